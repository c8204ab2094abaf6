//! From Portuguese health terms to the English ones that the literature is indexed by.

use super::layout::terms as field;
use super::{Lexicon, Match};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Disease,
    Drug,
    Treatment,
    Symptom,
    /// A measure, a food, a habit, a part of the body, a kind of study.
    Other,
}

/// What a Portuguese term is called in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub kind: Kind,
    english: &'static str,
    /// The English term is known to be a heading or entry term of MeSH.
    pub mesh: bool,
}

impl Term {
    /// The English terms, the usual one first.
    pub fn english(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.english.split('|')
    }
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("terms", inflects: true)
}

/// The term of this folded name.
pub fn get(name: &str) -> Option<Term> {
    lexicon().get(name).map(Term::from)
}

/// The term that begins at `start` of folded text, plural forms included.
pub fn longest(text: &str, start: usize) -> Option<(Match, Term)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Term {
    fn from(value: u64) -> Self {
        let kinds = [Kind::Disease, Kind::Drug, Kind::Treatment, Kind::Symptom, Kind::Other];
        Term {
            kind: kinds.get(field::KIND.get(value) as usize).copied().unwrap_or(Kind::Other),
            english: lexicon().text(field::ENGLISH.get(value)),
            mesh: field::MESH.is(value),
        }
    }
}
