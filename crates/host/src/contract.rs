//! The contracts of `wit/`, generated. Types that several worlds share are generated once, in [`shared`], so that each
//! value of `domain` has one counterpart here. Nothing of this leaves the crate.

/// The interfaces that hold types only.
pub mod shared {
    wasmtime::component::bindgen!({
        path: "../../wit/content",
        inline: "
            package lauda:host;
            world shared {
                import lauda:content/types@0.1.0;
                import lauda:content/privacy-types@0.1.0;
                import lauda:content/claims-types@0.1.0;
                import lauda:content/bibliography@0.1.0;
                import lauda:content/publishing@0.1.0;
                import lauda:content/profile-types@0.1.0;
            }
        ",
        world: "lauda:host/shared",
    });
    pub use lauda::content::{bibliography, claims_types, privacy_types, profile_types, publishing, types};
}

/// A module for each world, which maps the named interfaces onto [`shared`].
macro_rules! worlds {
    ($($module:ident, $world:literal, [$($interface:literal => $shared:ident),*];)*) => {$(
        pub mod $module {
            wasmtime::component::bindgen!({
                path: "../../wit/content",
                world: $world,
                with: { $($interface: crate::contract::shared::$shared),* },
            });
        }
    )*};
}

worlds! {
    privacy, "lgpd-analyzer", [
        "lauda:content/types@0.1.0" => types,
        "lauda:content/privacy-types@0.1.0" => privacy_types
    ];
    claims, "claims-extractor", [
        "lauda:content/types@0.1.0" => types,
        "lauda:content/claims-types@0.1.0" => claims_types
    ];
    evidence, "reference-finder", [
        "lauda:content/types@0.1.0" => types,
        "lauda:content/claims-types@0.1.0" => claims_types,
        "lauda:content/bibliography@0.1.0" => bibliography
    ];
    profile, "seo-profiler", [
        "lauda:content/types@0.1.0" => types,
        "lauda:content/privacy-types@0.1.0" => privacy_types,
        "lauda:content/bibliography@0.1.0" => bibliography,
        "lauda:content/publishing@0.1.0" => publishing,
        "lauda:content/profile-types@0.1.0" => profile_types
    ];
    compose, "text-composer", [
        "lauda:content/types@0.1.0" => types,
        "lauda:content/privacy-types@0.1.0" => privacy_types,
        "lauda:content/claims-types@0.1.0" => claims_types,
        "lauda:content/bibliography@0.1.0" => bibliography,
        "lauda:content/publishing@0.1.0" => publishing,
        "lauda:content/profile-types@0.1.0" => profile_types
    ];
    rules, "content-validator", [
        "lauda:content/types@0.1.0" => types,
        "lauda:content/privacy-types@0.1.0" => privacy_types
    ];
    formatting, "formatter", [
        "lauda:content/types@0.1.0" => types,
        "lauda:content/bibliography@0.1.0" => bibliography
    ];
}

pub mod health_calc {
    wasmtime::component::bindgen!({ path: "../../wit/health-calc", world: "health-calculator" });
}
