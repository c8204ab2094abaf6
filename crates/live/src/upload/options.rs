//! What an upload allows.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::accept::Accept;
use super::file::TempFileWriter;
use super::writer::{Open, open_with};
use super::{Entry, Writer, WriterError};
use crate::view::Context;

/// Bytes that are kept free in a frame for its header.
const HEADER_BYTES: usize = 2048;

/// Where a file goes instead of to this server, or why it goes nowhere.
pub(crate) type Presign = Arc<dyn Fn(&Entry, &mut Context) -> Result<Value, Value> + Send + Sync>;

/// Options of `allow_upload`. Without more, one file of 8 MB, sent with the form, in chunks of 64 kB, to a temporary
/// file.
///
/// ```
/// use live::upload::UploadOptions;
/// let options = UploadOptions::accept([".jpg", ".png", "image/*"]).max_entries(3).max_file_size(500_000).auto_upload();
/// # drop(options);
/// ```
#[derive(Clone)]
pub struct UploadOptions {
    pub(super) accept: Accept,
    pub(super) max_entries: usize,
    pub(super) max_file_size: u64,
    pub(super) chunk_size: usize,
    pub(super) chunk_timeout: Duration,
    pub(super) auto_upload: bool,
    pub(super) external: Option<Presign>,
    pub(super) open: Open,
}

impl UploadOptions {
    /// Accepts these: extensions (`.jpg`), types (`image/jpeg`) and families of types (`image/*`). A file fits by the
    /// name or the type that its browser gives; what it really holds, its consumer must find out.
    pub fn accept<T: AsRef<str>>(filters: impl IntoIterator<Item = T>) -> UploadOptions {
        let filters = filters.into_iter().map(|filter| filter.as_ref().to_ascii_lowercase());
        UploadOptions { accept: Accept::Only(filters.collect()), ..UploadOptions::default() }
    }

    /// Accepts every file.
    pub fn accept_any() -> UploadOptions {
        UploadOptions::default()
    }

    /// How many files may be chosen at once: 1. With more, the input is `multiple`. Each file takes a channel of its
    /// socket while it comes, of which there are [`crate::Limits::channels`].
    #[must_use]
    pub fn max_entries(self, max_entries: usize) -> UploadOptions {
        UploadOptions { max_entries, ..self }
    }

    /// Bytes of one file, at most: 8,000,000.
    #[must_use]
    pub fn max_file_size(self, bytes: u64) -> UploadOptions {
        UploadOptions { max_file_size: bytes, ..self }
    }

    /// Bytes of one message of the client: 64,000. It is made to fit [`crate::Limits::frame_bytes`].
    #[must_use]
    pub fn chunk_size(self, bytes: usize) -> UploadOptions {
        UploadOptions { chunk_size: bytes.max(1), ..self }
    }

    /// How long the next chunk may take: 10 seconds. A file whose next chunk takes longer is given up.
    #[must_use]
    pub fn chunk_timeout(self, patience: Duration) -> UploadOptions {
        UploadOptions { chunk_timeout: patience, ..self }
    }

    /// Sends files as soon as they are chosen.
    #[must_use]
    pub fn auto_upload(self) -> UploadOptions {
        UploadOptions { auto_upload: true, ..self }
    }

    /// Lets the page send files elsewhere, as to a bucket: the function answers what the uploader in the page needs to
    /// know, with its name as `uploader`; `Err` is shown as an error of the entry. It runs before any byte is sent and
    /// must not wait; signing an address needs no network. That the file has arrived is then the client's word alone.
    #[must_use]
    pub fn external(
        self,
        presign: impl Fn(&Entry, &mut Context) -> Result<Value, Value> + Send + Sync + 'static,
    ) -> UploadOptions {
        UploadOptions { external: Some(Arc::new(presign)), ..self }
    }

    /// Gives the bytes to a writer of one's own, which is made for each file when its first bytes are about to come.
    ///
    /// ```
    /// use live::upload::{Entry, MemoryWriter, UploadOptions};
    /// let options = UploadOptions::accept([".csv"]).writer(|_: &Entry| async { Ok(MemoryWriter::default()) });
    /// # drop(options);
    /// ```
    #[must_use]
    pub fn writer<W, F>(self, open: impl Fn(&Entry) -> F + Send + Sync + 'static) -> UploadOptions
    where
        W: Writer,
        F: Future<Output = Result<W, WriterError>> + Send + 'static,
    {
        UploadOptions { open: open_with(open), ..self }
    }

    /// A chunk must fit a frame.
    pub(super) fn fit(mut self, frame_bytes: usize) -> UploadOptions {
        self.chunk_size = self.chunk_size.min(frame_bytes.saturating_sub(HEADER_BYTES).max(1));
        self
    }
}

impl Default for UploadOptions {
    fn default() -> Self {
        UploadOptions {
            accept: Accept::Any,
            max_entries: 1,
            max_file_size: 8_000_000,
            chunk_size: 64_000,
            chunk_timeout: Duration::from_secs(10),
            auto_upload: false,
            external: None,
            open: open_with(|_: &Entry| TempFileWriter::create(std::env::temp_dir())),
        }
    }
}

impl std::fmt::Debug for UploadOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut debug = f.debug_struct("UploadOptions");
        debug.field("accept", &self.accept).field("max_entries", &self.max_entries);
        debug.field("max_file_size", &self.max_file_size).field("auto_upload", &self.auto_upload);
        debug.finish_non_exhaustive()
    }
}
