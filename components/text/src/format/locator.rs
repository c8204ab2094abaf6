//! Where a publication is: pages, DOI, address.

use super::plain::{line, present};
use crate::contract::bibliography::Publication;

/// Longest DOI or address that is shown, in bytes.
const LONGEST: usize = 2_000;

/// A lone number with more digits than this is the number of an article, not a page.
const LONGEST_PAGE: usize = 5;

pub(super) enum Pages {
    /// First and last page, both in full.
    Range(String, String),
    Single(String),
    /// An article number (`e48255`, `2102730`), which is no page.
    Electronic(String),
}

impl Pages {
    pub(super) fn parse(field: Option<&String>) -> Option<Self> {
        let text = present(field)?;
        let text = text.trim_start_matches("pp.").trim_start_matches("p.").trim().to_owned();
        if text.is_empty() {
            return None;
        }
        if let Some((first, last)) = text.split_once(['-', '–', '—']) {
            let (first, last) = (first.trim(), last.trim());
            if let Some(full) = expand(first, last) {
                return Some(Self::Range(first.to_owned(), full));
            }
        }
        let numbered = text.strip_prefix(['e', 'E']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let electronic = numbered || text.len() > LONGEST_PAGE && text.bytes().all(|b| b.is_ascii_digit());
        Some(if electronic { Self::Electronic(text) } else { Self::Single(text) })
    }

    /// `p. 1117-1124`; an article number without `p.`.
    pub(super) fn abnt(&self) -> String {
        match self {
            Self::Range(first, last) if first == last => format!("p. {first}"),
            Self::Range(first, last) => format!("p. {first}-{last}"),
            Self::Single(page) => format!("p. {page}"),
            Self::Electronic(number) => number.clone(),
        }
    }

    /// `1117-24`: repeated digits are left out (Citing Medicine).
    pub(super) fn vancouver(&self) -> String {
        match self {
            Self::Range(first, last) if first == last => first.clone(),
            Self::Range(first, last) => format!("{first}-{}", contract(first, last)),
            Self::Single(page) => page.clone(),
            Self::Electronic(number) => number.clone(),
        }
    }
}

/// The last page in full, or None where the two are no range of pages.
fn expand(first: &str, last: &str) -> Option<String> {
    let (prefix, first_digits) = split_prefix(first)?;
    let (last_prefix, last_digits) = split_prefix(last)?;
    if !last_prefix.is_empty() && last_prefix != prefix {
        return None;
    }
    let kept = first_digits.len().checked_sub(last_digits.len()).map_or("", |n| &first_digits[..n]);
    let full = format!("{kept}{last_digits}");
    let ordered = (full.len(), full.as_str()) >= (first_digits.len(), first_digits);
    ordered.then(|| format!("{prefix}{full}"))
}

/// The letters before a page number, and its digits.
fn split_prefix(page: &str) -> Option<(&str, &str)> {
    let at = page.find(|c: char| c.is_ascii_digit())?;
    let (prefix, digits) = page.split_at(at);
    let plain =
        prefix.len() <= 3 && prefix.chars().all(char::is_alphabetic) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then_some((prefix, digits))
}

fn contract<'a>(first: &str, last: &'a str) -> &'a str {
    if first.len() != last.len() {
        return last.trim_start_matches(|c: char| !c.is_ascii_digit());
    }
    let same = first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
    last.get(same..).unwrap_or(last)
}

/// The bare DOI (`10.1590/…`) of what a record or a person wrote; None where the syntax is no DOI.
pub fn doi(field: &str) -> Option<String> {
    let text = field.trim();
    let lower = text.to_ascii_lowercase();
    let start =
        ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "doi:"]
            .iter()
            .find(|prefix| lower.starts_with(**prefix))
            .map_or(0, |prefix| prefix.len());
    let body = trim_unbalanced(text.get(start..)?.trim());
    let (prefix, suffix) = body.strip_prefix("10.")?.split_once('/')?;
    let valid = (4..=9).contains(&prefix.len())
        && prefix.bytes().all(|b| b.is_ascii_digit())
        && !suffix.is_empty()
        && body.len() <= LONGEST
        && !suffix.contains(|c: char| c.is_whitespace() || c.is_control());
    valid.then(|| body.to_owned())
}

/// Punctuation at the end is the sentence's, not the DOI's, unless it closes a bracket of the DOI.
fn trim_unbalanced(mut text: &str) -> &str {
    loop {
        let cut = match text.bytes().last() {
            Some(b'.' | b',' | b';') => true,
            Some(b')') => text.matches('(').count() < text.matches(')').count(),
            _ => false,
        };
        if !cut {
            return text;
        }
        text = &text[..text.len() - 1];
    }
}

/// The address of a bare DOI, with the characters escaped that an address cannot hold.
pub fn doi_url(doi: &str) -> String {
    let mut out = String::from("https://doi.org/");
    for byte in doi.bytes() {
        if byte.is_ascii_graphic() && !br##""#%<>?[\]^`{|}"##.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// What a publication is known by: DOI, PMID and key, each with its kind before it. Two records that share one of them are
/// the same publication.
pub fn identifiers(publication: &Publication) -> Vec<String> {
    let doi = publication.doi.as_deref().and_then(doi).map(|doi| format!("doi:{}", doi.to_ascii_lowercase()));
    let pmid = pmid(publication).map(|id| format!("pmid:{id}"));
    let key = Some(publication.key.trim()).filter(|key| !key.is_empty()).map(|key| format!("key:{key}"));
    [doi, pmid, key].into_iter().flatten().collect()
}

/// The best address of a publication: DOI, its own address, PubMed Central, PubMed.
pub(super) fn address(publication: &Publication) -> Option<String> {
    let of_doi = publication.doi.as_deref().and_then(doi).map(|d| doi_url(&d));
    of_doi.or_else(|| own_address(publication.url.as_ref())).or_else(|| {
        let pmc = publication
            .pmcid
            .as_deref()
            .and_then(pmcid)
            .map(|id| format!("https://pmc.ncbi.nlm.nih.gov/articles/{id}/"));
        pmc.or_else(|| pmid(publication).map(|id| format!("https://pubmed.ncbi.nlm.nih.gov/{id}/")))
    })
}

pub(super) fn pmid(publication: &Publication) -> Option<String> {
    let id = line(publication.pmid.as_deref()?);
    let valid = (1..=8).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit()) && !id.starts_with('0');
    valid.then_some(id)
}

fn pmcid(field: &str) -> Option<&str> {
    let id = field.trim();
    let digits = id.strip_prefix("PMC")?;
    ((1..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then_some(id)
}

fn own_address(field: Option<&String>) -> Option<String> {
    let text = field?.trim();
    let web = text.get(..8).is_some_and(|p| p.eq_ignore_ascii_case("https://"))
        || text.get(..7).is_some_and(|p| p.eq_ignore_ascii_case("http://"));
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    (web && plain && text.len() <= LONGEST).then(|| text.to_owned())
}
