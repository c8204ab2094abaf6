//! Names told by where somebody lies, or by how a call or a message reaches him: "leito três sakamoto", "a gloria do
//! isolamento", "família Trindade", "da parte de", "GERALDO, sua cirurgia". The place says that it is a person; the
//! lexicon or a capital that it is a name.

use text::token::TokenKind;

use crate::reading::{Case, Reading};

use super::sequence::Sequence;

/// Where patients lie and sit.
#[rustfmt::skip]
const BEDS: &[&str] = &[
    "apto", "bay", "bed", "box", "cadeira", "cama", "cubicle", "cubiculo", "enf", "enfermaria", "isolamento", "leito", "maca",
    "poltrona", "quarto", "rm", "room", "sala",
];

/// What else a patient is told by behind his name: "o Tonhão da diálise".
const WARDS: &[&str] = &["dialise", "hemodialise", "quimio", "cti", "semi", "observacao", "coluna", "sutura"];

/// Whether the place of the sequence alone says that it names somebody.
pub fn placed(reading: &Reading, sequence: &Sequence) -> bool {
    let first = sequence.elements[0];
    let full = sequence.elements.len() > 1 && first.given > 1;
    let name = first.given + first.surname > 0 && (!first.word || first.given > 4 || full)
        || sequence.capital && !first.initial && sequence.known > 0;
    let initials = sequence.elements.len() > 1 && sequence.elements.iter().all(|element| element.initial);
    initials && bed_before(reading, sequence)
        || name && (bed_before(reading, sequence) || bed_behind(reading, sequence) || reached(reading, sequence))
        || family(reading, sequence)
        || addressed(reading, sequence)
}

fn word<'c>(reading: &Reading<'c>, at: usize, back: usize) -> &'c str {
    at.checked_sub(back).map_or("", |at| reading.word(at))
}

/// "leito três sakamoto", "rm 417 Obadiah Finch", "Leito 4: Nair".
fn bed_before(reading: &Reading, sequence: &Sequence) -> bool {
    let mut at = sequence.first;
    if matches!(word(reading, at, 1), ":" | "-" | "," | "=") {
        at -= 1;
    }
    let number = |at: usize| {
        reading.token(at).is_some_and(|token| token.kind == TokenKind::Number) || text::id::is_number(reading.word(at))
    };
    let mut numbers = 0;
    while numbers < 5
        && at.checked_sub(1).is_some_and(|before| number(before) || numbers > 0 && reading.word(before) == "e")
        && !reading.gap(at - 1, at).contains('\n')
    {
        at -= 1;
        numbers += 1;
    }
    numbers > 0 && BEDS.contains(&word(reading, at, 1))
}

/// "a gloria do isolamento", "o Tonhão da diálise", "dona Lia do leito 4".
fn bed_behind(reading: &Reading, sequence: &Sequence) -> bool {
    let of = matches!(reading.word(sequence.last + 1), "do" | "da" | "no" | "na" | "in");
    let bed = reading.word(sequence.last + 2);
    let article = matches!(word(reading, sequence.first, 1), "o" | "a" | "pro" | "pra" | "do" | "da" | "e" | "com");
    let given = sequence.elements[0].given > 2;
    // "a JUREMA das 8h"
    let hour = reading.word(sequence.last + 1) == "das" && bed.starts_with(|c: char| c.is_ascii_digit());
    given && (article || sequence.capital) && (of && (BEDS.contains(&bed) || WARDS.contains(&bed)) || hour)
}

/// "da parte de Germana", "uma tal de Neide", "aos cuidados de Vanderlei", "on behalf of".
fn reached(reading: &Reading, sequence: &Sequence) -> bool {
    let back = |back: usize| word(reading, sequence.first, back);
    matches!(
        (back(3), back(2), back(1)),
        ("da", "parte", "de" | "da" | "do") | ("aos", "cuidados", "de" | "da" | "do") | ("on", "behalf", "of")
    ) || matches!(back(1), "proximo" | "proxima") && !sequence.elements[0].word
        || matches!((back(2), back(1)), ("tal", "de") | ("dictating" | "addendum" | "update", "on") | ("nome", "de"))
            && (sequence.capital || sequence.elements[0].given > 1)
}

/// "familia Ostrowski", "Família Trindade": but "Saúde da Família" is a programme.
pub fn family(reading: &Reading, sequence: &Sequence) -> bool {
    let family = matches!(word(reading, sequence.first, 1), "familia" | "fam" | "family");
    let programme = matches!(word(reading, sequence.first, 2), "da" | "do" | "de" | "e" | "a");
    family && !programme && reading.case(sequence.first) == Case::Capital && !reading.english()
}

/// "GERALDO, SUA CIRURGIA FOI AGENDADA", "calma Ivanildo": whom a message calls.
fn addressed(reading: &Reading, sequence: &Sequence) -> bool {
    let first = sequence.elements[0];
    let speaks =
        matches!(reading.word(sequence.last + 2), "sua" | "seu" | "suas" | "seus" | "voce" | "vc" | "your" | "you");
    let called = reading.word(sequence.last + 1) == "," && speaks && reading.opens(sequence.first);
    called && sequence.elements.len() == 1 && first.given > 2 && !(first.word && sequence.shouted)
}
