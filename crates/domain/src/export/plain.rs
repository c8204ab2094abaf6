//! Plain text: what a reader sees, with markers for lists and references.

use std::collections::HashMap;

use super::marks::{Piece, pieces};
use super::{lists, tables};
use crate::document::{Block, BlockKind, Document};

/// The document as text, paragraphs parted by blank lines.
pub fn export(document: &Document) -> String {
    let mut out = String::new();
    let mut numbers: HashMap<(u32, u8), u32> = HashMap::new();
    let blocks = &document.blocks;
    let mut at = 0;
    while at < blocks.len() {
        let block = &blocks[at];
        let tight = at > 0 && lists::item(block).is_some() && lists::item(&blocks[at - 1]).is_some();
        if at > 0 {
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        if let Some(item) = lists::item(block) {
            numbers.retain(|(list, level), _| *list == item.list && *level <= item.level);
            let number = numbers.entry((item.list, item.level)).or_default();
            *number += 1;
            out.push_str(&"  ".repeat(usize::from(item.level)));
            out.push_str(&if item.ordered { format!("{number}. ") } else { "- ".to_owned() });
        }
        if tables::cell(block).is_some() {
            let run = tables::run(&blocks[at..]);
            table(&mut out, &blocks[at..at + run]);
            at += run;
            continue;
        }
        text(&mut out, block);
        at += 1;
    }
    out.push('\n');
    out
}

fn text(out: &mut String, block: &Block) {
    for piece in pieces(block) {
        match piece {
            Piece::Text(range) => out.push_str(&block.text[range]),
            Piece::Break => out.push('\n'),
            Piece::Reference(number) => out.push_str(&format!("[{number}]")),
            Piece::Open(..) | Piece::Close(_) => {}
        }
    }
    if let BlockKind::Embed(address) = &block.kind {
        out.push_str(if block.text.is_empty() { "" } else { ": " });
        out.push_str(address);
    }
}

fn table(out: &mut String, blocks: &[Block]) {
    for (index, row) in tables::grid(blocks).rows.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                out.push('\t');
            }
            if let Some((_, block)) = cell {
                let mut line = String::new();
                text(&mut line, block);
                out.push_str(&line.replace('\n', " "));
            }
        }
    }
}
