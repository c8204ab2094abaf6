//! The grid of a table, from the cells of a document.

use std::collections::BTreeMap;

use crate::document::{Block, BlockKind, TableCell};

/// Rows of cells; none where the document has no cell.
pub(super) struct Grid<'a> {
    pub rows: Vec<Vec<Option<(&'a TableCell, &'a Block)>>>,
    /// How many rows at the top are all headers.
    pub head: usize,
    pub columns: usize,
}

/// A table whose empty places would outnumber its cells by more than this is written without them.
const MAX_EMPTY: usize = 10_000;

pub(super) fn cell(block: &Block) -> Option<&TableCell> {
    match &block.kind {
        BlockKind::TableCell(cell) => Some(cell),
        _ => None,
    }
}

/// How many blocks from the first on are cells of its table.
pub(super) fn run(blocks: &[Block]) -> usize {
    let table = blocks.first().and_then(cell).map(|cell| cell.table);
    blocks.iter().take_while(|block| cell(block).is_some_and(|cell| Some(cell.table) == table)).count()
}

pub(super) fn grid(blocks: &[Block]) -> Grid<'_> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, (&TableCell, &Block)>> = BTreeMap::new();
    for block in blocks {
        if let Some(cell) = cell(block) {
            rows.entry(cell.row).or_default().insert(cell.column, (cell, block));
        }
    }
    let widest = rows.values().filter_map(|row| row.last_key_value()).map(|(column, _)| *column as usize + 1).max();
    let columns = widest.unwrap_or_default();
    let fill = columns.saturating_mul(rows.len()) <= blocks.len().saturating_mul(4) + MAX_EMPTY;
    let columns = if fill { columns } else { rows.values().map(BTreeMap::len).max().unwrap_or_default() };
    let rows: Vec<Vec<_>> = rows.into_values().map(|row| line(row, fill, columns)).collect();
    let headers = |row: &&Vec<Option<(&TableCell, &Block)>>| row.iter().flatten().all(|(cell, _)| cell.header);
    let head = rows.iter().take_while(headers).count();
    // A table of headers alone has them at its side.
    let head = if head == rows.len() && head > 1 { 1 } else { head };
    Grid { rows, head, columns }
}

fn line<'a>(
    row: BTreeMap<u32, (&'a TableCell, &'a Block)>,
    fill: bool,
    columns: usize,
) -> Vec<Option<(&'a TableCell, &'a Block)>> {
    if !fill {
        return row.into_values().map(Some).collect();
    }
    let mut line = vec![None; columns];
    for (column, cell) in row {
        line[column as usize] = Some(cell);
    }
    line
}
