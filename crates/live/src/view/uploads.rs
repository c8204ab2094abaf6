//! How a view, or a component, takes files.

use std::future::Future;

use super::Context;
use crate::upload::{ActiveEntries, ConsumeError, Consumed, Entry, Upload, UploadOptions, Uploaded};

impl Context {
    /// Lets files be chosen from now on. The answer is for the template: keep it in the view. Where the upload was
    /// allowed before, its files are cancelled, and whoever holds it sees the new one. A component's uploads are its own,
    /// and go with it.
    ///
    /// ```
    /// # use live::view::Context;
    /// # use live::{Limits, upload::UploadOptions};
    /// # let mut context = Context::detached(Limits::default());
    /// let avatar = context.allow_upload("avatar", UploadOptions::accept(["image/*"]).max_entries(2));
    /// assert!(avatar.entries().is_empty());
    /// ```
    pub fn allow_upload(&mut self, name: &str, options: UploadOptions) -> Upload {
        let limits = *self.limits();
        self.uploads.allow(self.scope(), name, options, &limits)
    }

    /// Ends an upload. No file is taken any more.
    ///
    /// # Errors
    /// `ActiveEntries`: consume or cancel them first.
    pub fn disallow_upload(&mut self, name: &str) -> Result<(), ActiveEntries> {
        self.upload(name).map_or(Ok(()), |upload| {
            upload.with(|state| {
                state.allowed = state.allowed && !state.slots.is_empty();
                if state.allowed { Err(ActiveEntries) } else { Ok(()) }
            })
        })
    }

    /// An upload that was allowed here.
    pub fn upload(&self, name: &str) -> Option<Upload> {
        self.uploads.get(self.scope(), name).cloned()
    }

    /// Forgets a file, wherever it is on its way. Answers whether there was one with this `entry.reference`.
    pub fn cancel_upload(&mut self, name: &str, reference: &str) -> bool {
        let upload = self.upload(name);
        upload.is_some_and(|upload| upload.with(|state| state.drop_entry(|entry| entry.reference == reference)))
    }

    /// The files that are there, and those that are still on their way.
    pub fn uploaded_entries(&self, name: &str) -> (Vec<Entry>, Vec<Entry>) {
        let entries = self.upload(name).map(|upload| upload.entries()).unwrap_or_default();
        entries.into_iter().partition(|entry| entry.done)
    }

    /// Hands all files over, one after the other, and forgets those that the function is done with. What it does with a
    /// file it does before it ends: a temporary file is removed then.
    ///
    /// ```
    /// # use live::upload::{ConsumeError, Consumed, Entry, Uploaded};
    /// # use live::view::Context;
    /// async fn save(context: &mut Context) -> Result<Vec<u64>, ConsumeError> {
    ///     let keep = |file: Uploaded, entry: Entry| async move {
    ///         let to = format!("/srv/pictures/{}", entry.uuid);
    ///         match file.path() {
    ///             Some(path) => Consumed::Done(tokio::fs::copy(path, to).await.unwrap_or(0)),
    ///             None => Consumed::Postpone(0),
    ///         }
    ///     };
    ///     context.consume_uploaded_entries("avatar", keep).await
    /// }
    /// ```
    ///
    /// # Errors
    /// `ConsumeError`: no such upload, or files are still on their way. Nothing is handed over then.
    pub async fn consume_uploaded_entries<T, F: Future<Output = Consumed<T>>>(
        &mut self,
        name: &str,
        mut consume: impl FnMut(Uploaded, Entry) -> F,
    ) -> Result<Vec<T>, ConsumeError> {
        let upload = self.upload(name).ok_or_else(|| ConsumeError::Unknown(name.to_owned()))?;
        let entries = upload.entries();
        if entries.iter().any(|entry| !entry.done) {
            return Err(ConsumeError::InProgress);
        }
        let mut results = Vec::new();
        for entry in entries {
            results.push(hand_over(&upload, &entry, |file| consume(file, entry.clone())).await?);
        }
        Ok(results)
    }

    /// Hands one file over, as in `handle_progress` when it is there.
    ///
    /// # Errors
    /// `ConsumeError`: no such upload, or the file is not there.
    pub async fn consume_uploaded_entry<T, F: Future<Output = Consumed<T>>>(
        &mut self,
        entry: &Entry,
        consume: impl FnOnce(Uploaded) -> F,
    ) -> Result<T, ConsumeError> {
        let name = entry.upload_name();
        let upload = self.upload(name).ok_or_else(|| ConsumeError::Unknown(name.to_owned()))?;
        hand_over(&upload, entry, consume).await
    }
}

async fn hand_over<T, F: Future<Output = Consumed<T>>>(
    upload: &Upload,
    entry: &Entry,
    consume: impl FnOnce(Uploaded) -> F,
) -> Result<T, ConsumeError> {
    let file = upload.with(|state| state.uploaded(&entry.uuid)).ok_or(ConsumeError::InProgress)?;
    match consume(file).await {
        Consumed::Postpone(result) => Ok(result),
        Consumed::Done(result) => {
            upload.with(|state| state.drop_entry(|known| known.uuid == entry.uuid));
            Ok(result)
        }
    }
}
