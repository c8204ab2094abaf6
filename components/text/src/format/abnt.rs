//! ABNT NBR 6023:2018.

use super::citation::{Fields, Form};
use super::date::abnt_date;
use super::journal::short;
use super::plain::{end_sentence, sentence};
use crate::contract::types::Language;
use crate::readability::syllables;

/// With more authors than this the first stands for all (NBR 6023:2018, 8.1.1.2 permits it).
const MOST_AUTHORS: usize = 3;

pub(super) fn citation(fields: &Fields, language: Language) -> String {
    let mut out = authors(fields);
    let title = title(fields, out.is_empty(), language);
    sentence(&mut out, &title);
    match fields.form {
        Form::Article => sentence(&mut out, &journal(fields, language)),
        Form::Book => sentence(&mut out, &imprint(fields, fields.publisher.as_ref().or(fields.container.as_ref()))),
        Form::Chapter => chapter(&mut out, fields),
        Form::WebPage => {
            let site = fields.container.as_ref().or(fields.publisher.as_ref());
            sentence(
                &mut out,
                &[distinct(fields, site), year(fields)].into_iter().flatten().collect::<Vec<_>>().join(", "),
            );
        }
    }
    if fields.preprint {
        sentence(&mut out, "Preprint");
    }
    if let Some(doi) = &fields.doi {
        sentence(&mut out, &format!("DOI: {doi}"));
    }
    online(&mut out, fields, language);
    end_sentence(&mut out);
    out
}

fn authors(fields: &Fields) -> String {
    let names: Vec<String> = fields.authors.iter().map(|n| n.abnt()).collect();
    match names.first() {
        Some(first) if names.len() > MOST_AUTHORS => format!("{first} et al."),
        _ => names.join("; "),
    }
}

fn title(fields: &Fields, leads: bool, language: Language) -> String {
    // Square brackets round a title are PubMed's mark of a translated one, not part of it.
    let plain = fields.title.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(&fields.title);
    let mut title = if leads { with_first_word_in_capitals(plain) } else { plain.trim_end_matches('.').to_owned() };
    if fields.retracted && !title.is_empty() {
        title.push_str(if language == Language::PtBr { " [retratado]" } else { " [retracted]" });
    }
    title
}

/// A work without an author is entered by its title: the first word in capitals, and the next one too when the first is
/// an article or has one syllable.
fn with_first_word_in_capitals(title: &str) -> String {
    let mut end = 0;
    for (at, word) in words(title) {
        end = at + word.len();
        let short = matches!(word.to_lowercase().as_str(), "uma" | "umas" | "the") || syllables::portuguese(word) == 1;
        if !short {
            break;
        }
    }
    let (head, tail) = title.split_at(end);
    format!("{}{tail}", head.to_uppercase())
}

/// The first two words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split(' ')
        .map(move |word| {
            let at = from;
            from += word.len() + 1;
            (at, word.split("--").next().unwrap_or(word))
        })
        .filter(|(_, word)| !word.is_empty())
        .take(2)
}

/// `Nome do Periódico, v. 10, n. 2, p. 1-9, 2023`.
fn journal(fields: &Fields, language: Language) -> String {
    let parts = [
        fields.container.as_deref().map(|c| short(c).to_owned()),
        fields.volume.as_ref().map(|v| format!("v. {v}")),
        fields.issue.as_ref().map(|i| issue(i, language)),
        fields.pages.as_ref().map(|p| p.abnt()),
        year(fields),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `6 Suppl 1` is `n. 6, supl. 1`.
fn issue(field: &str, language: Language) -> String {
    let lower = field.to_ascii_lowercase();
    let Some(at) = lower.find("suppl").or_else(|| lower.find("supl")) else {
        return format!("n. {field}");
    };
    let word = if language == Language::PtBr { "supl." } else { "suppl." };
    let number = field[at..].trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' '));
    let supplement = format!("{word} {number}").trim_end().to_owned();
    match field[..at].trim().trim_end_matches([',', ';', '(']) {
        "" => supplement,
        issue => format!("n. {issue}, {supplement}"),
    }
}

/// `[S. l.]: Editora, 2023`; the standard asks for the sign where the place is unknown, and a record has no place.
fn imprint(fields: &Fields, publisher: Option<&String>) -> String {
    let publisher = distinct(fields, publisher).map(|p| if p.contains(": ") { p } else { format!("[S. l.]: {p}") });
    [publisher, year(fields)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn chapter(out: &mut String, fields: &Fields) {
    if let Some(book) = &fields.container {
        sentence(out, &format!("In: {book}"));
    }
    sentence(out, &imprint(fields, fields.publisher.as_ref()));
    sentence(out, &fields.pages.as_ref().map(|p| p.abnt()).unwrap_or_default());
}

/// A publisher that is the author too is not named twice.
fn distinct(fields: &Fields, publisher: Option<&String>) -> Option<String> {
    let publisher = publisher?;
    let author =
        fields.authors.iter().any(|n| n.is_organisation() && n.vancouver().to_lowercase() == publisher.to_lowercase());
    (!author).then(|| publisher.clone())
}

fn year(fields: &Fields) -> Option<String> {
    fields.year.map(|y| y.to_string())
}

fn online(out: &mut String, fields: &Fields, language: Language) {
    let Some(address) = &fields.address else { return };
    let (available, accessed) = match language {
        Language::PtBr => ("Disponível em", "Acesso em"),
        Language::En => ("Available at", "Accessed on"),
    };
    sentence(out, &format!("{available}: {address}"));
    if let Some(date) = fields.accessed {
        sentence(out, &format!("{accessed}: {}", abnt_date(date, language)));
    }
}
