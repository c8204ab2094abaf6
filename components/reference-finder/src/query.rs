//! The searches for a claim, from broad to directed, and the publications that it names itself.

use text::contract::claims_types::Claim;
use text::id::citation;

use crate::citation::Citation;
use crate::record::{bare_doi, cut};
use crate::{Identifier, Query};

/// Publications asked for by one search.
pub const LIMIT: u8 = 20;
/// Identifiers and citations of one claim that are followed.
const NAMED: usize = 4;
const TERMS: usize = 8;
const LONGEST_TERM: usize = 80;
const LONGEST_EXPRESSION: usize = 2_000;

/// How wide a search is cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// The core and the concept next to it, of any year.
    Broad,
    /// All concepts and the topic, within the years of the strategy.
    Specific,
    /// The core and the publication types that would satisfy.
    Directed,
}

/// The first search gave all that its terms can: the others only narrow it.
pub fn is_exhausted(found: usize) -> bool {
    found < usize::from(LIMIT)
}

pub const PASSES: [Breadth; 3] = [Breadth::Broad, Breadth::Specific, Breadth::Directed];

/// The search of a claim, or none where its strategy has nothing to search by.
pub fn query(claim: &Claim, breadth: Breadth, as_of_year: u16) -> Option<Query> {
    let strategy = &claim.strategy;
    let since = strategy.years.map(|years| as_of_year.saturating_sub(years));
    let (expression, since_year) = match breadth {
        Breadth::Broad => (groups(undated(&strategy.primary), 2), None),
        Breadth::Specific => (undated(&strategy.primary), since),
        Breadth::Directed => (undated(&strategy.secondary), since),
    };
    let terms = terms([&strategy.core_concept].into_iter().chain(&strategy.key_terms), &strategy.related_terms, TERMS);
    let expression = cut(expression, LONGEST_EXPRESSION).to_owned();
    (!expression.is_empty() || !terms.is_empty()).then_some(Query { expression, terms, since_year, limit: LIMIT })
}

/// The search for a citation, by its title.
pub fn by_title(title: &str) -> Query {
    let title: String = cut(title, 300).chars().map(|c| if c == '"' { ' ' } else { c }).collect();
    Query { expression: format!("\"{title}\"[ti]"), terms: vec![title], since_year: None, limit: 5 }
}

/// Without `AND "last 10 years"[dp]`: the years go into a field of their own, counted from the day of the request.
fn undated(expression: &str) -> &str {
    let Some(at) = expression.rfind(" AND \"last ") else { return expression };
    if expression.ends_with("years\"[dp]") { expression.get(..at).unwrap_or(expression) } else { expression }
}

/// The first parts of an expression, as ANDs outside parentheses and quotation marks part it.
fn groups(expression: &str, most: usize) -> &str {
    let (mut depth, mut quoted, mut seen) = (0usize, false, 0);
    for (at, c) in expression.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && !quoted && expression[at..].starts_with(" AND ") => {
                seen += 1;
                if seen == most {
                    return &expression[..at];
                }
            }
            _ => {}
        }
    }
    expression
}

/// Plain terms in both languages: the concepts, then what the text itself calls them and their synonyms.
fn terms<'a>(concepts: impl IntoIterator<Item = &'a String>, related: &'a [String], most: usize) -> Vec<String> {
    let related = related.iter().filter(|term| !is_name(term));
    let mut terms: Vec<String> = Vec::new();
    for term in concepts.into_iter().chain(related) {
        let term = cut(term.trim(), LONGEST_TERM);
        if !term.is_empty() && !terms.iter().any(|known| known.eq_ignore_ascii_case(term)) {
            terms.push(term.to_owned());
        }
        if terms.len() >= most {
            break;
        }
    }
    terms
}

/// A publication that the claim or the draft's list of references names.
#[derive(Clone, Debug)]
pub enum Named {
    Identifier(Identifier),
    Citation(Citation),
}

fn is_name(term: &str) -> bool {
    ["doi:", "pmid:", "cite:"].iter().any(|mark| term.starts_with(mark))
}

/// What the claim names: `doi:`, `pmid:` and `cite:` among its related terms.
pub fn named(claim: &Claim) -> Vec<Named> {
    let read = |term: &String| {
        if let Some(doi) = term.strip_prefix("doi:") {
            return bare_doi(doi).map(|doi| Named::Identifier(Identifier::Doi(doi)));
        }
        if let Some(pmid) = term.strip_prefix("pmid:") {
            return citation::is_pmid(pmid).then(|| Named::Identifier(Identifier::Pmid(pmid.to_owned())));
        }
        term.strip_prefix("cite:").and_then(Citation::read).map(Named::Citation)
    };
    claim.strategy.related_terms.iter().filter_map(read).take(NAMED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_taken_apart() {
        let primary = "(\"Iron, Dietary\"[mh] OR \"a AND b\"[tiab]) AND (x[tiab] OR y[tiab]) AND \"last 10 years\"[dp]";
        assert_eq!(undated(primary), "(\"Iron, Dietary\"[mh] OR \"a AND b\"[tiab]) AND (x[tiab] OR y[tiab])");
        assert_eq!(groups(primary, 1), "(\"Iron, Dietary\"[mh] OR \"a AND b\"[tiab])");
        assert_eq!(groups(primary, 2), undated(primary));
        for odd in ["", "(((", "\"", " AND ", "a AND", ")) AND x"] {
            assert!(groups(odd, 2).len() <= odd.len() && undated(odd).len() <= odd.len());
        }
    }
}
