//! The short way of a broadcast: from the bus to the client's queue, past the channel's task.

use tokio_util::sync::CancellationToken;

use super::Broadcast;
use crate::process::Line;
use crate::view::Info;

/// What a subscription of a channel to its own topic has beside the channel's mailbox.
#[derive(Debug)]
pub struct Lane {
    pub line: Line,
    pub intercept: &'static [&'static str],
    /// Cancelled when the client leaves or joins again, some time before the subscription ends.
    pub stop: CancellationToken,
}

/// Whether a message went to the client already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It did, or the client is gone.
    Yes,
    /// The channel must see it.
    No,
}

impl Lane {
    pub fn pass(&self, info: &Info) -> Passed {
        if self.stop.is_cancelled() {
            return Passed::Yes;
        }
        let Some(broadcast) = info.get::<Broadcast>() else { return Passed::No };
        if broadcast.topic() != self.line.topic || self.intercept.contains(&broadcast.event()) {
            return Passed::No;
        }
        self.line.broadcast(broadcast);
        Passed::Yes
    }
}
