//! What rules say about a document.

use serde::{Deserialize, Serialize};

use crate::document::{Edit, Span};

/// A text for people, in both languages of the product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub pt: String,
    pub en: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Info,
    Warning,
    Error,
    Blocking,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Id of the rule, as listed in docs/RULES.md.
    pub rule: String,
    /// The article of the law or resolution, or the good practice.
    pub source: String,
    pub severity: Severity,
    /// None where something is missing.
    pub span: Option<Span>,
    pub message: Message,
    pub suggestion: Option<Message>,
    /// A safe one-click mend.
    pub fix: Option<Edit>,
}

/// The federal councils whose rules Lauda knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profession {
    Cfm,
    Cfp,
    Cfn,
    Cfo,
    Cofen,
}

/// How many of them forbid publication.
pub fn blocking(findings: &[Finding]) -> u32 {
    findings.iter().filter(|finding| finding.severity == Severity::Blocking).count() as u32
}
