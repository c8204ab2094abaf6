//! What was said: the last messages of each room, and how a new one reaches everybody.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use live::PubSub;
use live::channel::Broadcast;
use live::view::Info;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Messages that a room remembers.
const MAX_MESSAGES: usize = 50;
/// Rooms that remember anything.
const MAX_ROOMS: usize = 100;
const MAX_NAME_CHARS: usize = 30;
const MAX_BODY_CHARS: usize = 500;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Message {
    pub id: u64,
    pub name: String,
    pub body: String,
}

#[derive(Default)]
pub struct Talk {
    last: AtomicU64,
    rooms: Mutex<HashMap<String, VecDeque<Message>>>,
}

/// The topic of a room, for views and channels.
pub fn topic(room: &str) -> String {
    format!("room:{room}")
}

/// A name that fits on a line.
pub fn name(text: &str) -> Option<String> {
    let name = text.trim();
    (!name.is_empty() && name.chars().count() <= MAX_NAME_CHARS).then(|| name.to_owned())
}

impl Talk {
    pub fn messages(&self, topic: &str) -> Vec<Message> {
        self.with(|rooms| rooms.get(topic).into_iter().flatten().cloned().collect())
    }

    /// Remembers a message, and tells everybody in the room.
    pub fn say(&self, bus: &dyn PubSub, topic: &str, name: &str, body: &str) -> Result<(), &'static str> {
        let body = body.trim();
        if body.is_empty() || body.chars().count() > MAX_BODY_CHARS {
            return Err("a message has 1 to 500 characters");
        }
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let message = Message { id, name: name.to_owned(), body: body.to_owned() };
        // Who enters meanwhile hears it, or finds it, or both.
        self.remember(topic, message.clone());
        bus.broadcast(topic, Info::new(Broadcast::new(topic, "message", json!(message))));
        Ok(())
    }

    fn remember(&self, topic: &str, message: Message) {
        self.with(|rooms| {
            if rooms.len() >= MAX_ROOMS && !rooms.contains_key(topic) {
                return;
            }
            let messages = rooms.entry(topic.to_owned()).or_default();
            messages.push_back(message);
            if messages.len() > MAX_MESSAGES {
                messages.pop_front();
            }
        });
    }

    fn with<R>(&self, change: impl FnOnce(&mut HashMap<String, VecDeque<Message>>) -> R) -> R {
        change(&mut self.rooms.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
