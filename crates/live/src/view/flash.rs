//! Messages that outlive one navigation: `info`, `error`, or whatever else the program calls them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Messages by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Flash(BTreeMap<String, String>);

impl Flash {
    /// The message of a kind.
    pub fn get(&self, kind: &str) -> Option<&str> {
        self.0.get(kind).map(String::as_str)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn put(&mut self, kind: String, message: String) {
        self.0.insert(kind, message);
    }

    pub(crate) fn clear(&mut self, kind: Option<&str>) {
        match kind {
            Some(kind) => drop(self.0.remove(kind)),
            None => self.0.clear(),
        }
    }
}
