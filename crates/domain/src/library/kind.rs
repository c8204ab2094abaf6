//! What kind of publication a record is, by what its source says, else by its title.

use crate::publication::PublicationType;

/// PubMed's publication types. Those that say nothing of the evidence are none.
pub(super) fn pubmed(name: &str) -> Option<PublicationType> {
    let name = name.trim().to_lowercase();
    Some(match name.as_str() {
        "meta-analysis" | "network meta-analysis" => PublicationType::MetaAnalysis,
        "systematic review" => PublicationType::SystematicReview,
        "guideline" | "practice guideline" => PublicationType::Guideline,
        "randomized controlled trial" | "equivalence trial" => PublicationType::RandomizedTrial,
        "observational study" | "cohort study" | "case-control study" | "comparative study" | "twin study" => {
            PublicationType::Observational
        }
        "case reports" => PublicationType::CaseReport,
        "review" | "scoping review" => PublicationType::NarrativeReview,
        "editorial" | "comment" => PublicationType::Editorial,
        "letter" => PublicationType::Letter,
        "book" | "book chapter" => PublicationType::Book,
        "webcast" => PublicationType::WebPage,
        name if name.starts_with("consensus") => PublicationType::Consensus,
        name if name.contains("clinical trial") || name == "pragmatic clinical trial" => PublicationType::ClinicalTrial,
        _ => return None,
    })
}

/// Phrases by which a title says what it is, in the order of how much they say.
const PHRASES: &[(&str, PublicationType)] = &[
    ("systematic review and meta-analysis", PublicationType::MetaAnalysis),
    ("systematic review with meta-analysis", PublicationType::MetaAnalysis),
    ("a meta-analysis", PublicationType::MetaAnalysis),
    ("network meta-analysis", PublicationType::MetaAnalysis),
    ("revisão sistemática e metanálise", PublicationType::MetaAnalysis),
    ("revisão sistemática com metanálise", PublicationType::MetaAnalysis),
    ("uma metanálise", PublicationType::MetaAnalysis),
    ("a systematic review", PublicationType::SystematicReview),
    ("systematic review of", PublicationType::SystematicReview),
    ("revisão sistemática", PublicationType::SystematicReview),
    ("practice guideline", PublicationType::Guideline),
    ("guidelines of", PublicationType::Guideline),
    ("guidelines for", PublicationType::Guideline),
    ("guidelines on", PublicationType::Guideline),
    ("diretriz brasileira", PublicationType::Guideline),
    ("diretrizes brasileiras", PublicationType::Guideline),
    ("diretrizes da sociedade", PublicationType::Guideline),
    ("consensus statement", PublicationType::Consensus),
    ("consenso brasileiro", PublicationType::Consensus),
    ("brazilian consensus", PublicationType::Consensus),
    ("randomized controlled trial", PublicationType::RandomizedTrial),
    ("randomised controlled trial", PublicationType::RandomizedTrial),
    ("a randomized trial", PublicationType::RandomizedTrial),
    ("ensaio clínico randomizado", PublicationType::RandomizedTrial),
    ("cohort study", PublicationType::Observational),
    ("case-control study", PublicationType::Observational),
    ("cross-sectional study", PublicationType::Observational),
    ("estudo de coorte", PublicationType::Observational),
    ("estudo transversal", PublicationType::Observational),
    ("case report", PublicationType::CaseReport),
    ("relato de caso", PublicationType::CaseReport),
];

/// The types in order, each once. Where the source gives none, the title may; a protocol is not the study it plans. A
/// review that is systematic is not also a narrative one.
pub(super) fn settle(mut types: Vec<PublicationType>, title: &str) -> Vec<PublicationType> {
    types.sort_unstable();
    types.dedup();
    let plan = title.contains("protocol") || title.starts_with("retraction");
    if types.iter().all(|kind| *kind == PublicationType::Other) && !plan {
        types.extend(PHRASES.iter().find(|(phrase, _)| title.contains(phrase)).map(|(_, kind)| *kind));
    }
    let systematic =
        types.iter().any(|kind| matches!(kind, PublicationType::MetaAnalysis | PublicationType::SystematicReview));
    types.retain(|kind| *kind != PublicationType::NarrativeReview || !systematic);
    if types.len() > 1 {
        types.retain(|kind| *kind != PublicationType::Other);
    }
    if types.is_empty() {
        types.push(PublicationType::Other);
    }
    types
}
