//! The channels of files: each belongs to a view of the same socket, whose token lets it send one file.

use std::sync::Arc;

use super::{Channel, Channels};
use crate::process::Line;
use crate::queue::queue;
use crate::token::Purpose;
use crate::upload::{self, Grant, MAX_QUEUED_CHUNKS};
use crate::wire::{Frame, Payload};

/// How their topics begin.
pub const TOPIC: &str = "lvu:";

impl Channels {
    /// Forged tokens get no channel at all. Whether a good one is still of use, its view knows.
    pub(super) fn start_upload(&mut self, frame: Frame, join_ref: String) {
        let token = frame.json().and_then(|payload| payload["token"].as_str()).unwrap_or_default();
        let grant: Result<Grant, _> =
            self.server.signer.verify(Purpose::Upload, token, self.server.limits.token_seconds);
        let Ok(grant) = grant else { return self.refuse_join(&frame, "invalid_token") };
        // A token of another socket's view is of no use here.
        let Some(view) = self.joined.get(&grant.topic) else { return self.refuse_join(&frame, "disallowed") };
        let view = view.mailbox.clone();
        let (sender, mailbox) = queue(MAX_QUEUED_CHUNKS);
        let line = Arc::new(Line { topic: frame.topic, join_ref, outbox: self.outbox.clone() });
        let chunk_bytes = Some(grant.chunk);
        let start = upload::Start {
            line: line.clone(),
            reference: frame.reference,
            grant,
            view,
            mailbox,
            budgets: [self.uploads.clone(), self.server.uploads.clone()],
        };
        let task = self.server.workers.spawn(upload::run(start));
        self.joined.insert(Channel { line, mailbox: sender, task, chunk_bytes });
    }
}

pub fn is_chunk(frame: &Frame, limit: usize) -> bool {
    matches!(&frame.payload, Payload::Binary(data) if frame.event == "chunk" && data.len() <= limit)
}
