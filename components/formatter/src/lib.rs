//! Quantities, dates and citations by locale.

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "formatter",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/bibliography@0.1.0": text::contract::bibliography,
        },
    });
}
