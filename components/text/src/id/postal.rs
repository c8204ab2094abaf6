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
    "bairro", "logradouro", "endereco", "residencial", "condominio", "street", "avenue", "road", "reside", "mora", "moro",
    "al", "tv", "estr", "rod", "qd", "lote", "lt", "apto", "ap", "apartamento", "casa", "bloco", "jd", "jardim", "vila",
    "centro", "sitio", "chacara", "end", "conjunto", "conj", "entrega", "entregar", "correio", "sedex", "residente",
];

/// Whether `text` has the shape of a CEP, `ddddd-ddd` or eight digits.
pub fn is_cep(text: &str) -> bool {
    let shaped =
        text.len() == 8 || text.len() == 9 && text.get(5..6) == Some("-") || text.len() == 10 && text.contains('.');
    shaped && bare(text).is_some_and(|digits| digits.len() == 8)
}

/// Words of an address before the number, or behind it.
fn beside(window: &Window) -> bool {
    let range = window.range();
    let before = window.source.words_before(range.start).take(24);
    before.chain(window.source.words_after(range.end).take(8)).any(|word| STREETS.contains(&word))
}

/// "Recife/PE 50030-150", "50030-150 Recife - PE": the letters of a state right beside the number.
fn state(window: &Window) -> bool {
    let range = window.range();
    let before = window.source.words_before(range.start).take(3);
    let after = window.source.words_after(range.end).take(5);
    before
        .chain(after)
        .any(|word| word.len() == 2 && !matches!(word, "se" | "ma" | "pa" | "to") && super::council::is_state(word))
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    let masked = window.shape(&[5, 3]) && window.separated(&[Sep::Hyphen]) || window.shape(&[2, 3, 3]);
    if window.digits().len() != 8 || !(masked || window.whole(&[&[5, 3]])) {
        return None;
    }
    let named = window.named(&[Label::PostalCode]);
    let street = || beside(window) || state(window);
    let confidence = if named {
        0.97
    } else if masked && street() {
        0.9
    } else {
        return None;
    };
    Some(Found::datum(DatumKind::PostalCode, window.range(), confidence).labelled(named))
}
