//! S.1.1

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "lgpd-analyzer",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/privacy-types@0.1.0": text::contract::privacy_types,
        },
    });
}
