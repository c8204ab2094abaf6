//! Captions are paragraphs of their own, all of them emphasised, so that their words have spans like any others.

use crate::document::{Block, BlockKind, MarkKind};

/// Whether the paragraph is the caption of an image before it or of a table after it.
pub(super) fn is_caption(block: &Block) -> bool {
    let all = |start: u32, end: u32| start == 0 && end as usize >= block.text.len();
    block.kind == BlockKind::Paragraph
        && !block.text.is_empty()
        && block.marks.iter().any(|mark| mark.kind == MarkKind::Emphasis && all(mark.start, mark.end))
}

/// The block without the emphasis that made it a caption.
pub(super) fn content(block: &Block) -> Block {
    let mut block = block.clone();
    block.marks.retain(|mark| mark.kind != MarkKind::Emphasis);
    block
}
