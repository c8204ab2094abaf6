//! Names of people. A sequence of words that may be a name is judged by what it is made of (the lexicon of names, how
//! common each is, whether it is an ordinary word too), how it is written, and what stands before and after it.

mod bedside;
mod block;
mod byline;
mod citation;
mod context;
mod english;
mod kind;
mod label;
pub mod lexicon;
mod position;
mod sequence;
mod single;

use std::collections::HashSet;
use std::ops::Range;

use text::lexicon::brands;

use crate::reading::Reading;
pub use citation::reference_pieces;
pub use context::{Cue, aged as is_aged};
use sequence::Sequence;

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Name {
    pub first: usize,
    pub last: usize,
    /// Byte range of the corpus, titles excluded.
    pub range: Range<usize>,
    pub confidence: f32,
    /// What stands before it, or how it came to be taken for a name.
    pub cue: Cue,
    /// The token of that cue, if it is a word.
    pub cue_at: Option<usize>,
    /// Words of the name without particles and initials, folded.
    pub words: Vec<String>,
}

/// All names, in order, none overlapping.
pub fn find(reading: &Reading, taken: &[Range<usize>]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let mut doubtful = Vec::new();
    let mut at = 0;
    while at < reading.source.tokens.len() {
        match candidate(reading, at, taken) {
            Some((name, true)) => {
                at = name.last + 1;
                found.push(name);
            }
            Some((name, false)) => {
                // No word inside "Flor de Lis" is a name by itself.
                at = if name.words.len() > 1 { name.last + 1 } else { at + 1 };
                doubtful.push(name);
            }
            None => at += 1,
        }
    }
    confirm(&mut found, doubtful);
    found.sort_by_key(|name| name.range.start);
    found
}

/// The candidate at token `at`, and whether it counts by itself.
fn candidate(reading: &Reading, at: usize, taken: &[Range<usize>]) -> Option<(Name, bool)> {
    let start = reading.token(at)?.start;
    if overlaps(taken, start) {
        return None;
    }
    if let Some(name) =
        label::named(reading, at).or_else(|| citation::cited(reading, at)).or_else(|| position::named(reading, at))
    {
        return (!overlaps(taken, name.range.end - 1)).then_some((name, true));
    }
    let sequence = sequence::at(reading, at)?;
    let (sequence, inverted) = match english::inverted(reading, &sequence) {
        Some(whole) => (whole, true),
        None => (sequence, false),
    };
    if overlaps(taken, reading.range(sequence.first, sequence.last).end - 1) {
        return None;
    }
    let context = context::before(reading, &sequence);
    if !bedside::family(reading, &sequence) && block::blocked(reading, &sequence, &context) {
        // "Aurora" is a town, unless Aurora Mantovani has been named.
        let homonym = sequence.elements[0].given > 2 && block::homonym(reading, &sequence);
        return homonym.then(|| (named(reading, &sequence, context, 0.3), false));
    }
    let confidence = if inverted { 0.85 } else { judge(reading, &sequence, &context) };
    let sure = confidence >= ACCEPT;
    (confidence > 0.0).then(|| (named(reading, &sequence, context, confidence), sure))
}

/// What stands at token `at` and may be a name, sure or not: its last token, and its words without particles and initials.
pub fn propose(reading: &Reading, at: usize, taken: &[Range<usize>]) -> Option<(usize, Vec<usize>)> {
    let sequence = sequence::at(reading, at)?;
    if overlaps(taken, reading.range(sequence.first, sequence.last).end - 1) {
        return None;
    }
    let words = sequence.elements.iter().filter(|element| !element.initial).map(|element| element.at);
    Some((sequence.last, words.collect()))
}

/// The cue before a proposal at token `at`; none for what is known as a place, a medicine, an eponym or another thing, or
/// as somebody of whom everybody knows.
pub fn cue_of(reading: &Reading, at: usize) -> Option<(Cue, Option<usize>)> {
    let Some(sequence) = sequence::at(reading, at) else { return Some((Cue::None, None)) };
    let context = context::before(reading, &sequence);
    let brand = sequence.elements.iter().any(|element| brands::get(reading.word(element.at)).is_some());
    let known = brand || citation::public_figure(reading, &sequence) || block::blocked(reading, &sequence, &context);
    (!known).then_some((context.cue, context.at))
}

const ACCEPT: f32 = 0.6;

