//! Identifiers of publications: DOI, PMID, PMCID, ISSN, ISBN, ORCID, registered trials (compliance.md §E.5). They are
//! checked here for those who cite, and keep digits of theirs from being taken for a person's.

use std::ops::Range;

use super::{Found, Kind as FoundKind, source::Source};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Doi,
    Pmid,
    Pmcid,
    Issn,
    Isbn,
    Orcid,
    Trial,
}

/// `10.dddd/suffix`, bare: no scheme, no `doi:`.
pub fn is_doi(text: &str) -> bool {
    let Some((prefix, suffix)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else { return false };
    (4..=9).contains(&prefix.len())
        && prefix.bytes().all(|b| b.is_ascii_digit())
        && !suffix.is_empty()
        && !suffix.contains(char::is_whitespace)
}

/// In bytes; the longest that Crossref knows has fewer.
const LONGEST_DOI: usize = 400;

/// The DOI in `text`, which may be an address of a resolver or carry `doi:`; brackets that it does not open and stops at
/// its end are not part of it.
pub fn doi(text: &str) -> Option<&str> {
    let start = text.find("10.")?;
    let rest = text.get(start..text.floor_char_boundary((start + LONGEST_DOI).min(text.len())))?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '“' | '”')).unwrap_or(rest.len());
    let mut found = rest.get(..end)?;
    while let Some(last) = found.chars().next_back() {
        let unbalanced = matches!(last, ')' | ']')
            && found.matches(last).count() > found.matches(if last == ')' { '(' } else { '[' }).count();
        if !(matches!(last, '.' | ',' | ';' | ':') || unbalanced) {
            break;
        }
        found = found.get(..found.len() - 1)?;
    }
    is_doi(found).then_some(found)
}

pub fn is_pmid(text: &str) -> bool {
    (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0')
}

pub fn is_pmcid(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("PMC").or_else(|| text.strip_prefix("pmc")) else { return false };
    let (number, version) = rest.split_once('.').unwrap_or((rest, "1"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    number.len() <= 8 && digits(number) && digits(version)
}

/// Characters that count, upper case, without hyphens and spaces; `X` is worth ten and may only stand last.
fn values(text: &str) -> Option<Vec<u32>> {
    let chars: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    chars
        .iter()
        .enumerate()
        .map(|(at, &c)| match c {
            'x' | 'X' if at + 1 == chars.len() => Some(10),
            _ => c.to_digit(10),
        })
        .collect()
}

pub fn is_issn(text: &str) -> bool {
    values(text).is_some_and(|v| {
        v.len() == 8 && v.iter().zip((1..=8).rev()).map(|(d, w)| d * w).sum::<u32>().is_multiple_of(11)
    })
}

pub fn is_isbn(text: &str) -> bool {
    let Some(v) = values(text) else { return false };
    match v.len() {
        10 => v.iter().zip((1..=10).rev()).map(|(d, w)| d * w).sum::<u32>().is_multiple_of(11),
        13 => {
            v.iter().all(|&d| d < 10)
                && (v.starts_with(&[9, 7, 8]) || v.starts_with(&[9, 7, 9]))
                && v.iter().zip([1, 3].into_iter().cycle()).map(|(d, w)| d * w).sum::<u32>().is_multiple_of(10)
        }
        _ => false,
    }
}

/// ISO 7064 MOD 11-2.
pub fn is_orcid(text: &str) -> bool {
    let Some(v) = values(text) else { return false };
    let shaped = v.len() == 16 && (text.len() == 16 || text.len() == 19);
    let total = v.iter().take(15).fold(0u32, |total, d| (total + d) * 2 % 11);
    shaped && (12 - total) % 11 == v[15]
}

pub(super) fn scan(source: &Source, found: &mut Vec<Found>) {
    for range in source.codes.iter().cloned() {
        let code = &source.text[range.clone()];
        let kind = if code.starts_with("10.") || code.contains("/10.") || code.contains(":10.") {
            dois(source, &range, found);
            continue;
        } else {
            kind_of(source, code, &range)
        };
        if let Some(kind) = kind {
            // A telephone number has the shape of an ISSN, and one in eleven its check digit.
            let said = kind != Kind::Issn
                || source.words_before(range.start).take(4).any(|word| word == "issn" || word == "eissn");
            found.push(Found::new(FoundKind::Citation(kind), range, if said { 0.994 } else { 0.8 }));
        }
    }
    spaced_isbns(source, found);
}

/// A DOI holds characters that a code does not, so it is read from the text.
fn dois(source: &Source, range: &Range<usize>, found: &mut Vec<Found>) {
    if let Some(doi) = doi(&source.text[range.start..]) {
        let start = doi.as_ptr() as usize - source.text.as_ptr() as usize;
        if start < range.end {
            found.push(Found::new(FoundKind::Citation(Kind::Doi), start..start + doi.len(), 0.995));
        }
    }
}

fn kind_of(source: &Source, code: &str, range: &Range<usize>) -> Option<Kind> {
    let before = || source.words_before(range.start).take(4).collect::<Vec<_>>();
    let said = |word: &str| before().contains(&word);
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let trial = ["nct", "isrctn", "rbr-", "actrn", "chictr", "eudract", "crd42", "ctri/", "drks", "jprn"];
    match code.len() {
        19 if is_orcid(code) => Some(Kind::Orcid),
        9 if is_issn(code) && (said("issn") || code.get(4..5) == Some("-")) => Some(Kind::Issn),
        10..=17 if is_isbn(code) && (said("isbn") || code.starts_with("978") || code.starts_with("979")) => {
            Some(Kind::Isbn)
        }
        _ if is_pmcid(code) => Some(Kind::Pmcid),
        _ if trial.iter().any(|head| code.starts_with(head)) && digits >= 4 => Some(Kind::Trial),
        _ if is_pmid(code) && (said("pmid") || said("pubmed")) => Some(Kind::Pmid),
        _ => None,
    }
}

/// ISBNs with spaces between their groups.
fn spaced_isbns(source: &Source, found: &mut Vec<Found>) {
    for run in &source.runs {
        let Some(first) = run.parts.iter().position(|part| part.len() == 3) else { continue };
        for last in first..run.parts.len().min(first + 6) {
            let (start, end) = (run.parts[first].start, run.parts[last].end);
            if run.window(first, last).len() == 13 && is_isbn(run.window(first, last)) && last > first {
                found.push(Found::new(FoundKind::Citation(Kind::Isbn), start..end, 0.96));
            }
        }
    }
}
