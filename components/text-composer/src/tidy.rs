//! What a careful typist would mend: spaces, empty paragraphs, the levels of headings. Never a word, a number or a sign.

use text::contract::types::{Block, BlockKind, Document, Mark, MarkKind};

pub fn tidy(mut document: Document) -> Document {
    levels(&mut document.blocks);
    let blocks: Vec<Block> = document.blocks.iter().map(spaces).collect();
    let kept: Vec<Block> = blocks.iter().filter(|block| !is_empty(block)).cloned().collect();
    // A document has at least one block, even if nothing is in it.
    document.blocks = if kept.is_empty() { blocks.into_iter().take(1).collect() } else { kept };
    document
}

/// One heading of level 1, and no level skipped. Sections that were headings of level 1 like the title go one level
/// down, with all that follows them, so that they stay sections.
fn levels(blocks: &mut [Block]) {
    let (mut title, mut shift, mut last) = (false, 0, 1);
    for block in blocks.iter_mut().filter(|block| !is_empty(block)) {
        let BlockKind::Heading(level) = &mut block.kind else { continue };
        if *level == 1 && !title {
            title = true;
            last = 1;
            continue;
        }
        if *level == 1 {
            shift = 1;
        }
        *level = (*level + shift).min(last + 1).clamp(2, 6);
        last = *level;
    }
}

/// Whether nothing would be lost without the block. Cells hold their table's shape, images and the like show by
/// themselves.
fn is_empty(block: &Block) -> bool {
    let text = matches!(
        block.kind,
        BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::ListItem(_)
            | BlockKind::Quote
            | BlockKind::Callout(_)
    );
    text && block.text.trim().is_empty() && block.marks.iter().all(|mark| matches!(mark.kind, MarkKind::LineBreak))
}

/// The block without spaces at its ends and with single ones inside; code stays as it is.
fn spaces(block: &Block) -> Block {
    let verbatim =
        matches!(block.kind, BlockKind::Code | BlockKind::Html(_) | BlockKind::Embed(_) | BlockKind::Calculator(_));
    if verbatim {
        return block.clone();
    }
    let protected = protected(&block.marks, block.text.len());
    let mut text = String::with_capacity(block.text.len());
    // For each byte of the old text, and its end, the place in the new one.
    let mut moved: Vec<u32> = Vec::with_capacity(block.text.len() + 1);
    let last = block.text.char_indices().rev().find(|(at, c)| protected[*at] || !c.is_whitespace());
    let end = last.map_or(0, |(at, c)| at + c.len_utf8());
    for (at, c) in block.text.char_indices() {
        moved.extend(std::iter::repeat_n(text.len() as u32, c.len_utf8()));
        let lead = text.is_empty() && c.is_whitespace();
        let doubled = matches!(c, ' ' | '\t') && text.ends_with([' ', '\t']) && !(at > 0 && protected[at - 1]);
        if protected[at] || !(lead || doubled || at >= end) {
            text.push(if c == '\t' && !protected[at] { ' ' } else { c });
        }
    }
    moved.push(text.len() as u32);
    let marks = block.marks.iter().filter_map(|mark| moved_mark(mark, &moved)).collect();
    Block { id: block.id.clone(), kind: block.kind.clone(), text, marks }
}

/// Bytes inside inline code and line breaks.
fn protected(marks: &[Mark], length: usize) -> Vec<bool> {
    let mut edges = vec![0_i32; length + 1];
    for mark in marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Code | MarkKind::LineBreak)) {
        edges[mark.start as usize] += 1;
        edges[mark.end as usize] -= 1;
    }
    let mut depth = 0;
    edges
        .iter()
        .map(|edge| {
            depth += edge;
            depth > 0
        })
        .collect()
}

fn moved_mark(mark: &Mark, moved: &[u32]) -> Option<Mark> {
    let place = |at: u32| moved.get(at as usize).copied();
    let (start, end) = (place(mark.start)?, place(mark.end)?);
    let empty = mark.start == mark.end || matches!(mark.kind, MarkKind::Reference(_) | MarkKind::LineBreak);
    (start < end || empty).then(|| Mark { start, end, kind: mark.kind.clone() })
}
