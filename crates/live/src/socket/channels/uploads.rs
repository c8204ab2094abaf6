//! The channels of files: each belongs to a view of the same socket, whose token lets it send one file.

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::{Channel, Channels};
use crate::process::Line;
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
        let view = view.mailbox.downgrade();
        let (sender, mailbox) = mpsc::channel(MAX_QUEUED_CHUNKS);
        let stop = CancellationToken::new();
        self.joins += 1;
        let number = self.joins;
        let line = Line { number, topic: frame.topic.clone(), join_ref: join_ref.clone(), outbox: self.outbox.clone() };
        let chunk_bytes = Some(grant.chunk);
        let start = upload::Start {
            line,
            reference: frame.reference,
            grant,
            view,
            mailbox,
            stop: stop.clone(),
            budgets: [self.uploads.clone(), self.server.uploads.clone()],
        };
        let task = self.server.workers.spawn(upload::run(start));
        self.joined.insert(frame.topic, Channel { number, join_ref, mailbox: sender, stop, task, chunk_bytes });
    }
}

pub fn is_chunk(frame: &Frame, limit: usize) -> bool {
    matches!(&frame.payload, Payload::Binary(data) if frame.event == "chunk" && data.len() <= limit)
}
