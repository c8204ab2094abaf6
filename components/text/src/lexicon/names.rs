//! Brazilian given names and surnames.

use super::layout::{WORD, names as field};
use super::{Lexicon, Match};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
    /// Borne by both, or known as a surname only.
    Either,
}

/// What is known of one word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Given name of at least 500 people.
    pub given: bool,
    pub surname: bool,
    /// How common it is as either, 1 to 8: at least 500, 1,000, 3,000, 10,000, 30,000, 100,000, 300,000, 1,000,000
    /// bearers.
    pub frequency: u8,
    /// How common it is as a given name and as a surname, 0 where it is none.
    pub given_frequency: u8,
    pub surname_frequency: u8,
    pub sex: Sex,
    /// An ordinary word too (rosa, vitoria, leite, santos).
    pub word: bool,
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("names", inflects: false)
}

/// The name that one folded word is.
pub fn get(word: &str) -> Option<Name> {
    lexicon().get(word).map(Name::from)
}

/// The name at `start` of folded text; particles (da, dos, e) are no names.
pub fn longest(text: &str, start: usize) -> Option<(Match, Name)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Name {
    fn from(value: u64) -> Self {
        let (given, surname) = (field::GIVEN.get(value) as u8, field::SURNAME.get(value) as u8);
        Name {
            given: given > 0,
            surname: surname > 0,
            frequency: given.max(surname),
            given_frequency: given,
            surname_frequency: surname,
            sex: match field::SEX.get(value) {
                1 => Sex::Female,
                2 => Sex::Male,
                _ => Sex::Either,
            },
            word: WORD.is(value),
        }
    }
}
