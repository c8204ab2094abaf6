//! Which blocks make up a list: its items, and the blocks between two of them, which belong to the item before.

use std::ops::Range;

use crate::document::{Block, BlockKind, ListItem};

pub(super) fn item(block: &Block) -> Option<&ListItem> {
    match &block.kind {
        BlockKind::ListItem(item) => Some(item),
        _ => None,
    }
}

/// The run of blocks from `start`, an item, to the last item of its list. A heading or another list ends it.
pub(super) fn run(blocks: &[Block], start: usize) -> Range<usize> {
    let list = item(&blocks[start]).map(|item| item.list);
    let mut end = start + 1;
    for (at, block) in blocks.iter().enumerate().skip(start + 1) {
        match &block.kind {
            BlockKind::ListItem(item) if Some(item.list) == list => end = at + 1,
            BlockKind::ListItem(_) | BlockKind::Heading(_) => break,
            _ => {}
        }
    }
    start..end
}
