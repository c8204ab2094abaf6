//! How words are written and spelt, and what the lexicons know of them.

use text::lexicon::{brands, diseases, drugs, occupations, places};

use crate::learned::candidate::Candidate;
use crate::reading::{Case, Reading};

use super::hash::{Facts, Kind};

/// The candidate in short: case, number of words, what its first and its last are.
pub struct Shape {
    pub first: usize,
    pub last: usize,
    /// Below 1,024.
    pub code: u32,
    /// Below 8: lower case, more words than one, first word known.
    pub coarse: u32,
}

impl Shape {
    pub fn new(reading: &Reading, candidate: &Candidate) -> Self {
        let first = candidate.words.first().copied().unwrap_or(candidate.first);
        let last = candidate.words.last().copied().unwrap_or(first);
        let words = candidate.words.len().min(3) as u32;
        let behind = if words > 1 { class(reading, last) } else { 7 };
        let code = ((case(reading, first) * 4 + words) * 8 + class(reading, first)) * 8 + behind;
        let lower = u32::from(reading.case(first) == Case::Lower);
        let known = u32::from(reading.name(first).is_some());
        Self { first, last, code, coarse: lower * 4 + u32::from(words > 1) * 2 + known }
    }
}

/// What a word is as a name, below 7.
fn class(reading: &Reading, at: usize) -> u32 {
    match reading.name(at) {
        None => 0,
        Some(name) if name.given_frequency == 0 => 1 + u32::from(name.word),
        Some(name) if name.given_frequency < 4 => 3 + u32::from(name.word),
        Some(name) => 5 + u32::from(name.word),
    }
}

pub fn case(reading: &Reading, at: usize) -> u32 {
    match reading.case(at) {
        Case::Lower => 0,
        Case::Capital => 1,
        Case::Upper => 2,
    }
}

/// How common a word is as a given name and as a surname, below 64.
pub fn known(reading: &Reading, at: usize) -> u32 {
    let rank = |frequency: u8| match frequency {
        0 => 0,
        1..=3 => 1,
        4..=5 => 2,
        _ => 3,
    };
    let name = reading.name(at);
    name.map_or(0, |name| 1 + rank(name.given_frequency) * 8 + rank(name.surname_frequency) * 2 + u32::from(name.word))
}

/// What else than a name each token is, one bit each kind, below 32.
pub struct Things(Vec<u8>);

impl Things {
    pub fn new(reading: &Reading) -> Self {
        Self(reading.words.each(things))
    }

    pub fn of(&self, at: usize) -> u32 {
        self.0.get(at).copied().map_or(0, u32::from)
    }
}

fn things(word: &str) -> u8 {
    let kinds = [
        drugs::get(word).is_some(),
        diseases::get(word).is_some(),
        brands::get(word).is_some(),
        places::get(word).is_some(),
        occupations::get(word).is_some(),
    ];
    kinds.iter().rev().fold(0, |bits, &is| bits * 2 + u8::from(is))
}

/// Longest ending that is looked at.
const ENDING: usize = 4;

/// How the first word and the last are spelt; all their letters, three by three, where no lexicon knows them.
pub fn letters(reading: &Reading, candidate: &Candidate, facts: &mut Facts) {
    let [.., last] = candidate.words.as_slice() else { return };
    let first = candidate.words.first().filter(|first| *first != last);
    for (place, &at) in first.into_iter().map(|at| (0, at)).chain([(u32::from(first.is_some()), last)]) {
        let word = reading.word(at);
        let lower = u32::from(reading.case(candidate.words[0]) == Case::Lower);
        let unknown = u32::from(reading.name(at).is_none());
        let ends: Vec<usize> = word.char_indices().map(|(start, _)| start).chain([word.len()]).collect();
        let count = ends.len() - 1;
        for length in 1..=ENDING.min(count.saturating_sub(1)) {
            facts.word(Kind::Ending, place * 4 + unknown * 2 + lower, &word[ends[count - length]..]);
        }
        facts.number(Kind::Letters, (count.min(12) as u32) * 8 + place * 4 + unknown * 2 + lower);
        for window in ends.windows(4).filter(|_| unknown == 1) {
            facts.word(Kind::Trigram, lower, &word[window[0]..window[3]]);
        }
    }
}
