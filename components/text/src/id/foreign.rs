//! Identifiers of other countries: SSN, NHS number, NPI (compliance.md §A.8).

use super::label::Label;
use super::run::Sep;
use super::window::Window;
use super::{Found, bare, digit, luhn, repeated, weighted};
use crate::contract::privacy_types::DatumKind;

/// Numbers that advertisements made famous.
const SPOILT_SSN: &[&str] = &["078051120", "219099999", "457555462"];

/// Whether `text` may be a US social security number: no check digit, but ranges that were never issued.
pub fn is_ssn(text: &str) -> bool {
    bare(text).is_some_and(|digits| ssn(&digits))
}

fn ssn(digits: &str) -> bool {
    let area = digits.get(..3).unwrap_or_default();
    digits.len() == 9
        && !matches!(area, "000" | "666")
        && !area.starts_with('9')
        && digits.get(3..5) != Some("00")
        && digits.get(5..) != Some("0000")
        && !SPOILT_SSN.contains(&digits)
}

/// Whether `text` is a number of the British NHS with a right check digit.
pub fn is_nhs(text: &str) -> bool {
    bare(text).is_some_and(|digits| nhs(&digits))
}

fn nhs(digits: &str) -> bool {
    let dv = 11 - weighted(digits, (2..=10).rev()) % 11;
    let expect = if dv == 11 { 0 } else { dv };
    digits.len() == 10 && !repeated(digits) && expect == digit(digits, 9)
}

/// Whether `text` is a US provider number: Luhn over the prefix 80840.
pub fn is_npi(text: &str) -> bool {
    bare(text).is_some_and(|digits| npi(&digits))
}

fn npi(digits: &str) -> bool {
    digits.len() == 10 && digits.starts_with(['1', '2']) && luhn(&format!("80840{digits}"))
}

/// "social six one two oh oh eight eight three one": how Americans say it.
fn social(window: &Window) -> bool {
    let range = window.range();
    let text = window.source.text.get(range.clone()).unwrap_or_default();
    let english = text
        .split(' ')
        .any(|word| matches!(word, "one" | "two" | "three" | "four" | "six" | "seven" | "eight" | "nine"));
    let before = window.source.words_before(range.start).take(3).any(|word| word == "social");
    window.spoken() && english && before && !repeated(window.digits())
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    let digits = window.digits();
    let datum = |kind, confidence, labelled| Some(Found::datum(kind, window.range(), confidence).labelled(labelled));
    match digits.len() {
        9 if ssn(digits) => {
            let labelled = window.named(&[Label::Ssn]);
            let masked = window.shape(&[3, 2, 4]) && window.separated(&[Sep::Hyphen, Sep::Hyphen]);
            if labelled {
                datum(DatumKind::Ssn, 0.98, true)
            } else if masked {
                datum(DatumKind::Ssn, 0.9, false)
            } else {
                None
            }
        }
        9 if social(window) => datum(DatumKind::Ssn, 0.85, true),
        // Mistyped or never issued, what is announced and masked as one is meant as one.
        9 if (window.shape(&[3, 2, 4]) || window.spoken()) && window.named(&[Label::Ssn]) && !repeated(digits) => {
            datum(DatumKind::Ssn, 0.8, true)
        }
        10 if nhs(digits) && window.named(&[Label::Nhs]) => datum(DatumKind::Nhs, 0.985, true),
        10 if npi(digits) && window.named(&[Label::Npi]) => datum(DatumKind::Npi, 0.985, true),
        _ => None,
    }
}
