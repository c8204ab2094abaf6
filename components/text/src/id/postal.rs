//! Postal codes (CEP). They have no check digit, so they count only beside the word or a street (compliance.md §A.7).

use super::label::Label;
use super::run::Sep;
use super::source::Source;
use super::window::Window;
use super::{Found, bare};
use crate::contract::privacy_types::DatumKind;

/// Words of an address.
#[rustfmt::skip]
pub const STREETS: &[&str] = &[
    "rua", "avenida", "av", "travessa", "ladeira", "beco", "servidao", "passagem", "alameda", "rodovia", "estrada", "praca", "largo", "viela", "quadra",
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

/// British postcodes and American ZIPs behind their word: "postcode SW9 8PR", "zip 62704".
pub(super) fn codes(source: &Source, found: &mut Vec<Found>) {
    for at in 0..source.tokens.len() {
        let start = source.tokens[at].start;
        if !matches!(source.nearest(start), Some((Label::PostalCode, distance)) if distance <= 12) {
            continue;
        }
        if let Some(length) = foreign(source.text.get(start..).unwrap_or_default()) {
            found.push(Found::datum(DatumKind::PostalCode, start..start + length, 0.93).labelled(true));
        }
    }
}

/// The length of such a code at the start of folded text.
fn foreign(text: &str) -> Option<usize> {
    let part = |text: &str| text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let first = part(text);
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let (head, rest) = text.split_at_checked(first)?;
    if first == 5 && digits(head) == 5 {
        return Some(first);
    }
    let second = rest.strip_prefix(' ').map(part)?;
    let tail = rest.get(1..1 + second)?;
    let outward = (2..=4).contains(&first)
        && (1..=2).contains(&digits(head))
        && head.starts_with(|c: char| c.is_ascii_lowercase());
    let inward = second == 3 && digits(tail) == 1 && tail.starts_with(|c: char| c.is_ascii_digit());
    (outward && inward).then_some(first + 1 + second)
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
