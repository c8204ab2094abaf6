//! Lexicons: what words are names, places, medicines, diseases, occupations, specialties, and what English term they
//! have. Each is compiled by the build script from `components/lexicons/*.tsv` when the cargo feature of its name is
//! on, so that a guest carries only what it reads. All take folded text (see [`crate::fold`]).

mod automaton;
mod inflect;
pub mod layout;
mod typo;

pub use automaton::{Lexicon, Match};

/// The static lexicon of the files that the build script wrote under this name.
#[allow(unused_macros)]
macro_rules! lexicon {
    ($name:literal, inflects: $inflects:literal) => {{
        static LEXICON: std::sync::LazyLock<$crate::lexicon::Lexicon> = std::sync::LazyLock::new(|| {
            $crate::lexicon::Lexicon::new(
                include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".fst")),
                include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".val")),
                include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".txt")),
                $inflects,
            )
        });
        &LEXICON
    }};
}

#[cfg(feature = "abbreviations")]
pub mod abbreviations;
#[cfg(feature = "brands")]
pub mod brands;
#[cfg(feature = "diseases")]
pub mod diseases;
#[cfg(feature = "drugs")]
pub mod drugs;
#[cfg(feature = "english_names")]
pub mod english_names;
#[cfg(feature = "names")]
pub mod names;
#[cfg(feature = "occupations")]
pub mod occupations;
#[cfg(feature = "places")]
pub mod places;
#[cfg(feature = "specialties")]
pub mod specialties;
#[cfg(feature = "terms")]
pub mod terms;

#[cfg(test)]
mod tests;
