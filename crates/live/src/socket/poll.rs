//! One client on long-poll: the same channels as behind a WebSocket, but frames come and go with requests.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, Utf8Bytes};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::{Channels, Close, Connect};
use crate::process::{Frames, Out, Outbox};
use crate::server::{Open, Server};

/// Bytes of messages in one answer, before the one that goes over it.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

/// What a client asks of its session.
pub(crate) enum Request {
    /// The messages that wait, or the next that come; none where none came in time.
    Poll(oneshot::Sender<Vec<Utf8Bytes>>),
    /// Takes frames.
    Frames(Vec<Message>, oneshot::Sender<Result<(), Close>>),
}

/// Whether a session goes on.
#[derive(PartialEq, Eq)]
enum Flow {
    Stays,
    Ends,
}

struct Session {
    server: Arc<Server>,
    channels: Channels,
    frames: Frames,
    /// A poll that waits for messages.
    waiting: Option<oneshot::Sender<Vec<Utf8Bytes>>>,
    /// What a poll should have taken whose client hung up.
    kept: Vec<Utf8Bytes>,
    /// When the poll that waits is answered with nothing, or the session ends if none comes.
    until: Instant,
}

/// Serves one client to its end: it stops polling, is too slow, or sends what is no frame.
pub(crate) async fn serve(server: Arc<Server>, connect: Connect, mut requests: mpsc::Receiver<Request>, open: Open) {
    let (outbox, frames) = Outbox::new(server.limits.outbox, false);
    let _registered = server.sockets.register(connect.id(), outbox.clone());
    let channels = Channels::new(server.clone(), Arc::new(connect), outbox);
    let (waiting, kept, until) = (None, Vec::new(), Instant::now() + absence(&server));
    let mut session = Session { server: server.clone(), channels, frames, waiting, kept, until };
    loop {
        open.allow(session.channels.frame_bytes());
        let flow = tokio::select! {
            biased;
            _ = session.frames.ended() => Flow::Ends,
            () = tokio::time::sleep_until(session.until) => session.late(),
            out = session.frames.recv(), if session.waiting.is_some() => session.answer(out),
            () = hung_up(&mut session.waiting) => session.alone(),
            request = requests.recv() => session.request(request),
        };
        if flow == Flow::Ends {
            break;
        }
    }
}

/// How long a client may stay away.
fn absence(server: &Server) -> Duration {
    window(server) * 3 / 2
}

fn window(server: &Server) -> Duration {
    Duration::from_secs(server.limits.poll_seconds)
}

/// The client of the poll that waits gives it up.
async fn hung_up(waiting: &mut Option<oneshot::Sender<Vec<Utf8Bytes>>>) {
    match waiting {
        Some(poll) => poll.closed().await,
        None => std::future::pending().await,
    }
}

impl Session {
    /// Nobody polls; whoever comes back finds what comes meanwhile.
    fn alone(&mut self) -> Flow {
        self.waiting = None;
        self.until = Instant::now() + absence(&self.server);
        Flow::Stays
    }

    fn late(&mut self) -> Flow {
        let Some(poll) = self.waiting.take() else { return Flow::Ends };
        // A client that hung up polls again, or is away soon.
        drop(poll.send(Vec::new()));
        self.alone()
    }

    fn request(&mut self, request: Option<Request>) -> Flow {
        match request {
            None => return Flow::Ends,
            Some(Request::Poll(poll)) if self.kept.is_empty() => {
                self.waiting = Some(poll);
                self.until = Instant::now() + window(&self.server);
            }
            Some(Request::Poll(poll)) => {
                let kept = std::mem::take(&mut self.kept);
                self.deliver(poll, kept);
            }
            Some(Request::Frames(frames, answer)) => {
                let taken = frames.into_iter().try_for_each(|frame| self.channels.message(frame));
                let heard = answer.send(taken).is_ok();
                tracing::trace!(heard, "frames taken");
                if taken.is_err() {
                    return Flow::Ends;
                }
            }
        }
        Flow::Stays
    }

    /// Hands all that waits to the poll. Some of it is for us only: then the poll goes on waiting.
    fn answer(&mut self, first: Out) -> Flow {
        let mut messages = Vec::new();
        let (mut bytes, mut next) = (0, Some(first));
        while let Some(out) = next {
            if let Some(Message::Text(text)) = self.channels.out(out) {
                bytes += text.len();
                messages.push(text);
            }
            next = if bytes < MAX_ANSWER_BYTES { self.frames.try_recv() } else { None };
        }
        if !messages.is_empty()
            && let Some(poll) = self.waiting.take()
        {
            self.deliver(poll, messages);
        }
        Flow::Stays
    }

    fn deliver(&mut self, poll: oneshot::Sender<Vec<Utf8Bytes>>, messages: Vec<Utf8Bytes>) {
        match poll.send(messages) {
            Ok(()) => self.until = Instant::now() + absence(&self.server),
            Err(messages) => self.kept = messages,
        }
    }
}
