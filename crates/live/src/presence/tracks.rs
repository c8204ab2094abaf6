//! Whom one view or channel tracks: gone with it, however it ends.

use std::collections::HashMap;

use serde_json::Value;

use super::{Presence, PresenceError, Tracked};

#[derive(Default)]
pub struct Tracks(HashMap<(String, String), Tracked>);

impl Tracks {
    pub fn track(&mut self, presence: &Presence, topic: &str, key: &str, meta: Value) -> Result<(), PresenceError> {
        let place = (topic.to_owned(), key.to_owned());
        if self.0.contains_key(&place) {
            return Err(PresenceError::AlreadyTracked);
        }
        if self.0.len() >= presence.limits().presences {
            return Err(PresenceError::TooMany);
        }
        let tracked = presence.track(topic, key, meta)?;
        self.0.insert(place, tracked);
        Ok(())
    }

    pub fn update(&mut self, topic: &str, key: &str, meta: Value) -> Result<(), PresenceError> {
        let tracked = self.0.get_mut(&(topic.to_owned(), key.to_owned()));
        tracked.ok_or(PresenceError::NotTracked)?.update(meta)
    }

    pub fn untrack(&mut self, topic: &str, key: &str) {
        self.0.remove(&(topic.to_owned(), key.to_owned()));
    }
}
