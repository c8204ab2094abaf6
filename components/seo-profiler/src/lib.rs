//! S.3-2

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "seo-profiler",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/privacy-types@0.1.0": text::contract::privacy_types,
            "lauda:content/bibliography@0.1.0": text::contract::bibliography,
            "lauda:content/publishing@0.1.0": text::contract::publishing,
            "lauda:content/profile-types@0.1.0": text::contract::profile_types,
        },
    });
}
