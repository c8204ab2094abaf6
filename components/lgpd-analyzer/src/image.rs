//! Pictures and recordings that may show a patient: their alternative text, caption or title says so.

use text::contract::privacy_types::DatumKind;
use text::contract::types::BlockKind;
use text::id::{Found, Kind};

use crate::corpus::Part;
use crate::cue::Cues;
use crate::reading::Reading;

#[rustfmt::skip]
const SHOWN: &[&str] = &[
    "rosto", "face", "foto", "fotografia", "retrato", "antes", "selfie", "sorriso", "photo", "picture", "portrait",
    "before",
];
#[rustfmt::skip]
const DRAWN: &[&str] = &[
    "ilustracao", "desenho", "grafico", "infografico", "esquema", "diagrama", "icone", "logotipo", "logo",
    "illustration", "drawing", "chart", "banco",
];
const TOLD: &[&str] = &["depoimento", "relato", "audio", "entrevista", "testemunho", "testimonial", "voz", "video"];

/// Images of patients and recordings of them, over the whole text of their block.
pub fn find(reading: &Reading) -> Vec<Found> {
    let pieces = reading.corpus.pieces.iter().filter(|piece| piece.part == Part::Text);
    pieces
        .filter_map(|piece| {
            let kind = &reading.corpus.document.blocks.get(piece.block)?.kind;
            let patient = reading.any(&piece.range, Cues::PATIENT.or(Cues::PERSON).or(Cues::KIN))
                || compares(reading, &piece.range);
            let says = |words: &[&str]| reading.tokens_in(&piece.range).any(|at| words.contains(&reading.word(at)));
            let kind = match kind {
                BlockKind::Image(_) if patient && says(SHOWN) && !says(DRAWN) => DatumKind::Image,
                BlockKind::Embed(_) if patient && says(TOLD) => DatumKind::Voice,
                _ => return None,
            };
            Some(Found {
                kind: Kind::Datum(kind),
                range: piece.range.clone(),
                confidence: 0.8,
                labelled: false,
                year: None,
            })
        })
        .collect()
}

/// "antes e depois": a result is shown, so somebody is.
fn compares(reading: &Reading, range: &std::ops::Range<usize>) -> bool {
    let text = reading.source.text.get(range.clone()).unwrap_or_default();
    text.contains("antes e depois") || text.contains("before and after")
}
