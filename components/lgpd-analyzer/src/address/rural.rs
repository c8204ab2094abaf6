//! Addresses without streets: kilometres of a road, farms, hamlets.

use crate::cue::Cues;
use crate::reading::{Case, Reading};

use super::{capitals, number, resident};

/// "Rod. SC-401 km 5", "Estrada do Capão, km 12", "BR 101, km 210".
pub fn road(reading: &Reading, at: usize) -> Option<(usize, f32)> {
    if !matches!(reading.word(at), "rod" | "rodovia" | "estrada" | "estr" | "br") {
        return None;
    }
    let km = (at + 1..at + 10)
        .take_while(|&next| {
            // "a estrada até o km 12 é de terra" tells how far, not where.
            let apart = reading.is(next, Cues::STOP) && !reading.is(next, Cues::PARTICLE);
            !apart && !reading.gap(next - 1, next).contains('\n')
        })
        .find(|&next| matches!(reading.word(next), "km" | "quilometro") && number(reading, next + 1))?;
    let decimal =
        usize::from(matches!(reading.word(km + 2), "," | ".") && reading.gap(km + 1, km + 3).trim().len() == 1);
    let named = (at + 1..km).any(|next| reading.case(next) != Case::Lower || number(reading, next));
    named.then_some((if decimal == 1 && number(reading, km + 3) { km + 3 } else { km + 1 }, 0.85))
}

/// "no Sítio Boa Esperança", "chácara Recanto, 14", "Fazenda Três Irmãos": where somebody is said to live.
pub fn estate(reading: &Reading, at: usize) -> Option<(usize, f32)> {
    #[rustfmt::skip]
    let heads = [
        "sitio", "chacara", "fazenda", "assentamento", "povoado", "aldeia", "loteamento", "condominio", "residencial",
        "conjunto", "vila", "granja", "edificio",
    ];
    if !heads.contains(&reading.word(at)) || !resident(reading, at) {
        return None;
    }
    let named = capitals(reading, at + 1, 5);
    // In a transcript the name ends where the phrase does.
    let lower = || {
        let stops = |next: usize| {
            reading.is(next, Cues::STOP) && !reading.is(next, Cues::PARTICLE)
                || !reading.word(next).starts_with(char::is_alphabetic)
        };
        (at + 1..at + 4).take_while(|&next| !stops(next)).last().filter(|&last| !reading.is(last, Cues::PARTICLE))
    };
    let last = named.or_else(|| lower().filter(|_| reading.case(at) == Case::Lower))?;
    Some((last, if named.is_some() { 0.8 } else { 0.7 }))
}
