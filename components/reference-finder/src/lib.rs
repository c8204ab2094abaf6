//! S.2-1.2

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "reference-finder",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/claims-types@0.1.0": text::contract::claims_types,
            "lauda:content/bibliography@0.1.0": text::contract::bibliography,
        },
    });
}
