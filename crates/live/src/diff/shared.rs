//! Statics that several parts of a message share, so that each goes over the wire once.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::keys;
use crate::template::Template;

#[derive(Default)]
pub struct Shared {
    indexes: HashMap<u64, usize>,
    statics: Map<String, Value>,
}

impl Shared {
    /// The number under which the client finds the statics of a template.
    pub fn index(&mut self, template: &Template) -> usize {
        let next = self.indexes.len();
        let index = *self.indexes.entry(template.fingerprint()).or_insert(next);
        if index == next {
            self.statics.insert(index.to_string(), json!(template.statics()));
        }
        index
    }

    pub fn write(self, out: &mut Map<String, Value>) {
        if !self.statics.is_empty() {
            out.insert(keys::SHARED.to_owned(), Value::Object(self.statics));
        }
    }
}
