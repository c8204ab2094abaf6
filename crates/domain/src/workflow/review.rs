//! Human tasks: who reviews, what they signed, what they asked for.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::UserId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewKind {
    Technical,
    Legal,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewer {
    pub user: UserId,
    /// Whether the reviewer holds a registration with a health council.
    pub licensed: bool,
}

/// A signature: it binds one reviewer to one hash of D, with its meaning and reason (21 CFR 11.50).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub kind: ReviewKind,
    pub reviewer: UserId,
    pub licensed: bool,
    /// SHA-256 of D in hex.
    pub hash: String,
    pub meaning: String,
    pub reason: String,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRequest {
    /// Counts from 1 within the workflow.
    pub number: u32,
    pub reviewer: UserId,
    pub text: String,
    pub at: Timestamp,
    pub answer: Option<String>,
}
