//! How a page presents itself to search engines and readers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::finding::Finding;
use crate::publishing::{AcceptedReference, Identity, SiteProfile};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileRequest {
    pub document: Document,
    pub references: Vec<AcceptedReference>,
    pub author: Identity,
    pub site: SiteProfile,
    pub keywords: Vec<String>,
    pub as_of: Date,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    pub level: u8,
    pub text: String,
    pub block: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Keyword {
    pub term: String,
    pub count: u32,
    pub percent: f32,
}

/// Flesch index for Portuguese (Martins et al. 1996) or English (Flesch 1948), not clamped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Readability {
    pub index: f32,
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
    pub minutes: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileReport {
    pub title: String,
    /// ≤ 60 characters.
    pub meta_title: String,
    /// ≤ 155 characters.
    pub description: String,
    pub slug: String,
    pub outline: Vec<Heading>,
    pub keywords: Vec<Keyword>,
    pub readability: Readability,
    /// schema.org, without `reviewedBy`, `lastReviewed` and dates, which the site adds from the approvals.
    pub json_ld: String,
    pub warnings: Vec<Finding>,
}
