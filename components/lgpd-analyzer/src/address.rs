//! Addresses: a kind of street, its name, a number, and what goes on behind it (compliance.md §A.7).

mod rural;

use std::ops::Range;

use text::contract::privacy_types::DatumKind;
use text::id::Found;
use text::id::{Kind, is_number};
use text::lexicon::places;
use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading};

/// Squares and blocks of planned towns; they need no name.
const BLOCKS: &[&str] = &["sqn", "sqs", "shis", "shin", "qnm", "qnl", "qnn", "qsa", "cln", "cls", "quadra", "qd"];
#[rustfmt::skip]
const COMPLEMENTS: &[&str] = &[
    "apto", "ap", "apartamento", "casa", "bloco", "bl", "sala", "conjunto", "conj", "cj", "fundos", "andar", "lote",
    "lt", "quadra", "qd", "torre", "loja", "sobrado", "cs", "apt", "km", "kitnet", "edificio", "ed", "condominio",
    "unit", "flat", "suite", "floor", "predio", "entrada", "chacara",
];
#[rustfmt::skip]
const QUARTERS: &[&str] = &[
    "bairro", "jd", "jardim", "vila", "vl", "centro", "parque", "pq", "pque", "conjunto", "setor", "nucleo",
    "residencial", "cidade", "conj", "sitio", "distrito", "povoado", "assentamento", "loteamento", "comunidade",
];
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "street", "st", "avenue", "ave", "road", "rd", "lane", "drive", "boulevard", "blvd", "court", "ct", "place",
    "way", "close", "crescent", "terrace", "gardens", "grove", "mews", "circle", "cir", "ln", "dr", "pl", "pkwy", "parkway",
    "highway", "hwy", "row", "walk", "square", "trail", "hill", "wynd", "brae", "rise", "croft", "quay", "loop", "turnpike",
    "pike", "vale", "alley",
];

/// All addresses, in order.
pub fn find(reading: &Reading) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < reading.source.tokens.len() {
        let way = || rural::road(reading, at).or_else(|| street(reading, at)).or_else(|| block(reading, at));
        let end = if reading.is(at, Cues::WAY) {
            way()
        } else {
            english(reading, at)
                .or_else(|| dictated(reading, at))
                .or_else(|| box_number(reading, at))
                .or_else(|| rural::estate(reading, at))
        };
        match end {
            Some((last, confidence)) => {
                let last = extend(reading, last);
                found.push(datum(reading.range(at, last), confidence));
                at = last + 1;
            }
            None => {
                if let Some(last) = standalone(reading, at) {
                    found.push(Found {
                        kind: Kind::Datum(DatumKind::PostalCode),
                        ..datum(reading.range(at, last), 0.85)
                    });
                    at = last;
                }
                at += 1;
            }
        }
    }
    found
}

fn datum(range: Range<usize>, confidence: f32) -> Found {
    Found { kind: Kind::Datum(DatumKind::Address), range, confidence, labelled: false, year: None }
}

fn number(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    reading.token(at).is_some_and(|token| token.kind == TokenKind::Number && token.end - token.start <= 5)
        || is_number(word) && !matches!(word, "um" | "uma")
}

/// "Rua das Flores, 123", "r. augusta nº 10", "rua quinze de novembro número duzentos e dez".
fn street(reading: &Reading, at: usize) -> Option<(usize, f32)> {
    let word = reading.word(at);
    let dotted = reading.word(at + 1) == "." && reading.gap(at, at + 1).is_empty();
    // One or two letters are an abbreviation only with a dot, or written large before a large letter.
    let short = word.len() <= 2;
    // "et al. Safety": no alameda; English has none.
    if short && (reading.english() || at > 0 && reading.word(at - 1) == "et") {
        return None;
    }
    // "Antônia R. Pires": an initial.
    let initial = at > 0 && reading.case(at - 1) == Case::Capital && reading.gap(at - 1, at) == " ";
    if word.len() == 1 && dotted && reading.case(at) != Case::Lower && initial {
        return None;
    }
    if short && !dotted && !(word == "av" || reading.case(at) != Case::Lower && reading.case(at + 1) != Case::Lower) {
        return None;
    }
    let first = at + 1 + usize::from(dotted);
    let resident = resident(reading, at);
    let mut last = None;
    for next in first..first + 9 {
        let token = reading.token(next)?;
        if reading.gap(next - 1, next).contains('\n') {
            break;
        }
        let named = next > first;
        if named && matches!(reading.word(next), "," | "no" | "n" | "numero" | "num" | "nr" | "-" | "°") {
            if let Some(end) = numbered(reading, next) {
                return Some((end, 0.95));
            }
            if reading.word(next) == "," {
                break;
            }
        }
        let plain = token.kind == TokenKind::Number
            || resident && !matches!(reading.word(next), "um" | "uma" | "dois" | "duas");
        if named && plain && number(reading, next) && reading.word(next - 1) != "de" && !unit(reading, next + 1) {
            let spoken = text::id::spoken_number(reading.source.text, &reading.source.tokens, next)
                .map_or(next, |(_, after)| after.saturating_sub(1));
            return Some((spoken.max(next), 0.9));
        }
        let stops = matches!(
            reading.word(next),
            "em" | "que" | "onde" | "perto" | "e" | "ate" | "para" | "com" | "esta" | "foi" | "na" | "no"
        ) || token.kind == TokenKind::Punctuation && reading.word(next) != ".";
        if stops {
            break;
        }
        last = Some(next);
    }
    let proper = reading.case(first) != Case::Lower || reading.case(first + 1) != Case::Lower;
    last.filter(|_| resident && reading.token(first).is_some_and(|token| token.kind == TokenKind::Word))
        .map(|last| (trim(reading, last), if proper { 0.8 } else { 0.7 }))
}

