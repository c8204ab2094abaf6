//! Dates, and which of them are birth dates (compliance.md §A.7). Only real calendar days count; the dates of laws,
//! publications and accesses are told apart, since they are nobody's.

use std::ops::Range;

use super::label::Label;
use super::{Found, Kind, source::Source, spoken};
use crate::contract::privacy_types::DatumKind;
use crate::token::TokenKind;

const MONTHS: &[(&str, u32)] = &[
    ("janeiro", 1),
    ("jan", 1),
    ("january", 1),
    ("fevereiro", 2),
    ("fev", 2),
    ("feb", 2),
    ("february", 2),
    ("marco", 3),
    ("mar", 3),
    ("march", 3),
    ("abril", 4),
    ("abr", 4),
    ("apr", 4),
    ("april", 4),
    ("maio", 5),
    ("mai", 5),
    ("may", 5),
    ("junho", 6),
    ("jun", 6),
    ("june", 6),
    ("julho", 7),
    ("jul", 7),
    ("july", 7),
    ("agosto", 8),
    ("ago", 8),
    ("aug", 8),
    ("august", 8),
    ("setembro", 9),
    ("set", 9),
    ("sep", 9),
    ("sept", 9),
    ("september", 9),
    ("outubro", 10),
    ("out", 10),
    ("oct", 10),
    ("october", 10),
    ("novembro", 11),
    ("nov", 11),
    ("november", 11),
    ("dezembro", 12),
    ("dez", 12),
    ("dec", 12),
    ("december", 12),
];

/// Words shortly before a date that make it public.
#[rustfmt::skip]
const PUBLIC: &[&str] = &[
    "lei", "decreto", "resolucao", "portaria", "rdc", "acesso", "acessado", "accessed", "publicado", "publicada",
    "publicacao", "published", "atualizado", "atualizada", "atualizacao", "updated", "revisado", "revisada",
    "reviewed", "disponivel", "vigor", "vigencia", "edicao", "versao", "diario",
];

/// Whether a Gregorian day exists.
pub fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// A date as read: a range and its year, when it has one.
struct Read {
    range: Range<usize>,
    year: Option<u32>,
}

pub(super) fn scan(source: &Source, found: &mut Vec<Found>) {
    let mut after = 0;
    for at in 0..source.tokens.len() {
        if source.tokens[at].start < after {
            continue;
        }
        let read = numeric(source, at)
            .or_else(|| named(source, at))
            .or_else(|| american(source, at))
            .or_else(|| dictated(source, at));
        if let Some(read) = read {
            after = read.range.end;
            found.push(classify(source, read));
        }
    }
}

fn classify(source: &Source, read: Read) -> Found {
    let born = born(source, &read.range);
    let public = !born && source.words_before(read.range.start).take(7).any(|word| PUBLIC.contains(&word));
    let kind = match (born, public) {
        (true, _) => Kind::Datum(DatumKind::BirthDate),
        (_, true) => Kind::Quantity,
        _ => Kind::Datum(DatumKind::Date),
    };
    let mut found = Found::new(kind, read.range, if born { 0.98 } else { 0.958 }).labelled(born);
    found.year = read.year.and_then(|year| u16::try_from(year).ok());
    found
}

fn born(source: &Source, range: &Range<usize>) -> bool {
    let next = source.words_after(range.end).find(|word| *word != "(");
    // A word of birth announces the first date behind it and no other.
    let first = |distance: usize| {
        !source.text.get(range.start - distance..range.start).is_some_and(|gap| gap.bytes().any(|b| b.is_ascii_digit()))
    };
    matches!(source.nearest(range.start), Some((Label::Birth, distance)) if distance <= 36 && first(distance))
        || next == Some("dn")
}

fn number(source: &Source, at: usize) -> Option<u32> {
    source
        .tokens
        .get(at)
        .filter(|token| token.kind == TokenKind::Number && token.end - token.start <= 4)?
        .text(source.text)
        .parse()
        .ok()
}

fn width(source: &Source, at: usize) -> usize {
    source.tokens.get(at).map_or(0, |token| token.end - token.start)
}

/// Two-digit years are of the last hundred: 30 is 1930, 29 is 2029.
fn century(year: u32, width: usize) -> Option<u32> {
    match (width, year) {
        (2, 0..=29) => Some(2000 + year),
        (2, _) => Some(1900 + year),
        (4, 1900..=2100) => Some(year),
        _ => None,
    }
}

