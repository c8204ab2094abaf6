//! Publications cited as text: reading a citation, and deciding whether a record is what it cites (compliance.md §E.4:
//! title, year and first author must all agree).

use std::collections::BTreeSet;

use text::contract::bibliography::Publication;
use text::fold::fold;

use crate::record::{cut, title_key};

/// Titles agree from this Jaccard similarity of their words on.
const SIMILAR: f64 = 0.8;
const LONGEST: usize = 600;
/// Fewer words than this are no title to search by.
const LEAST_WORDS: usize = 4;

/// A citation as a person wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What may be its title: stretches between full stops, the longest first.
    pub titles: Vec<String>,
    pub years: Vec<u16>,
    /// The family name that it begins with, folded.
    pub first_author: String,
}

impl Citation {
    /// Reads Vancouver ("Appel LJ, Moore TJ. A clinical trial … N Engl J Med. 1997") and ABNT ("APPEL, L. J. et al. A
    /// clinical trial …"). None where nothing in it could be a title.
    pub fn read(text: &str) -> Option<Citation> {
        let text = cut(text.trim(), LONGEST);
        let folded = fold(text);
        let folded = folded.as_str();
        let first_author = family(folded);
        let mut titles: Vec<String> = segments(text)
            .into_iter()
            .filter(|segment| segment.split_whitespace().count() >= LEAST_WORDS && !is_names(segment))
            .collect();
        titles.sort_by_key(|title| std::cmp::Reverse(title.split_whitespace().count()));
        titles.truncate(4);
        let years = years(folded);
        (!titles.is_empty() && !first_author.is_empty()).then_some(Citation { titles, years, first_author })
    }

    /// Whether `publication` is what this cites: some stretch is its title, and year and first author agree.
    pub fn is(&self, publication: &Publication) -> bool {
        let year =
            self.years.iter().find(|&&year| publication.year.is_some_and(|own| own.abs_diff(year) <= 1)).copied();
        self.titles.iter().any(|title| verified(title, year, &self.first_author, publication))
    }
}

/// The rule: normalised titles with a Jaccard similarity of at least 0.8, the year within one, the same first author.
pub fn verified(title: &str, year: Option<u16>, first_author: &str, publication: &Publication) -> bool {
    let same_year = matches!((year, publication.year), (Some(a), Some(b)) if a.abs_diff(b) <= 1);
    let own = publication.authors.first().map(|author| plain(&author.family)).unwrap_or_default();
    let first = plain(first_author);
    same_year && !own.is_empty() && own == first && jaccard(title, &publication.title) >= SIMILAR
}

/// Words that both titles have, of those that either has.
pub fn jaccard(a: &str, b: &str) -> f64 {
    let words = |title: &str| {
        title_key(title).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let (a, b) = (words(a), words(b));
    let either = a.union(&b).count();
    if either == 0 { 0.0 } else { a.intersection(&b).count() as f64 / either as f64 }
}

fn plain(name: &str) -> String {
    fold(name).as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The family name that a citation begins with: its words up to the first comma or the initials.
fn family(folded: &str) -> String {
    let head = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    let words = head.split([',', ';', '.']).next().unwrap_or_default();
    let names: Vec<&str> = words
        .split_whitespace()
        .filter(|word| word.chars().count() > 3 || !word.chars().all(|c| c.is_ascii_alphabetic()))
        .collect();
    let all: Vec<&str> = words.split_whitespace().collect();
    // "appel lj" ends in initials, "de souza a" begins with a particle; a short family name ("li y") stays.
    let family = match all.as_slice() {
        [name, .., initials] if initials.len() <= 3 && !names.is_empty() => {
            all.get(..all.len() - 1).unwrap_or(&[name]).concat()
        }
        [name, _initials] if names.is_empty() => (*name).to_owned(),
        _ => all.concat(),
    };
    plain(&family)
}

/// Stretches between full stops, question marks and closing quotation marks; a subtitle stays with its title.
fn segments(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let next = text.get(end..).and_then(|rest| rest.chars().next());
        if matches!(c, '.' | '?' | '”' | '"') && next.is_none_or(|next| next.is_whitespace()) {
            found.extend(text.get(start..at).map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()));
            start = end;
        }
    }
    found.extend(text.get(start..).map(|part| part.trim().to_owned()));
    // A title with a full stop within it ("… Blood Pressure. DASH Research Group").
    let joined: Vec<String> = found.windows(2).map(|pair| format!("{}. {}", pair[0], pair[1])).collect();
    found.into_iter().chain(joined).filter(|part| !part.is_empty()).collect()
}

/// "Appel LJ, Moore TJ, Obarzanek E, et al": names, no title.
fn is_names(segment: &str) -> bool {
    let words: Vec<&str> = segment
        .split_whitespace()
        .map(|word| word.trim_matches([',', ';', '.']))
        .filter(|word| !word.is_empty())
        .collect();
    let initials =
        words.iter().filter(|word| word.chars().count() <= 3 && word.chars().all(char::is_uppercase)).count();
    initials * 3 >= words.len()
}

fn years(folded: &str) -> Vec<u16> {
    let found = folded.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    found.filter_map(|digits| digits.parse().ok()).filter(|year| (1800..2200).contains(year)).take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_read_in_both_styles() {
        for (text, author, title, year) in [
            (
                "Appel LJ, Moore TJ, Obarzanek E, et al. A clinical trial of the effects of dietary patterns on blood pressure. N Engl J Med. 1997;336(16):1117-24.",
                "appel",
                "A clinical trial of the effects of dietary patterns on blood pressure",
                1997,
            ),
            (
                "DE SOUZA, A. B.; LIMA, C. Aleitamento materno e inteligência na vida adulta. Rev. Saúde Pública, v. 3, 2015.",
                "desouza",
                "Aleitamento materno e inteligência na vida adulta",
                2015,
            ),
            (
                "Li Y. Short sleep and blood pressure in adults. Sleep. 2010.",
                "li",
                "Short sleep and blood pressure in adults",
                2010,
            ),
        ] {
            let citation = Citation::read(text).expect(text);
            assert_eq!(citation.first_author, author, "{text}");
            assert!(citation.titles.iter().any(|found| found == title), "{:?}", citation.titles);
            assert!(citation.years.contains(&year), "{text}");
        }
        for text in ["", ".", "Appel LJ", "1997", "et al.", &"a. ".repeat(500)] {
            assert_eq!(Citation::read(text), None, "{text:?}");
        }
    }
}
