//! The state of one upload, and every way in which it changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Deserialize;
use serde_json::{Value, json};

use super::entry::Declared;
use super::{Entry, UploadError, UploadOptions, Uploaded};
use crate::component::Cid;
use crate::process::{Ended, Mail};
use crate::queue::Guard;
use crate::token::random_id;

#[derive(Default)]
pub struct State {
    pub name: String,
    /// Its id in the page, new with each `allow_upload`.
    pub reference: String,
    pub allowed: bool,
    /// The component that it belongs to.
    pub scope: Option<Cid>,
    pub options: Arc<UploadOptions>,
    pub slots: Vec<Slot>,
    /// How many entries are kept; what a client chooses beyond, it is as if it had not.
    pub max_slots: usize,
}

pub struct Slot {
    pub entry: Entry,
    pub errors: Vec<UploadError>,
    pub stage: Stage,
}

/// Where the bytes of an entry are.
pub enum Stage {
    /// Nobody has asked to send them, or the writer failed.
    Waiting,
    /// On their way: so many have come. Its channel ends when the guard is dropped.
    Sending { received: Arc<AtomicU64>, _channel: Guard<Mail, Ended> },
    /// The writer failed. They are not taken again.
    Failed,
    /// Here, or where `external` said.
    There(Uploaded),
}

/// The payload of `progress`.
#[derive(Deserialize)]
pub struct ProgressSent {
    #[serde(rename = "ref")]
    pub upload: String,
    #[serde(rename = "entry_ref")]
    pub entry: String,
    pub progress: Progress,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Progress {
    Percent(u8),
    Error { error: Value },
}

impl State {
    /// Begins anew, with another id: what the client knows of the upload before is void.
    pub fn allow(&mut self, name: &str, scope: Option<Cid>, options: UploadOptions, max_slots: usize) {
        *self = State {
            name: name.to_owned(),
            reference: format!("phx-{}", random_id()),
            allowed: true,
            scope,
            max_slots: max_slots.max(options.max_entries.saturating_add(1)),
            options: Arc::new(options),
            slots: Vec::new(),
        };
    }

    pub fn slot(&self, uuid: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.entry.uuid == uuid)
    }

    pub fn slot_mut(&mut self, uuid: &str) -> Option<&mut Slot> {
        self.slots.iter_mut().find(|slot| slot.entry.uuid == uuid)
    }

    pub fn too_many(&self) -> bool {
        self.slots.len() > self.options.max_entries
    }

    /// Takes up what somebody chose. An entry is what it was declared as at first.
    pub fn choose(&mut self, chosen: Vec<Declared>) {
        if !self.allowed {
            return;
        }
        if let ([only], [next]) = (self.slots.as_slice(), chosen.as_slice())
            && self.options.max_entries == 1
            && only.entry.reference != next.reference
        {
            self.slots.clear();
        }
        for declared in chosen {
            let known = self.slots.iter().any(|slot| slot.entry.reference == declared.reference);
            if !known && self.slots.len() < self.max_slots {
                self.slots.push(self.slot_of(declared));
            }
        }
    }

    fn slot_of(&self, declared: Declared) -> Slot {
        let error = if declared.file.size > self.options.max_file_size {
            Some(UploadError::TooLarge)
        } else if !self.options.accept.allows(&declared.file) {
            Some(UploadError::NotAccepted)
        } else {
            None
        };
        let entry = Entry::new(declared, &self.reference, &self.name, error.is_none());
        Slot { entry, errors: error.into_iter().collect(), stage: Stage::Waiting }
    }

    /// What keeps a form from being sent, as the client reads it. Files that are sent at once fail one by one instead.
    pub fn refusal(&self) -> Option<Vec<Value>> {
        if !self.allowed {
            return Some(vec![json!([self.reference, "disallowed"])]);
        }
        let whole = self.too_many().then(|| json!([self.reference, UploadError::TooManyFiles.reason()]));
        let each = self
            .slots
            .iter()
            .flat_map(|slot| slot.errors.iter().map(|error| json!([slot.entry.reference, error.reason()])));
        let errors: Vec<Value> = whole.into_iter().chain(each).collect();
        (!self.options.auto_upload && !errors.is_empty()).then_some(errors)
    }

    /// Those of these that may be sent now, and were not told so before.
    pub fn preflight(&mut self, references: &[String]) -> Vec<Entry> {
        let first = self.slots.iter_mut().take(self.options.max_entries);
        let asked = first.filter(|slot| !slot.entry.preflighted && references.contains(&slot.entry.reference));
        asked
            .map(|slot| {
                slot.entry.preflighted = true;
                slot.entry.clone()
            })
            .collect()
    }

    /// The client says how far it is. It is believed as far as the bytes have come.
    ///
    /// # Errors
    /// It says that all is there, which is not so.
    pub fn progress(&mut self, reference: &str, progress: &Progress) -> Result<Option<Entry>, &'static str> {
        let external = self.options.external.is_some();
        let Some(slot) = self.slots.iter_mut().find(|slot| slot.entry.reference == reference) else { return Ok(None) };
        match progress {
            Progress::Percent(percent) => {
                let ceiling = slot.ceiling();
                if *percent >= 100 && ceiling < 100 {
                    return Err("the file is not complete");
                }
                slot.entry.progress = (*percent).min(ceiling);
                slot.entry.done = slot.entry.progress == 100;
            }
            Progress::Error { error } => {
                tracing::debug!(%error, "a client could not send a file");
                if external {
                    slot.fail(UploadError::ExternalClientFailure);
                }
            }
        }
        Ok(Some(slot.entry.clone()))
    }

    /// What came of a file that is there, also by the client's word.
    pub fn uploaded(&self, uuid: &str) -> Option<Uploaded> {
        match self.slot(uuid)? {
            Slot { entry, stage: Stage::There(uploaded), .. } if entry.done => Some(uploaded.clone()),
            _ => None,
        }
    }

    /// Whether there was such an entry. Its channel ends, and what came of the file is gone.
    pub fn drop_entry(&mut self, matches: impl Fn(&Entry) -> bool) -> bool {
        let before = self.slots.len();
        self.slots.retain(|slot| !matches(&slot.entry));
        self.slots.len() < before
    }
}

impl Slot {
    pub fn fail(&mut self, error: UploadError) {
        if !self.errors.contains(&error) {
            self.errors.push(error);
        }
    }

    /// How many percent the client may say.
    fn ceiling(&self) -> u8 {
        match &self.stage {
            Stage::Waiting | Stage::Failed => 0,
            Stage::There(_) => 100,
            Stage::Sending { received, .. } => {
                let (received, size) = (received.load(Ordering::Acquire), self.entry.client_size().max(1));
                // Not the whole before its writer has finished.
                u8::try_from((u128::from(received) * 100 / u128::from(size)).min(99)).unwrap_or(99)
            }
        }
    }
}
