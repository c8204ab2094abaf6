//! The clients on long-poll. Unlike a WebSocket, one of them holds no connection while it does not poll.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc;

use crate::socket::Request;

#[derive(Clone, Default)]
pub struct Polls(Arc<Mutex<HashMap<String, Poll>>>);

/// The way to one client's session.
#[derive(Clone)]
pub struct Poll {
    pub requests: mpsc::Sender<Request>,
    frame_bytes: Arc<AtomicUsize>,
}

/// A session is known while this lives.
pub struct Open {
    polls: Polls,
    id: String,
    frame_bytes: Arc<AtomicUsize>,
}

impl Polls {
    /// None where there are too many.
    pub fn open(&self, id: String, requests: mpsc::Sender<Request>, max: usize) -> Option<Open> {
        let frame_bytes = Arc::new(AtomicUsize::new(0));
        let poll = Poll { requests, frame_bytes: frame_bytes.clone() };
        self.with(|polls| (polls.len() < max).then(|| polls.insert(id.clone(), poll)))?;
        Some(Open { polls: self.clone(), id, frame_bytes })
    }

    pub fn find(&self, id: &str) -> Option<Poll> {
        self.with(|polls| polls.get(id).cloned())
    }

    fn with<R>(&self, change: impl FnOnce(&mut HashMap<String, Poll>) -> R) -> R {
        // Nothing panics while it is held.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Poll {
    /// How long its next frame may be.
    pub fn frame_bytes(&self) -> usize {
        self.frame_bytes.load(Ordering::Relaxed)
    }
}

impl Open {
    pub fn allow(&self, frame_bytes: usize) {
        self.frame_bytes.store(frame_bytes, Ordering::Relaxed);
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.polls.with(|polls| drop(polls.remove(&self.id)));
    }
}
