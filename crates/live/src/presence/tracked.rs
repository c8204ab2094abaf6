//! The presences of all topics. Those of one topic change one after the other, and each change is told before the next:
//! a client that heard two of them in the wrong order would keep somebody who is gone.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::{MAX_KEY_BYTES, PresenceError, Presences};
use crate::channel::Broadcast;
use crate::token::random_id;
use crate::view::Info;
use crate::{Limits, PubSub};

/// Topics are spread over so many locks.
const SHARDS: usize = 16;
/// What a client calls the changes.
const DIFF: &str = "presence_diff";

/// Everybody who is there, in all topics of a server: [`crate::Live::presence`]. Views and channels track by
/// [`crate::view::Context::track`] and [`crate::channel::Socket::track`]; what runs beside them tracks here.
///
/// ```
/// # fn example(live: &live::Live) -> Result<(), live::presence::PresenceError> {
/// let presence = live.presence();
/// let robot = presence.track("room:1", "robot", serde_json::json!({"mood": "fine"}))?;
/// assert_eq!(presence.get_by_key("room:1", "robot")[0]["mood"], "fine");
/// drop(robot);
/// assert!(presence.list("room:1").is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Presence(Arc<Inner>);

struct Inner {
    bus: Arc<dyn PubSub>,
    limits: Limits,
    /// Sets the references of this run apart from those of one before: clients compare them after a restart.
    run: String,
    last: AtomicU64,
    hasher: RandomState,
    shards: [Mutex<HashMap<String, Topic>>; SHARDS],
}

type Topic = BTreeMap<String, Vec<Entry>>;

struct Entry {
    number: u64,
    meta: Value,
}

/// Somebody is there while this lives.
pub struct Tracked {
    presence: Presence,
    topic: String,
    key: String,
    number: u64,
}

impl Presence {
    pub(crate) fn new(bus: Arc<dyn PubSub>, limits: Limits) -> Presence {
        Presence(Arc::new(Inner {
            bus,
            limits,
            run: random_id(),
            last: AtomicU64::new(0),
            hasher: RandomState::new(),
            shards: Default::default(),
        }))
    }

    /// Everybody who is in a topic.
    pub fn list(&self, topic: &str) -> Presences {
        let mut presences = Presences::default();
        self.with(topic, |topics| {
            for (key, entries) in topics.get(topic).into_iter().flatten() {
                presences.add(key, entries.iter().map(|entry| entry.meta.clone()).collect());
            }
        });
        presences
    }

    /// What is said of one key; nothing where it is not there.
    pub fn get_by_key(&self, topic: &str, key: &str) -> Vec<Value> {
        self.with(topic, |topics| {
            let entries = topics.get(topic).and_then(|topic| topic.get(key));
            entries.into_iter().flatten().map(|entry| entry.meta.clone()).collect()
        })
    }

