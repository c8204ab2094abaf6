//! Occupations, in both genders.

use super::layout::WORD;
use super::{Lexicon, Match};

/// What is known of an occupation's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// An ordinary word too (caixa, modelo, segurança).
    pub homograph: bool,
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("occupations", inflects: true)
}

/// The occupation of this folded name.
pub fn get(name: &str) -> Option<Occupation> {
    lexicon().get(name).map(Occupation::from)
}

/// The occupation named at `start` of folded text, plural forms included.
pub fn longest(text: &str, start: usize) -> Option<(Match, Occupation)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Occupation {
    fn from(value: u64) -> Self {
        Occupation { homograph: WORD.is(value) }
    }
}
