//! Medicines with a dose, a frequency, a duration or a route: what a reader could follow like a prescription.

use std::ops::Range;

use text::contract::privacy_types::Prescription;
use text::fold::fold;
use text::lexicon::brands;
use text::lexicon::drugs::{self, Drug, List};
use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::Reading;

/// How far behind its name the regimen of a medicine is looked for, in tokens.
const REACH: usize = 22;
/// More than this no document prescribes.
const MOST: usize = 2_000;

struct Medicine {
    range: Range<usize>,
    substance: Option<String>,
    drug: Option<Drug>,
    needs: bool,
}

pub fn find(reading: &Reading) -> Vec<Prescription> {
    let mut medicines = Vec::new();
    let opens = reading.words.each(|word| drugs::opens(word) || brands::lexicon().opens(word));
    let mut at = 0;
    while at < reading.source.tokens.len() && medicines.len() < MOST {
        match medicine(reading, at, opens[at]) {
            Some(found) => {
                at = reading.source.token_from(found.range.end);
                medicines.push(found);
            }
            None => at += 1,
        }
    }
    let ends: Vec<usize> = medicines.iter().skip(1).map(|next| next.range.start).chain([usize::MAX]).collect();
    medicines.into_iter().zip(ends).filter_map(|(medicine, next)| prescription(reading, medicine, next)).collect()
}

fn medicine(reading: &Reading, at: usize, opens: bool) -> Option<Medicine> {
    let token = reading.token(at).filter(|token| token.kind == TokenKind::Word && token.end - token.start >= 3)?;
    if reading.is(at, Cues::PARTICLE) || token.end - token.start < 4 && reading.is(at, Cues::STOP) {
        return None;
    }
    let text = reading.source.text;
    // A misspelt name is looked for only where a dose follows, since that search is slow.
    let dosed = (at + 1..at + 4).any(|next| matches!(reading.word(next), "mg" | "mcg"));
    if !opens && !dosed {
        return None;
    }
    let found = if dosed { drugs::nearest(text, token.start) } else { drugs::longest(text, token.start) };
    if let Some(found) = found {
        let range = found.start..found.end;
        let substance = reading.corpus.source(&range).to_owned();
        let needs = found.drug.controlled.is_some() || found.drug.prescription && !found.drug.otc;
        return Some(Medicine { range, substance: Some(substance), drug: Some(found.drug), needs });
    }
    let (hit, brand) = brands::longest(text, token.start)?;
    let substance = brand.substances.split(" + ").next().filter(|name| !name.is_empty());
    let drug = brand
        .substances
        .split(" + ")
        .filter_map(|name| drugs::get(fold(name).as_str()))
        .max_by_key(|drug| drug.controlled.is_some());
    Some(Medicine {
        range: token.start..hit.end,
        substance: substance.map(|_| brand.substances.to_owned()),
        drug,
        needs: brand.prescription,
    })
}

/// The record of a medicine whose regimen is told; a bare mention is none.
fn prescription(reading: &Reading, medicine: Medicine, next: usize) -> Option<Prescription> {
    let first = reading.source.token_from(medicine.range.end);
    let limit = reading.sentence(medicine.range.start).end.min(next);
    let last =
        (first..first + REACH).take_while(|&at| reading.token(at).is_some_and(|token| token.end <= limit)).last();
    let window = first..last.map_or(first, |last| last + 1);
    let (mut dosage, mut frequency, mut duration, mut route) = (None, None, None, None);
    let mut end = medicine.range.end;
    let mut at = window.start;
    while at < window.end {
        let (slot, stop) = if let Some(stop) = dose(reading, at) {
            (&mut dosage, stop)
        } else if let Some(stop) = every(reading, at) {
            (&mut frequency, stop)
        } else if let Some(stop) = lasting(reading, at) {
            (&mut duration, stop)
        } else if let Some(stop) = way(reading, at) {
            (&mut route, stop)
        } else {
            at += 1;
            continue;
        };
        let range = reading.range(at, stop.min(window.end - 1));
        if slot.is_none() {
            end = end.max(range.end);
            *slot = Some(reading.corpus.source(&range).to_owned());
        }
        at = stop + 1;
    }
    if dosage.is_none() && frequency.is_none() && duration.is_none() && route.is_none() {
        return None;
    }
    Some(Prescription {
        span: reading.corpus.span(&(medicine.range.start..end))?,
        medication: reading.corpus.source(&medicine.range).to_owned(),
        substance: medicine.substance,
        dosage,
        frequency,
        duration,
        route,
        controlled: medicine.drug.and_then(|drug| drug.controlled).map(|list| list_name(list).to_owned()),
        needs_prescription: medicine.needs,
    })
}

fn list_name(list: List) -> &'static str {
    match list {
        List::A1 => "A1",
        List::A2 => "A2",
        List::A3 => "A3",
        List::B1 => "B1",
        List::B2 => "B2",
        List::C1 => "C1",
        List::C2 => "C2",
        List::C3 => "C3",
        List::C4 => "C4",
        List::C5 => "C5",
    }
}

