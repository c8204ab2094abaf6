//! Rows that keep their identity: an entry is a diff in place, the old position of a row that moved, or both.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::engine::{Engine, Object};
use super::print::{KeyedPrint, Print, blank};
use super::shared::Shared;
use super::{DiffError, keys};
use crate::template::{Comprehension, Row, Template};

impl Engine<'_> {
    pub(super) fn comprehension(&mut self, rows: Comprehension, print: &mut Print) -> Result<Option<Value>, DiffError> {
        match (&rows.stream, &*print) {
            (Some(_), _) => self.stream(rows, print),
            // The client needs no statics for rows that never were.
            (None, Print::None | Print::Text(_)) if rows.rows.is_empty() => self.text("", print),
            _ => self.keyed(rows, print),
        }
    }

    fn keyed(&mut self, rows: Comprehension, print: &mut Print) -> Result<Option<Value>, DiffError> {
        let template = rows.template;
        let (old, known) = match std::mem::take(print) {
            Print::Keyed(old) if old.fingerprint == template.fingerprint() => (*old, true),
            _ => (KeyedPrint { fingerprint: 0, keys: Vec::new(), rows: Vec::new() }, false),
        };
        let own = self.own_statics(template, known);
        let scope = self.enter();
        let (entries, new) = self.rows(rows, old)?;
        *print = Print::Keyed(Box::new(new));
        let mut out = self.leave(scope);
        if known && entries.is_none() {
            return Ok(None);
        }
        out.extend(own);
        out.insert(keys::KEYED.to_owned(), Value::Object(entries.unwrap_or_else(|| count(0))));
        Ok(Some(Value::Object(out)))
    }

    fn own_statics(&mut self, template: &Template, known: bool) -> Option<(String, Value)> {
        (!known).then(|| (keys::STATICS.to_owned(), self.statics(template)))
    }

    /// Within a component, a comprehension brings the statics that its rows share; elsewhere they are the message's.
    fn enter(&mut self) -> bool {
        let own = self.shared.is_none();
        if own {
            self.shared = Some(Shared::default());
        }
        own
    }

    fn leave(&mut self, own: bool) -> Object {
        let mut out = Object::new();
        if own && let Some(shared) = self.shared.take() {
            shared.write(&mut out);
        }
        out
    }

    /// The entries, or nothing where no row changed.
    fn rows(&mut self, rows: Comprehension, mut old: KeyedPrint) -> Result<(Option<Object>, KeyedPrint), DiffError> {
        let keys = distinct_keys(&rows.rows)?;
        let places = Places::new(&old.keys, &keys);
        let mut new = KeyedPrint { fingerprint: rows.template.fingerprint(), keys, rows: Vec::new() };
        let mut entries = Object::new();
        let mut moved = false;
        for (at, row) in rows.rows.into_iter().enumerate() {
            let before = places.before(at, new.keys[at]);
            let values = row.dynamics.len();
            let mut prints = before.map_or_else(|| blank(values), |before| std::mem::take(&mut old.rows[before]));
            let diff = self.values(row.dynamics, &mut prints)?;
            new.rows.push(prints);
            moved |= before.is_some_and(|before| before != at);
            if let Some(entry) = entry(at, before, diff) {
                entries.insert(at.to_string(), entry);
            }
        }
        if entries.is_empty() && old.keys.len() == new.keys.len() {
            return Ok((None, new));
        }
        if moved {
            // Since 1.2.8 the client copies the old rows only when it is told that some move.
            entries.insert(keys::MOVED.to_owned(), json!(true));
        }
        entries.extend(count(new.rows.len()));
        Ok((Some(entries), new))
    }

    /// Rows go out whole and are forgotten. Where nothing happened, nothing may be sent: the client would render the
    /// empty list that it has of it.
    fn stream(&mut self, rows: Comprehension, print: &mut Print) -> Result<Option<Value>, DiffError> {
        let Comprehension { template, rows, stream: Some(operations) } = rows else { return Ok(None) };
        let known = matches!(print, Print::Stream(old) if *old == template.fingerprint());
        if known && operations.is_empty() {
            return Ok(None);
        }
        *print = Print::Stream(template.fingerprint());
        let own = self.own_statics(template, known);
        let scope = self.enter();
        let mut entries = count(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let mut prints = blank(row.dynamics.len());
            entries.insert(at.to_string(), Value::Object(self.values(row.dynamics, &mut prints)?));
        }
        let mut out = self.leave(scope);
        out.extend(own);
        out.insert(keys::KEYED.to_owned(), Value::Object(entries));
        out.insert(keys::STREAM.to_owned(), operations.to_json());
        Ok(Some(Value::Object(out)))
    }
}

fn count(rows: usize) -> Object {
    Object::from_iter([(keys::COUNT.to_owned(), json!(rows))])
}

fn entry(at: usize, before: Option<usize>, diff: Object) -> Option<Value> {
    match before {
        Some(before) if before == at => (!diff.is_empty()).then_some(Value::Object(diff)),
        Some(before) if diff.is_empty() => Some(json!(before)),
        Some(before) => Some(json!([before, diff])),
        None => Some(Value::Object(diff)),
    }
}

fn distinct_keys(rows: &[Row]) -> Result<Vec<u64>, DiffError> {
    let keys: Vec<u64> = rows.iter().enumerate().map(|(at, row)| row.key.unwrap_or(at as u64)).collect();
    let mut seen = HashSet::with_capacity(keys.len());
    if keys.iter().all(|key| seen.insert(key)) { Ok(keys) } else { Err(DiffError::SameKeyTwice) }
}

/// Where rows were before. Most renders move nothing, and need no map.
struct Places {
    old: Vec<u64>,
    map: HashMap<u64, usize>,
}

impl Places {
    fn new(old: &[u64], new: &[u64]) -> Places {
        let stay = old.iter().zip(new).all(|(old, new)| old == new);
        let map = if stay { HashMap::new() } else { old.iter().enumerate().map(|(at, key)| (*key, at)).collect() };
        Places { old: old.to_vec(), map }
    }

    fn before(&self, at: usize, key: u64) -> Option<usize> {
        if self.old.get(at) == Some(&key) { Some(at) } else { self.map.get(&key).copied() }
    }
}
