//! All sockets: those of one `live_socket_id`, so that a logout reaches all of them, and everyone's, for when the server
//! stops.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::process::Outbox;
use crate::socket::Close;

#[derive(Clone, Default)]
pub struct Sockets(Arc<Mutex<Entries>>);

#[derive(Default)]
struct Entries {
    all: BTreeMap<u64, Outbox>,
    by_id: BTreeSet<(String, u64)>,
    last: u64,
    drains: bool,
}

/// A socket is known while this lives.
pub struct Registered {
    sockets: Sockets,
    id: Option<String>,
    number: u64,
}

impl Sockets {
    /// One that comes while the server stops is closed at once.
    pub fn register(&self, id: Option<String>, socket: Outbox) -> Registered {
        let number = self.with(|entries| {
            if entries.drains {
                socket.close(Close::Drained);
            }
            entries.last += 1;
            entries.all.insert(entries.last, socket);
            entries.by_id.extend(id.clone().map(|id| (id, entries.last)));
            entries.last
        });
        Registered { sockets: self.clone(), id, number }
    }

    pub fn disconnect(&self, id: &str) {
        self.with(|entries| {
            let numbers = entries.by_id.range((id.to_owned(), 0)..=(id.to_owned(), u64::MAX)).map(|(_, number)| number);
            numbers.filter_map(|number| entries.all.get(number)).for_each(|socket| socket.close(Close::Disconnected));
        });
    }

    pub fn drain(&self) {
        self.with(|entries| {
            entries.drains = true;
            entries.all.values().for_each(|socket| socket.close(Close::Drained));
        });
    }

    fn with<R>(&self, change: impl FnOnce(&mut Entries) -> R) -> R {
        // Nothing panics while it is held.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        let (id, number) = (self.id.take(), self.number);
        self.sockets.with(|entries| {
            if let Some(id) = id {
                entries.by_id.remove(&(id, number));
            }
            entries.all.remove(&number)
        });
    }
}
