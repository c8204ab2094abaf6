//! Where the bytes of a file go, and what its consumer gets.

use std::any::Any;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use serde_json::Value;

use super::budget::Room;
use super::{Entry, TempFile};

/// Takes the bytes of one file, in order. It runs beside the view, which does not wait for it; the client sends the next
/// chunk when the last one is written.
///
/// ```
/// use bytes::Bytes;
/// use live::upload::{Writer, WriterError};
///
/// /// Counts lines, and keeps nothing.
/// #[derive(Default)]
/// struct Lines(usize);
///
/// impl Writer for Lines {
///     type Meta = usize;
///
///     async fn write(&mut self, chunk: Bytes) -> Result<(), WriterError> {
///         self.0 += chunk.iter().filter(|byte| **byte == b'\n').count();
///         Ok(())
///     }
///
///     async fn finish(self) -> Result<usize, WriterError> {
///         Ok(self.0)
///     }
/// }
/// ```
pub trait Writer: Sized + Send + 'static {
    /// What the consumer gets with [`Uploaded::meta`].
    type Meta: Any + Send + Sync;

    /// The next bytes.
    ///
    /// # Errors
    /// `WriterError`: the upload ends, and the entry has the error.
    fn write(&mut self, chunk: Bytes) -> impl Future<Output = Result<(), WriterError>> + Send;

    /// All bytes are there.
    ///
    /// # Errors
    /// `WriterError`: the file is not kept, and the entry has the error.
    fn finish(self) -> impl Future<Output = Result<Self::Meta, WriterError>> + Send;

    /// The file will not come: somebody cancelled it, the client went, or a write failed. After a panic, and when the
    /// program ends, the writer is only dropped.
    fn abort(self) -> impl Future<Output = ()> + Send {
        async { drop(self) }
    }
}

/// What a writer could not do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WriterError(pub String);

impl From<std::io::Error> for WriterError {
    fn from(error: std::io::Error) -> Self {
        WriterError(error.to_string())
    }
}

/// A file that is here, or that the page sent elsewhere. When the last copy of this is dropped, a temporary file is gone.
#[derive(Clone)]
pub struct Uploaded {
    meta: Arc<dyn Any + Send + Sync>,
    /// In the budgets of the socket and of the server: it counts while the file is held.
    _rooms: Option<Arc<[Room; 2]>>,
}

/// What a consumer did with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consumed<T> {
    /// It has what it needs: the entry goes, and a temporary file with it.
    Done(T),
    /// The entry stays, to be consumed another time.
    Postpone(T),
}

impl Uploaded {
    pub(super) fn new(meta: Arc<dyn Any + Send + Sync>, rooms: Option<[Room; 2]>) -> Uploaded {
        Uploaded { meta, _rooms: rooms.map(Arc::new) }
    }

    /// Where the temporary file is, if that is where it went.
    pub fn path(&self) -> Option<&Path> {
        self.meta::<TempFile>().map(TempFile::path)
    }

    /// The bytes, where [`super::MemoryWriter`] took them.
    pub fn bytes(&self) -> Option<&Bytes> {
        self.meta()
    }

    /// What the function of `external` answered for this file.
    pub fn external(&self) -> Option<&Value> {
        self.meta()
    }

    /// What the writer left, if it is of this type.
    pub fn meta<T: Any>(&self) -> Option<&T> {
        self.meta.downcast_ref()
    }
}

impl std::fmt::Debug for Uploaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Uploaded").field("path", &self.path()).finish_non_exhaustive()
    }
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
type Opened = Result<Box<dyn AnyWriter>, WriterError>;

/// Makes the writer of a file.
pub type Open = Arc<dyn Fn(&Entry) -> Boxed<'static, Opened> + Send + Sync>;

/// A writer whose type is forgotten.
pub trait AnyWriter: Send {
    fn write(&mut self, chunk: Bytes) -> Boxed<'_, Result<(), WriterError>>;
    fn finish(self: Box<Self>) -> Boxed<'static, Result<Arc<dyn Any + Send + Sync>, WriterError>>;
    fn abort(self: Box<Self>) -> Boxed<'static, ()>;
}

pub fn open_with<W, F>(open: impl Fn(&Entry) -> F + Send + Sync + 'static) -> Open
where
    W: Writer,
    F: Future<Output = Result<W, WriterError>> + Send + 'static,
{
    Arc::new(move |entry| {
        let opening = open(entry);
        Box::pin(async move { opening.await.map(|writer| Box::new(writer) as Box<dyn AnyWriter>) })
    })
}

impl<W: Writer> AnyWriter for W {
    fn write(&mut self, chunk: Bytes) -> Boxed<'_, Result<(), WriterError>> {
        Box::pin(Writer::write(self, chunk))
    }

    fn finish(self: Box<Self>) -> Boxed<'static, Result<Arc<dyn Any + Send + Sync>, WriterError>> {
        Box::pin(async move { Writer::finish(*self).await.map(|meta| Arc::new(meta) as Arc<dyn Any + Send + Sync>) })
    }

    fn abort(self: Box<Self>) -> Boxed<'static, ()> {
        Box::pin(Writer::abort(*self))
    }
}
