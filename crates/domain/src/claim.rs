//! Statements that need scientific support.

use serde::{Deserialize, Serialize};

use crate::document::{Document, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimCategory {
    TreatmentEfficacy,
    MedicalCondition,
    Statistic,
    Recommendation,
    Contraindication,
    SideEffect,
}

/// Finer than the category; each maps onto one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    Efficacy,
    Prevention,
    Safety,
    Dosage,
    Condition,
    Diagnosis,
    Statistic,
    Recommendation,
    Contraindication,
    SideEffect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    Critical,
    High,
    Medium,
    Low,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceNeed {
    MetaAnalysis,
    SystematicReview,
    ClinicalTrial,
    Observational,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchStrategy {
    pub core_concept: String,
    pub key_terms: Vec<String>,
    pub related_terms: Vec<String>,
    /// PubMed syntax, English terms.
    pub primary: String,
    pub secondary: String,
    pub publication_types: Vec<String>,
    /// How many years back; none for all.
    pub years: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// `C001`, `C002`, … in order.
    pub id: String,
    /// Verbatim.
    pub quote: String,
    pub span: Span,
    pub category: ClaimCategory,
    pub kind: ClaimKind,
    pub priority: Priority,
    pub needs: EvidenceNeed,
    pub strategy: SearchStrategy,
    /// Numbers that a source must contain, as written.
    pub numbers: Vec<String>,
    pub hedged: bool,
    pub absolute: bool,
    /// "Studies show": asks for the actual reference.
    pub appeal_to_authority: bool,
    /// Reference numbers that the text itself gives for it.
    pub cites: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimsRequest {
    pub document: Document,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimsReport {
    pub claims: Vec<Claim>,
}
