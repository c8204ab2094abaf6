//! What stands before and behind a candidate.

use text::token::TokenKind;

use crate::learned::candidate::Candidate;
use crate::reading::Reading;

use super::hash::{Facts, Kind};
use super::shape::{self, Shape, Things};

/// Each of so many words on either side has its place; of so many it is known that they are there.
const PLACES: usize = 3;
const NEAR: usize = 6;

/// A side of the candidate, with the kinds of its facts.
struct Side {
    word: Kind,
    word_shape: Kind,
    cue: Kind,
    cue_shape: Kind,
    known: Kind,
    things: Kind,
    any: Kind,
}

const BEFORE: Side = Side {
    word: Kind::Before,
    word_shape: Kind::BeforeShape,
    cue: Kind::BeforeCue,
    cue_shape: Kind::BeforeCueShape,
    known: Kind::BeforeKnown,
    things: Kind::BeforeThings,
    any: Kind::AnyBefore,
};

const AFTER: Side = Side {
    word: Kind::After,
    word_shape: Kind::AfterShape,
    cue: Kind::AfterCue,
    cue_shape: Kind::AfterCueShape,
    known: Kind::AfterKnown,
    things: Kind::AfterThings,
    any: Kind::AnyAfter,
};

pub fn beside(reading: &Reading, things: &Things, candidate: &Candidate, shape: &Shape, facts: &mut Facts) {
    let before = |step: usize| candidate.first.checked_sub(step);
    let after = |step: usize| Some(candidate.last + step);
    side(reading, things, &BEFORE, before, shape, facts);
    side(reading, things, &AFTER, after, shape, facts);
    let [one, two] = [1, 2].map(|step| key(reading, before(step)));
    let [next, over] = [1, 2].map(|step| key(reading, after(step)));
    facts.words(Kind::TwoBefore, two, one);
    facts.words(Kind::TwoAfter, next, over);
    facts.words(Kind::BothSides, one, next);
    for (place, word) in [(0, one), (1, next), (2, over)] {
        endings(word, place, facts);
    }
}

fn side(
    reading: &Reading,
    things: &Things,
    side: &Side,
    at: impl Fn(usize) -> Option<usize>,
    shape: &Shape,
    facts: &mut Facts,
) {
    for step in 1..=NEAR {
        let word = key(reading, at(step));
        facts.word(side.any, 0, word);
        if step > PLACES {
            continue;
        }
        let place = step as u32;
        facts.word(side.word, place, word);
        if step < PLACES {
            facts.word(side.word_shape, place * 8 + shape.coarse, word);
        }
        let Some(at) = at(step) else { continue };
        for cue in reading.cue(at).each() {
            facts.number(side.cue, place * 32 + cue);
            if step == 1 {
                facts.number(side.cue_shape, shape.coarse * 32 + cue);
            }
        }
        if step < PLACES {
            facts.number(side.known, (place * 4 + shape::case(reading, at)) * 64 + shape::known(reading, at));
            facts.number(side.things, place * 32 + things.of(at));
        }
    }
}

/// A word as a neighbour: of a number no more than its length tells something.
fn key<'r>(reading: &Reading<'r>, at: Option<usize>) -> &'r str {
    let Some(at) = at else { return "<" };
    let Some(token) = reading.token(at) else { return ">" };
    match (token.kind, token.end - token.start) {
        (TokenKind::Number, 1) => "1",
        (TokenKind::Number, 2) => "11",
        (TokenKind::Number, 3) => "111",
        (TokenKind::Number, 4) => "1111",
        (TokenKind::Number, _) => "11111",
        _ => reading.word(at),
    }
}

/// The tense of a verb, the gender of a noun.
fn endings(word: &str, place: u32, facts: &mut Facts) {
    let mut starts = word.char_indices().rev().map(|(start, _)| start);
    if let (Some(two), Some(three), Some(_)) = (starts.nth(1), starts.next(), starts.next()) {
        facts.word(Kind::TwoLetters, place, &word[two..]);
        facts.word(Kind::ThreeLetters, place, &word[three..]);
    }
}

/// Whether lines end before it and behind it.
pub fn breaks(reading: &Reading, candidate: &Candidate, shape: &Shape, facts: &mut Facts) {
    let broken = |first: usize, second: usize| u32::from(reading.gap(first, second).contains('\n'));
    let before = candidate.first.checked_sub(1).map_or(2, |before| broken(before, candidate.first));
    let after = reading.token(candidate.last + 1).map_or(2, |_| broken(candidate.last, candidate.last + 1));
    facts.number(Kind::Breaks, before * 4 + after);
    facts.number(Kind::BreaksShape, (before * 4 + after) * 1024 + shape.code);
}
