//! How many references of which kind a claim needs (compliance.md §E.3), and what to say of one that has fewer.

use crate::claim::{Claim, Priority};
use crate::finding::{Finding, Message, Severity};
use crate::publication::{Publication, PublicationType};
use crate::publishing::AcceptedReference;

pub const RULE: &str = "E-EVD-01";
const SOURCE: &str = "Lauda, minimum evidence for each claim; Oxford CEBM 2011 levels";

/// Claims with fewer references than their priority asks for: an error when critical, else a warning.
pub fn shortfalls(claims: &[Claim], accepted: &[AcceptedReference]) -> Vec<Finding> {
    let short = claims.iter().filter(|claim| {
        let references = accepted.iter().filter(|reference| reference.claim == claim.id);
        !is_enough(claim.priority, references.map(|reference| &reference.publication))
    });
    short.map(finding).collect()
}

fn is_enough<'a>(priority: Priority, publications: impl Iterator<Item = &'a Publication>) -> bool {
    let usable: Vec<_> = publications.filter(|p| !p.retracted && !p.preprint).collect();
    let synthesis = usable.iter().filter(|p| has(p, SYNTHESES)).count();
    let primary = usable.iter().filter(|p| has(p, PRIMARY) && !has(p, SYNTHESES)).count();
    match priority {
        Priority::Critical => synthesis >= 1 && primary >= 1 || synthesis >= 2,
        Priority::High => synthesis >= 1 || primary >= 2,
        Priority::Medium => synthesis + primary >= 1,
        Priority::Low => !usable.is_empty(),
    }
}

/// Systematic reviews, and the documents of societies and authorities that rest on them.
const SYNTHESES: &[PublicationType] = &[
    PublicationType::MetaAnalysis,
    PublicationType::SystematicReview,
    PublicationType::Guideline,
    PublicationType::Consensus,
];
const PRIMARY: &[PublicationType] =
    &[PublicationType::RandomizedTrial, PublicationType::ClinicalTrial, PublicationType::Observational];

fn has(publication: &Publication, types: &[PublicationType]) -> bool {
    publication.types.iter().any(|kind| types.contains(kind))
}

fn finding(claim: &Claim) -> Finding {
    let (severity, pt, en) = match claim.priority {
        Priority::Critical => (
            Severity::Error,
            "uma revisão sistemática ou diretriz e um estudo primário",
            "a systematic review or guideline and a primary study",
        ),
        Priority::High => (
            Severity::Warning,
            "uma revisão sistemática ou diretriz, ou dois estudos",
            "a systematic review or guideline, or two studies",
        ),
        Priority::Medium => {
            (Severity::Warning, "um estudo ou documento de sociedade", "a study or a document of a society")
        }
        Priority::Low => (Severity::Warning, "uma fonte confiável", "a reputable source"),
    };
    Finding {
        rule: RULE.to_owned(),
        source: SOURCE.to_owned(),
        severity,
        span: Some(claim.span.clone()),
        message: Message {
            pt: format!("A afirmação {} precisa de {pt}.", claim.id),
            en: format!("Claim {} needs {en}.", claim.id),
        },
        suggestion: Some(Message {
            pt: "Aceite ou importe referências para ela, ou escreva-a de forma que não afirme mais do que se pode apoiar.".to_owned(),
            en: "Accept or import references for it, or word it so that it asserts no more than can be supported.".to_owned(),
        }),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PublicationType::*;

    fn publication(kind: PublicationType) -> Publication {
        serde_json::from_value(serde_json::json!({
            "key": "k", "title": "t", "authors": [], "languages": [], "types": [kind], "retracted": false, "preprint": false,
            "resolution": "unresolved",
        }))
        .unwrap()
    }

    #[test]
    fn priorities_ask_for_evidence() {
        let check = |priority, kinds: &[PublicationType], expect| {
            let publications: Vec<_> = kinds.iter().map(|kind| publication(*kind)).collect();
            assert_eq!(is_enough(priority, publications.iter()), expect, "{priority:?} {kinds:?}");
        };
        check(Priority::Critical, &[Guideline], false);
        check(Priority::Critical, &[Guideline, RandomizedTrial], true);
        check(Priority::Critical, &[RandomizedTrial, Observational], false);
        check(Priority::High, &[Observational], false);
        check(Priority::High, &[Observational, RandomizedTrial], true);
        check(Priority::High, &[MetaAnalysis], true);
        check(Priority::Medium, &[NarrativeReview], false);
        check(Priority::Medium, &[Observational], true);
        check(Priority::Low, &[WebPage], true);
        check(Priority::Low, &[], false);
        let retracted = Publication { retracted: true, ..publication(MetaAnalysis) };
        assert!(!is_enough(Priority::Low, [&retracted].into_iter()));
    }
}
