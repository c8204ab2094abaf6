//! Keys with packed values, and the three files that they become: the automaton, whose outputs are small numbers; the
//! distinct values that those number, most frequent first; and the texts that values point into.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::{fold, layout};

#[derive(Default)]
pub struct Table {
    entries: BTreeMap<String, u64>,
    texts: String,
    places: BTreeMap<String, u64>,
}

impl Table {
    /// Adds an entry; of one that is there already the bits are joined.
    pub fn add(&mut self, name: &str, value: u64) {
        let key = key(name);
        assert!(!key.is_empty(), "an entry has no letters: {name:?}");
        *self.entries.entry(key).or_default() |= value;
    }

    /// Adds an entry unless its key is there.
    pub fn offer(&mut self, name: &str, value: u64) {
        self.entries.entry(key(name)).or_insert(value);
    }

    /// Changes the entry of a key, 0 when it is new.
    pub fn change(&mut self, name: &str, change: impl FnOnce(u64) -> u64) {
        let value = self.entries.entry(key(name)).or_default();
        *value = change(*value);
    }

    /// The place of a text in the table of texts: 24 bits of offset, 8 bits of length.
    pub fn text(&mut self, text: &str) -> u64 {
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        assert!(text.len() < 256 && self.texts.len() < 1 << 24, "too long: {text:?}");
        let place = (self.texts.len() as u64) << 8 | text.len() as u64;
        self.texts.push_str(text);
        self.places.insert(text.to_owned(), place);
        place
    }

    pub fn write(&self, folder: &Path, name: &str) -> io::Result<()> {
        let mut counts = BTreeMap::<u64, u64>::new();
        for value in self.entries.values() {
            *counts.entry(*value).or_default() += 1;
        }
        let mut values: Vec<u64> = counts.keys().copied().collect();
        values.sort_by_key(|value| (std::cmp::Reverse(counts[value]), *value));
        let numbers: BTreeMap<u64, u64> = values.iter().zip(0..).map(|(value, number)| (*value, number)).collect();
        let keyed = self.entries.iter().map(|(key, value)| (key, numbers[value]));
        let map = fst::Map::from_iter(keyed).map_err(io::Error::other)?;
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        std::fs::write(folder.join(format!("{name}.fst")), map.as_fst().as_bytes())?;
        std::fs::write(folder.join(format!("{name}.val")), bytes)?;
        std::fs::write(folder.join(format!("{name}.txt")), &self.texts)
    }
}

fn key(name: &str) -> String {
    layout::key(fold::fold(name).as_str())
}
