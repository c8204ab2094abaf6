//! CPF and CNPJ (compliance.md §A.1, §A.2).

use super::label::Label;
use super::window::Window;
use super::{Found, bare, digit, repeated, source::Source, suspicious, weighted};
use crate::contract::privacy_types::DatumKind;

/// Whether `text`, with or without its mask, is a CPF with right check digits.
pub fn is_cpf(text: &str) -> bool {
    bare(text).is_some_and(|digits| cpf(&digits))
}

/// Whether `text`, with or without its mask, is a CNPJ, numeric or alphanumeric (IN RFB 2.229/2024).
pub fn is_cnpj(text: &str) -> bool {
    let bare: String =
        text.chars().filter(|c| !matches!(c, '.' | '-' | '/' | ' ')).map(|c| c.to_ascii_uppercase()).collect();
    cnpj(&bare)
}

fn modulo_11(sum: u32) -> u32 {
    match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

fn cpf(digits: &str) -> bool {
    digits.len() == 11
        && !repeated(digits)
        && modulo_11(weighted(digits, (2..=10).rev())) == digit(digits, 9)
        && modulo_11(weighted(digits, (2..=11).rev())) == digit(digits, 10)
}

/// A character is worth its ASCII code less 48; the two check digits are always digits.
fn cnpj(code: &str) -> bool {
    let bytes = code.as_bytes();
    let well_formed = bytes.len() == 14
        && bytes.iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && bytes[12..].iter().all(u8::is_ascii_digit)
        && !repeated(code);
    let check = |length: usize| {
        let sum: u32 =
            bytes[..length].iter().rev().zip((2..=9).cycle()).map(|(&b, weight)| u32::from(b - b'0') * weight).sum();
        modulo_11(sum) == u32::from(bytes[length] - b'0')
    };
    well_formed && check(12) && check(13)
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    match window.digits().len() {
        11 => judge_cpf(window),
        14 => judge_cnpj(window),
        _ => None,
    }
}

fn judge_cpf(window: &Window) -> Option<Found> {
    let labelled = window.labelled(&[Label::Cpf]);
    if !cpf(window.digits()) || !(labelled || window.whole(&[&[3, 3, 3, 2], &[9, 2], &[3, 3, 5]])) {
        return None;
    }
    let certain = window.shape(&[3, 3, 3, 2]) || window.spoken();
    let confidence = match (labelled, certain) {
        (true, _) => 0.99,
        (_, true) => 0.96,
        _ => 0.88,
    };
    let doubt = if !labelled && suspicious(window.digits()) { 0.15 } else { 0.0 };
    Some(Found::datum(DatumKind::Cpf, window.range(), confidence - doubt).labelled(labelled))
}

fn judge_cnpj(window: &Window) -> Option<Found> {
    let labelled = window.labelled(&[Label::Cnpj]);
    let masked = window.shape(&[2, 3, 3, 4, 2]);
    if !cnpj(window.digits()) || !(labelled || masked || window.whole(&[&[8, 4, 2], &[12, 2]])) {
        return None;
    }
    let confidence = if labelled {
        0.995
    } else if masked {
        0.97
    } else {
        0.86
    };
    Some(Found::datum(DatumKind::Cnpj, window.range(), confidence).labelled(labelled))
}

/// The alphanumeric CNPJ, which no run of numerals contains.
pub(super) fn codes(source: &Source, found: &mut Vec<Found>) {
    for range in source.codes.iter().cloned() {
        let code = &source.text[range.clone()];
        if (14..=18).contains(&code.len()) && code.bytes().any(|b| b.is_ascii_lowercase()) && is_cnpj(code) {
            found.push(Found::datum(DatumKind::Cnpj, range, 0.99));
        }
    }
}

/// A CPF with its mask is one whatever touches it: a house number, a letter, the next CPF.
pub(super) fn masks(source: &Source, found: &mut Vec<Found>) {
    for (hyphen, _) in source.text.match_indices('-').filter(|(hyphen, _)| *hyphen >= 11) {
        let range = hyphen - 11..hyphen + 3;
        let text = source.text.get(range.clone()).unwrap_or_default();
        let masked = text.bytes().enumerate().all(|(at, b)| match at {
            3 | 7 => b == b'.',
            11 => b == b'-',
            _ => b.is_ascii_digit(),
        });
        if masked && is_cpf(text) {
            found.push(Found::datum(DatumKind::Cpf, range, 0.96));
        }
    }
}
