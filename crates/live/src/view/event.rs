//! What a browser tells a view, and what the view answers.

use serde_json::Value;

use crate::params::Params;

/// A click, a key, a form, or the message of a hook.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The name that `phx-click`, `phx-change`, … gave it.
    pub name: String,
    /// What caused it: `click`, `form`, `hook`, `keydown`, ….
    pub kind: String,
    /// The values of the form or of the element. For a form, `_target` is the path of the input that changed.
    pub params: Params,
}

/// The answer to an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Reply {
    /// Nothing but the diff.
    #[default]
    None,
    /// A value for the hook that sent the event.
    Value(Value),
}

impl Event {
    /// An event without a browser, for tests.
    pub fn new(name: impl Into<String>, kind: impl Into<String>, params: Params) -> Event {
        Event { name: name.into(), kind: kind.into(), params }
    }

    /// A value of the event, where it is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.params.text(&[name])
    }
}
