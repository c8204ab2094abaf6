//! Diseases and other states of health, in Portuguese and English, and the people after whom they (and tests, scales,
//! techniques) are named.

use super::layout::{WORD, diseases as field};
use super::{Lexicon, Match};

/// Health data that harm more when they leak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    Psychiatric,
    /// HIV, other sexually transmitted and stigmatised infections.
    Infection,
    /// Pregnancy, its end, fertility, sexual life.
    Reproductive,
    Genetic,
    Addiction,
}

/// What is known of a disease's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disease {
    /// A state of health. False for the bare name after which something is named (Wilson, Apgar, Glasgow).
    pub condition: bool,
    pub special: Option<Special>,
    /// Rare: with a place or an age it may tell who the person is.
    pub rare: bool,
    pub chronic: bool,
    /// Named after a person, or the bare name itself; no name of a patient.
    pub eponym: bool,
    /// An ordinary word too (raiva, gota, coma).
    pub homograph: bool,
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("diseases", inflects: true)
}

/// The disease or eponym of this folded name.
pub fn get(name: &str) -> Option<Disease> {
    lexicon().get(name).map(Disease::from)
}

/// The disease or eponym named at `start` of folded text, plural forms included.
pub fn longest(text: &str, start: usize) -> Option<(Match, Disease)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Disease {
    fn from(value: u64) -> Self {
        use Special::*;
        let category = field::CATEGORY.get(value).checked_sub(1);
        let special = [Psychiatric, Infection, Reproductive, Genetic, Addiction];
        Disease {
            condition: field::CONDITION.is(value),
            special: category.and_then(|index| special.get(index as usize)).copied(),
            rare: field::RARE.is(value),
            chronic: field::CHRONIC.is(value),
            eponym: field::EPONYM.is(value),
            homograph: WORD.is(value),
        }
    }
}
