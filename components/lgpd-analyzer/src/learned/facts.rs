//! What the model is told of a candidate: how it is made, what stands beside it, what its sentence and its block hold.
//! Nothing of what the rules decided, for they were written on the passages that the model learns from.

mod around;
mod hash;
mod shape;

use crate::cue::Cues;
use crate::name;
use crate::papers::Papers;
use crate::reading::{Case, Reading};

use super::candidate::Candidate;
use hash::{Facts, Kind};
pub use shape::Things;
use shape::{Shape, known};

/// How far behind a name its registration stands, in bytes: right behind it, or in the same signature.
const NEXT: usize = 12;
const SIGNATURE: usize = 110;
/// Shorter words of a sentence tell nothing where their place is not known.
const LONG: usize = 3;

/// The buckets of all facts.
pub fn of(reading: &Reading, things: &Things, candidate: &Candidate, papers: &Papers) -> Vec<u32> {
    let shape = Shape::new(reading, candidate);
    let mut facts = Facts::default();
    made(reading, things, candidate, &shape, &mut facts);
    shape::letters(reading, candidate, &mut facts);
    around::beside(reading, things, candidate, &shape, &mut facts);
    around::breaks(reading, candidate, &shape, &mut facts);
    place(reading, candidate, &shape, &mut facts);
    numbered(reading.range(candidate.first, candidate.last).end, papers, &mut facts);
    facts.buckets()
}

/// How the candidate is written, and what the lexicons know of its words.
fn made(reading: &Reading, things: &Things, candidate: &Candidate, shape: &Shape, facts: &mut Facts) {
    let (first, last) = (shape.first, shape.last);
    let style = reading.style(first) as u32;
    let english = u32::from(reading.english());
    let opens = u32::from(reading.opens(candidate.first));
    facts.number(Kind::Always, 0);
    facts.number(Kind::Shape, shape.code);
    facts.number(Kind::ShapeInText, (shape.code * 2 + opens) * 8 + style * 2 + english);
    facts.number(Kind::Length, candidate.words.len() as u32);
    facts.number(Kind::Text, style * 4 + english * 2 + opens);
    facts.number(Kind::FirstKnown, known(reading, first));
    facts.number(Kind::LastKnown, known(reading, last));
    facts.number(Kind::CaseInText, shape::case(reading, first) * 4 + style);
    facts.number(Kind::Eponym, u32::from(reading.eponym(first)) * 2 + u32::from(reading.eponym(last)));
    let count = |test: &dyn Fn(usize) -> bool| candidate.words.iter().filter(|&&at| test(at)).count().min(3) as u32;
    let unknown = count(&|at| reading.name(at).is_none());
    let lower = count(&|at| reading.case(at) == Case::Lower);
    let upper = count(&|at| reading.case(at) == Case::Upper);
    facts.number(Kind::Counts, unknown * 16 + lower * 4 + upper);
    facts.number(Kind::Things, candidate.words.iter().fold(0, |all, &at| all | things.of(at)));
    for &at in &candidate.words {
        facts.number(Kind::WordKnown, known(reading, at));
        reading.cue(at).each().for_each(|cue| facts.number(Kind::WordCue, cue));
    }
}

/// Where it stands in its block, and what else is said there.
fn place(reading: &Reading, candidate: &Candidate, shape: &Shape, facts: &mut Facts) {
    let start = reading.token(candidate.first).map_or(0, |token| token.start);
    let sentence = reading.tokens_in(&reading.scope(start));
    let cues = sentence.clone().fold(Cues::default(), |all, at| all.or(reading.cue(at)));
    cues.each().for_each(|cue| facts.number(Kind::SentenceCue, cue));
    let others = sentence.filter(|at| !(candidate.first..=candidate.last).contains(at));
    others
        .map(|at| reading.word(at))
        .filter(|word| word.len() >= LONG)
        .for_each(|word| facts.word(Kind::InSentence, 0, word));
    reading.block_cues(start).each().for_each(|cue| facts.number(Kind::BlockCue, cue));
    let aged = u32::from(name::is_aged(reading, candidate.last));
    facts.number(Kind::Aged, aged);
    facts.number(Kind::ShapeAged, aged * 1024 + shape.code);
    let block = reading.corpus.piece(start).map_or(0..0, |piece| piece.range.clone());
    let tokens = reading.tokens_in(&block);
    facts.number(Kind::FromStart, candidate.first.saturating_sub(tokens.start).min(8) as u32);
    facts.number(Kind::ToEnd, tokens.end.saturating_sub(candidate.last + 1).min(6) as u32);
    facts.number(Kind::BlockLength, tokens.len().min(63) as u32 / 8);
}

/// Whether a number that makes somebody a professional follows, or a document.
fn numbered(end: usize, papers: &Papers, facts: &mut Facts) {
    let registered =
        papers.registered(end).map_or(0, |distance| u32::from(distance <= SIGNATURE) + u32::from(distance <= NEXT));
    facts.number(Kind::Registered, registered);
    facts.number(Kind::Documented, u32::from(papers.documented(end)));
}
