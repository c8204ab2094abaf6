//! Health concepts in Portuguese and English: what a sentence or a title is about, and the English terms that
//! PubMed knows it by. Shared by the stages that look for statements and for publications about them.

#[cfg(feature = "compile")]
pub mod compile;
pub mod pattern;

use std::ops::Range;
use std::sync::OnceLock;

use pattern::{Automaton, Word};

/// What kind of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    Condition,
    Symptom,
    /// A medicine or a vaccine.
    Drug,
    /// A procedure, a therapy, an examination that is offered as a service.
    Procedure,
    /// A food or a diet.
    Food,
    /// A vitamin, a mineral, another supplement: something with a dose.
    Supplement,
    /// A behaviour or an exposure.
    Behaviour,
    /// Something that studies measure.
    Measure,
    /// A test, a questionnaire, an equation.
    Test,
    Anatomy,
    /// A group of people.
    Group,
    Place,
    /// A society or an authority whose documents are cited.
    Organisation,
    /// "patients", "health", "risk": about health only beside something stronger.
    Weak,
}

/// A concept and the English terms for it.
#[derive(Debug)]
pub struct Concept {
    pub class: Class,
    /// The preferred term; a MeSH heading where `mesh`.
    pub term: &'static str,
    pub mesh: bool,
    pub synonyms: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/concepts.rs"));

/// A concept at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the concept; see [`concept`].
    pub id: u16,
    /// Indices of words.
    pub words: Range<usize>,
}

impl Found {
    pub fn class(&self) -> Class {
        concept(self.id).class
    }
}

/// The concept with an index that [`find`] gave.
pub fn concept(id: u16) -> &'static Concept {
    // Any other index is answered with the first concept rather than a panic.
    CONCEPTS.get(usize::from(id)).unwrap_or(&CONCEPTS[0])
}

/// The concept with this preferred term, written as [`Concept::term`] has it.
pub fn named(term: &str) -> Option<u16> {
    BY_TERM.binary_search_by_key(&term, |entry| entry.0).ok().and_then(|at| BY_TERM.get(at)).map(|entry| entry.1)
}

/// Whether what is said of one concept says something of the other.
pub fn near(a: u16, b: u16) -> bool {
    NEAR.binary_search(&(a, b)).is_ok()
}

fn automaton() -> Option<&'static Automaton> {
    static AUTOMATON: OnceLock<Option<Automaton>> = OnceLock::new();
    AUTOMATON.get_or_init(|| Automaton::new(AUTOMATON_BYTES)).as_ref()
}

/// The concepts in `folded`, leftmost and longest, not overlapping.
pub fn find(folded: &str, words: &[Word]) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(automaton) = automaton() else { return found };
    let mut at = 0;
    while at < words.len() {
        let Some(hit) = automaton.longest(folded, words, at) else {
            at += 1;
            continue;
        };
        found.push(Found { id: hit.value as u16, words: at..hit.end });
        at = hit.end;
    }
    found
}

#[cfg(test)]
mod tests;
