//! From a place in a block back to the bytes of the file that it was read from.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::segments::Segments;
use crate::document::Span;

/// One entry for each block of the imported document. Offsets are bytes of the undecoded input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    blocks: BTreeMap<String, Segments>,
}

impl SourceMap {
    pub fn insert(&mut self, block: String, segments: Segments) {
        self.blocks.insert(block, segments);
    }

    /// Where `range` of the block's text stands in the input; none for a block that was not imported. Exact for literal
    /// text, rounded outwards over entities and other text that does not stand there byte for byte. Monotone: a later
    /// start or end in the block never gives an earlier one in the input.
    pub fn source(&self, block: &str, range: Range<usize>) -> Option<Range<usize>> {
        self.blocks.get(block).map(|segments| segments.range(range))
    }

    pub fn span(&self, span: &Span) -> Option<Range<usize>> {
        self.source(&span.block, span.start as usize..span.end as usize)
    }

    /// How many segments are kept, over all blocks.
    pub fn weight(&self) -> usize {
        self.blocks.values().map(Segments::len).sum()
    }
}
