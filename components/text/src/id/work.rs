//! PIS, PASEP, NIS, NIT: one number, four names (compliance.md §A.4).

use super::label::Label;
use super::run::Sep;
use super::window::Window;
use super::{Found, bare, digit, repeated, weighted};
use crate::contract::privacy_types::DatumKind;

/// Whether `text`, with or without its mask, is a PIS with a right check digit.
pub fn is_pis(text: &str) -> bool {
    bare(text).is_some_and(|digits| pis(&digits))
}

fn pis(digits: &str) -> bool {
    let rest = weighted(digits, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    let expect = if rest < 2 { 0 } else { 11 - rest };
    digits.len() == 11 && !repeated(digits) && expect == digit(digits, 10)
}

/// Eleven digits are also a CPF or a mobile phone, so a label or the mask of a PIS is needed.
pub(super) fn judge(window: &Window) -> Option<Found> {
    if window.digits().len() != 11 || !pis(window.digits()) {
        return None;
    }
    let named = window.named(&[Label::Pis]);
    let masked = window.shape(&[3, 5, 2, 1]) && window.separated(&[Sep::Dot, Sep::Dot, Sep::Hyphen]);
    let confidence = if named {
        0.985
    } else if masked {
        0.93
    } else {
        return None;
    };
    Some(Found::datum(DatumKind::Pis, window.range(), confidence).labelled(named))
}
