//! Decimal numbers by locale (CLDR: comma and points in pt-BR, point and commas in English).

use crate::contract::types::Language;

/// More digits than this are noise of the binary format, not of a measurement.
const MOST_DIGITS: u8 = 9;
/// From here on an `f64` no longer tells units apart, so its digits would be invented.
const SCIENTIFIC_FROM: f64 = 1e15;

/// `value` with `digits` decimals (at most 9), rounded half to even as ABNT NBR 5891 asks; in powers of ten from 10¹⁵ on.
/// None for NaN and the infinities.
pub fn decimal(value: f64, digits: u8, language: Language) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    let digits = usize::from(digits.min(MOST_DIGITS));
    if value.abs() >= SCIENTIFIC_FROM {
        return Some(scientific(value, digits, language));
    }
    Some(localise(&without_negative_zero(format!("{value:.digits$}")), language))
}

fn scientific(value: f64, digits: usize, language: Language) -> String {
    let text = format!("{value:.digits$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    format!("{} × 10{}", localise(mantissa, language), superscript(exponent))
}

fn without_negative_zero(text: String) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

/// Groups the thousands and sets the decimal sign of a plain ASCII number.
fn localise(ascii: &str, language: Language) -> String {
    let (group, point) = match language {
        Language::PtBr => ('.', ','),
        Language::En => (',', '.'),
    };
    let (sign, unsigned) = ascii.strip_prefix('-').map_or(("", ascii), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// Digits and signs as superscripts; anything else is left as it is.
pub(super) fn superscript(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32(u32::from('⁴') + u32::from(c) - u32::from('4')).unwrap_or(c),
            '-' => '⁻',
            '+' => '⁺',
            other => other,
        })
        .collect()
}

/// The plural rule of CLDR: in Portuguese everything below two is singular, in English only a bare 1.
pub(super) fn singular(value: f64, shown: &str, language: Language) -> bool {
    match language {
        Language::PtBr => value.abs() < 2.0,
        Language::En => shown == "1" || shown == "-1",
    }
}
