//! What a document may be before a stage looks at it: the contract's promises, checked, and sizes that no text written by
//! people reaches.

use crate::contract::types::{Block, BlockKind, Document, Span, StageError};
use std::collections::HashMap;

/// All text of a document, in bytes: six times a draft of 50,000 words.
pub const MOST_BYTES: usize = 2 << 20;
pub const MOST_BLOCKS: usize = 40_000;
pub const MOST_MARKS: usize = 200_000;
const LONGEST_ID: usize = 256;

/// # Errors
/// `too-large` over the sizes above; `invalid-input` for a document without blocks, an empty or repeated id, a heading
/// level outside 1-6, and a mark outside its text or inside a character.
pub fn check(document: &Document) -> Result<(), StageError> {
    if document.blocks.is_empty() {
        return Err(StageError::InvalidInput("the document has no block".to_owned()));
    }
    at_most("blocks", document.blocks.len(), MOST_BLOCKS)?;
    at_most("bytes of text", document.blocks.iter().map(|b| b.text.len()).sum(), MOST_BYTES)?;
    at_most("marks", document.blocks.iter().map(|b| b.marks.len()).sum(), MOST_MARKS)?;
    if index(document).len() < document.blocks.len() {
        return Err(StageError::InvalidInput("two blocks have the same id".to_owned()));
    }
    document.blocks.iter().try_for_each(check_block)
}

/// # Errors
/// `too-large`, naming what there is too much of.
pub fn at_most(what: &str, count: usize, most: usize) -> Result<(), StageError> {
    match count <= most {
        true => Ok(()),
        false => Err(StageError::TooLarge(format!("{count} {what}, at most {most}"))),
    }
}

/// The place of each block by its id.
pub fn index(document: &Document) -> HashMap<&str, usize> {
    document.blocks.iter().enumerate().map(|(at, block)| (block.id.as_str(), at)).collect()
}

/// The text of a span, or None for one that is outside its block's text or inside a character.
pub fn slice<'a>(block: &'a Block, span: &Span) -> Option<&'a str> {
    block.text.get(span.start as usize..span.end as usize)
}

fn check_block(block: &Block) -> Result<(), StageError> {
    let invalid = |what: String| Err(StageError::InvalidInput(what));
    if block.id.is_empty() || block.id.len() > LONGEST_ID {
        return invalid(format!("a block's id has {} bytes, 1 to {LONGEST_ID} are allowed", block.id.len()));
    }
    if let BlockKind::Heading(level) = block.kind
        && !(1..=6).contains(&level)
    {
        return invalid(format!("block {}: heading level {level}", block.id));
    }
    for mark in &block.marks {
        if block.text.get(mark.start as usize..mark.end as usize).is_none() {
            return invalid(format!("block {}: the mark {}..{} is outside its text", block.id, mark.start, mark.end));
        }
    }
    Ok(())
}