fn trim(reading: &Reading, last: usize) -> usize {
    if reading.word(last) == "." { last - 1 } else { last }
}

fn unit(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "mg" | "ml" | "anos" | "dias" | "horas" | "metros" | "km" | "%" | "kg" | "m" | "minutos")
}

/// The last token of ", nº 123-A" from its first sign on.
fn numbered(reading: &Reading, at: usize) -> Option<usize> {
    let mut next = at;
    while next < at + 5
        && matches!(reading.word(next), "," | "no" | "n" | "numero" | "num" | "nr" | "-" | "°" | "." | ":" | "o")
    {
        next += 1;
    }
    if next == at || !number(reading, next) || unit(reading, next + 1) {
        return None;
    }
    let spoken = text::id::spoken_number(reading.source.text, &reading.source.tokens, next)
        .map_or(next, |(_, after)| after.saturating_sub(1));
    Some(spoken.max(next))
}

/// "SQN 305 bloco B", "Quadra 12, lote 3".
fn block(reading: &Reading, at: usize) -> Option<(usize, f32)> {
    let sure = BLOCKS.iter().position(|block| *block == reading.word(at)).is_some_and(|index| index < 9);
    let further =
        || (at + 2..at + 5).any(|next| matches!(reading.word(next), "lote" | "lt" | "casa" | "conjunto" | "bloco"));
    let fits = BLOCKS.contains(&reading.word(at)) && number(reading, at + 1) && (sure || further());
    fits.then_some((at + 1, 0.85))
}

/// "123 Main Street".
fn english(reading: &Reading, at: usize) -> Option<(usize, f32)> {
    if !reading.token(at).is_some_and(|token| token.kind == TokenKind::Number && token.end - token.start <= 5) {
        return None;
    }
    let end =
        (at + 2..at + 5).find(|&next| ENGLISH.contains(&reading.word(next)) && reading.case(next) != Case::Lower)?;
    let named = (at + 1..end).all(|next| {
        let direction = matches!(reading.word(next), "n" | "s" | "w" | "e");
        reading.case(next) != Case::Lower || direction || reading.is(next, Cues::PARTICLE)
    });
    let spaced = reading.gap(at, at + 1) == " " && !unit(reading, at + 1);
    (named && spaced).then_some((end, 0.9))
}

/// "she lives at forty two larkfield road".
fn dictated(reading: &Reading, at: usize) -> Option<(usize, f32)> {
    if !reading.english() || !is_number(reading.word(at)) || !resident(reading, at) {
        return None;
    }
    let (_, named) = text::id::spoken_number(reading.source.text, &reading.source.tokens, at)?;
    let ways = ["street", "avenue", "road", "lane", "drive", "close", "crescent", "terrace", "court", "way", "place"];
    let end = (named + 1..named + 4).find(|&next| ways.contains(&reading.word(next)))?;
    let plain = (named..end).all(|next| reading.token(next).is_some_and(|token| token.kind == TokenKind::Word));
    plain.then_some((end, 0.85))
}

/// "PO Box 884".
fn box_number(reading: &Reading, at: usize) -> Option<(usize, f32)> {
    let office = reading.english() && reading.word(at) == "po" && reading.word(at + 1) == "box";
    (office && number(reading, at + 2)).then_some((at + 2, 0.9))
}

fn resident(reading: &Reading, at: usize) -> bool {
    (1..=7).any(|back| at.checked_sub(back).is_some_and(|before| reading.is(before, Cues::RESIDENCE)))
}

/// Goes on over what follows between commas and dashes: flat, quarter, town, state.
fn extend(reading: &Reading, mut last: usize) -> usize {
    for _ in 0..6 {
        let mut next = last + 1;
        while next < last + 3 && matches!(reading.word(next), "," | "-" | "/" | "." | "(") {
            next += 1;
        }
        if reading.gap(last, next).contains('\n') {
            return last;
        }
        if let Some(end) = postcode(reading, next) {
            return end;
        }
        if matches!(reading.word(next), "no" | "n" | "numero")
            && next > last + 1
            && let Some(end) = numbered(reading, next)
        {
            last = end;
            continue;
        }
        match chunk(reading, next, next > last + 1) {
            Some(end) => last = end,
            None => return last,
        }
    }
    last
}

