//! What several guests need of text. Linked, never called across a boundary.

pub mod clause;
pub mod contract;
pub mod edit;
pub mod fold;
pub mod format;
pub mod id;
#[cfg(feature = "lexicon")]
pub mod lexicon;
pub mod limits;
pub mod placeholder;
pub mod readability;
pub mod sentence;
pub mod token;
