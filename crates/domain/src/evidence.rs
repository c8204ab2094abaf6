//! Publications proposed for each claim.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::finding::Message;
use crate::publication::Publication;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    Total,
    Partial,
    Against,
    Neutral,
}

/// Oxford CEBM 2011, as the lists of the product name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceLevel {
    I,
    Ii,
    Iii,
    Iv,
    V,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberCheck {
    NotApplicable,
    Found,
    Missing,
    NoAbstract,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sufficiency {
    Total,
    Partial,
    Against,
    Insufficient,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    High,
    Moderate,
    Low,
    VeryLow,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub publication: Publication,
    pub support: Support,
    /// None for guidelines and consensus documents, which are listed apart.
    pub level: Option<EvidenceLevel>,
    /// 0-1: how well it fits the claim.
    pub score: f32,
    pub numbers: NumberCheck,
    pub reason: Message,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceAlert {
    pub kind: String,
    pub message: Message,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimEvidence {
    pub claim: String,
    pub proposals: Vec<Proposal>,
    pub overall: Sufficiency,
    pub certainty: Certainty,
    pub alerts: Vec<EvidenceAlert>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceRequest {
    pub claims: Vec<Claim>,
    pub as_of: Date,
    pub per_claim: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceReport {
    pub claims: Vec<ClaimEvidence>,
    pub searches: u32,
    pub failures: Vec<String>,
}
