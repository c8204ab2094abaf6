//! A temporary file for each upload, which goes when nobody holds it any more.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use tokio::fs::{File, OpenOptions};
use tokio::io::AsyncWriteExt;

use super::{Writer, WriterError};
use crate::token::random_id;

/// Writes to a temporary file that only this user may read. It is where uploads go without another `writer`.
#[derive(Debug)]
pub struct TempFileWriter {
    file: File,
    kept: TempFile,
}

/// A file that is removed with this value. Whoever wants to keep it moves it elsewhere. A program that is killed leaves
/// its files behind: they are called `live-upload-…`.
#[derive(Debug)]
pub struct TempFile(PathBuf);

impl TempFileWriter {
    /// A new file in a folder.
    ///
    /// ```
    /// use live::upload::{Entry, TempFileWriter, UploadOptions};
    /// let options = UploadOptions::accept_any().writer(|_: &Entry| TempFileWriter::create("/var/spool/pictures"));
    /// # drop(options);
    /// ```
    ///
    /// # Errors
    /// `WriterError`, as the system says.
    pub async fn create(folder: impl Into<PathBuf>) -> Result<TempFileWriter, WriterError> {
        let path = folder.into().join(format!("live-upload-{}", random_id()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        let file = options.open(&path).await?;
        Ok(TempFileWriter { file, kept: TempFile(path) })
    }
}

impl Writer for TempFileWriter {
    type Meta = TempFile;

    async fn write(&mut self, chunk: Bytes) -> Result<(), WriterError> {
        Ok(self.file.write_all(&chunk).await?)
    }

    async fn finish(mut self) -> Result<TempFile, WriterError> {
        self.file.flush().await?;
        Ok(self.kept)
    }
}

impl TempFile {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        // Whoever moved it away has it; the name is gone then.
        match std::fs::remove_file(&self.0) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(path = %self.0.display(), %error, "a temporary file stays");
            }
            _ => {}
        }
    }
}
