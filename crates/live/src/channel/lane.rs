//! The short way of a broadcast: from the bus to the client's queue, past the channel's task.

use std::sync::Arc;

use super::Broadcast;
use crate::process::Line;
use crate::view::Info;

/// What a subscription of a channel to its own topic has beside the channel's mailbox.
#[derive(Debug)]
pub struct Lane {
    pub line: Arc<Line>,
    pub intercept: &'static [&'static str],
}

/// Whether a message went to the client already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It did.
    Yes,
    /// The channel must see it.
    No,
}

impl Lane {
    pub fn pass(&self, info: &Info) -> Passed {
        let Some(broadcast) = info.get::<Broadcast>() else { return Passed::No };
        if broadcast.topic() != self.line.topic || self.intercept.contains(&broadcast.event()) {
            return Passed::No;
        }
        self.line.broadcast(broadcast);
        Passed::Yes
    }
}
