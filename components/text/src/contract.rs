//! The types of the contracts, generated once, so that shared code can name them. A guest maps its world onto these
//! with the `with` option of `generate!`.

wit_bindgen::generate!({
    path: "../../wit/content",
    inline: "
        package lauda:text;
        world contract {
            import lauda:content/types@0.1.0;
            import lauda:content/privacy-types@0.1.0;
            import lauda:content/claims-types@0.1.0;
            import lauda:content/bibliography@0.1.0;
            import lauda:content/publishing@0.1.0;
            import lauda:content/profile-types@0.1.0;
        }
    ",
    generate_all,
    additional_derives: [PartialEq],
});

pub use lauda::content::{bibliography, claims_types, privacy_types, profile_types, publishing, types};