/// `12/03/1985`, `12-3-85`, `12.03.1985`, `1985-03-12`, `03/27/1985`, and `12/mar/1985`.
fn numeric(source: &Source, at: usize) -> Option<Read> {
    let sep = source.word(at + 1);
    let tight = (at..at + 4).all(|i| source.tokens.get(i + 1).is_some_and(|next| next.start == source.tokens[i].end));
    let torn = at > 0
        && source.tokens[at - 1].end == source.tokens[at].start
        && matches!(source.word(at - 1), "." | "/" | "-" | ",");
    if !matches!(sep, "/" | "-" | ".") || source.word(at + 3) != sep || !tight || torn {
        return None;
    }
    let (first, last) = (number(source, at)?, number(source, at + 4)?);
    let middle = number(source, at + 2).or_else(|| month(source.word(at + 2)))?;
    let (year, day, month) = match width(source, at) {
        4 => (century(first, 4)?, last, middle),
        _ if middle > 12 => (century(last, width(source, at + 4))?, middle, first),
        _ => (century(last, width(source, at + 4))?, first, middle),
    };
    let end = source.tokens[at + 4].end;
    let continues =
        source.text[end..].starts_with(['/', '-']) && source.text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    // "1.2.20" is a version, "DN 03.05.80" a day.
    let short = sep == "." && width(source, at + 4) == 2 && !born(source, &(source.tokens[at].start..end));
    (is_day(year, month, day) && !continues && !short)
        .then(|| Read { range: source.tokens[at].start..end, year: Some(year) })
}

fn month(word: &str) -> Option<u32> {
    // No month begins with another letter, and this is asked of every word.
    let possible = word.len() >= 3 && word.starts_with(['j', 'f', 'm', 'a', 's', 'o', 'n', 'd']);
    MONTHS.iter().find(|(name, _)| possible && *name == word).map(|&(_, month)| month)
}

/// A number typed or spoken, with the ordinal of the first of a month; its value and the token after it.
fn said(source: &Source, at: usize) -> Option<(u32, usize)> {
    if !source.numeral(at) {
        return ordinal(source, at);
    }
    let (value, next) = match number(source, at) {
        Some(value) => (value, at + 1),
        None => {
            let (digits, next) = spoken::number(source.text, &source.tokens, at)?;
            (digits.parse().ok()?, next)
        }
    };
    Some((value, next + usize::from(matches!(source.word(next), "o" | "th" | "st" | "nd" | "rd"))))
}

/// "primeiro", "the third", "twenty-first": the words for days that numbers do not say.
fn ordinal(source: &Source, at: usize) -> Option<(u32, usize)> {
    let word = source.word(at);
    let value = ORDINALS.iter().position(|&ordinal| ordinal == word).and_then(|index| u32::try_from(index + 1).ok());
    value.or((word == "primeiro").then_some(1)).map(|value| (value, at + 1))
}

#[rustfmt::skip]
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
];

/// "12 de março de 1985", "12 mar 1985", "doze de março de mil novecentos e oitenta e cinco", "5 de maio".
fn named(source: &Source, at: usize) -> Option<Read> {
    let (day, next) = said(source, at)?;
    let next = next + usize::from(matches!(source.word(next), "de" | "do" | "of" | "/" | "-"));
    let month = month(source.word(next))?;
    // "set" and "out" are words of other meanings; short names need a year or a day before "de".
    let range = |end: usize| source.tokens[at].start..end;
    let year_at = next + 1 + usize::from(matches!(source.word(next + 1), "de" | "do" | "," | "." | "/" | "-"));
    let year_at = year_at + usize::from(source.word(next + 1) == "." && source.word(year_at) == "de");
    if let Some((year, stop)) = said(source, year_at)
        && let Some(year) = century(year, if year < 100 { 2 } else { 4 })
        && (year_at > next + 1 || source.word(next).len() <= 4 || stop > year_at)
        && is_day(year, month, day)
        && whole_year(source, year_at, stop)
    {
        return Some(Read { range: range(source.tokens[stop - 1].end), year: Some(year) });
    }
    let full = source.word(next).len() > 4 || matches!(source.word(next), "maio" | "june" | "july");
    (full && is_day(2000, month, day)).then(|| Read { range: range(source.tokens[next].end), year: None })
}

