//! What the channel of an upload tells the view that it belongs to.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use tokio::sync::oneshot;

use super::state::Stage;
use super::writer::Open;
use super::{Entry, Upload, UploadError, Uploaded, WriterError};
use crate::process::{Ended, Mail};
use crate::queue::Guard;

pub struct Report {
    /// The id of the upload in its page.
    pub upload: String,
    /// The `uuid` of the entry. The client may use its number again for another file.
    pub entry: String,
    pub what: What,
}

pub enum What {
    /// It asks to send.
    Joins(Joins),
    /// All bytes are here.
    Complete(Uploaded),
    /// The writer could not keep them.
    Failed(WriterError),
    /// It ended before.
    Ended,
}

pub struct Joins {
    /// Whether the server can hold it.
    pub room: bool,
    pub received: Arc<AtomicU64>,
    /// Dropped when the view wants the file no more.
    pub(super) channel: Guard<Mail, Ended>,
    pub answer: oneshot::Sender<Result<Admission, &'static str>>,
}

/// What the channel needs to begin.
pub struct Admission {
    pub entry: Entry,
    pub open: Open,
    pub patience: Duration,
}

impl Upload {
    /// Takes note; answers whether the page changes by it.
    pub fn take(&self, report: Report) -> bool {
        match report.what {
            What::Joins(joins) => self.admit(&report.entry, joins),
            What::Complete(uploaded) => {
                self.with(|state| {
                    if let Some(slot) = state.slot_mut(&report.entry) {
                        slot.stage = Stage::There(uploaded);
                    }
                });
                // The page changes when the client says that it knows.
                false
            }
            What::Failed(error) => self.fail(&report.entry, Stage::Failed, UploadError::Writer(error.0)),
            What::Ended => self.with(|state| {
                let sending = state.slot(&report.entry).is_some_and(|slot| matches!(slot.stage, Stage::Sending { .. }));
                sending && state.drop_entry(|entry| entry.uuid == report.entry)
            }),
        }
    }

    fn admit(&self, uuid: &str, joins: Joins) -> bool {
        let Joins { room, received, channel, answer } = joins;
        let admitted = self.with(|state| {
            let (open, patience, allowed) = (state.options.open.clone(), state.options.chunk_timeout, state.allowed);
            let slot = state.slot_mut(uuid).filter(|_| allowed).ok_or("disallowed")?;
            if !matches!(slot.stage, Stage::Waiting) {
                return Err("already_registered");
            }
            if !room {
                slot.fail(UploadError::NoRoom);
                return Err("no_room");
            }
            slot.errors.retain(|error| *error != UploadError::NoRoom);
            slot.stage = Stage::Sending { received, _channel: channel };
            Ok(Admission { entry: slot.entry.clone(), open, patience })
        });
        let visible = matches!(admitted, Err("no_room"));
        // A channel that ended in between needs no answer.
        drop(answer.send(admitted));
        visible
    }

    fn fail(&self, uuid: &str, stage: Stage, error: UploadError) -> bool {
        self.with(|state| {
            let Some(slot) = state.slot_mut(uuid) else { return false };
            slot.stage = stage;
            slot.fail(error);
            true
        })
    }
}
