//! The report of `lauda check` and `POST /api/v1/checks`: a stable contract, described by
//! `docs/schemas/check-report.schema.json`. Offsets are bytes of the undecoded input, half-open.

mod build;
mod names;
mod original;
mod place;
mod sarif;

use serde::{Deserialize, Serialize};

use crate::document::Language;
use crate::finding::{Profession, Severity};
use crate::import::ImportError;

pub use build::{Outputs, Reading};
pub use original::original_span;
pub use place::Place;
pub use sarif::sarif;

/// The JSON Schema (draft 2020-12) of a report.
pub const SCHEMA: &str = include_str!("../../../../docs/schemas/check-report.schema.json");

/// Changes only with the shape of the report.
pub const VERSION: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub version: u32,
    /// In the order in which they were given.
    pub files: Vec<FileReport>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FileReport {
    Checked(Box<CheckedFile>),
    Failed(FailedFile),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckedFile {
    pub path: String,
    /// None: the strictest set of rules.
    pub profession: Option<Profession>,
    pub risk: Risk,
    /// By start, end, then rule.
    pub findings: Vec<FindingEntry>,
    /// By start, end, then kind.
    pub personal_data: Vec<DatumEntry>,
    /// In order of first mention.
    pub professionals: Vec<ProfessionalEntry>,
    /// By start, end, then id.
    pub claims: Vec<ClaimEntry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// 0-100.
    pub lgpd: u8,
}

/// A finding about something that is missing has start and end 0 and no text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingEntry {
    pub rule: String,
    pub source: String,
    pub severity: Severity,
    pub start: usize,
    pub end: usize,
    pub text: Option<String>,
    pub message: String,
    pub suggestion: Option<String>,
    /// For people, who count lines; no part of the JSON.
    #[serde(skip)]
    pub place: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatumEntry {
    pub kind: String,
    pub text: Option<String>,
    pub start: usize,
    pub end: usize,
    /// 0-1.
    pub confidence: f32,
    /// `patient`, `third_party`, `professional` or `institution`.
    pub subject: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfessionalEntry {
    pub name: Option<String>,
    /// "CRM", "COREN", …
    pub council: Option<String>,
    pub number: Option<String>,
    pub region: Option<String>,
    pub specialty: Option<String>,
    pub rqe: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimEntry {
    pub id: String,
    pub text: Option<String>,
    pub start: usize,
    pub end: usize,
    pub category: String,
    pub priority: String,
    pub evidence: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedFile {
    pub path: String,
    pub error: FileError,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileError {
    /// A stable name for programs.
    pub code: String,
    pub message: String,
}

impl Report {
    pub fn new(files: Vec<FileReport>) -> Report {
        Report { version: VERSION, files }
    }

    /// The exit code of `lauda check`: 2 if some input was bad, else 1 if a finding is at least as severe as `fail_on`,
    /// else 0.
    pub fn exit_code(&self, fail_on: Severity) -> u8 {
        let checked = self.files.iter().filter_map(FileReport::checked);
        let worst = checked.flat_map(|file| &file.findings).map(|finding| finding.severity).max();
        match worst {
            _ if self.files.iter().any(|file| matches!(file, FileReport::Failed(_))) => 2,
            Some(worst) if worst >= fail_on => 1,
            _ => 0,
        }
    }
}

impl FileReport {
    /// What could not be checked, for any reason that has a code.
    pub fn failed(path: &str, code: &str, message: &str) -> FileReport {
        let error = FileError { code: code.to_owned(), message: message.to_owned() };
        FileReport::Failed(FailedFile { path: path.to_owned(), error })
    }

    /// What could not be read.
    pub fn unreadable(path: &str, error: &ImportError, language: Language) -> FileReport {
        FileReport::failed(path, error.code(), names::message(&error.message(), language))
    }

    pub fn checked(&self) -> Option<&CheckedFile> {
        match self {
            FileReport::Checked(file) => Some(file),
            FileReport::Failed(_) => None,
        }
    }

    pub fn path(&self) -> &str {
        match self {
            FileReport::Checked(file) => &file.path,
            FileReport::Failed(file) => &file.path,
        }
    }
}
