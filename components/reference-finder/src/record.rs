//! A publication as the literature gave it, made fit to be believed: sizes bounded, identifiers of the right shape.

use text::contract::bibliography::{Author, Publication};
use text::fold::fold;
use text::id::citation;

use crate::Identifier;

const KEY: usize = 300;
const TITLE: usize = 600;
const FIELD: usize = 300;
const ADDRESS: usize = 2_000;
const ABSTRACT: usize = 8_000;
const AUTHORS: usize = 200;
const LISTS: usize = 16;
/// The oldest printed medicine worth citing.
const FIRST_YEAR: u16 = 1500;

/// The beginning of `text`, at most `most` bytes, whole characters.
pub fn cut(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

/// The publication within bounds, and whether anything had to go.
///
/// # Errors
/// Says why it is none: no key or no title.
pub fn tidy(mut publication: Publication, as_of_year: u16) -> Result<(Publication, bool), String> {
    let mut changed = shorten(&mut publication.key, KEY) | shorten(&mut publication.title, TITLE);
    if publication.key.trim().is_empty() || !publication.title.chars().any(char::is_alphanumeric) {
        return Err("a publication without key or title was left out".to_owned());
    }
    let fields = [
        &mut publication.container,
        &mut publication.volume,
        &mut publication.issue,
        &mut publication.pages,
        &mut publication.publisher,
    ];
    for field in fields {
        changed |= shorten_optional(field, FIELD);
    }
    changed |=
        shorten_optional(&mut publication.url, ADDRESS) | shorten_optional(&mut publication.abstract_text, ABSTRACT);
    changed |= authors(&mut publication.authors);
    changed |= bound(&mut publication.languages, LISTS) | bound(&mut publication.types, LISTS);
    for language in &mut publication.languages {
        changed |= shorten(language, 16);
    }
    changed |= identifiers(&mut publication);
    if publication.year.is_some_and(|year| year < FIRST_YEAR || year > as_of_year.saturating_add(1)) {
        publication.year = None;
        changed = true;
    }
    Ok((publication, changed))
}

/// Bytes that a publication adds to a report, about.
pub fn size(publication: &Publication) -> usize {
    let texts = [&publication.container, &publication.url, &publication.abstract_text]
        .into_iter()
        .flatten()
        .map(String::len)
        .sum::<usize>();
    let names = publication.authors.iter().map(|author| author.family.len() + author.given.len() + 16).sum::<usize>();
    512 + publication.title.len() + publication.key.len() + texts + names
}

fn shorten(text: &mut String, most: usize) -> bool {
    let long = text.len() > most;
    text.truncate(text.floor_char_boundary(most));
    long
}

fn shorten_optional(text: &mut Option<String>, most: usize) -> bool {
    if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
        *text = None;
    }
    text.as_mut().is_some_and(|text| shorten(text, most))
}

fn bound<T>(list: &mut Vec<T>, most: usize) -> bool {
    let long = list.len() > most;
    list.truncate(most);
    long
}

fn authors(authors: &mut Vec<Author>) -> bool {
    let mut changed = bound(authors, AUTHORS);
    for author in authors {
        changed |= shorten(&mut author.family, FIELD) | shorten(&mut author.given, FIELD);
    }
    changed
}

/// Drops identifiers that cannot be any (compliance.md §E.5).
fn identifiers(publication: &mut Publication) -> bool {
    let bad_doi = publication.doi.as_deref().is_some_and(|doi| doi.len() > FIELD || bare_doi(doi).is_none());
    let bad_pmid = publication.pmid.as_deref().is_some_and(|pmid| !citation::is_pmid(pmid));
    let bad_pmcid = publication.pmcid.as_deref().is_some_and(|pmcid| !citation::is_pmcid(pmcid));
    publication.doi.take_if(|_| bad_doi);
    publication.pmid.take_if(|_| bad_pmid);
    publication.pmcid.take_if(|_| bad_pmcid);
    bad_doi || bad_pmid || bad_pmcid
}

/// A DOI without its resolver, in lower case: DOIs know no case.
pub fn bare_doi(text: &str) -> Option<String> {
    citation::doi(text.trim()).map(str::to_lowercase)
}

/// Whether a publication is the one that was asked for, as far as it says.
pub fn answers(publication: &Publication, id: &Identifier) -> bool {
    match id {
        Identifier::Doi(doi) => publication.doi.as_deref().is_none_or(|own| bare_doi(own) == bare_doi(doi)),
        Identifier::Pmid(pmid) => publication.pmid.as_deref().is_none_or(|own| own == pmid),
    }
}

/// A title by which two records are the same: folded, letters and digits only, without the mark of a retraction.
pub fn title_key(title: &str) -> String {
    let folded = fold(title);
    let plain: String = folded.as_str().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let from = words.iter().position(|word| !matches!(*word, "retracted" | "withdrawn" | "article")).unwrap_or(0);
    words.get(from..).unwrap_or_default().join(" ")
}

/// Whether the title says that the publication was taken back.
pub fn is_marked_retracted(title: &str) -> bool {
    let folded = fold(title);
    let head = folded.as_str().trim_start_matches(['[', '(', '*', ' ']);
    ["retracted", "withdrawn", "retratado", "retirado"]
        .iter()
        .any(|mark| head.strip_prefix(mark).is_some_and(|rest| rest.starts_with([':', ']', ')', ' ', '-'])))
}

/// What a notice says that it takes back: "Retraction--Ileal-lymphoid…", "Retraction of: …", "Erratum to …". A notice is
/// no evidence of anything.
pub fn notice_subject(title: &str) -> Option<Notice> {
    let folded = fold(title);
    let head = folded.as_str().trim_start_matches(['[', '(', ' ']);
    let retraction =
        ["retraction", "retratacao", "withdrawal", "notice of retraction", "retraction note", "retraction notice"];
    let correction = ["erratum", "corrigendum", "correction to", "correction:", "expression of concern", "errata"];
    let stripped = |marks: &[&str]| {
        marks.iter().filter_map(|mark| head.strip_prefix(mark)).min_by_key(|rest| rest.len()).map(str::to_owned)
    };
    let (rest, retracts) = match stripped(&retraction) {
        Some(rest) if rest.starts_with(['-', ':', ' ', ']', '.', '\u{2014}']) => (rest, true),
        _ => (stripped(&correction)?, false),
    };
    let subject = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let subject = ["of: ", "of ", "to: ", "to ", "for ", "de: "]
        .iter()
        .find_map(|link| subject.strip_prefix(link))
        .unwrap_or(subject);
    Some(Notice { retracts, title: title_key(subject) })
}

/// A notice about another publication.
#[derive(Debug, PartialEq, Eq)]
pub struct Notice {
    pub retracts: bool,
    /// The other publication's [`title_key`].
    pub title: String,
}
