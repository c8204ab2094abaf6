//! Postal codes (CEP). They have no check digit, so they count only beside the word or a street (compliance.md §A.7).

use super::label::Label;
use super::run::Sep;
use super::window::Window;
use super::{Found, bare};
use crate::contract::privacy_types::DatumKind;

/// Words of an address.
#[rustfmt::skip]
pub const STREETS: &[&str] = &[
    "rua", "avenida", "av", "travessa", "alameda", "rodovia", "estrada", "praca", "largo", "viela", "quadra",
    "bairro", "logradouro", "endereco", "residencial", "condominio", "street", "avenue", "road", "reside", "mora",
];

/// Whether `text` has the shape of a CEP, `ddddd-ddd` or eight digits.
pub fn is_cep(text: &str) -> bool {
    let shaped =
        text.len() == 8 || text.len() == 9 && text.get(5..6) == Some("-") || text.len() == 10 && text.contains('.');
    shaped && bare(text).is_some_and(|digits| digits.len() == 8)
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    let masked = window.shape(&[5, 3]) && window.separated(&[Sep::Hyphen]) || window.shape(&[2, 3, 3]);
    if window.digits().len() != 8 || !(masked || window.whole(&[&[5, 3]])) {
        return None;
    }
    let named = window.named(&[Label::PostalCode]);
    let street = || window.source.words_before(window.range().start).take(24).any(|word| STREETS.contains(&word));
    let confidence = if named {
        0.97
    } else if masked && street() {
        0.9
    } else {
        return None;
    };
    Some(Found::datum(DatumKind::PostalCode, window.range(), confidence).labelled(named))
}