/// The last token of a British postcode or, behind the letters of a state, an American ZIP: "RG4 7QT", "IL 62704".
fn postcode(reading: &Reading, at: usize) -> Option<usize> {
    if !reading.english() {
        return None;
    }
    let start = reading.token(at)?.start;
    let code: Vec<&str> = reading.source.text.get(start..)?.splitn(3, [' ', ',']).collect();
    let (first, second) = (code.first()?, code.get(1)?.trim_end_matches(['.', ';', ')']));
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let british = second.len() == 3
        && second.starts_with(|c: char| c.is_ascii_digit())
        && digits(second) == 1
        && (2..=4).contains(&first.len())
        && (1..=2).contains(&digits(first));
    let american = first.len() == 2 && digits(first) == 0 && second.len() >= 5 && digits(second.get(..5)?) == 5;
    let end = start + first.len() + 1 + second.split('\n').next().unwrap_or_default().len();
    (british || american).then(|| reading.source.token_from(end).saturating_sub(1))
}

/// "SY4 5AB" written large: a British postcode anywhere, which has no C, I, K, M, O or V behind its digit.
fn standalone(reading: &Reading, at: usize) -> Option<usize> {
    let first = reading.token(at).filter(|_| reading.english() && reading.case(at) == Case::Upper)?;
    let rest = reading.source.text.get(first.start..)?;
    let code = rest.get(..rest.find([',', '.', ';', '\n', ')']).unwrap_or(rest.len()).min(8))?;
    let (outward, inward) = code.split_once(' ')?;
    let inward = inward.get(..3)?;
    let shaped = (2..=4).contains(&outward.len())
        && outward.ends_with(|c: char| c.is_ascii_alphanumeric())
        && outward.bytes().filter(u8::is_ascii_digit).count() >= 1
        && inward.starts_with(|c: char| c.is_ascii_digit())
        && inward[1..].bytes().all(|b| b.is_ascii_lowercase() && !b"cikmov".contains(&b));
    let end = first.start + outward.len() + 4;
    let large = !reading.corpus.source(&(first.start..end)).contains(|c: char| c.is_lowercase());
    (shaped && large).then(|| reading.source.token_from(end).saturating_sub(1))
}

/// The last token of a flat, quarter, town or state that begins at `at`.
fn chunk(reading: &Reading, at: usize, parted: bool) -> Option<usize> {
    let word = reading.word(at);
    if COMPLEMENTS.contains(&word) {
        let dot = usize::from(reading.word(at + 1) == ".");
        let value = at + 1 + dot;
        let short = reading
            .token(value)
            .is_some_and(|token| token.kind != TokenKind::Punctuation && token.end - token.start <= 4);
        let spoken =
            text::id::spoken_number(reading.source.text, &reading.source.tokens, value).map(|(_, after)| after - 1);
        // "Apt 4B": the letter is a token of its own.
        let value = value + usize::from(reading.gap(value, value + 1).is_empty() && lettered(reading, value + 1));
        return Some(spoken.unwrap_or(if short && !reading.gap(at, value).contains('\n') { value } else { at }));
    }
    if QUARTERS.contains(&word) {
        let dot = usize::from(reading.word(at + 1) == ".");
        return Some(capitals(reading, at + 1 + dot, 4).unwrap_or(at));
    }
    if parted && text::id::council::is_state(word) {
        return Some(at);
    }
    let start = reading.token(at)?.start;
    if parted
        && let Some((found, _)) =
            places::longest(reading.source.text, start).filter(|_| reading.case(at) != Case::Lower)
    {
        return reading.source.token_from(found.end).checked_sub(1);
    }
    let next = capitals(reading, at, 4).filter(|_| parted && reading.word(at - 1) != ".")?;
    matches!(reading.word(next + 1), "," | "-" | "." | "" | "/" | "\n").then_some(next)
}

fn lettered(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The last of up to `most` capitalised words from `at` on, particles between them passed over.
fn capitals(reading: &Reading, at: usize, most: usize) -> Option<usize> {
    let mut last = None;
    for next in at..at + most {
        let word = reading.word(next);
        let capital = reading.case(next) != Case::Lower;
        if !(capital || matches!(word, "de" | "da" | "do" | "das" | "dos"))
            || next > at && reading.gap(next - 1, next) != " "
            || matches!(word, "cep" | "tel" | "telefone" | "cpf" | "fone" | "cel")
        {
            break;
        }
        if capital {
            last = Some(next);
        }
    }
    last
}
