//! Publications and how they were found to exist.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Author {
    pub family: String,
    pub given: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicationType {
    MetaAnalysis,
    SystematicReview,
    Guideline,
    Consensus,
    RandomizedTrial,
    ClinicalTrial,
    Observational,
    CaseReport,
    NarrativeReview,
    Editorial,
    Letter,
    Book,
    WebPage,
    Other,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub by: String,
    pub at: String,
}

/// How a publication came to count as real.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    Unresolved,
    /// A literature service answered for it: its name, and when (RFC 3339).
    Answered(Answer),
    /// A named user imported its record.
    Imported(Answer),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    /// The key in the library of the tenant, or `doi:…`, `pmid:…`.
    pub key: String,
    pub title: String,
    pub authors: Vec<Author>,
    /// Journal, book or organisation.
    pub container: Option<String>,
    pub year: Option<u16>,
    pub volume: Option<String>,
    pub issue: Option<String>,
    pub pages: Option<String>,
    pub publisher: Option<String>,
    pub doi: Option<String>,
    pub pmid: Option<String>,
    pub pmcid: Option<String>,
    pub url: Option<String>,
    /// ISO 639-1 codes.
    pub languages: Vec<String>,
    pub types: Vec<PublicationType>,
    pub abstract_text: Option<String>,
    pub retracted: bool,
    pub preprint: bool,
    pub resolution: Resolution,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CitationStyle {
    Abnt,
    Vancouver,
}
