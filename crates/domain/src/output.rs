//! Whether the output of a stage means something: spans lie in their blocks, ids agree, scores are in range. An output
//! that fails here counts as a failure of the component.

use std::collections::{HashMap, HashSet};

use crate::claim::{ClaimsReport, ClaimsRequest};
use crate::composition::{ComposeReport, ComposeRequest};
use crate::document::{Block, Document, Span};
use crate::evidence::{EvidenceReport, EvidenceRequest};
use crate::finding::Finding;
use crate::privacy::{PrivacyReport, PrivacyRequest};
use crate::profile::ProfileReport;

type Checked = Result<(), String>;

/// More blocks than this come from no document of a person.
const MAX_BLOCKS: usize = 40_000;

/// The blocks of a document by id, to look spans up.
struct Texts<'a>(HashMap<&'a str, &'a str>);

impl<'a> Texts<'a> {
    fn of(document: &'a Document) -> Texts<'a> {
        Texts(document.blocks.iter().map(|block| (block.id.as_str(), block.text.as_str())).collect())
    }

    fn holds(&self, span: &Span) -> Checked {
        let text = self
            .0
            .get(span.block.as_str())
            .ok_or_else(|| format!("a span names block {:?}, which is not there", span.block))?;
        let (start, end) = (span.start as usize, span.end as usize);
        if start <= end && text.get(start..end).is_some() {
            return Ok(());
        }
        Err(format!("a span {start}..{end} does not lie in block {:?}", span.block))
    }
}

/// # Errors
/// Says what is wrong.
pub fn check_privacy(request: &PrivacyRequest, report: &PrivacyReport) -> Checked {
    let texts = Texts::of(&request.document);
    let subjects: HashSet<u32> = report.facts.subjects.iter().map(|subject| subject.id).collect();
    for datum in &report.facts.data {
        texts.holds(&datum.span)?;
        ensure((0.0..=1.0).contains(&datum.confidence), || format!("a confidence of {}", datum.confidence))?;
        ensure(subjects.contains(&datum.subject), || {
            format!("a datum names subject {}, which is not there", datum.subject)
        })?;
    }
    for professional in &report.facts.professionals {
        professional.spans.iter().try_for_each(|span| texts.holds(span))?;
    }
    report.facts.prescriptions.iter().try_for_each(|prescription| texts.holds(&prescription.span))?;
    report.redactions.iter().try_for_each(|edit| texts.holds(&edit.span))?;
    ensure(report.risk <= 100, || format!("a risk of {}", report.risk))?;
    check_document(&report.sanitised)?;
    same_blocks(&request.document, &report.sanitised)
}

/// # Errors
/// Says what is wrong.
pub fn check_claims(request: &ClaimsRequest, report: &ClaimsReport) -> Checked {
    let texts = Texts::of(&request.document);
    for (number, claim) in report.claims.iter().enumerate() {
        texts.holds(&claim.span)?;
        let expected = format!("C{:03}", number + 1);
        ensure(claim.id == expected, || format!("claim {expected} is called {:?}", claim.id))?;
        let text = texts.0.get(claim.span.block.as_str()).copied().unwrap_or_default();
        let quoted = text.get(claim.span.start as usize..claim.span.end as usize).unwrap_or_default();
        ensure(quoted == claim.quote, || format!("{} does not quote its span", claim.id))?;
    }
    Ok(())
}

/// # Errors
/// Says what is wrong.
pub fn check_evidence(request: &EvidenceRequest, report: &EvidenceReport) -> Checked {
    let claims: HashSet<&str> = request.claims.iter().map(|claim| claim.id.as_str()).collect();
    for evidence in &report.claims {
        ensure(claims.contains(evidence.claim.as_str()), || {
            format!("evidence for claim {:?}, which is not there", evidence.claim)
        })?;
        ensure(evidence.proposals.len() <= 64, || format!("{} proposals for one claim", evidence.proposals.len()))?;
        for proposal in &evidence.proposals {
            ensure((0.0..=1.0).contains(&proposal.score), || format!("a score of {}", proposal.score))?;
            ensure(!proposal.publication.key.is_empty(), || "a publication without a key".to_owned())?;
        }
    }
    Ok(())
}

/// # Errors
/// Says what is wrong.
pub fn check_profile(report: &ProfileReport) -> Checked {
    ensure(!report.title.trim().is_empty(), || "no title".to_owned())?;
    ensure(report.meta_title.chars().count() <= 60, || "a meta title of over 60 characters".to_owned())?;
    ensure(report.description.chars().count() <= 155, || "a description of over 155 characters".to_owned())?;
    crate::tenant::check_slug(&report.slug).map_err(|_| format!("the slug {:?}", report.slug))?;
    let json = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&report.json_ld);
    ensure(json.is_ok(), || "structured data that is no JSON object".to_owned())
}

