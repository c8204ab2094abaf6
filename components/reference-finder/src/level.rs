//! What kind of evidence a publication is: Oxford CEBM 2011 levels by its types, and by its title where a service knows
//! it as an article only (compliance.md §E.2).

use text::contract::bibliography::{Publication, PublicationType as Type};
use text::contract::types::Message;
use text::fold::fold;

use crate::EvidenceLevel;

/// Kinds from the strongest to the weakest. Documents of societies and authorities stand apart from the levels and rest
/// on the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Design {
    Synthesis,
    Guideline,
    Randomised,
    Controlled,
    Observational,
    CaseReport,
    Opinion,
}

impl Design {
    pub fn of(publication: &Publication) -> Design {
        let typed = publication.types.iter().map(|&kind| by_type(kind)).min();
        let titled = by_title(&publication.title);
        match (typed, titled) {
            // "Review" says less than a title that calls itself systematic; "Clinical Trial" more than no word at all.
            (Some(typed), Some(titled)) => typed.min(titled),
            (Some(design), None) | (None, Some(design)) => design,
            (None, None) => Design::Opinion,
        }
    }

    /// None for documents of societies and authorities, which the product lists apart.
    pub fn level(self) -> Option<EvidenceLevel> {
        Some(match self {
            Design::Guideline => return None,
            Design::Synthesis => EvidenceLevel::I,
            Design::Randomised => EvidenceLevel::Ii,
            Design::Controlled | Design::Observational => EvidenceLevel::Iii,
            Design::CaseReport => EvidenceLevel::Iv,
            Design::Opinion => EvidenceLevel::V,
        })
    }

    /// A synthesis of studies, or a document that rests on one.
    pub fn synthesises(self) -> bool {
        matches!(self, Design::Synthesis | Design::Guideline)
    }

    pub fn is_primary(self) -> bool {
        matches!(self, Design::Randomised | Design::Controlled | Design::Observational)
    }

    /// 0-1, for ranking.
    pub fn weight(self) -> f32 {
        match self {
            Design::Synthesis => 1.0,
            Design::Guideline => 0.95,
            Design::Randomised => 0.8,
            Design::Controlled => 0.65,
            Design::Observational => 0.5,
            Design::CaseReport => 0.25,
            Design::Opinion => 0.15,
        }
    }

    pub fn name(self) -> Message {
        let (pt, en) = match self {
            Design::Synthesis => {
                ("Revisão sistemática ou metanálise (nível I)", "Systematic review or meta-analysis (level I)")
            }
            Design::Guideline => ("Diretriz ou consenso", "Guideline or consensus document"),
            Design::Randomised => ("Ensaio clínico randomizado (nível II)", "Randomised trial (level II)"),
            Design::Controlled => ("Ensaio clínico (nível III)", "Clinical trial (level III)"),
            Design::Observational => ("Estudo observacional (nível III)", "Observational study (level III)"),
            Design::CaseReport => ("Relato ou série de casos (nível IV)", "Case report or series (level IV)"),
            Design::Opinion => {
                ("Revisão narrativa, opinião ou outro (nível V)", "Narrative review, opinion or other (level V)")
            }
        };
        Message { pt: pt.to_owned(), en: en.to_owned() }
    }
}

/// The design that a claim speaks of: "uma revisão sistemática mostrou", "the guideline recommends".
pub fn named(quote: &str) -> Option<Design> {
    by_title(quote)
}

fn by_type(kind: Type) -> Design {
    match kind {
        Type::MetaAnalysis | Type::SystematicReview => Design::Synthesis,
        Type::Guideline | Type::Consensus => Design::Guideline,
        Type::RandomizedTrial => Design::Randomised,
        Type::ClinicalTrial => Design::Controlled,
        Type::Observational => Design::Observational,
        Type::CaseReport => Design::CaseReport,
        Type::NarrativeReview | Type::Editorial | Type::Letter | Type::Book | Type::WebPage | Type::Other => {
            Design::Opinion
        }
    }
}

/// Designs that titles name, strongest first. A protocol announces a study and is none.
const TITLES: &[(&str, Design)] = &[
    ("systematic review", Design::Synthesis),
    ("revisao sistematica", Design::Synthesis),
    ("meta-analysis", Design::Synthesis),
    ("meta analysis", Design::Synthesis),
    ("metanalise", Design::Synthesis),
    ("guideline", Design::Guideline),
    ("diretriz", Design::Guideline),
    ("consensus", Design::Guideline),
    ("consenso", Design::Guideline),
    ("position statement", Design::Guideline),
    ("recommendations for the", Design::Guideline),
    ("recomendacoes para", Design::Guideline),
    ("guia de ", Design::Guideline),
    ("randomized", Design::Randomised),
    ("randomised", Design::Randomised),
    ("ensaio clinico", Design::Randomised),
    ("clinical trial", Design::Controlled),
    ("cohort", Design::Observational),
    ("coorte", Design::Observational),
    ("cross-sectional", Design::Observational),
    ("case-control", Design::Observational),
    ("observational", Design::Observational),
    ("national survey", Design::Observational),
    ("burden of disease", Design::Observational),
    ("register-based", Design::Observational),
    ("prospective", Design::Observational),
    ("estudo descritivo", Design::Observational),
    ("registry", Design::Observational),
    ("case report", Design::CaseReport),
    ("relato de caso", Design::CaseReport),
];

fn by_title(title: &str) -> Option<Design> {
    let folded = fold(title);
    let title = folded.as_str();
    if title.contains("protocol") {
        return None;
    }
    TITLES.iter().find(|(words, _)| title.contains(words)).map(|&(_, design)| design)
}
