//! Which sockets belong to one `live_socket_id`, so that a logout reaches all of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

#[derive(Clone, Default)]
pub struct Sockets(Arc<Mutex<Entries>>);

#[derive(Default)]
struct Entries {
    by_id: HashMap<String, HashMap<u64, CancellationToken>>,
    last: u64,
}

/// A socket is known while this lives.
pub struct Registered {
    sockets: Sockets,
    id: String,
    number: u64,
}

impl Sockets {
    pub fn register(&self, id: String, token: CancellationToken) -> Registered {
        let number = self.with(|entries| {
            entries.last += 1;
            entries.by_id.entry(id.clone()).or_default().insert(entries.last, token);
            entries.last
        });
        Registered { sockets: self.clone(), id, number }
    }

    pub fn disconnect(&self, id: &str) {
        self.with(|entries| {
            entries.by_id.get(id).into_iter().flat_map(HashMap::values).for_each(CancellationToken::cancel);
        });
    }

    fn with<R>(&self, change: impl FnOnce(&mut Entries) -> R) -> R {
        // Nothing panics while it is held.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        self.sockets.with(|entries| {
            if let Some(sockets) = entries.by_id.get_mut(&self.id) {
                sockets.remove(&self.number);
                if sockets.is_empty() {
                    entries.by_id.remove(&self.id);
                }
            }
        });
    }
}
