//! Bibliographic records come in: PubMed's tagged format, RIS, BibTeX and CSL-JSON, as reference managers write them.
//! Whoever imports a library vouches for it: the records come out unresolved, and the caller marks them imported.

mod bibtex;
mod csl;
mod kind;
mod language;
mod nbib;
mod record;
mod ris;
mod tagged;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::import::{self, ImportError};
use crate::publication::Publication;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LibraryFormat {
    Nbib,
    Ris,
    Bibtex,
    CslJson,
}

/// What a library may be at most.
#[derive(Clone, Copy, Debug)]
pub struct LibraryLimits {
    pub bytes: usize,
    pub records: usize,
}

impl Default for LibraryLimits {
    fn default() -> Self {
        LibraryLimits { bytes: 16 * 1024 * 1024, records: 50_000 }
    }
}

/// Why nothing of a library could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    #[error(transparent)]
    Input(#[from] ImportError),
    #[error("the file is none of PubMed (nbib), RIS, BibTeX or CSL-JSON")]
    UnknownFormat,
    #[error("the file has more than {limit} records; split it")]
    TooManyRecords { limit: usize },
    #[error("the file is no valid JSON: {0}")]
    Json(String),
}

/// Why one record could not be read; the others were.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("record {record}, line {line}: {reason}")]
pub struct Problem {
    /// Counted from 1.
    pub record: usize,
    /// Where the record begins, counted from 1.
    pub line: usize,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Library {
    pub format: LibraryFormat,
    /// In order of the file, each with a key of its own.
    pub publications: Vec<Publication>,
    pub problems: Vec<Problem>,
}

/// A record as a format gave it, or why there is none, and the line on which it begins.
type Read = (usize, Result<record::Record, String>);

/// Reads a library in the format that its content shows, within the default limits.
///
/// # Errors
/// Nothing of it could be read. Records that could not be read are among the problems of the library instead.
pub fn read(text: &str) -> Result<Library, LibraryError> {
    parse(text, None, LibraryLimits::default())
}

/// Reads the bytes of a file, in any charset that drafts may have. The format is detected unless given.
///
/// # Errors
/// As of [`read`].
pub fn read_file(input: &[u8], format: Option<LibraryFormat>, limits: LibraryLimits) -> Result<Library, LibraryError> {
    if input.len() > limits.bytes {
        return Err(ImportError::TooLarge { size: input.len(), limit: limits.bytes }.into());
    }
    parse(&import::decode(input)?.text, format, limits)
}

fn parse(text: &str, format: Option<LibraryFormat>, limits: LibraryLimits) -> Result<Library, LibraryError> {
    if text.len() > limits.bytes.saturating_mul(3) {
        return Err(ImportError::TooLarge { size: text.len(), limit: limits.bytes }.into());
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty.into());
    }
    let format = format.or_else(|| detect(text)).ok_or(LibraryError::UnknownFormat)?;
    let most = limits.records.saturating_add(1);
    let records = match format {
        LibraryFormat::Nbib => nbib::read(text, most),
        LibraryFormat::Ris => ris::read(text, most),
        LibraryFormat::Bibtex => bibtex::read(text, most),
        LibraryFormat::CslJson => csl::read(text, most).map_err(LibraryError::Json)?,
    };
    if records.len() > limits.records {
        return Err(LibraryError::TooManyRecords { limit: limits.records });
    }
    Ok(collect(format, records))
}

/// Tells the format by the first line that has any text, or by the first tags.
pub fn detect(text: &str) -> Option<LibraryFormat> {
    let start = text.trim_start();
    if start.starts_with(['[', '{']) {
        return Some(LibraryFormat::CslJson);
    }
    for line in start.lines().take(200) {
        let trimmed = line.trim_start();
        if line.starts_with("TY  - ") {
            return Some(LibraryFormat::Ris);
        }
        if line.starts_with("PMID- ") || line.get(4..6) == Some("- ") && tagged::is_tag(&line[..4]) {
            return Some(LibraryFormat::Nbib);
        }
        let name = trimmed.strip_prefix('@').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
        if name.is_some_and(|rest| rest.trim_start().starts_with(['{', '('])) {
            return Some(LibraryFormat::Bibtex);
        }
    }
    None
}

fn collect(format: LibraryFormat, records: Vec<Read>) -> Library {
    let mut library = Library { format, publications: Vec::new(), problems: Vec::new() };
    let mut keys = Keys::default();
    for (index, (line, read)) in records.into_iter().enumerate() {
        match read.and_then(record::Record::publication) {
            Ok(mut publication) => {
                publication.key = keys.unique(publication.key);
                library.publications.push(publication);
            }
            Err(reason) => library.problems.push(Problem { record: index + 1, line, reason }),
        }
    }
    library
}

/// Two records of one key: the later one gets a number.
#[derive(Default)]
struct Keys {
    taken: HashSet<String>,
    counts: HashMap<String, u32>,
}

impl Keys {
    fn unique(&mut self, key: String) -> String {
        let mut unique = key.clone();
        while !self.taken.insert(unique.clone()) {
            let count = self.counts.entry(key.clone()).or_insert(1);
            *count += 1;
            unique = format!("{key}-{count}");
        }
        unique
    }
}
