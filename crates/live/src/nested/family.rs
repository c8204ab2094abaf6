//! Which views of one socket have others within them, so that these find them and end with them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

use crate::view::Handle;

/// The views of one socket that others are within, by a number that nobody can guess.
#[derive(Clone, Default)]
pub struct Family(Arc<Mutex<HashMap<u64, Parent>>>);

/// A view that others are within.
#[derive(Clone)]
pub struct Parent {
    pub handle: Handle,
    /// The view of the page that all are within.
    pub root: Handle,
    /// Cancelled when it is no more.
    pub ended: CancellationToken,
}

/// Views within find this one while it lives.
pub struct Member {
    pub number: u64,
    family: Family,
    ended: CancellationToken,
}

impl Family {
    pub fn enter(&self, handle: Handle, root: Handle) -> Member {
        let (number, ended) = (crate::token::random_number(), CancellationToken::new());
        let parent = Parent { handle, root, ended: ended.clone() };
        self.with(|parents| parents.insert(number, parent));
        Member { number, family: self.clone(), ended }
    }

    pub fn find(&self, number: u64) -> Option<Parent> {
        self.with(|parents| parents.get(&number).cloned())
    }

    fn with<R>(&self, change: impl FnOnce(&mut HashMap<u64, Parent>) -> R) -> R {
        // Nothing panics while it is held.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        self.family.with(|parents| parents.remove(&self.number));
        self.ended.cancel();
    }
}
