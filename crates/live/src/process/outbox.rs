//! Frames on their way to one client. A client that takes them too slowly is dropped: it connects and joins again.

use std::sync::Arc;

use axum::extract::ws::Message;
use tokio::sync::{Notify, mpsc};

/// What the socket of a client is to do.
#[derive(Debug)]
pub enum Out {
    Text(String),
    /// A frame that is encoded already, perhaps for many clients at once.
    Encoded(Message),
    /// A join was accepted.
    Joined,
    /// A channel is no more. The number tells it from another one of the same topic.
    Ended {
        topic: String,
        number: u64,
        how: Ended,
    },
}

/// How a view came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The join was refused; the client has the reason.
    Refused,
    /// It said so, or went to another page.
    Normally,
    /// It panicked or cannot be sent.
    Crashed,
    /// Its client left.
    Left,
}

#[derive(Clone, Debug)]
pub struct Outbox {
    frames: mpsc::Sender<Box<Out>>,
    overflow: Arc<Notify>,
    /// Whether the transport carries bytes to the client.
    binary: bool,
}

impl Outbox {
    pub fn new(frames: mpsc::Sender<Box<Out>>, overflow: Arc<Notify>, binary: bool) -> Outbox {
        Outbox { frames, overflow, binary }
    }

    pub fn takes_binary(&self) -> bool {
        self.binary
    }

    pub fn text(&self, frame: String) {
        self.send(Out::Text(frame));
    }

    pub fn send(&self, out: Out) {
        if let Err(mpsc::error::TrySendError::Full(_)) = self.frames.try_send(Box::new(out)) {
            self.overflow.notify_one();
        }
    }
}
