//! The final text of a page.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::document::Document;
use crate::finding::Finding;
use crate::profile::ProfileReport;
use crate::publication::{CitationStyle, Publication};
use crate::publishing::{AcceptedReference, Identity, SiteProfile};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComposeRequest {
    pub document: Document,
    pub claims: Vec<Claim>,
    pub references: Vec<AcceptedReference>,
    pub profile: ProfileReport,
    pub author: Identity,
    pub site: SiteProfile,
    pub style: CitationStyle,
    /// What the validator said of the sanitised document; scores derive from it.
    pub findings: Vec<Finding>,
    pub as_of: Date,
}

/// `number` counts from 1 in order of first mention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NumberedReference {
    pub number: u32,
    pub citation: String,
    pub publication: Publication,
    pub claims: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisclaimerKind {
    General,
    Council,
    Anvisa,
    ResultsVary,
    Emergency,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisclaimerPosition {
    Start,
    End,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disclaimer {
    pub kind: DisclaimerKind,
    pub position: DisclaimerPosition,
    pub text: String,
}

/// Each 0-100, derived from rule results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    pub seo: u8,
    pub readability: u8,
    pub compliance: u8,
    pub authority: u8,
    pub overall: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComposeReport {
    /// The sanitised document with reference marks.
    pub document: Document,
    pub references: Vec<NumberedReference>,
    /// As the council wants it: "Ana Souza – MÉDICA – CRM/SP 123456 – Dermatologia – RQE 7890".
    pub identification: String,
    pub disclaimers: Vec<Disclaimer>,
    pub scores: Scores,
}
