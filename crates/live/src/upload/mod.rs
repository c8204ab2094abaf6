//! Files that a browser sends to a view: what is allowed, which files somebody chose, how far they are, and where their
//! bytes go. A view allows an upload in `mount`, shows its entries, and consumes them when the form is submitted.

mod accept;
mod budget;
mod channel;
mod entry;
mod file;
mod memory;
mod options;
mod preflight;
mod registry;
mod report;
mod state;
mod writer;

pub use entry::{Entry, UploadError};
pub use file::{TempFile, TempFileWriter};
pub use memory::MemoryWriter;
pub use options::UploadOptions;
pub use writer::{Consumed, Uploaded, Writer, WriterError};

pub(crate) use budget::Budget;
pub(crate) use channel::{Grant, MAX_QUEUED_CHUNKS, Start, run};
pub(crate) use entry::Declared;
pub(crate) use preflight::{Preflight, preflight};
pub(crate) use registry::Uploads;
pub(crate) use report::Report;
pub(crate) use state::ProgressSent;

use std::sync::{Arc, Mutex, PoisonError};

use crate::component::Cid;
use state::State;

/// One upload of a view or component: what [`crate::view::Context::allow_upload`] answers. Copies mean the same upload.
///
/// ```
/// use live::params::Params;
/// use live::ui::{LiveFileInput, LiveImgPreview};
/// use live::upload::{Consumed, Upload, UploadOptions};
/// use live::view::{Context, Event, Reply, Stop, View};
/// use live::{Rendered, html};
///
/// struct Profile {
///     avatar: Upload,
///     kept: Vec<String>,
/// }
///
/// impl View for Profile {
///     async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
///         let options = UploadOptions::accept([".jpg", ".png"]).max_entries(2).max_file_size(1_000_000);
///         Ok(Profile { avatar: context.allow_upload("avatar", options), kept: Vec::new() })
///     }
///
///     async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
///         match event.name.as_str() {
///             "cancel" => drop(context.cancel_upload("avatar", event.text("ref").unwrap_or_default())),
///             "save" => {
///                 let keep = |file: live::upload::Uploaded, entry: live::upload::Entry| async move {
///                     // `file.path()` is removed when this ends: move or copy it.
///                     drop(file);
///                     Consumed::Done(entry.client_name().to_owned())
///                 };
///                 // Files that are still on their way stay where they are.
///                 self.kept = context.consume_uploaded_entries("avatar", keep).await.unwrap_or_default();
///             }
///             _ => {}
///         }
///         Reply::None
///     }
///
///     fn render(&self, _: &Context) -> Rendered {
///         html! {
///             <form id="profile" phx-change="validate" phx-submit="save" phx-drop-target={self.avatar.reference()}>
///                 <LiveFileInput upload={self.avatar.clone()} ../>
///                 for entry in self.avatar.entries() {
///                     <LiveImgPreview entry={Some(entry.clone())} ../>
///                     <progress value={entry.progress} max="100"></progress>
///                     <button type="button" phx-click="cancel" phx-value-ref={&entry.reference}>"×"</button>
///                     for error in self.avatar.entry_errors(&entry) { <p>{error}</p> }
///                 }
///                 for error in self.avatar.errors() { <p>{error}</p> }
///                 <button>"Save"</button>
///             </form>
///         }
///     }
/// }
/// ```
#[derive(Clone, Default)]
pub struct Upload(Arc<Mutex<State>>);

/// Why entries cannot be consumed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConsumeError {
    /// No upload of this name is allowed here.
    #[error("no upload {0:?} is allowed here")]
    Unknown(String),
    /// Some files are not there yet.
    #[error("some files are still on their way")]
    InProgress,
}

/// An upload that cannot be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the upload has entries: consume or cancel them first")]
pub struct ActiveEntries;

impl Upload {
    /// The name that `allow_upload` gave it.
    pub fn name(&self) -> String {
        self.with(|state| state.name.clone())
    }

    /// Its id in the page: for `<label for={…}>` and `phx-drop-target={…}`.
    pub fn reference(&self) -> String {
        self.with(|state| state.reference.clone())
    }

    /// The files that somebody chose, in that order.
    pub fn entries(&self) -> Vec<Entry> {
        self.with(|state| state.slots.iter().map(|slot| slot.entry.clone()).collect())
    }

    /// What is wrong with all of them together: too many files.
    pub fn errors(&self) -> Vec<UploadError> {
        self.with(|state| state.too_many().then_some(UploadError::TooManyFiles).into_iter().collect())
    }

    /// What is wrong with one of them.
    pub fn entry_errors(&self, entry: &Entry) -> Vec<UploadError> {
        self.with(|state| state.slot(&entry.uuid).map(|slot| slot.errors.clone()).unwrap_or_default())
    }

    /// How many files may be chosen.
    pub fn max_entries(&self) -> usize {
        self.with(|state| state.options.max_entries)
    }

    /// The value of `accept` of the input; none where every file is accepted.
    pub fn accept(&self) -> Option<String> {
        self.with(|state| state.options.accept.html())
    }

    /// Whether files are sent as soon as they are chosen.
    pub fn auto_upload(&self) -> bool {
        self.with(|state| state.options.auto_upload)
    }

    /// Whether files may be chosen: not after `disallow_upload`.
    pub fn allowed(&self) -> bool {
        self.with(|state| state.allowed)
    }

    pub(crate) fn scope(&self) -> Option<Cid> {
        self.with(|state| state.scope)
    }

    /// The entries that an attribute of the input lists.
    pub(crate) fn references(&self, which: impl Fn(&Entry) -> bool) -> String {
        self.with(|state| {
            let slots = state.slots.iter().filter(|slot| which(&slot.entry));
            slots.map(|slot| slot.entry.reference.as_str()).collect::<Vec<_>>().join(",")
        })
    }

    /// What has an error: entries, and the upload itself.
    pub(crate) fn error_references(&self) -> String {
        self.with(|state| {
            let whole = state.too_many().then_some(state.reference.as_str());
            let failed = state.slots.iter().filter(|slot| !slot.errors.is_empty());
            whole.into_iter().chain(failed.map(|slot| slot.entry.reference.as_str())).collect::<Vec<_>>().join(",")
        })
    }

    pub(crate) fn with<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        // Nothing panics while it is held.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload").field("name", &self.name()).field("entries", &self.entries()).finish_non_exhaustive()
    }
}
