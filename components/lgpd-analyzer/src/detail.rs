//! What narrows down who somebody is without naming him: sex, place, occupation, family, belief. It counts in the score
//! and is never a finding by itself.

use std::ops::Range;

use text::contract::privacy_types::DatumKind;
use text::id::{Found, Kind};
use text::lexicon::{occupations, places};
use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading};

/// Race, belief, politics, union (LGPD art. 5 II), in the forms that are said of one person.
#[rustfmt::skip]
const SENSITIVE: &[&str] = &[
    "evangelica", "evangelico", "catolica", "catolico", "espirita", "umbandista", "candomblecista", "muculmana",
    "muculmano", "judia", "judeu", "ateia", "ateu", "pastor", "quilombola", "indigena", "negra", "negro", "preta",
    "parda", "pardo", "petista", "bolsonarista", "sindicalista", "sindicalizado", "sindicalizada", "filiado",
    "filiada", "muslim", "jewish", "catholic",
];

/// All quasi-identifiers in a byte range that tells of somebody.
pub fn find(reading: &Reading, scope: &Range<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut end = scope.start;
    for at in reading.tokens_in(scope) {
        let Some(token) = reading.token(at).filter(|token| token.kind == TokenKind::Word && token.start >= end) else {
            continue;
        };
        let hit = place(reading, at).or_else(|| sex(reading, at)).or_else(|| occupation(reading, at)).or_else(|| {
            SENSITIVE.contains(&reading.word(at)).then(|| datum(DatumKind::OtherSensitive, token.start..token.end, 0.8))
        });
        if let Some(hit) = hit.filter(|hit| hit.range.end <= scope.end) {
            end = hit.range.end;
            found.push(hit);
        }
    }
    found
}

fn datum(kind: DatumKind, range: Range<usize>, confidence: f32) -> Found {
    Found { kind: Kind::Datum(kind), range, confidence, labelled: false, year: None }
}

/// A noun or adjective that tells the sex, or the article before "paciente".
fn sex(reading: &Reading, at: usize) -> Option<Found> {
    let cue = reading.cue(at);
    let range = reading.range(at, at);
    if cue.is(Cues::PATIENT) {
        let article = at.checked_sub(1).filter(|&before| {
            matches!(
                reading.word(before),
                "a" | "uma" | "o" | "um" | "minha" | "meu" | "nossa" | "nosso" | "da" | "do" | "essa" | "esse"
            )
        });
        let gendered =
            matches!(reading.word(at + 1), "feminina" | "feminino" | "masculino" | "masculina" | "mulher" | "homem");
        return (!gendered && (article.is_some() || cue.is(Cues::FEMALE.or(Cues::MALE))))
            .then(|| datum(DatumKind::Sex, range, 1.0));
    }
    let told =
        cue.is(Cues::FEMALE.or(Cues::MALE)) && (cue.is(Cues::PERSON) && !cue.is(Cues::STOP) || cue.is(Cues::KIN));
    told.then(|| datum(DatumKind::Sex, range, 1.0))
}

/// A municipality behind a locative or with its state.
fn place(reading: &Reading, at: usize) -> Option<Found> {
    let token = reading.token(at)?;
    if reading.is(at, Cues::STOP.or(Cues::PARTICLE)) {
        return None;
    }
    let (hit, place) = places::longest(reading.source.text, token.start)?;
    let before = at.checked_sub(1)?;
    let locative = reading.is(before, Cues::LOCATIVE)
        || matches!(reading.word(before), "de" | "para")
            && before > 0
            && reading.is(before - 1, Cues::LOCATIVE.or(Cues::INSTITUTION));
    let rest = reading.source.text.get(hit.end..).unwrap_or_default().trim_start_matches([' ', '-', '/', '(', ',']);
    let state = rest.get(..2).filter(|code| {
        text::id::council::is_state(code) && !rest.get(2..).unwrap_or_default().starts_with(char::is_alphanumeric)
    });
    let capital = reading.case(at) != Case::Lower;
    let fits = state.is_some() && capital || locative && (capital || !place.word());
    let from = reading.is(before, Cues::LOCATIVE) || state.is_some() || matches!(reading.word(before), "de");
    let small = place.small(state);
    let kind = if small { DatumKind::SmallPlace } else { DatumKind::Place };
    (fits && from).then(|| datum(kind, token.start..hit.end, if state.is_some() || capital { 1.0 } else { 0.8 }))
}

/// An occupation where one is told: ", professora", "trabalha como", "é motorista", "profissão:".
fn occupation(reading: &Reading, at: usize) -> Option<Found> {
    let token = reading.token(at)?;
    let before = at.checked_sub(1)?;
    let told = match reading.word(before) {
        "como" | "profissao" | "ocupacao" | "era" | "sou" => true,
        "e" | "eh" => {
            before > 0
                && (reading.is(before - 1, Cues::PATIENT.or(Cues::KIN).or(Cues::PERSON))
                    || matches!(reading.word(before - 1), "que" | "ela" | "ele"))
        }
        ":" => before > 0 && matches!(reading.word(before - 1), "profissao" | "ocupacao"),
        "," => matches!(
            reading.word(at + 1),
            "," | "." | "" | ";" | "e" | "aposentada" | "aposentado" | "com" | "que" | "de" | "foi" | "procurou" | "em"
        ),
        _ => reading.is(before, Cues::PATIENT) || matches!(reading.word(before), "uma" | "um" | "anos"),
    };
    let (hit, occupation) = occupations::longest(reading.source.text, token.start).filter(|_| told)?;
    Some(datum(DatumKind::Occupation, token.start..hit.end, if occupation.homograph { 0.7 } else { 1.0 }))
}
