//! Abbreviations of clinical texts and what they stand for.

use super::layout::{WORD, abbreviations as field};
use super::{Lexicon, Match};

/// What is known of an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// In Portuguese, with accents.
    pub expansion: &'static str,
    /// In small letters an ordinary word too (ela, em, ler): believe it only where the text has capitals.
    pub homograph: bool,
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("abbreviations", inflects: false)
}

/// What this folded abbreviation stands for.
pub fn get(name: &str) -> Option<Abbreviation> {
    lexicon().get(name).map(Abbreviation::from)
}

/// The abbreviation at `start` of folded text.
pub fn longest(text: &str, start: usize) -> Option<(Match, Abbreviation)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Abbreviation {
    fn from(value: u64) -> Self {
        Abbreviation { expansion: lexicon().text(field::EXPANSION.get(value)), homograph: WORD.is(value) }
    }
}