/// A typed year has four digits here, so that "5 de maio 20 mg" is no year.
fn whole_year(source: &Source, at: usize, stop: usize) -> bool {
    let measured =
        matches!(source.word(stop), "mg" | "ml" | "mcg" | "g" | "anos" | "dias" | "%" | "horas" | "comprimidos");
    !measured
        && (stop > at + 1
            || number(source, at).is_none()
            || width(source, at) == 4
            || matches!(source.word(at - 1), "de" | "/" | "-"))
}

/// "March 12, 1985", "Mar 12".
fn american(source: &Source, at: usize) -> Option<Read> {
    let month = month(source.word(at))?;
    let at_day = at + 1 + usize::from(source.word(at + 1) == ".");
    let (day, next) = said(source, at_day).filter(|&(day, _)| day <= 31)?;
    let year_at = next + usize::from(source.word(next) == ",");
    let year = number(source, year_at)
        .and_then(|year| century(year, width(source, year_at)))
        .filter(|_| width(source, year_at) == 4);
    let english = source.word(at).len() > 4 && !matches!(source.word(at), "marco" | "abril" | "junho" | "julho")
        || year.is_some() && source.word(next) == ",";
    let end = if year.is_some() { source.tokens[year_at].end } else { source.tokens[next - 1].end };
    (english && is_day(year.unwrap_or(2000), month, day)).then(|| Read { range: source.tokens[at].start..end, year })
}

/// "doze do três de oitenta e cinco", only behind a word of birth.
fn dictated(source: &Source, at: usize) -> Option<Read> {
    let start = source.tokens.get(at)?.start;
    if !matches!(source.nearest(start), Some((Label::Birth, distance)) if distance <= 24) {
        return None;
    }
    let (day, next) = said(source, at)?;
    let (month, then) =
        said(source, next + usize::from(matches!(source.word(next), "do" | "de" | "/" | "barra" | "-")))?;
    let (year, stop) =
        said(source, then + usize::from(matches!(source.word(then), "de" | "do" | "/" | "barra" | "-")))?;
    let year = century(year, if year < 100 { 2 } else { 4 })?;
    is_day(year, month, day).then(|| Read { range: start..source.tokens[stop - 1].end, year: Some(year) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn check(text: &str, expect: Option<(&str, DatumKind)>) {
        let folded = fold(text);
        let source = Source::new(folded.as_str());
        let mut found = Vec::new();
        scan(&source, &mut found);
        let hit = found.iter().find_map(|hit| match hit.kind {
            Kind::Datum(kind) => Some((&text[folded.original(hit.range.clone())], kind)),
            _ => None,
        });
        assert_eq!(hit, expect, "{text}");
    }

    #[test]
    fn reads_dates() {
        use DatumKind::{BirthDate, Date};
        for (text, expect) in [
            ("operado em 12/03/2021.", Some(("12/03/2021", Date))),
            ("DN: 12-03-85", Some(("12-03-85", BirthDate))),
            ("DN 03.05.80.", Some(("03.05.80", BirthDate))),
            ("born on the third of May 1980", Some(("third of May 1980", BirthDate))),
            ("nascida em 5 de maio de 1990, em Recife", Some(("5 de maio de 1990", BirthDate))),
            (
                "nasceu dia primeiro de março de mil novecentos e oitenta e cinco",
                Some(("primeiro de março de mil novecentos e oitenta e cinco", BirthDate)),
            ),
            (
                "data de nascimento doze do três de oitenta e cinco",
                Some(("doze do três de oitenta e cinco", BirthDate)),
            ),
            ("Date of birth: March 12, 1985", Some(("March 12, 1985", BirthDate))),
            ("born 12 March 1985", Some(("12 March 1985", BirthDate))),
            ("seen on 03/27/2020", Some(("03/27/2020", Date))),
            ("em 2021-03-12", Some(("2021-03-12", Date))),
            ("no dia 5 de maio ela caiu", Some(("5 de maio", Date))),
            ("12/mar/1985", Some(("12/mar/1985", Date))),
            ("31/02/2020", None),
            ("29/02/2021", None),
            ("pressão 12/08", None),
            ("versão 1.2.20", None),
            ("Lei 13.709, de 14 de agosto de 2018", None),
            ("Acesso em: 20 nov. 2026", None),
            ("atualizado em 12/03/2021", None),
            ("5 de maio de 20 mg", Some(("5 de maio", Date))),
            ("tome 2 set", None),
        ] {
            check(text, expect);
        }
    }
}
