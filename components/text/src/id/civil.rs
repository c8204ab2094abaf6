//! Civil documents: RG, passport, driver's licence, voter's card, certificates (compliance.md §A.5). None is reported
//! without the word that announces it; check digits, where they exist, only make it surer.

use super::label::Label;
use super::run::Sep;
use super::window::Window;
use super::{Found, bare, digit, repeated, source::Source, weighted};
use crate::contract::privacy_types::DatumKind;

/// Whether `text` is an RG of São Paulo with a right check digit (`X` stands for 10).
pub fn is_rg_sp(text: &str) -> bool {
    let code: String = text.chars().filter(|c| !matches!(c, '.' | '-' | ' ')).collect::<String>().to_ascii_uppercase();
    let well_formed = code.len() == 9 && code.bytes().take(8).all(|b| b.is_ascii_digit());
    well_formed && code.ends_with(rg_check(&code))
}

fn rg_check(digits: &str) -> char {
    match 11 - weighted(digits, 2..=9) % 11 {
        10 => 'X',
        11 => '0',
        dv => char::from_digit(dv, 10).unwrap_or('0'),
    }
}

/// Whether `text` is a driver's licence number with right check digits.
pub fn is_cnh(text: &str) -> bool {
    bare(text).is_some_and(|digits| cnh(&digits))
}

/// Two readings of the second digit are in use: one takes 2 off when the first overflowed, the other does not.
fn cnh(digits: &str) -> bool {
    let first = weighted(digits, (1..=9).rev()) % 11;
    let second = weighted(digits, 1..=9) % 11;
    let capped = |value: u32| if value > 9 { 0 } else { value };
    let lowered = if first > 9 { (second + 9) % 11 } else { second };
    let last = digit(digits, 10);
    digits.len() == 11
        && !repeated(digits)
        && capped(first) == digit(digits, 9)
        && (capped(second) == last || capped(lowered) == last)
}

/// Whether `text` is a voter's number with right check digits.
pub fn is_voter_id(text: &str) -> bool {
    bare(text).is_some_and(|digits| voter(&digits))
}

/// São Paulo and Minas Gerais (01, 02) may have nine digits before the state, of which eight count, and write 1 for 0.
fn voter(digits: &str) -> bool {
    let length = digits.len();
    if !(12..=13).contains(&length) {
        return false;
    }
    let state = &digits[length - 4..];
    let code = digit(state, 0) * 10 + digit(state, 1);
    let check = |sum: u32| match sum % 11 {
        10 => 0,
        0 if code <= 2 => 1,
        rest => rest,
    };
    let first = check(weighted(digits, 2..=9));
    let second = check(digit(state, 0) * 7 + digit(state, 1) * 8 + first * 9);
    (1..=28).contains(&code) && (length == 12 || code <= 2) && first == digit(state, 2) && second == digit(state, 3)
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    let digits = window.digits();
    match digits.len() {
        11 if window.named(&[Label::DriverLicence]) => {
            let confidence = if cnh(digits) { 0.985 } else { 0.7 };
            Some(Found::datum(DatumKind::DriverLicence, window.range(), confidence).labelled(true))
        }
        12 | 13 if window.named(&[Label::VoterId]) => {
            let confidence = if voter(digits) { 0.985 } else { 0.7 };
            Some(Found::datum(DatumKind::VoterId, window.range(), confidence).labelled(true))
        }
        32 if window.shape(&[6, 2, 2, 4, 1, 5, 3, 7, 2]) || window.labelled(&[Label::CivilCertificate, Label::Mrn]) => {
            Some(Found::datum(DatumKind::CivilCertificate, window.range(), 0.97).labelled(true))
        }
        5..=10 => judge_rg(window),
        _ => None,
    }
}

fn judge_rg(window: &Window) -> Option<Found> {
    if !rg_shape(window) {
        return None;
    }
    let mut range = window.range();
    let rest = window.source.text.get(range.end..).unwrap_or_default();
    let tail = ["-x", " x", "x"]
        .into_iter()
        .find(|tail| rest.strip_prefix(tail).is_some_and(|after| !after.starts_with(char::is_alphanumeric)));
    range.end += tail.map_or(0, str::len);
    let mut after = window.source.words_after(range.end).take(4);
    let mut issued = || after.find(|word| !matches!(*word, "-" | "/" | "," | "(" | "expedido" | "pela")) == Some("ssp");
    if !(window.named(&[Label::Rg]) || issued()) {
        return None;
    }
    range.start -= state_before(window.source.text, range.start);
    let written = window.source.text.get(range.clone()).unwrap_or_default();
    let confidence = if is_rg_sp(written) { 0.975 } else { 0.92 };
    Some(Found::datum(DatumKind::Rg, range, confidence).labelled(true))
}

/// Groups of three behind the first, perhaps a check digit; never the shape of a date.
fn rg_shape(window: &Window) -> bool {
    let parts = window.parts();
    let grouped = parts.iter().enumerate().skip(1).all(|(at, part)| match part.sep {
        Sep::Dot | Sep::Space => part.len() == 3 || part.len() == 1 && at + 1 == parts.len(),
        Sep::Hyphen => part.len() <= 2 && at + 1 == parts.len(),
        _ => false,
    });
    grouped || window.spoken() || window.singles()
}

/// The length of "mg-" before a number: the state that issued the document.
fn state_before(text: &str, start: usize) -> usize {
    let head = text.get(..start).unwrap_or_default();
    let trimmed = head.trim_end_matches(['-', ' ']);
    let gap = head.len() - trimmed.len();
    let bytes = trimmed.as_bytes();
    let code = trimmed.len().checked_sub(2).and_then(|at| trimmed.get(at..)).unwrap_or_default();
    let apart = bytes.len() < 3 || !bytes[bytes.len() - 3].is_ascii_alphanumeric();
    if gap <= 1 && apart && super::council::is_state(code) { gap + 2 } else { 0 }
}

/// Passports: two letters and six digits, or nine digits, behind the word.
pub(super) fn codes(source: &Source, found: &mut Vec<Found>) {
    for range in source.codes.iter().cloned() {
        let code = &source.text[range.clone()];
        let letters = code.bytes().take_while(u8::is_ascii_lowercase).count();
        let digits = code.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
        let shaped =
            letters + digits == code.len() && (letters == 2 && digits == 6 || letters <= 1 && digits == 9 - letters);
        if shaped && source.named(&range, &[Label::Passport]) {
            found.push(Found::datum(DatumKind::Passport, range, 0.97).labelled(true));
        }
    }
    for (at, token) in source.tokens.iter().enumerate() {
        let (letters, digits) = (token.text(source.text), source.word(at + 1));
        let spaced = letters.len() == 2 && digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
        if spaced && letters.bytes().all(|b| b.is_ascii_lowercase()) {
            let range = token.start..source.tokens[at + 1].end;
            if source.named(&range, &[Label::Passport]) {
                found.push(Found::datum(DatumKind::Passport, range, 0.96).labelled(true));
            }
        }
    }
}
