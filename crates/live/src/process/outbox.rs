//! Frames on their way to one client. A client that takes them too slowly is dropped: it connects and joins again.

use std::sync::Arc;

use axum::extract::ws::Message;

use super::Line;
use crate::queue::{Receiver, Sender, queue};
use crate::socket::Close;
use crate::view::SendError;

/// What the socket of a client is to do.
#[derive(Debug)]
pub enum Out {
    Text(String),
    /// A frame that is encoded already, perhaps for many clients at once.
    Encoded(Message),
    /// A join was accepted.
    Joined,
    /// A channel is no more.
    Ended {
        line: Arc<Line>,
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

/// What carries the frames, and the word that the socket is to close.
pub type Frames = Receiver<Out, Close>;

#[derive(Clone, Debug)]
pub struct Outbox {
    frames: Sender<Out, Close>,
    /// Whether the transport carries bytes to the client.
    binary: bool,
}

impl Outbox {
    /// Room for so many frames, and the end that they come out of.
    pub fn new(limit: usize, binary: bool) -> (Outbox, Frames) {
        let (frames, waiting) = queue(limit);
        (Outbox { frames, binary }, waiting)
    }

    pub fn takes_binary(&self) -> bool {
        self.binary
    }

    pub fn text(&self, frame: String) {
        self.send(Out::Text(frame));
    }

    pub fn send(&self, out: Out) {
        if self.frames.try_send(out) == Err(SendError::Full) {
            self.close(Close::Silently);
        }
    }

    /// Past all frames that wait.
    pub fn close(&self, why: Close) {
        self.frames.end(why);
    }
}
