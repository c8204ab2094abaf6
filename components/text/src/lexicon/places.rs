//! The municipalities of Brazil: 5,571, edition and estimate of 2025.

use super::layout::{WORD, places as field};
use super::{Lexicon, Match};

/// Size of a municipality, by inhabitants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Population {
    Below5k,
    Below20k,
    Below50k,
    Below100k,
    Below500k,
    Below1M,
    From1M,
}

/// What is known of the name of a municipality; several may share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    value: u64,
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("places", inflects: false)
}

/// The place that a folded name is.
pub fn get(name: &str) -> Option<Place> {
    lexicon().get(name).map(Place::from)
}

/// The place whose name begins at `start` of folded text.
pub fn longest(text: &str, start: usize) -> Option<(Match, Place)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Place {
    fn from(value: u64) -> Self {
        Place { value }
    }
}

impl Place {
    /// Codes of the states that have a municipality of this name, in alphabetical order.
    pub fn states(self) -> impl Iterator<Item = &'static str> {
        let mask = field::STATES_OF.get(self.value);
        field::STATES.iter().enumerate().filter(move |(index, _)| mask >> index & 1 == 1).map(|(_, state)| *state)
    }

    /// Whether fewer than 20,000 people live there: in the municipality of `state` (two letters, any case) where one
    /// is given, else in every municipality of this name.
    pub fn small(self, state: Option<&str>) -> bool {
        let small = field::SMALL_IN.get(self.value);
        let index = state.and_then(|state| field::STATES.iter().position(|code| code.eq_ignore_ascii_case(state)));
        match index {
            Some(index) => small >> index & 1 == 1,
            None => small == field::STATES_OF.get(self.value),
        }
    }

    /// Population class of the largest municipality of this name.
    pub fn population(self) -> Population {
        use Population::*;
        let classes = [Below5k, Below20k, Below50k, Below100k, Below500k, Below1M, From1M];
        classes.get(field::CLASS.get(self.value) as usize).copied().unwrap_or(From1M)
    }

    /// Capital of a state.
    pub fn capital(self) -> bool {
        field::CAPITAL.is(self.value)
    }

    /// An ordinary word or phrase too (natal, saude, boa vista).
    pub fn word(self) -> bool {
        WORD.is(self.value)
    }
}
