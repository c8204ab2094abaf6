//! What a callback asks for besides a new render. It is performed in one place, after the callback.

use serde_json::{Value, json};

/// Where to go, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Navigation {
    /// Another address of the same view: `handle_params` runs, nothing is mounted again.
    Patch {
        /// Path and query.
        to: String,
        /// Whether the address takes the place of the present one in the history.
        replace: bool,
    },
    /// Another view of the same live session, over the same socket.
    Navigate {
        /// Path and query.
        to: String,
        /// Whether the address takes the place of the present one in the history.
        replace: bool,
    },
    /// Another page, loaded whole.
    Redirect {
        /// Path and query, or the address of another site.
        to: String,
    },
}

#[derive(Debug, Default)]
pub struct Effects {
    pub navigation: Option<Navigation>,
    pub title: Option<String>,
    events: Vec<Value>,
}

impl Effects {
    pub fn push_event(&mut self, name: &str, payload: Value, before_patch: bool) {
        let event = if before_patch { json!([name, payload, true]) } else { json!([name, payload]) };
        self.events.push(event);
    }

    pub fn take_events(&mut self) -> Option<Value> {
        (!self.events.is_empty()).then(|| Value::Array(std::mem::take(&mut self.events)))
    }
}

/// The client's word for how an address enters the history.
pub fn history(replace: bool) -> &'static str {
    if replace { "replace" } else { "push" }
}
