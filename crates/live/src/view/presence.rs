//! Views that say who looks at them, and know who else does.

use serde_json::Value;

use super::Context;
use crate::presence::{Presence, PresenceError};

impl Context {
    /// Everybody who is there. Subscribe to a topic to hear of changes: `handle_info` gets each as a
    /// [`crate::channel::Broadcast`] whose event is `presence_diff`.
    pub fn presence(&self) -> &Presence {
        &self.surroundings.presence
    }

    /// Says that somebody is in a topic, until this view ends. Nothing happens while nobody is connected.
    ///
    /// ```
    /// # use live::view::Context;
    /// # fn mount(context: &mut Context) -> Result<(), live::presence::PresenceError> {
    /// context.subscribe("room:1");
    /// context.track("room:1", "ana", serde_json::json!({"typing": false}))?;
    /// let there = context.presence().list("room:1");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// `PresenceError`.
    pub fn track(&mut self, topic: &str, key: &str, meta: Value) -> Result<(), PresenceError> {
        if !self.connected() {
            return Ok(());
        }
        self.tracks.track(&self.surroundings.presence, topic, key, meta)
    }

    /// Says something else of somebody whom this view tracks. Nothing happens while nobody is connected.
    ///
    /// # Errors
    /// `PresenceError`.
    pub fn update_presence(&mut self, topic: &str, key: &str, meta: Value) -> Result<(), PresenceError> {
        if !self.connected() {
            return Ok(());
        }
        self.tracks.update(topic, key, meta)
    }

    /// Says that somebody is in a topic no longer.
    pub fn untrack(&mut self, topic: &str, key: &str) {
        self.tracks.untrack(topic, key);
    }
}
