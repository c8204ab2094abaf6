//! Footnotes are references: a mark where they are called, an ordered list of them at the end.

use std::collections::HashMap;

use crate::document::{BlockKind, ListItem};
use crate::import::flow::{Container, Draft, Flow};

#[derive(Debug, Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, u32>,
    highest: u32,
    notes: Vec<(u32, Vec<Draft>)>,
    /// The number of the note that is being read, and how many blocks there were before it.
    open: Option<(u32, usize)>,
}

impl Footnotes {
    /// A label that is a free number is that number; other labels come after all numbers seen, in order of mention.
    pub fn number(&mut self, label: &str) -> u32 {
        if let Some(&number) = self.numbers.get(label) {
            return number;
        }
        let own = label.parse().ok().filter(|&number| (1..10_000).contains(&number));
        let own = own.filter(|own| !self.numbers.values().any(|taken| taken == own));
        let number = own.unwrap_or(self.highest + 1);
        self.highest = self.highest.max(number);
        self.numbers.insert(label.to_owned(), number);
        number
    }

    pub fn begin(&mut self, flow: &mut Flow, label: &str) {
        flow.finish();
        self.open = Some((self.number(label), flow.blocks.len()));
        let item = ListItem { list: u32::MAX, ordered: true, level: 0 };
        flow.containers.push(Container::Item { item, begun: false });
    }

    pub fn end(&mut self, flow: &mut Flow) {
        flow.end_container();
        if let Some((number, start)) = self.open.take() {
            self.notes.push((number, flow.blocks.split_off(start)));
        }
    }

    /// Appends the notes in order of their numbers.
    pub fn append(mut self, flow: &mut Flow) {
        if self.notes.is_empty() {
            return;
        }
        self.notes.sort_by_key(|(number, _)| *number);
        let list = flow.new_list();
        for mut draft in self.notes.into_iter().flat_map(|(_, drafts)| drafts) {
            if let BlockKind::ListItem(item) = &mut draft.kind
                && item.list == u32::MAX
            {
                item.list = list;
            }
            flow.blocks.push(draft);
        }
    }
}