    /// Says that somebody is there, with an object to say more: `phx_ref` in it is ours.
    ///
    /// # Errors
    /// `PresenceError`.
    pub fn track(&self, topic: &str, key: &str, meta: Value) -> Result<Tracked, PresenceError> {
        let (number, meta) = self.prepare(key, meta, None)?;
        self.with(topic, |topics| {
            let entries = topics.entry(topic.to_owned()).or_default().entry(key.to_owned()).or_default();
            entries.push(Entry { number, meta: meta.clone() });
            self.tell(topic, Presences::one(key, meta), Presences::default());
        });
        Ok(Tracked { presence: self.clone(), topic: topic.to_owned(), key: key.to_owned(), number })
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// A number, and the object with its reference.
    fn prepare(&self, key: &str, mut meta: Value, previous: Option<&Value>) -> Result<(u64, Value), PresenceError> {
        if key.len() > MAX_KEY_BYTES {
            return Err(PresenceError::Key);
        }
        if !meta.is_object() || meta.to_string().len() > self.0.limits.presence_bytes {
            return Err(PresenceError::Meta);
        }
        let number = self.0.last.fetch_add(1, Ordering::Relaxed) + 1;
        meta["phx_ref"] = json!(format!("{}{number:x}", self.0.run));
        if let Some(previous) = previous {
            meta["phx_ref_prev"] = previous["phx_ref"].clone();
        }
        Ok((number, meta))
    }

    /// Called while the topic is held, so that changes are told in their order.
    fn tell(&self, topic: &str, joins: Presences, leaves: Presences) {
        let diff = json!({"joins": Value::from(joins), "leaves": Value::from(leaves)});
        self.0.bus.broadcast(topic, Info::new(Broadcast::new(topic, DIFF, diff)));
    }

    fn with<R>(&self, topic: &str, change: impl FnOnce(&mut HashMap<String, Topic>) -> R) -> R {
        let shard = self.0.hasher.hash_one(topic) as usize % SHARDS;
        // A bus that panics leaves the topics as they should be: they change before it is called.
        change(&mut self.0.shards[shard].lock().unwrap_or_else(PoisonError::into_inner))
    }

    #[cfg(test)]
    fn topics(&self) -> usize {
        self.0.shards.iter().map(|shard| shard.lock().unwrap().len()).sum()
    }
}

impl Tracked {
    /// Says something else of the same.
    ///
    /// # Errors
    /// `PresenceError::Meta`; what was said before stands.
    pub fn update(&mut self, meta: Value) -> Result<(), PresenceError> {
        let presence = self.presence.clone();
        presence.with(&self.topic, |topics| {
            let entries = topics.get_mut(&self.topic).and_then(|topic| topic.get_mut(&self.key));
            let entry = entries.into_iter().flatten().find(|entry| entry.number == self.number);
            let entry = entry.ok_or(PresenceError::NotTracked)?;
            let (number, meta) = presence.prepare(&self.key, meta, Some(&entry.meta))?;
            let before = std::mem::replace(entry, Entry { number, meta: meta.clone() });
            self.number = number;
            presence.tell(&self.topic, Presences::one(&self.key, meta), Presences::one(&self.key, before.meta));
            Ok(())
        })
    }

    /// Takes it out; topics and keys that nobody is in are forgotten.
    fn remove(&self, topics: &mut HashMap<String, Topic>) -> Option<Value> {
        let topic = topics.get_mut(&self.topic)?;
        let entries = topic.get_mut(&self.key)?;
        let at = entries.iter().position(|entry| entry.number == self.number)?;
        let gone = entries.remove(at).meta;
        if entries.is_empty() {
            topic.remove(&self.key);
        }
        if topic.is_empty() {
            topics.remove(&self.topic);
        }
        Some(gone)
    }
}

impl Drop for Tracked {
    fn drop(&mut self) {
        self.presence.with(&self.topic, |topics| {
            if let Some(gone) = self.remove(topics) {
                self.presence.tell(&self.topic, Presences::default(), Presences::one(&self.key, gone));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::Presence;
    use crate::presence::PresenceError;
    use crate::{Limits, LocalBus};

    fn presence() -> Presence {
        Presence::new(Arc::new(LocalBus::default()), Limits { presence_bytes: 100, ..Limits::default() })
    }

    #[test]
    fn knows_who_is_there_and_forgets_who_leaves() {
        let presence = presence();
        let mut phone = presence.track("room", "ana", json!({"on": "phone"})).unwrap();
        let laptop = presence.track("room", "ana", json!({"on": "laptop"})).unwrap();
        let first = presence.get_by_key("room", "ana");
        assert_eq!((&first[0]["on"], &first[1]["on"]), (&json!("phone"), &json!("laptop")));
        assert_ne!(first[0]["phx_ref"], first[1]["phx_ref"]);
        phone.update(json!({"on": "tablet"})).unwrap();
        let second = presence.get_by_key("room", "ana");
        assert_eq!((&second[0]["on"], &second[0]["phx_ref_prev"]), (&json!("tablet"), &first[0]["phx_ref"]));
        drop(laptop);
        assert_eq!(presence.list("room").get("ana").len(), 1);
        drop(phone);
        assert!(presence.list("room").is_empty());
        assert_eq!(presence.topics(), 0);
    }

    #[test]
    fn takes_small_objects_only() {
        let presence = presence();
        let check = |key: &str, meta, expect| assert_eq!(presence.track("t", key, meta).err(), Some(expect));
        check("k", json!("text"), PresenceError::Meta);
        check("k", json!({"a": "a".repeat(100)}), PresenceError::Meta);
        check(&"k".repeat(256), json!({}), PresenceError::Key);
        let mut tracked = presence.track("t", "k", json!({})).unwrap();
        assert_eq!(tracked.update(json!([])), Err(PresenceError::Meta));
        assert_eq!(presence.list("t").len(), 1);
    }
}
