//! Numbers that a source must contain: as written, with their unit.

use std::ops::Range;

use text::id::is_number;

use crate::passage::{Sentence, listed};

const UNITS: &str = "% mg mcg ug g kg ml l ui iu mmhg bpm kcal cm mm mmol minuto minutos hora horas dia dias semana \
    semanas mes meses ano anos vez vezes milhao milhoes mil bilhoes gota gotas comprimido comprimidos \
    gramas quilos decadas percent minutes hours day days week weeks month months year years million \
    thousand times pontos points casos cases";
/// Spelled numbers count only before one of these: "um" and "dois" are articles and pronouns as well.
const SPELLED_BEFORE: &str = "por em a vezes tercos quartos percent in out times milhoes mil milhao anos meses semanas dias horas \
    minutos comprimidos gotas decadas";
const MOST: usize = 24;

/// The numbers of a sentence, in order, each once.
pub fn find(sentence: &Sentence<'_>) -> Vec<String> {
    let passage = sentence.passage;
    let mut found: Vec<String> = Vec::new();
    let mut at = sentence.words.start;
    while at < sentence.words.end && found.len() < MOST {
        match read(sentence, at) {
            Some(range) => {
                let text = passage.source.get(passage.original(range.clone())).unwrap_or_default().to_owned();
                if !text.is_empty() && !found.contains(&text) {
                    found.push(text);
                }
                at = range.end;
            }
            None => at += 1,
        }
    }
    found
}

/// The words of the number at word `at`.
fn read(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let passage = sentence.passage;
    let word = passage.words.get(at)?;
    let end = sentence.words.end;
    if word.number {
        if is_named(sentence, at) || is_mark(sentence, at) {
            return None;
        }
        let stop = unit(sentence, at + 1, end);
        let bare = stop == at + 1;
        let digits = word.text(passage.folded.as_str());
        return (!(bare && is_year(digits))).then_some(at..stop);
    }
    spelled(sentence, at)
}

/// Whether the number is part of a concept's name: "diabetes tipo 2", "ômega-3", "covid-19".
fn is_named(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.concepts.iter().any(|found| found.words.contains(&at))
        || sentence.passage.word(at.wrapping_sub(1)) == "tipo"
}

/// Whether it is a reference mark or numbers a figure: "(ref. 2)", "[3]", "seção 4".
fn is_mark(sentence: &Sentence<'_>, at: usize) -> bool {
    const NAMING: &str = "ref refs referencia referencias reference references figura tabela secao capitulo figure table \
        section no n art artigo passo dica mito";
    let passage = sentence.passage;
    let start = passage.original(at..at + 1).start;
    let before = passage.source.get(..start).unwrap_or_default();
    let open = before.rfind('[').is_some_and(|open| start - open < 24 && !before[open..].contains(']'));
    let raised = passage.source.get(start..).is_some_and(|rest| rest.starts_with(crate::sentence::is_raised));
    open || raised || at > sentence.words.start && listed(NAMING, passage.word(at - 1))
}

/// The end of the unit behind a number: "% ", "por cento", "milhões de pessoas" stops before "de".
fn unit(sentence: &Sentence<'_>, at: usize, end: usize) -> usize {
    let passage = sentence.passage;
    if at >= end || !passage.words.get(at).is_some_and(|word| word.joined) {
        return at;
    }
    match (passage.word(at), passage.word(at + 1)) {
        ("por", "cento") | ("per", "cent") if at + 1 < end => at + 2,
        ("em", "cada") if at + 2 < end => at + 3,
        ("a", "cada") | ("out", "of") | ("in", "every") if at + 2 < end => at + 3,
        ("in", next)
            if at + 1 < end && (is_number(next) || passage.words.get(at + 1).is_some_and(|word| word.number)) =>
        {
            at + 2
        }
        (word, _) if listed(UNITS, word) => at + 1,
        _ => at,
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// A number in words, with its unit.
fn spelled(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let passage = sentence.passage;
    if !is_number(passage.word(at)) {
        return None;
    }
    let mut stop = at + 1;
    // "vinte e cinco": a bare "e" joins two number words.
    while stop < sentence.words.end {
        let joins = passage.word(stop) == "e" && is_number(passage.word(stop + 1)) && stop + 1 < sentence.words.end;
        match joins {
            true => stop += 2,
            false if is_number(passage.word(stop)) => stop += 1,
            false => break,
        }
    }
    let unit = unit(sentence, stop, sentence.words.end);
    let follows = listed(SPELLED_BEFORE, passage.word(stop)) || passage.word(stop) == "tercos";
    (unit > stop && follows).then_some(at..unit)
}