/// The token after the number at `at`: typed, with decimals, as a fraction, or spoken.
fn number(reading: &Reading, at: usize) -> Option<usize> {
    let token = reading.token(at)?;
    if token.kind == TokenKind::Number {
        let decimal = matches!(reading.word(at + 1), "." | "," | "/")
            && reading.gap(at, at + 1).is_empty()
            && reading.gap(at + 1, at + 2).is_empty();
        let fraction = decimal && reading.token(at + 2).is_some_and(|token| token.kind == TokenKind::Number);
        return Some(if fraction { at + 3 } else { at + 1 });
    }
    text::id::spoken_number(reading.source.text, &reading.source.tokens, at).map(|(_, next)| next)
}

/// "0,5 mg", "10 gotas", "um comprimido": the last token.
fn dose(reading: &Reading, at: usize) -> Option<usize> {
    let unit = number(reading, at)?;
    let known = matches!(
        reading.word(unit),
        "mg" | "mcg"
            | "ug"
            | "g"
            | "ml"
            | "ui"
            | "iu"
            | "gota"
            | "gotas"
            | "comprimido"
            | "comprimidos"
            | "cp"
            | "cps"
            | "comp"
            | "capsula"
            | "capsulas"
            | "caps"
            | "jato"
            | "jatos"
            | "puff"
            | "puffs"
            | "ampola"
            | "ampolas"
            | "sache"
            | "saches"
            | "miligramas"
            | "mililitros"
            | "colher"
            | "colheres"
            | "tablet"
            | "tablets"
            | "unidades"
            | "drops"
            | "%"
            | "adesivo"
            | "aplicacao"
    );
    let per =
        usize::from(known && reading.word(unit + 1) == "/" && matches!(reading.word(unit + 2), "kg" | "ml" | "g")) * 2;
    known.then_some(unit + per)
}

fn period(word: &str) -> bool {
    matches!(
        word,
        "dia"
            | "dias"
            | "semana"
            | "semanas"
            | "hora"
            | "horas"
            | "h"
            | "hs"
            | "mes"
            | "noite"
            | "manha"
            | "day"
            | "daily"
            | "week"
            | "hours"
            | "night"
    )
}

/// "de 8/8 horas", "2x ao dia", "à noite", "uma vez por semana", "a cada 12 h": the last token.
fn every(reading: &Reading, at: usize) -> Option<usize> {
    let word = |offset: usize| reading.word(at + offset);
    if matches!(
        word(0),
        "noite"
            | "diariamente"
            | "diario"
            | "diaria"
            | "semanal"
            | "jejum"
            | "daily"
            | "bid"
            | "tid"
            | "deitar"
            | "almoco"
            | "jantar"
            | "nightly"
    ) {
        return Some(at);
    }
    if matches!(word(0), "a" | "pela" | "ao" | "antes" | "em" | "de" | "na" | "no" | "por")
        && matches!(word(1), "noite" | "manha" | "deitar" | "dormir" | "jejum" | "dia" | "almoco" | "jantar")
    {
        return Some(at + 1);
    }
    if word(0) == "/" && period(word(1)) {
        return Some(at + 1);
    }
    if matches!(word(0), "once" | "twice") {
        return Some(at + if matches!(word(1), "a") { 2 } else { 1 });
    }
    if matches!(word(0), "cada" | "every") {
        let after = number(reading, at + 1)?;
        return period(reading.word(after)).then_some(after);
    }
    let after = number(reading, at)?;
    match reading.word(after) {
        "x" | "vez" | "vezes" | "times" => {
            let joined =
                after + 1 + usize::from(matches!(reading.word(after + 1), "ao" | "por" | "a" | "/" | "na" | "per"));
            Some(if period(reading.word(joined)) { joined } else { after })
        }
        "em" if number(reading, after + 1).is_some_and(|unit| period(reading.word(unit))) => number(reading, after + 1),
        unit if reading.word(at + 1) == "/" && matches!(unit, "h" | "hs" | "horas") => Some(after),
        _ => None,
    }
}

/// "por 7 dias", "durante três meses", "for 10 days": the last token.
fn lasting(reading: &Reading, at: usize) -> Option<usize> {
    let lead = usize::from(matches!(reading.word(at), "por" | "durante" | "for"));
    let unit = number(reading, at + lead)?;
    matches!(reading.word(unit), "dias" | "semanas" | "meses" | "dia" | "semana" | "mes" | "days" | "weeks" | "months")
        .then_some(unit)
}

/// "via oral", "VO", "sublingual": the last token.
fn way(reading: &Reading, at: usize) -> Option<usize> {
    let ways = [
        "oral",
        "sublingual",
        "intramuscular",
        "intravenosa",
        "endovenosa",
        "subcutanea",
        "topica",
        "inalatoria",
        "retal",
        "vaginal",
        "nasal",
        "ocular",
        "transdermica",
    ];
    match reading.word(at) {
        "via" if ways.contains(&reading.word(at + 1)) => Some(at + 1),
        "vo" | "iv" | "ev" | "im" | "sc" | "sl" => Some(at),
        "orally" | "intramuscular" | "sublingual" | "endovenoso" | "subcutaneo" | "topico" => Some(at),
        _ => None,
    }
}
