//! The rows of a `for`: one template, many lists of values.

use std::hash::Hash;

use super::{Dynamic, Operations, Template, seed};

/// Rows of one template. A row is known again by its key, or by its position where it has none.
#[derive(Debug)]
pub struct Comprehension {
    pub(crate) template: &'static Template,
    pub(crate) rows: Vec<Row>,
    pub(crate) stream: Option<Operations>,
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) key: Option<u64>,
    pub(crate) dynamics: Vec<Dynamic>,
}

/// For `html!`: what tells a row from the others.
#[doc(hidden)]
pub fn key<K: Hash + ?Sized>(key: &K) -> u64 {
    seed::hash(key)
}

impl Comprehension {
    /// For `html!`.
    #[doc(hidden)]
    pub fn new(template: &'static Template) -> Comprehension {
        Comprehension { template, rows: Vec::new(), stream: None }
    }

    /// For `html!`.
    #[doc(hidden)]
    pub fn stream(template: &'static Template, operations: Operations) -> Comprehension {
        Comprehension { stream: Some(operations), ..Comprehension::new(template) }
    }

    /// For `html!`.
    #[doc(hidden)]
    pub fn push(&mut self, key: Option<u64>, dynamics: Vec<Dynamic>) {
        self.rows.push(Row { key, dynamics });
    }
}
