//! S.2-1.2: searches for all claims in three passes, the weightiest claims first, then judges what was found.

use text::contract::claims_types::{Claim, Priority};
use text::contract::types::StageError;
use text::limits;

use crate::fit::Subject;
use crate::pool::Pool;
use crate::propose::{Findings, is_enough, propose};
use crate::query::{self, Breadth, Named};
use crate::record;
use crate::source::{Literature, Source};
use crate::{ClaimEvidence, EvidenceReport, EvidenceRequest};

pub const MOST_CLAIMS: usize = 4_000;
const MOST_BYTES: usize = 16 << 20;
/// Proposals of one claim, whatever is asked for.
const MOST_PROPOSALS: u8 = 64;

/// Publications for each claim, in the order of the claims.
///
/// # Errors
/// `too-large` over [`MOST_CLAIMS`] or 16 MiB of text; `invalid-input` for two claims with the same id or an impossible
/// date.
pub fn find(request: &EvidenceRequest, literature: &mut dyn Literature) -> Result<EvidenceReport, StageError> {
    check(request)?;
    let year = request.as_of.year;
    let mut source = Source::new(literature, year);
    let mut pool = Pool::default();
    let mut findings = vec![Findings::default(); request.claims.len()];
    let subjects: Vec<Subject<'_>> = request.claims.iter().map(Subject::of).collect();
    let order = order(&request.claims);
    for &at in &order {
        if let (Some(claim), Some(findings)) = (request.claims.get(at), findings.get_mut(at)) {
            follow_names(claim, findings, &mut source, &mut pool);
        }
    }
    for breadth in query::PASSES {
        pool.heed_notices();
        for &at in &order {
            if let (Some(subject), Some(findings)) = (subjects.get(at), findings.get_mut(at)) {
                search(subject, breadth, findings, &mut source, &mut pool, year);
            }
        }
    }
    pool.heed_notices();
    let most = request.per_claim.min(MOST_PROPOSALS);
    let both = subjects.iter().zip(&findings);
    let mut claims: Vec<ClaimEvidence> =
        both.map(|(subject, findings)| propose(subject, findings, &pool, year, most)).collect();
    let trimmed = trim(&mut claims);
    let searches = source.searches();
    Ok(EvidenceReport { claims, searches, failures: source.into_failures().into_iter().chain(trimmed).collect() })
}

fn check(request: &EvidenceRequest) -> Result<(), StageError> {
    limits::at_most("claims", request.claims.len(), MOST_CLAIMS)?;
    let size = |claim: &Claim| {
        let strategy = &claim.strategy;
        let terms = strategy.key_terms.iter().chain(&strategy.related_terms).map(String::len).sum::<usize>();
        claim.id.len()
            + claim.quote.len()
            + strategy.core_concept.len()
            + strategy.primary.len()
            + strategy.secondary.len()
            + terms
    };
    limits::at_most("bytes of claims", request.claims.iter().map(size).sum(), MOST_BYTES)?;
    let mut ids: Vec<&str> = request.claims.iter().map(|claim| claim.id.as_str()).collect();
    ids.sort_unstable();
    if let Some(pair) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(StageError::InvalidInput(format!("two claims have the id {:?}", record::cut(pair[0], 80))));
    }
    let date = request.as_of;
    if !(1900..=9999).contains(&date.year) || !(1..=12).contains(&date.month) || !(1..=31).contains(&date.day) {
        return Err(StageError::InvalidInput(format!("the date {}-{}-{}", date.year, date.month, date.day)));
    }
    Ok(())
}

/// Places of the claims, the weightiest first, so that a spent budget hurts the least.
fn order(claims: &[Claim]) -> Vec<usize> {
    let weight = |claim: &Claim| match claim.priority {
        Priority::Critical => 0,
        Priority::High => 1,
        Priority::Medium => 2,
        Priority::Low => 3,
    };
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&at| claims.get(at).map(weight));
    order
}

/// Looks up the publications that the text itself names.
fn follow_names(claim: &Claim, findings: &mut Findings, source: &mut Source<'_>, pool: &mut Pool) {
    for named in query::named(claim) {
        let found = match &named {
            Named::Identifier(id) => source.resolve(id, pool),
            Named::Citation(citation) => citation.titles.first().and_then(|title| {
                let found = source.search(&query::by_title(title), pool)?;
                found.into_iter().find(|&at| pool.get(at).is_some_and(|entry| citation.is(&entry.publication)))
            }),
        };
        match found {
            Some(at) => {
                findings.add([at]);
                findings.cited.push(at);
            }
            None if source.is_stopped() => findings.incomplete = true,
            None => findings.cited_not_found = true,
        }
    }
}

fn search(
    subject: &Subject<'_>,
    breadth: Breadth,
    findings: &mut Findings,
    source: &mut Source<'_>,
    pool: &mut Pool,
    year: u16,
) {
    if breadth != Breadth::Broad && (findings.exhausted || is_enough(subject, findings, pool, year)) {
        return;
    }
    let Some(query) = query::query(subject.claim, breadth, year) else { return };
    match source.search(&query, pool) {
        Some(found) => {
            findings.exhausted |= breadth == Breadth::Broad && query::is_exhausted(found.len());
            findings.add(found);
        }
        None => findings.incomplete = true,
    }
}

/// Bytes of all proposals from which abstracts and long lists of authors are left out, and from which proposals are.
const FULL_BYTES: usize = 8 << 20;
const MOST_OUTPUT_BYTES: usize = 20 << 20;
const FEW_AUTHORS: usize = 12;

/// Keeps the report within what a host lets out: whoever wants the rest has the publication's key.
fn trim(claims: &mut [ClaimEvidence]) -> Option<String> {
    let (mut bytes, mut dropped) = (0usize, 0usize);
    for evidence in claims {
        for proposal in &mut evidence.proposals {
            if bytes > FULL_BYTES {
                proposal.publication.abstract_text = None;
                proposal.publication.authors.truncate(FEW_AUTHORS);
            }
            bytes += record::size(&proposal.publication);
        }
        if bytes > MOST_OUTPUT_BYTES {
            dropped += evidence.proposals.len();
            evidence.proposals.clear();
        }
    }
    (dropped > 0).then(|| format!("{dropped} proposals were left out of a report that grew too large"))
}
