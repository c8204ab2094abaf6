//! One file that somebody chose, as the browser describes it.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use crate::token::random_id;

/// Bytes of a name, path or type that a browser may give a file.
const MAX_NAME_BYTES: usize = 1024;
/// Bytes of the client's number of a file.
const MAX_REFERENCE_BYTES: usize = 64;
/// Bytes of what a page adds of its own to a file.
const MAX_META_BYTES: usize = 4096;

/// A file, chosen in a browser. Its name, type, size and times are the client's word; only the size is enforced, and no
/// more bytes than declared are ever taken.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The client's number of the file, for `cancel_upload`.
    pub reference: String,
    /// Ours, which nobody can guess: fit for the name of a file.
    pub uuid: String,
    /// How much of it has come, in percent.
    pub progress: u8,
    /// Whether size and type are as they should be.
    pub valid: bool,
    /// Whether the client was told where to send it.
    pub preflighted: bool,
    /// Whether all of it is here.
    pub done: bool,
    pub(super) upload: String,
    pub(super) upload_name: String,
    pub(super) client: Arc<ClientFile>,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadError {
    /// More bytes than `max_file_size`.
    TooLarge,
    /// More files than `max_entries`.
    TooManyFiles,
    /// Neither its name nor its type are in `accept`.
    NotAccepted,
    /// The page could not send it to where it should go.
    ExternalClientFailure,
    /// The function of `external` refused it, with this.
    External(Value),
    /// The writer could not keep it; the text is the writer's.
    Writer(String),
    /// The server holds too many bytes of files already.
    NoRoom,
}

#[derive(Debug, Default)]
pub struct ClientFile {
    pub name: String,
    pub kind: String,
    pub size: u64,
    pub relative_path: Option<String>,
    pub last_modified: Option<i64>,
    pub meta: Option<Value>,
}

/// A file as the client declares it, with names of bounded length.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Sent")]
pub struct Declared {
    pub reference: String,
    pub file: ClientFile,
}

#[derive(Deserialize)]
struct Sent {
    #[serde(rename = "ref")]
    reference: String,
    name: String,
    size: u64,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    relative_path: Option<String>,
    #[serde(default)]
    last_modified: Option<i64>,
    #[serde(default)]
    meta: Option<Value>,
}

impl Entry {
    pub(super) fn new(declared: Declared, upload: &str, upload_name: &str, valid: bool) -> Entry {
        Entry {
            reference: declared.reference,
            uuid: random_id(),
            progress: 0,
            valid,
            preflighted: false,
            done: false,
            upload: upload.to_owned(),
            upload_name: upload_name.to_owned(),
            client: Arc::new(declared.file),
        }
    }

    /// The name that the file has there. Never a path to write to.
    pub fn client_name(&self) -> &str {
        &self.client.name
    }

    /// Its type, as the browser guesses it by the name.
    pub fn client_type(&self) -> &str {
        &self.client.kind
    }

    /// Its bytes.
    pub fn client_size(&self) -> u64 {
        self.client.size
    }

    /// Where a whole folder was chosen: the way within it.
    pub fn client_relative_path(&self) -> Option<&str> {
        self.client.relative_path.as_deref()
    }

    /// When it changed last, in milliseconds since 1970.
    pub fn client_last_modified(&self) -> Option<i64> {
        self.client.last_modified
    }

    /// What the page added by `file.meta`.
    pub fn client_meta(&self) -> Option<&Value> {
        self.client.meta.as_ref()
    }

    /// The upload that it belongs to, by its id in the page.
    pub fn upload_reference(&self) -> &str {
        &self.upload
    }

    /// The name of that upload.
    pub fn upload_name(&self) -> &str {
        &self.upload_name
    }
}

impl UploadError {
    /// The client's word for it.
    pub(crate) fn reason(&self) -> Value {
        match self {
            UploadError::TooLarge => "too_large".into(),
            UploadError::TooManyFiles => "too_many_files".into(),
            UploadError::NotAccepted => "not_accepted".into(),
            UploadError::ExternalClientFailure => "external_client_failure".into(),
            UploadError::External(meta) => meta.clone(),
            UploadError::Writer(_) => "writer_failure".into(),
            UploadError::NoRoom => "no_room".into(),
        }
    }
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UploadError::TooLarge => "the file is too large",
            UploadError::TooManyFiles => "these are too many files",
            UploadError::NotAccepted => "files of this type are not accepted",
            UploadError::ExternalClientFailure | UploadError::External(_) => "the file could not be sent",
            // What a writer says may name paths; it is for the log.
            UploadError::Writer(_) => "the file could not be kept",
            UploadError::NoRoom => "the server has no room for this file now",
        })
    }
}

impl TryFrom<Sent> for Declared {
    type Error = &'static str;

    fn try_from(sent: Sent) -> Result<Declared, &'static str> {
        // They are joined by commas in attributes, and stand in the name of a topic.
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if sent.reference.is_empty() || sent.reference.len() > MAX_REFERENCE_BYTES || !sent.reference.chars().all(plain)
        {
            return Err("the number of a file is short and plain");
        }
        let path = sent.relative_path.as_deref().unwrap_or_default();
        if [&sent.name, &sent.kind, path].into_iter().any(|name| name.len() > MAX_NAME_BYTES) {
            return Err("names of files have at most 1024 bytes");
        }
        if sent.meta.as_ref().is_some_and(|meta| meta.to_string().len() > MAX_META_BYTES) {
            return Err("the meta of a file has at most 4096 bytes");
        }
        let file = ClientFile {
            name: sent.name,
            kind: sent.kind,
            size: sent.size,
            relative_path: sent.relative_path.filter(|path| !path.is_empty()),
            last_modified: sent.last_modified,
            meta: sent.meta,
        };
        Ok(Declared { reference: sent.reference, file })
    }
}
