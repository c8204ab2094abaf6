//! Parts a block into sentences: as the shared splitter does, and further where a reference mark hides the end of a
//! sentence or a dictated list of medicines has none.

use std::ops::Range;

use concepts::Class;
use text::id::is_number;

use crate::cue::Cue;
use crate::passage::Passage;

pub fn split(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let source = passage.source;
    let mut found = Vec::new();
    for range in text::sentence::sentences(source) {
        for part in after_marks(source, range) {
            doses(passage, part, &mut found);
        }
    }
    found
}

/// Parts "… arterial.[2] A dieta …" and "… arterial.² A dieta …" behind the mark, which belongs to what it follows.
fn after_marks(source: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let text = source.get(range.clone()).unwrap_or_default();
    let mut parts = Vec::new();
    let mut start = range.start;
    for (stop, _) in text.match_indices(['.', '!', '?']) {
        let rest = &text[stop + 1..];
        let mark = mark_length(rest);
        let after = &rest[mark..];
        let next = after.trim_start();
        if mark > 0 && next.len() < after.len() && next.starts_with(char::is_uppercase) {
            let end = range.start + stop + 1 + mark;
            parts.push(start..end);
            start = end + (after.len() - next.len());
        }
    }
    parts.push(start..range.end);
    parts
}

/// Bytes of the reference marks at the start of `text`: "[2]", "[1,3-5]", "²".
pub fn mark_length(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let raised = rest.find(|c| !is_raised(c)).unwrap_or(rest.len());
        let bracketed = rest.strip_prefix('[').and_then(|inner| {
            let close = inner.find(']').filter(|&close| close > 0 && close <= 24)?;
            inner[..close]
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | ' ' | '-' | '–'))
                .then_some(close + 2)
        });
        match raised.max(bracketed.unwrap_or(0)) {
            0 => return length,
            more => length += more,
        }
    }
}

pub fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁻' | '˒')
}

/// Parts dictated prescriptions, which have no punctuation: before each medicine that follows a dose, and before a
/// figure that does.
fn doses(passage: &Passage<'_>, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let sentence = passage.sentence(range.clone());
    let mut start = range.start;
    if sentence.has(Cue::Dose) && !sentence.text().contains([',', ';', ':', '(']) {
        let medicines: Vec<usize> = sentence
            .concepts
            .iter()
            .filter(|found| matches!(found.class(), Class::Drug | Class::Supplement))
            .map(|found| found.words.start)
            .collect();
        let figures =
            sentence.cues.iter().filter(|hit| hit.is(Cue::Statistic)).map(|hit| figure(passage, hit.words.start));
        let mut cuts: Vec<usize> = medicines.iter().map(|&at| order(&sentence, at)).chain(figures).collect();
        cuts.sort_unstable();
        let mut last = sentence.words.start;
        for cut in cuts {
            let named = medicines.iter().any(|at| (last..cut).contains(at));
            let dosed =
                sentence.cues.iter().any(|hit| hit.is(Cue::Dose) && hit.words.start >= last && hit.words.end <= cut);
            if named && dosed {
                let at = passage.original(cut..cut + 1).start;
                push(passage.source, start..at, found);
                (start, last) = (at, cut);
            }
        }
    }
    push(passage.source, start..range.end, found);
}

/// Where the order of the medicine at word `at` begins: at the amount before it in "5 mg de alprazolam".
fn order(sentence: &crate::passage::Sentence<'_>, at: usize) -> usize {
    let of = at.checked_sub(1).filter(|&of| matches!(sentence.passage.word(of), "de" | "of"));
    let amount = of.and_then(|of| sentence.cues.iter().find(|hit| hit.is(Cue::Dose) && hit.words.end == of));
    amount.map_or(at, |hit| hit.words.start)
}

/// The first word of the number that a cue at word `at` ends: "oitenta e cinco por cento".
fn figure(passage: &Passage<'_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && at - first < 6 {
        let before = passage.word(first - 1);
        let joins = before == "e" && first > 1 && is_number(passage.word(first - 2));
        if !is_number(before) && !joins {
            break;
        }
        first -= 1;
    }
    first
}

/// Adds a part, trimmed, without the conjunction that led to the next.
fn push(source: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = source.get(range.clone()).unwrap_or_default();
    let trimmed = text.trim().trim_end_matches(" e").trim_end_matches(" and").trim_end();
    if !trimmed.is_empty() {
        let start = range.start + (text.len() - text.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}
