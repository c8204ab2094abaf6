//! Values, their validation and their transitions. No IO, no clock, no SQL, no HTTP.
//!
//! The types of `document`, `finding`, `publication` and of the stages (`privacy`, `claim`, `evidence`, `publishing`,
//! `profile`, `composition`, `rule`) have the names and fields of the contracts in `wit/content`.

#![warn(clippy::unwrap_used)]

pub mod calculation;
pub mod certificate;
pub mod claim;
pub mod composition;
pub mod document;
pub mod evidence;
pub mod export;
pub mod finding;
pub mod id;
pub mod import;
pub mod library;
pub mod literature;
pub mod markup;
pub mod output;
pub mod page;
pub mod privacy;
pub mod profile;
pub mod publication;
pub mod publishing;
pub mod report;
pub mod revision;
pub mod rule;
pub mod stage;
pub mod sufficiency;
pub mod tenant;
pub mod user;
pub mod workflow;
