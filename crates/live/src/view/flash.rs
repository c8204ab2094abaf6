//! Messages that outlive one navigation: `info`, `error`, or whatever else the program calls them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Messages by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Flash {
    messages: BTreeMap<String, String>,
    /// The kinds that the callback under way has put: only these go along to another page.
    #[serde(skip)]
    fresh: BTreeSet<String>,
}

impl Flash {
    /// The message of a kind.
    pub fn get(&self, kind: &str) -> Option<&str> {
        self.messages.get(kind).map(String::as_str)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    pub(crate) fn put(&mut self, kind: String, message: String) {
        self.fresh.insert(kind.clone());
        self.messages.insert(kind, message);
    }

    pub(crate) fn clear(&mut self, kind: Option<&str>) {
        match kind {
            Some(kind) => drop(self.messages.remove(kind)),
            None => self.messages.clear(),
        }
    }

    /// Forgets what stood there before the callback under way.
    pub(crate) fn keep_fresh(&mut self) {
        self.messages.retain(|kind, _| self.fresh.contains(kind));
    }

    /// What goes along to another page.
    pub(crate) fn fresh(&self) -> Flash {
        let mut fresh = self.clone();
        fresh.keep_fresh();
        fresh
    }

    /// The messages of a view within, in place of these.
    pub(crate) fn adopt(&mut self, other: Flash) {
        self.fresh = other.messages.keys().cloned().collect();
        self.messages = other.messages;
    }

    /// The callback is over.
    pub(crate) fn settle(&mut self) {
        self.fresh.clear();
    }
}
