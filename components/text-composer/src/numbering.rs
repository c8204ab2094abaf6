//! The list of references: numbered in order of first mention, each publication once.

use crate::place::Place;
use std::collections::HashMap;
use text::contract::bibliography::{CitationStyle, Publication, Resolution};
use text::contract::claims_types::Claim;
use text::contract::publishing::AcceptedReference;
use text::contract::types::{Date, Language, StageError};
use text::format::{citation, identifiers};

/// One numbered publication, and where the text refers to it.
pub struct Numbered<'a> {
    pub number: u32,
    pub publication: &'a Publication,
    /// Ids of claims in the order of the text.
    pub claims: Vec<String>,
    pub places: Vec<Place>,
}

/// # Errors
/// `invalid-input` for a reference to a claim that is not there, a retracted one, and one that nobody found to exist.
pub fn check(claims: &[Claim], references: &[AcceptedReference]) -> Result<(), StageError> {
    let invalid = |what: String| Err(StageError::InvalidInput(what));
    let mut ids = HashMap::new();
    for (at, claim) in claims.iter().enumerate() {
        if ids.insert(claim.id.as_str(), at).is_some() {
            return invalid(format!("two claims have the id {}", claim.id));
        }
    }
    for AcceptedReference { claim, publication } in references {
        let named = format!("the reference {} (“{}”)", publication.key, publication.title.trim());
        if !ids.contains_key(claim.as_str()) {
            return invalid(format!("{named} is for claim {claim}, which is not there"));
        }
        if publication.retracted {
            return invalid(format!("{named} was retracted"));
        }
        if publication.resolution == Resolution::Unresolved {
            return invalid(format!("{named} is unresolved: no service and no person answers for it"));
        }
    }
    Ok(())
}

/// Numbers the publications by the ends of the claims that they support; `places` belong to `claims` one by one.
pub fn number<'a>(claims: &[Claim], places: &[Place], references: &'a [AcceptedReference]) -> Vec<Numbered<'a>> {
    let works = works(references);
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|at| (places[*at].block, places[*at].end, places[*at].start, *at));
    let mut by_claim: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, reference) in references.iter().enumerate() {
        by_claim.entry(reference.claim.as_str()).or_default().push(at);
    }
    let mut numbered: Vec<Numbered<'a>> = Vec::new();
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    for claim in order {
        for reference in by_claim.get(claims[claim].id.as_str()).into_iter().flatten() {
            let slot = *numbers.entry(works[*reference]).or_insert_with(|| {
                let number = numbered.len() as u32 + 1;
                numbered.push(Numbered {
                    number,
                    publication: &references[*reference].publication,
                    claims: vec![],
                    places: vec![],
                });
                numbered.len() - 1
            });
            let entry = &mut numbered[slot];
            if entry.claims.last() != Some(&claims[claim].id) {
                entry.claims.push(claims[claim].id.clone());
                entry.places.push(places[claim].clone());
            }
        }
    }
    numbered
}

/// For each reference the first one that is of the same work. Records that share a DOI, a PMID or a key are, also by way
/// of a third record.
fn works(references: &[AcceptedReference]) -> Vec<usize> {
    let mut parents: Vec<usize> = (0..references.len()).collect();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (at, reference) in references.iter().enumerate() {
        for id in identifiers(&reference.publication) {
            if let Some(other) = known.insert(id, at) {
                let (a, b) = (root(&mut parents, at), root(&mut parents, other));
                parents[a.max(b)] = a.min(b);
            }
        }
    }
    (0..references.len()).map(|at| root(&mut parents, at)).collect()
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// The citation. The date of access is the day on which a service answered for the record; an imported record was not
/// looked up, so its citation names no day.
pub fn cite(publication: &Publication, style: CitationStyle, language: Language) -> String {
    let accessed = match &publication.resolution {
        Resolution::Answered(answer) => day(&answer.at),
        Resolution::Imported(_) | Resolution::Unresolved => None,
    };
    citation(publication, style, language, accessed)
}

/// The day of an RFC 3339 time.
fn day(time: &str) -> Option<Date> {
    let mut parts = time.get(..10)?.split('-').map(|part| part.parse::<u16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
}
