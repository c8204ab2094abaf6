//! Presences as they go over the wire.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::wire::Payload;

/// Keys, and for each what is said of it: once for each tab or device, in the order of their coming.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Presences(BTreeMap<String, Vec<Value>>);

impl Presences {
    /// What is said of a key; nothing where it is not there.
    pub fn get(&self, key: &str) -> &[Value] {
        self.0.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// All keys, in their order, with what is said of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Value])> {
        self.0.iter().map(|(key, metas)| (key.as_str(), metas.as_slice()))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody is there.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn one(key: &str, meta: Value) -> Presences {
        Presences(BTreeMap::from([(key.to_owned(), vec![meta])]))
    }

    pub(super) fn add(&mut self, key: &str, metas: Vec<Value>) {
        self.0.insert(key.to_owned(), metas);
    }
}

impl From<Presences> for Value {
    fn from(presences: Presences) -> Self {
        let keys = presences.0.into_iter().map(|(key, metas)| (key, json!({"metas": metas})));
        Value::Object(keys.collect::<Map<_, _>>())
    }
}

impl From<Presences> for Payload {
    fn from(presences: Presences) -> Self {
        Payload::Json(presences.into())
    }
}
