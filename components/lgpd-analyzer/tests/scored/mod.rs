//! How labels are counted, by the tests and by the example.

use crate::labelled::{Label, Passage};

/// Whether half of a label is found.
pub fn covered(label: &Label, start: usize, end: usize) -> bool {
    2 * end.min(label.end).saturating_sub(start.max(label.start)) >= label.end - label.start
}

/// The labels of professionals, and all others.
pub fn sides(passage: &Passage) -> (Vec<&Label>, Vec<&Label>) {
    passage.labels.iter().partition(|label| matches!(label.kind.as_str(), "author" | "cited"))
}