/// # Errors
/// Says what is wrong.
pub fn check_compose(request: &ComposeRequest, report: &ComposeReport) -> Checked {
    check_document(&report.document)?;
    for (number, reference) in report.references.iter().enumerate() {
        ensure(reference.number as usize == number + 1, || {
            format!("reference {} stands at place {}", reference.number, number + 1)
        })?;
        let given = request.references.iter().any(|accepted| accepted.publication.key == reference.publication.key);
        ensure(given, || format!("the reference {:?}, which nobody accepted", reference.publication.key))?;
        ensure(!reference.publication.retracted, || {
            format!("the retracted reference {:?}", reference.publication.key)
        })?;
    }
    ensure(!report.identification.trim().is_empty(), || "no identification".to_owned())
}

/// # Errors
/// Says what is wrong.
pub fn check_findings(document: &Document, findings: &[Finding]) -> Checked {
    let texts = Texts::of(document);
    for finding in findings {
        ensure(!finding.rule.is_empty(), || "a finding without a rule".to_owned())?;
        finding.span.iter().try_for_each(|span| texts.holds(span))?;
        finding.fix.iter().try_for_each(|fix| texts.holds(&fix.span))?;
    }
    Ok(())
}

fn check_document(document: &Document) -> Checked {
    ensure(document.blocks.len() <= MAX_BLOCKS, || format!("{} blocks", document.blocks.len()))?;
    let mut ids = HashSet::new();
    for block in &document.blocks {
        ensure(ids.insert(block.id.as_str()), || format!("two blocks with the id {:?}", block.id))?;
        check_marks(block)?;
    }
    Ok(())
}

fn check_marks(block: &Block) -> Checked {
    let inside = |mark: &&crate::document::Mark| {
        block.text.get(mark.start as usize..mark.end as usize).is_some() && mark.start <= mark.end
    };
    let wrong = block.marks.iter().find(|mark| !inside(mark));
    ensure(wrong.is_none(), || format!("a mark outside of block {:?}", block.id))
}

/// Redaction changes texts, never the blocks themselves.
fn same_blocks(before: &Document, after: &Document) -> Checked {
    let ids = |document: &Document| document.blocks.iter().map(|block| block.id.clone()).collect::<Vec<_>>();
    ensure(ids(before) == ids(after), || "the sanitised document has other blocks".to_owned())
}

fn ensure(holds: bool, problem: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(problem()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Language};

    fn document(texts: &[&str]) -> Document {
        let block = |(n, text): (usize, &&str)| Block {
            id: format!("b{n}"),
            kind: BlockKind::Paragraph,
            text: (*text).to_owned(),
            marks: Vec::new(),
        };
        Document { language: Language::PtBr, blocks: texts.iter().enumerate().map(block).collect() }
    }

    #[test]
    fn spans_lie_in_their_blocks() {
        let document = document(&["ação", "x"]);
        let texts = Texts::of(&document);
        let check = |block: &str, start, end, good| {
            assert_eq!(
                texts.holds(&Span { block: block.to_owned(), start, end }).is_ok(),
                good,
                "{block} {start}..{end}"
            );
        };
        check("b0", 0, 6, true);
        check("b0", 6, 6, true);
        check("b0", 0, 2, false);
        check("b0", 3, 1, false);
        check("b0", 0, 7, false);
        check("b9", 0, 0, false);
    }

    #[test]
    fn redaction_keeps_blocks() {
        assert!(same_blocks(&document(&["a", "b"]), &document(&["x", "y"])).is_ok());
        assert!(same_blocks(&document(&["a", "b"]), &document(&["x"])).is_err());
    }
}
