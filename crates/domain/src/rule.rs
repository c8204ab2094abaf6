//! Rules as data, and what the validator is asked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::finding::{Message, Profession, Severity};
use crate::privacy::Facts;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    GeneralPublic,
    HealthProfessionals,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    Article,
    Establishment,
    Press,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RulesRequest {
    pub document: Document,
    pub facts: Facts,
    /// None: the strictest set.
    pub profession: Option<Profession>,
    pub audience: Audience,
    pub page: PageKind,
    pub as_of: Date,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    pub id: String,
    /// None: for everyone.
    pub profession: Option<Profession>,
    pub source: String,
    pub severity: Severity,
    pub summary: Message,
    pub in_force: Option<Date>,
    pub until: Option<Date>,
    /// Whether the article was read in a source, or stands from memory.
    pub verified: bool,
}
