//! Parts a block into sentences: as the shared splitter does, and further where a reference mark hides the end of a
//! sentence or a dictated list of medicines has none.

use std::ops::Range;

use concepts::Class;

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
            inner[..close].chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | ' ' | '-' | '–')).then_some(close + 2)
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

/// Parts dictated prescriptions, which have no punctuation, before each medicine that follows a dose.
fn doses(passage: &Passage<'_>, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let sentence = passage.sentence(range.clone());
    let mut start = range.start;
    let doses = sentence.cues.iter().filter(|hit| hit.is(Cue::Dose)).count();
    if doses > 1 && !sentence.text().contains([',', ';', ':', '(']) {
        let mut dosed = None;
        for drug in sentence.concepts.iter().filter(|found| matches!(found.class(), Class::Drug | Class::Supplement)) {
            let last = dosed.replace(drug.words.start);
            let between = |hit: &&crate::cue::Hit| hit.is(Cue::Dose) && last.is_some_and(|last| hit.words.start >= last) && hit.words.end <= drug.words.start;
            if sentence.cues.iter().any(|hit| between(&hit)) {
                let at = passage.original(drug.words.clone()).start;
                push(passage.source, start..at, found);
                start = at;
            }
        }
    }
    push(passage.source, start..range.end, found);
}

fn push(source: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = source.get(range.clone()).unwrap_or_default();
    let trimmed = text.trim();
    if !trimmed.is_empty() {
        let start = range.start + (text.len() - text.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}
