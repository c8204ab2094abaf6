//! Small files, kept in memory until they are consumed.

use bytes::{Bytes, BytesMut};

use super::{Writer, WriterError};

/// Keeps the file in memory: its consumer gets it with [`super::Uploaded::bytes`]. The limits of a socket and of the
/// server hold for it as for files.
#[derive(Debug, Default)]
pub struct MemoryWriter(BytesMut);

impl Writer for MemoryWriter {
    type Meta = Bytes;

    async fn write(&mut self, chunk: Bytes) -> Result<(), WriterError> {
        self.0.extend_from_slice(&chunk);
        Ok(())
    }

    async fn finish(self) -> Result<Bytes, WriterError> {
        Ok(self.0.freeze())
    }
}
