//! The national health card (CNS, compliance.md §A.3), medical record numbers and cards of health plans (§A.7).

use std::ops::Range;

use super::label::Label;
use super::window::Window;
use super::{Found, bare, digit, source::Source, weighted};
use crate::contract::privacy_types::DatumKind;

/// Whether `text`, with or without spaces, is a CNS with a right check digit.
pub fn is_cns(text: &str) -> bool {
    bare(text).is_some_and(|digits| cns(&digits))
}

fn cns(digits: &str) -> bool {
    if digits.len() != 15 {
        return false;
    }
    match digit(digits, 0) {
        1 | 2 => definitive(&digits[..11]) == digits,
        7..=9 => weighted(digits, (1..=15).rev()).is_multiple_of(11),
        _ => false,
    }
}

/// The definitive number that belongs to a PIS.
fn definitive(pis: &str) -> String {
    let check = |sum: u32| match 11 - sum % 11 {
        11 => 0,
        dv => dv,
    };
    let sum = weighted(pis, (5..=15).rev());
    match check(sum) {
        10 => format!("{pis}001{}", check(sum + 2)),
        dv => format!("{pis}000{dv}"),
    }
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    match window.digits().len() {
        15 if cns(window.digits()) => judge_cns(window),
        9..=20 if judge_plan(window).is_some() => judge_plan(window),
        4..=12 if window.spoken() => dictated(window),
        _ => None,
    }
}

/// A dictated record number, all of it: "prontuário quatro cinco sete oito".
fn dictated(window: &Window) -> Option<Found> {
    let range = window.range();
    let (label, distance) = window.source.nearest(range.start)?;
    let whole = window.first == 0 && window.last + 1 == window.run.parts.len() && window.parts().len() >= 3;
    let fits = label == Label::Mrn && whole && announced(window.source, range.start, distance);
    fits.then(|| Found::datum(DatumKind::Mrn, range, 0.88).labelled(true))
}

fn judge_cns(window: &Window) -> Option<Found> {
    let labelled = window.labelled(&[Label::Cns]);
    let masked = window.shape(&[3, 4, 4, 4]);
    if window.labelled(&[Label::Device, Label::HealthPlan]) && !labelled {
        return judge_plan(window);
    }
    if !(labelled || masked || window.whole(&[])) {
        return None;
    }
    let confidence = if labelled {
        0.99
    } else if masked {
        0.95
    } else {
        0.87
    };
    Some(Found::datum(DatumKind::Cns, window.range(), confidence).labelled(labelled))
}

fn judge_plan(window: &Window) -> Option<Found> {
    let near = window.source.nearest(window.range().start);
    if !matches!(near, Some((Label::HealthPlan, distance)) if distance <= 30) || window.glued() {
        return None;
    }
    Some(Found::datum(DatumKind::HealthPlan, window.range(), 0.9).labelled(true))
}

/// Record numbers: any code that a label of that sort announces.
pub(super) fn codes(source: &Source, found: &mut Vec<Found>) {
    for range in source.codes.iter().cloned() {
        if medicare(&source.text[range.clone()]) {
            found.push(Found::datum(DatumKind::HealthPlan, range, 0.93));
            continue;
        }
        if let Some((Label::Mrn, distance)) = source.nearest(range.start)
            && announced(source, range.start, distance)
            && record(source, &range)
        {
            found.push(Found::datum(DatumKind::Mrn, range, 0.9).labelled(true));
        }
    }
}

/// A Medicare beneficiary's number: digits and letters in a fixed order ("1eg4-te5-mk72").
fn medicare(code: &str) -> bool {
    let shape = "nlan-lan-llnn";
    let fits = |(c, wanted): (char, char)| match wanted {
        'n' => c.is_ascii_digit(),
        'l' => c.is_ascii_lowercase(),
        'a' => c.is_ascii_alphanumeric(),
        _ => c == wanted,
    };
    code.len() == shape.len() && code.chars().zip(shape.chars()).all(fits)
}

/// Words that may stand between a label and its number.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "no", "n", "num", "numero", "do", "da", "de", "paciente", "e", "eh", ":", "#", ".", "-", "o", "a", "is", "number",
    "hospitalar", "medico", "sob", "geral", "interno", "clinico", "ambulatorial", "°", "id", "hospital", "dela",
    "dele", "the", ",",
];

fn announced(source: &Source, start: usize, distance: usize) -> bool {
    let between = source.text.get(start - distance..start).unwrap_or_default();
    distance <= 30 && crate::token::tokens(between).iter().all(|token| BETWEEN.contains(&token.text(between)))
}

/// Four to twelve letters and digits, not a year, hour, date or quantity.
fn record(source: &Source, range: &Range<usize>) -> bool {
    let code = &source.text[range.clone()];
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let length = code.bytes().filter(u8::is_ascii_alphanumeric).count();
    let year = length == 4 && digits == 4 && (code.starts_with("19") || code.starts_with("20"));
    let next = source.words_after(range.end).next().unwrap_or_default();
    let quantity = matches!(
        next,
        "%" | "horas" | "h" | "dias" | "anos" | "pacientes" | "vezes" | "mg" | "ml" | "minutos" | "leitos" | "pessoas"
    );
    let after: Vec<&str> = source.words_after(range.end).take(3).collect();
    let official = matches!(after.first(), Some(&("no" | "na" | "do" | "da")))
        && after
            .get(1)
            .is_some_and(|word| word.starts_with("cr") || matches!(*word, "anvisa" | "conselho" | "ministerio"));
    let date = code.matches(['/', ':']).count() > 1 || code.contains(':');
    (4..=14).contains(&length) && digits >= 4 && digits * 2 >= length && !year && !quantity && !date && !official
}
