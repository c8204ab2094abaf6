//! The draft's own list of references: which blocks it is, and what identifies each entry. A claim that cites an entry
//! hands its identifier on, so that the very publication is looked up.

use std::collections::BTreeMap;

use text::contract::types::{Block, BlockKind};
use text::fold::fold;
use text::id::citation;

/// Longest citation handed on, in bytes.
const LONGEST: usize = 400;
const MOST: usize = 500;

/// Headings of lists of references.
const HEADINGS: &[&str] = &[
    "referencias",
    "referencias bibliograficas",
    "bibliografia",
    "fontes",
    "references",
    "bibliography",
    "sources",
    "literatura citada",
    "leitura recomendada",
];
/// Headings of parts that speak of the author or the clinic.
const NOTICES: &[&str] = &[
    "sobre o autor",
    "sobre a autora",
    "about the author",
    "contato",
    "contact",
    "aviso",
    "aviso legal",
    "disclaimer",
    "sobre a clinica",
    "sobre nos",
    "onde estamos",
    "agende sua consulta",
];
const MYTHS: &[&str] = &["mitos", "mito", "myths", "fake news", "mitos sobre", "myths about"];

/// What a heading announces for the blocks below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Body,
    References,
    /// Author, contact, legal notice.
    Notice,
    /// Statements listed to be refuted.
    Myths,
}

pub fn section(heading: &str) -> Section {
    let folded = fold(heading);
    let title = folded
        .as_str()
        .trim()
        .trim_matches(|c: char| !c.is_alphanumeric())
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let begins = |names: &[&str]| {
        names.iter().any(|name| title.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    match title {
        _ if HEADINGS.contains(&title) => Section::References,
        _ if NOTICES.contains(&title) => Section::Notice,
        // "Mitos e verdades" mixes both, and each sentence says which it is.
        _ if begins(MYTHS) && !title.contains("verdade") && !title.contains("fact") && !title.contains("truth") => {
            Section::Myths
        }
        _ => Section::Body,
    }
}

/// Whether a block is an entry of a bibliography, heading or not: at least two marks of one. `lower` is the text folded.
pub fn is_entry(text: &str, lower: &str) -> bool {
    if text.len() > 1_500 || !lower.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let has = |needles: &[&str]| needles.iter().any(|needle| lower.contains(needle));
    let marks = [
        citation::doi(text).is_some() || has(&["doi:", "pmid"]),
        has(&["et al."]) && !has(&["et al. (", "et al.,"]),
        has(&["disponivel em", "available from", "available at", "acesso em", "accessed"]),
        begins_with_surname(text),
        volume(lower),
        year_at_end(lower),
    ];
    marks.iter().filter(|&&mark| mark).count() >= 2
}

/// "Appel LJ," (Vancouver) or "APPEL, L. J." and "BRASIL. Ministério" (ABNT), behind an optional number.
fn begins_with_surname(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '.' | ')' | ' '));
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let surname = first.trim_end_matches([',', '.']);
    let capitals = |word: &str| word.chars().count() > 0 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let initials = second.trim_end_matches([',', '.', ';']);
    let vancouver = surname.starts_with(char::is_uppercase)
        && initials.chars().count() <= 3
        && capitals(initials)
        && second.ends_with([',', '.']);
    let abnt = surname.chars().count() > 2 && capitals(surname) && first.ends_with([',', '.']);
    vancouver || abnt
}

/// "1997;336", "v. 10, n. 2", "p. 1-9".
fn volume(lower: &str) -> bool {
    let year = lower.as_bytes().windows(6).any(|six| {
        six[..4].iter().all(u8::is_ascii_digit) && six[4] == b';' && (six[5].is_ascii_digit() || six[5] == b' ')
    });
    year || lower.contains(", v. ") || lower.contains(", n. ") || lower.contains(", p. ")
}

fn year_at_end(lower: &str) -> bool {
    let body = lower.trim_end_matches(['.', ' ']);
    body.len() > 30
        && body
            .get(body.len() - 4..)
            .is_some_and(|year| year.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year)))
}

/// The entries of the list by the number that the text cites them with.
#[derive(Debug, Default)]
pub struct Bibliography(BTreeMap<u32, Vec<String>>);

impl Bibliography {
    pub fn push(&mut self, block: &Block) {
        if self.0.len() >= MOST || matches!(block.kind, BlockKind::Heading(_)) {
            return;
        }
        for line in block.text.lines().filter(|line| line.trim().len() > 12) {
            let (number, entry) = numbered(line.trim());
            let number = number.unwrap_or_else(|| self.0.last_key_value().map_or(1, |(last, _)| last + 1));
            self.0.entry(number).or_insert_with(|| identify(entry));
        }
    }

    /// `doi:…`, `pmid:…` or `cite:…` for each entry cited.
    pub fn identifiers(&self, cites: &[u32]) -> impl Iterator<Item = &String> {
        cites.iter().filter_map(|number| self.0.get(number)).flatten()
    }
}

/// "[3] Appel …", "3. Appel …", "3) Appel …".
fn numbered(line: &str) -> (Option<u32>, &str) {
    let body = line.trim_start_matches('[');
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let rest = body[digits..].trim_start();
    let marked = rest.starts_with(['.', ')', ']']) && digits > 0 && digits <= 3;
    match body[..digits].parse() {
        Ok(number) if marked => (Some(number), rest[1..].trim_start()),
        _ => (None, line),
    }
}

/// What identifies a publication in `text`: its DOI, its PMID, or else the citation as it stands.
pub fn identify(text: &str) -> Vec<String> {
    let found = explicit(text);
    if !found.is_empty() {
        return found;
    }
    let end = text.floor_char_boundary(LONGEST);
    vec![format!("cite:{}", text[..end].trim())]
}

/// Identifiers that stand in `text`.
pub fn explicit(text: &str) -> Vec<String> {
    let doi = citation::doi(text).map(|doi| format!("doi:{}", doi.to_lowercase()));
    let lower = text.to_ascii_lowercase();
    let pmid = lower.find("pmid").and_then(|at| {
        let rest = lower[at + 4..].trim_start_matches([':', ' ', '-']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        citation::is_pmid(&rest[..digits]).then(|| format!("pmid:{}", &rest[..digits]))
    });
    doi.into_iter().chain(pmid).collect()
}
