//! S.1.2

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "claims-extractor",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/claims-types@0.1.0": text::contract::claims_types,
        },
    });
}
