//! What may be a name: the names of the rules, and whatever else is written or known as one.

use std::ops::Range;

use text::contract::types::BlockKind;
use text::lexicon::{diseases, drugs};
use text::token::TokenKind;

use crate::cue::Cues;
use crate::name::{self, Name};
use crate::reading::{Case, Reading, Style};

pub struct Candidate {
    pub first: usize,
    pub last: usize,
    /// Its words, without particles and initials; never none.
    pub words: Vec<usize>,
    /// Index in the names of the rules, when it is one.
    pub name: Option<usize>,
}

/// All candidates in order, none overlapping.
pub fn all(reading: &Reading, names: &[Name], taken: &[Range<usize>]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let (mut at, mut next) = (0, 0);
    while at < reading.source.tokens.len() {
        let name = names.get(next);
        let candidate = match name {
            Some(name) if name.first <= at => Some(ruled(reading, name, next)),
            _ => proposed(reading, at, name.map_or(usize::MAX, |name| name.first), taken),
        };
        at = candidate.as_ref().map_or(at, |candidate| candidate.last) + 1;
        found.extend(candidate);
        while names.get(next).is_some_and(|name| name.last < at) {
            next += 1;
        }
    }
    found
}

fn ruled(reading: &Reading, name: &Name, index: usize) -> Candidate {
    let letters =
        |at: usize| reading.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.end - token.start > 1);
    let mut words: Vec<usize> =
        (name.first..=name.last).filter(|&at| letters(at) && !reading.is(at, Cues::PARTICLE)).collect();
    if words.is_empty() {
        words.push(name.first);
    }
    Candidate { first: name.first, last: name.last, words, name: Some(index) }
}

/// What begins at token `at` and ends before token `until`, where the next name of the rules begins.
fn proposed(reading: &Reading, at: usize, until: usize, taken: &[Range<usize>]) -> Option<Candidate> {
    let start = reading.token(at)?.start;
    if name::overlaps(taken, start) || redacted(reading, at) || headed(reading, at) {
        return None;
    }
    let Some((last, mut words)) = name::propose(reading, at, taken) else {
        let candidate = Candidate { first: at, last: at, words: vec![at], name: None };
        return plain(reading, at).then_some(candidate);
    };
    words.retain(|&at| at < until);
    // "Sexo: F."; but "C.M.S." may be somebody.
    if words.is_empty() && last < at + 2 {
        return None;
    }
    if words.is_empty() {
        words.push(at);
    }
    Some(Candidate { first: at, last: last.min(until - 1), words, name: None })
}

/// Whether it stands in a heading: the model has learnt from prose, where a lone word with a capital is somebody.
fn headed(reading: &Reading, at: usize) -> bool {
    let block = reading.piece(at).and_then(|piece| reading.corpus.document.blocks.get(piece.block));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
}

/// "[nome] avisou", "[nome] (nora)": where a name was taken out, what follows would be read as the rest of it.
fn redacted(reading: &Reading, at: usize) -> bool {
    (1..=2).any(|back| at.checked_sub(back).is_some_and(|before| reading.word(before) == "]"))
}

/// A word that no lexicon knows, where nobody writes capitals.
fn plain(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    reading.token(at).is_some_and(|token| token.kind == TokenKind::Word)
        && word.len() >= 4
        && reading.case(at) == Case::Lower
        && reading.style(at) != Style::Cased
        && reading.cue(at).is_empty()
        && drugs::get(word).is_none()
        && diseases::get(word).is_none()
}
