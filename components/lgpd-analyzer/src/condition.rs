//! What tells of somebody's health: diseases and states (the lexicon), abbreviations of clinical notes, medicines, and
//! outcomes such as a loss of weight.

use std::ops::Range;

use text::clause::negated;
use text::contract::privacy_types::DatumKind;
use text::fold::fold;
use text::id::{Found, Kind};
use text::lexicon::{abbreviations, brands, diseases, drugs};
use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading};

/// Words that tell of an illness or its treatment without naming it.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "cirurgia", "cirurgias", "emagreceu", "emagreci", "engordou", "engordei", "exame", "exames", "febre",
    "internacao", "internada", "internado", "operada", "operado", "quimioterapia", "quimio", "radioterapia",
    "sangramento", "sintoma", "sintomas", "uti", "tratamento", "dor", "dores", "inchada", "inchado", "surto", "crise",
    "crises", "diagnosticada", "diagnosticado", "doente", "exame", "surgery", "hospitalized", "admitted",
    "chemotherapy", "diagnosed", "pain", "fever", "glicose", "pressao", "colesterol", "nodulo", "tumor", "lesao",
    "sequela", "sequelas",
];

/// Sexual life and the like, which the list of diseases does not hold.
#[rustfmt::skip]
const INTIMATE: &[&str] = &[
    "gay", "lesbica", "homossexual", "bissexual", "transexual", "travesti", "transgenero", "virgindade", "abuso",
    "estupro", "estuprada", "estuprado", "soropositivo", "soropositiva",
];

/// All signs of health in a byte range.
pub fn find(reading: &Reading, scope: &Range<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut end = scope.start;
    for at in reading.tokens_in(scope) {
        let Some(token) = reading.token(at).filter(|token| token.kind == TokenKind::Word && token.start >= end) else {
            continue;
        };
        if let Some(hit) = one(reading, at) {
            let offset = token.start - scope.start;
            let sentence = reading.source.text.get(scope.clone()).unwrap_or_default();
            if hit.range.end <= scope.end && !negated(sentence, offset) {
                end = hit.range.end;
                found.push(hit);
            }
        }
    }
    found
}

fn one(reading: &Reading, at: usize) -> Option<Found> {
    let token = reading.token(at)?;
    let text = reading.source.text;
    let word = reading.word(at);
    let datum = |kind, end, confidence| {
        Some(Found { kind: Kind::Datum(kind), range: token.start..end, confidence, labelled: false, year: None })
    };
    if INTIMATE.contains(&word) {
        return datum(DatumKind::HealthSpecial, token.end, 1.0);
    }
    if !reading.is(at, Cues::STOP)
        && let Some((hit, disease)) = diseases::longest(text, token.start).filter(|(_, disease)| disease.condition)
    {
        let kind = match (disease.special.is_some(), disease.rare) {
            (_, true) => DatumKind::RareCondition,
            (true, _) => DatumKind::HealthSpecial,
            _ => DatumKind::Health,
        };
        return datum(kind, hit.end, if disease.homograph { 0.6 } else { 1.0 });
    }
    if reading.case(at) == Case::Upper
        && let Some(short) = abbreviations::get(word)
        && diseases::get(fold(short.expansion).as_str()).is_some_and(|disease| disease.condition)
    {
        return datum(DatumKind::Health, token.end, 0.9);
    }
    if let Some(end) = weight(reading, at) {
        return datum(DatumKind::Health, end, 1.0);
    }
    if WORDS.contains(&word) {
        return datum(DatumKind::Health, token.end, 0.9);
    }
    let medicine = drugs::longest(text, token.start).filter(|found| !found.drug.homograph).map(|found| found.end);
    let brand = || brands::longest(text, token.start).filter(|(_, brand)| !brand.homograph).map(|(hit, _)| hit.end);
    medicine.or_else(brand).and_then(|end| datum(DatumKind::Health, end, 0.9))
}

/// "perdeu 15 kg", "perdi quinze quilos", "lost 10 pounds".
fn weight(reading: &Reading, at: usize) -> Option<usize> {
    let lost =
        matches!(reading.word(at), "perdeu" | "perdi" | "perder" | "ganhou" | "eliminou" | "secou" | "lost" | "gained");
    let unit = |at: usize| matches!(reading.word(at), "kg" | "kgs" | "quilos" | "quilo" | "pounds" | "lb" | "lbs");
    let end = (at + 1..at + 7).find(|&next| unit(next)).filter(|_| lost)?;
    reading.token(end).map(|token| token.end)
}

/// Whether a byte range names any state of health, medicine or body at all.
pub fn any(reading: &Reading, scope: &Range<usize>) -> bool {
    reading
        .tokens_in(scope)
        .any(|at| reading.token(at).is_some_and(|token| token.kind == TokenKind::Word) && one(reading, at).is_some())
}
