//! A record as its format gave it, before its fields are put in order.

use super::kind;
use super::language;
use crate::export::html::slug;
use crate::markup::url;
use crate::publication::{Author, Publication, PublicationType, Resolution};

/// Longer texts are cut; no field of a real record comes near.
const MAX_FIELD: usize = 4 * 1024;
const MAX_ABSTRACT: usize = 64 * 1024;
const MAX_AUTHORS: usize = 5_000;

#[derive(Debug, Default)]
pub(super) struct Record {
    pub key: Option<String>,
    pub title: Option<String>,
    /// Of a text that is not in English, where the title is a translation.
    pub original_title: Option<String>,
    pub authors: Vec<Author>,
    pub container: Option<String>,
    pub year: Option<u16>,
    pub volume: Option<String>,
    pub issue: Option<String>,
    pub pages: Option<String>,
    pub publisher: Option<String>,
    pub doi: Option<String>,
    pub pmid: Option<String>,
    pub pmcid: Option<String>,
    pub url: Option<String>,
    pub languages: Vec<String>,
    pub types: Vec<PublicationType>,
    pub abstract_text: Option<String>,
    pub retracted: bool,
    pub preprint: bool,
}

impl Record {
    /// The publication that the record describes. A record without a title describes none.
    pub fn publication(self) -> Result<Publication, String> {
        let languages = language::codes(&self.languages);
        let foreign = !languages.is_empty() && !languages.iter().any(|code| code == "en");
        let original = self.original_title.filter(|_| foreign || self.title.is_none());
        let title = original.or(self.title).map(|title| tidy_title(&title)).filter(|title| !title.is_empty());
        let title = title.ok_or("the record has no title")?;
        let doi = self.doi.as_deref().and_then(doi);
        let pmid = self.pmid.as_deref().and_then(pmid);
        let container = self.container.and_then(|text| field(&text, MAX_FIELD));
        let lower = title.to_lowercase();
        let authors: Vec<Author> =
            self.authors.into_iter().filter(|author| !author.family.is_empty()).take(MAX_AUTHORS).collect();
        let key = self.key.and_then(|key| field(&key, 200));
        let key = key.unwrap_or_else(|| make_key(doi.as_deref(), pmid.as_deref(), &authors, self.year, &title));
        Ok(Publication {
            key,
            authors,
            year: self.year,
            volume: self.volume.and_then(|text| field(&text, 100)),
            issue: self.issue.and_then(|text| field(&text, 100)),
            pages: self.pages.and_then(|text| field(&text, 100)),
            publisher: self.publisher.and_then(|text| field(&text, MAX_FIELD)),
            pmcid: self.pmcid.as_deref().and_then(pmcid),
            url: self.url.as_deref().and_then(url::resource).and_then(|text| field(&text, MAX_FIELD)),
            languages,
            types: kind::settle(self.types, &lower),
            abstract_text: self.abstract_text.and_then(|text| field(&text, MAX_ABSTRACT)),
            retracted: self.retracted || lower.starts_with("retracted:") || lower.starts_with("[retracted]"),
            preprint: self.preprint || is_preprint(container.as_deref(), doi.as_deref()),
            resolution: Resolution::Unresolved,
            container,
            title,
            doi,
            pmid,
        })
    }
}

/// A text with its white space collapsed, cut to `most` bytes; none if nothing is left.
pub(super) fn field(text: &str, most: usize) -> Option<String> {
    let mut out = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if out.len() > most {
        let end = (0..=most).rev().find(|&at| out.is_char_boundary(at)).unwrap_or_default();
        out.truncate(end);
    }
    (!out.is_empty()).then_some(out)
}

/// PubMed ends titles with a full stop and puts translated ones in brackets; style is for whoever cites.
fn tidy_title(title: &str) -> String {
    let title = field(title, MAX_FIELD).unwrap_or_default();
    let title = title.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(&title).trim();
    let inner = title.strip_prefix('[').and_then(|title| title.strip_suffix(']'));
    inner.filter(|inner| !inner.contains(['[', ']'])).unwrap_or(title).trim_end_matches(". ").trim().to_owned()
}

/// A DOI without its resolver, as in compliance.md §E.5; none where it is malformed.
pub(super) fn doi(text: &str) -> Option<String> {
    let text = text.trim();
    let start = text.find("10.")?;
    let before = text[..start].to_ascii_lowercase();
    let known = [
        "",
        "doi:",
        "doi: ",
        "doi ",
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi.org/",
        "https://www.doi.org/",
    ];
    let doi = text[start..].split_whitespace().next()?;
    let doi = trim_doi(doi);
    let (registrant, suffix) = doi["10.".len()..].split_once('/')?;
    let digits = registrant.split('.').next().unwrap_or_default();
    let valid = (4..=9).contains(&digits.len()) && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (known.contains(&before.as_str()) && valid && !suffix.is_empty()).then(|| doi.to_owned())
}

/// Punctuation at the end is the sentence's, and a bracket too unless it was opened in the DOI.
fn trim_doi(doi: &str) -> &str {
    let mut doi = doi.trim_end_matches(['.', ',', ';']);
    while doi.ends_with(')') && doi.matches(')').count() > doi.matches('(').count() {
        doi = doi[..doi.len() - 1].trim_end_matches(['.', ',', ';']);
    }
    doi
}

fn pmid(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = !text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && !text.starts_with('0')).then(|| text.to_owned())
}

fn pmcid(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_uppercase();
    let digits = text.strip_prefix("PMC").unwrap_or(&text).split('.').next().unwrap_or_default();
    let valid = (1..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    valid.then(|| format!("PMC{digits}"))
}

/// The first year from 1400 on that a date names.
pub(super) fn year(text: &str) -> Option<u16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .find_map(|digits| digits.parse().ok().filter(|year| (1400..2200).contains(year)))
}

/// "Family, Given", "Family Given-Initials" or a name of an organisation.
pub(super) fn author(name: &str) -> Author {
    let name = name.trim().trim_end_matches(',');
    if let Some((family, given)) = name.split_once(',') {
        return Author { family: field(family, 500).unwrap_or_default(), given: field(given, 500).unwrap_or_default() };
    }
    let initials = |word: &str| (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    match name.rsplit_once(' ') {
        Some((family, given)) if initials(given) => {
            Author { family: field(family, 500).unwrap_or_default(), given: given.to_owned() }
        }
        _ => Author { family: field(name, 500).unwrap_or_default(), given: String::new() },
    }
}

fn make_key(doi: Option<&str>, pmid: Option<&str>, authors: &[Author], year: Option<u16>, title: &str) -> String {
    if let Some(doi) = doi {
        return format!("doi:{}", doi.to_lowercase());
    }
    if let Some(pmid) = pmid {
        return format!("pmid:{pmid}");
    }
    let name = slug(authors.first().map_or(title, |author| &author.family));
    match year {
        Some(year) => format!("{name}-{year}"),
        None => name,
    }
}

fn is_preprint(container: Option<&str>, doi: Option<&str>) -> bool {
    const SERVERS: [&str; 9] = [
        "medrxiv",
        "biorxiv",
        "arxiv",
        "research square",
        "scielo preprints",
        "ssrn",
        "preprints.org",
        "psyarxiv",
        "osf preprints",
    ];
    let container = container.unwrap_or_default().to_lowercase();
    let doi = doi.unwrap_or_default().to_lowercase();
    SERVERS.iter().any(|server| container.contains(server))
        || ["10.48550/", "10.21203/rs", "10.1590/scielopreprints", "10.20944/preprints", "10.31234/osf"]
            .iter()
            .any(|prefix| doi.starts_with(prefix))
}