pub fn overlaps(taken: &[Range<usize>], at: usize) -> bool {
    let index = taken.partition_point(|range| range.end <= at);
    taken.get(index).is_some_and(|range| range.start <= at)
}

fn named(reading: &Reading, sequence: &Sequence, context: context::Before, confidence: f32) -> Name {
    let words =
        sequence.elements.iter().filter(|element| !element.initial).map(|element| reading.word(element.at).to_owned());
    let quotable = matches!(context.cue, Cue::None | Cue::Title | Cue::Person | Cue::Says | Cue::Honorific);
    let cue = if quotable && citation::public_figure(reading, sequence) { Cue::Public } else { context.cue };
    let first = context.includes.unwrap_or(sequence.first);
    Name {
        first,
        last: sequence.last,
        range: reading.range(first, sequence.last),
        confidence,
        cue,
        cue_at: context.at,
        words: words.collect(),
    }
}

/// How sure it is that the sequence is a name, 0-1.
fn judge(reading: &Reading, sequence: &Sequence, context: &context::Before) -> f32 {
    let first = &sequence.elements[0];
    let full = sequence.elements.len() > 1;
    let capital = sequence.capital;
    let cued = context.cue != Cue::None;
    if bedside::placed(reading, sequence) {
        return 0.8;
    }
    if full && first.given > 0 {
        return judge_full(reading, sequence, cued);
    }
    if full && sequence.elements.iter().all(|element| element.initial) {
        let minor = reading.word(sequence.first.wrapping_sub(1)) == "menor";
        return if minor || cued || context::aged(reading, sequence.last) { 0.75 } else { 0.0 };
    }
    if full && first.initial {
        let told =
            context::aged(reading, sequence.last) || reading.english() && english::acts(reading, sequence.last, false);
        return if sequence.known > 0 && (capital || cued) || capital && (cued || told) { 0.8 } else { 0.0 };
    }
    if full {
        // A surname or an unknown word first: "Kethelyn Souza" is a name, "Costa Rica" is blocked, "Bom Dia" is none.
        return match (cued, capital && !sequence.shouted) {
            (true, _) if capital || sequence.known > 0 => 0.88,
            (false, true)
                if first.unknown
                    && sequence.surnames > 0
                    && !reading.opens(sequence.first)
                    && !(reading.english() && sequence.ordinary()) =>
            {
                0.72
            }
            (false, true) if !first.word && !reading.opens(sequence.first) && sequence.given_behind() => 0.7,
            (false, true) if sequence.surnames > 1 && !sequence.ordinary() => 0.65,
            (false, true) if first.unknown && sequence.surnames > 0 && !sequence.ordinary() => 0.62,
            (false, true) if first.unknown && position::treated(reading, sequence) => 0.66,
            (false, false)
                if capital && first.unknown && sequence.known > 0 && context::aged(reading, sequence.last) =>
            {
                0.66
            }
            _ => 0.0,
        };
    }
    single::judge(reading, sequence, context)
}

fn judge_full(reading: &Reading, sequence: &Sequence, cued: bool) -> f32 {
    let doubtful = sequence.elements[0].word && sequence.elements[0].given < 4 && !cued;
    let told = context::aged(reading, sequence.last) || sequence.surnames > 1 && !sequence.shouted;
    match (sequence.capital, sequence.ordinary()) {
        (true, _) if told && sequence.known > 1 => 0.95,
        (true, false) if doubtful => 0.5,
        (true, false) => 0.99,
        (true, true) if !cued && (sequence.shouted || sequence.elements[0].given < 4) => 0.5,
        (true, true) => 0.9,
        (false, false) => 0.95,
        (false, true) if cued => 0.9,
        (false, true) => 0.0,
    }
}

/// A doubtful candidate counts when one of its words belongs to a name that was found for sure.
fn confirm(found: &mut Vec<Name>, doubtful: Vec<Name>) {
    let known: HashSet<String> =
        found.iter().filter(|name| name.cue != Cue::Citation).flat_map(|name| name.words.iter().cloned()).collect();
    let mut more: Vec<Name> = Vec::new();
    for mut name in doubtful {
        let after = found.partition_point(|other| other.range.end <= name.range.start);
        let free = found.get(after).is_none_or(|other| name.range.end <= other.range.start)
            && more.last().is_none_or(|other| other.range.end <= name.range.start);
        if free && name.confidence >= 0.3 && name.words.iter().any(|word| known.contains(word)) {
            name.confidence = 0.75;
            more.push(name);
        }
    }
    found.append(&mut more);
}
