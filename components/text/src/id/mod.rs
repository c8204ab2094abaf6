//! Identifiers in folded text: what they look like, their check digits, the words that announce them. One file a
//! family; each family judges windows of numerals, codes or words, and the surest reading of a place wins.

mod account;
pub mod age;
pub mod bank;
mod broken;
pub mod citation;
pub mod civil;
pub mod council;
pub mod date;
pub mod device;
pub mod email;
pub mod foreign;
pub mod health;
mod label;
pub mod phone;
pub mod postal;
pub mod quantity;
mod run;
mod source;
mod spoken;
pub mod tax;
mod window;
pub mod work;

use std::ops::Range;

use crate::contract::privacy_types::DatumKind;
pub use label::Label;
pub use source::Source;
pub use spoken::{is_number, number as spoken_number};
use window::Window;

/// What a place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A datum about a person or an institution.
    Datum(DatumKind),
    /// A literature identifier: see [`citation`].
    Citation(citation::Kind),
    /// A number of a council or of a specialist's register: see [`council`].
    Registration,
    /// A number that everybody may call: emergency, toll-free, shared cost.
    PublicNumber,
    /// A web address that is no profile of a person.
    Web,
    /// A price, dose, percentage, law or other number that only looks like an identifier.
    Quantity,
}

/// A place of the folded text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub kind: Kind,
    pub range: Range<usize>,
    /// 0-1.
    pub confidence: f32,
    /// Whether a word beside it says what it is.
    pub labelled: bool,
    /// The year, of a date.
    pub year: Option<u16>,
}

impl Found {
    pub(crate) fn new(kind: Kind, range: Range<usize>, confidence: f32) -> Self {
        Self { kind, range, confidence, labelled: false, year: None }
    }

    pub(crate) fn datum(kind: DatumKind, range: Range<usize>, confidence: f32) -> Self {
        Self::new(Kind::Datum(kind), range, confidence)
    }

    pub(crate) fn labelled(mut self, labelled: bool) -> Self {
        self.labelled = labelled;
        self
    }
}

/// The longest identifier (a civil certificate) has 32 digits.
const LONGEST: usize = 32;

/// Everything in `source` that is an identifier, or that could be taken for one and is not; in order, none overlapping.
pub fn scan(source: &Source) -> Vec<Found> {
    let mut found = Vec::new();
    for run in &source.runs {
        for first in 0..run.parts.len() {
            windows(source, run, first, &mut found);
        }
    }
    account::scan(source, &mut found);
    civil::codes(source, &mut found);
    tax::codes(source, &mut found);
    tax::masks(source, &mut found);
    health::codes(source, &mut found);
    device::codes(source, &mut found);
    citation::scan(source, &mut found);
    email::scan(source, &mut found);
    broken::scan(source, &mut found);
    date::scan(source, &mut found);
    postal::codes(source, &mut found);
    quantity::scan(source, &mut found);
    found.extend(
        council::scan(source).into_iter().map(|registration| Found::new(Kind::Registration, registration.range, 0.985)),
    );
    resolve(source.text, found)
}

/// The shortest number that means anything has five digits.
const SHORTEST: usize = 5;

fn windows(source: &Source, run: &run::Run, first: usize, found: &mut Vec<Found>) {
    for last in first..run.parts.len() {
        let window = Window::new(source, run, first, last);
        if window.digits().len() > LONGEST {
            break;
        }
        if window.digits().len() >= SHORTEST && !window.torn() {
            judge(&window, found);
        }
    }
}

/// The lengths of its numbers, in digits, and the judge of a family.
type Family = (std::ops::RangeInclusive<usize>, fn(&Window) -> Option<Found>);

fn judge(window: &Window, found: &mut Vec<Found>) {
    // Each family with the lengths that it knows, so that a window is shown to few of them.
    let length = window.digits().len();
    let families: [Family; 9] = [
        (11..=14, tax::judge),
        (5..=20, health::judge),
        (11..=11, work::judge),
        (5..=32, civil::judge),
        (9..=10, foreign::judge),
        (5..=19, bank::judge),
        (5..=15, device::judge),
        (7..=15, phone::judge),
        (8..=8, postal::judge),
    ];
    found.extend(
        families.iter().filter(|(lengths, _)| lengths.contains(&length)).filter_map(|(_, judge)| judge(window)),
    );
}

/// Keeps the surest of overlapping readings, the longer one when two are equally sure.
fn resolve(text: &str, mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| {
        b.confidence
            .total_cmp(&a.confidence)
            .then(b.range.len().cmp(&a.range.len()))
            .then(a.range.start.cmp(&b.range.start))
    });
    let mut taken = std::collections::BTreeMap::<usize, Found>::new();
    for mut candidate in found {
        while let Some(other) = overlapping(&taken, &candidate) {
            candidate.range = if candidate.kind == Kind::Datum(DatumKind::Email) {
                email::apart(text, &candidate.range, other)
            } else {
                0..0
            };
        }
        if !candidate.range.is_empty() {
            taken.insert(candidate.range.start, candidate);
        }
    }
    taken.into_values().collect()
}

/// The range of the last one in `taken` that shares text with `candidate`.
fn overlapping<'t>(taken: &'t std::collections::BTreeMap<usize, Found>, candidate: &Found) -> Option<&'t Range<usize>> {
    let (_, other) = taken.range(..candidate.range.end).next_back()?;
    (other.range.end > candidate.range.start).then_some(&other.range)
}

/// The digits of `text`; nothing else may stand in it but the usual separators.
fn bare(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '.' | '-' | '/' | ' ' => {}
            _ => return None,
        }
    }
    Some(digits)
}

/// The digit at `at`, 0 past the end: callers have checked the length.
fn digit(digits: &str, at: usize) -> u32 {
    digits.as_bytes().get(at).map_or(0, |b| u32::from(b.wrapping_sub(b'0')))
}

/// Σ digit·weight.
fn weighted(digits: &str, weights: impl IntoIterator<Item = u32>) -> u32 {
    weights.into_iter().enumerate().map(|(at, weight)| digit(digits, at) * weight).sum()
}

fn repeated(digits: &str) -> bool {
    digits.bytes().all(|b| Some(b) == digits.bytes().next())
}

/// Whether the digits are one repeated, or count up: what people type to fill a form.
fn suspicious(digits: &str) -> bool {
    let steps = digits.as_bytes().windows(2).filter(|pair| pair[1].wrapping_sub(pair[0]) <= 1).count();
    digits.len() > 4 && steps + 3 >= digits.len()
}

/// The Luhn check.
pub fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let d = u32::from(b.wrapping_sub(b'0'));
            if at % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 }
        })
        .sum();
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
