//! Finds cues in the words of a block.

use std::ops::Range;
use std::sync::OnceLock;

use concepts::pattern::{Automaton, Word};

pub use crate::class::Cue;

/// A cue at a place: its classes, and the words that it spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    classes: u64,
    /// Indices of words.
    pub words: Range<usize>,
}

impl Hit {
    pub fn is(&self, cue: Cue) -> bool {
        self.classes & cue.bit() != 0
    }

    pub fn is_any(&self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.is(cue))
    }
}

fn automaton() -> Option<&'static Automaton> {
    static AUTOMATON: OnceLock<Option<Automaton>> = OnceLock::new();
    AUTOMATON.get_or_init(|| Automaton::new(include_bytes!(concat!(env!("OUT_DIR"), "/cues.fst")))).as_ref()
}

/// The cues in `folded`, leftmost and longest, not overlapping. A shield takes the words that it covers from others.
pub fn find(folded: &str, words: &[Word]) -> Vec<Hit> {
    let mut found = Vec::new();
    let Some(automaton) = automaton() else { return found };
    let mut at = 0;
    while at < words.len() {
        let Some(hit) = automaton.longest(folded, words, at) else {
            at += 1;
            continue;
        };
        found.push(Hit { classes: hit.value, words: at..hit.end });
        at = hit.end;
    }
    found
}
