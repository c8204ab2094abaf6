//! The flow of blocks that every importer writes into: containers say what kind of block a text becomes.

use super::text::{Piece, TextBuilder};
use crate::document::{BlockKind, CalloutTone, Image, ListItem, Mark, MarkKind, TableCell};
use crate::import::segments::Segments;
use crate::markup::{directive, embed, url};

/// Deeper lists keep their items, at this level.
const MAX_LEVEL: usize = 15;

/// Cells further right do not reach into the rows below.
const MAX_SPANNED_COLUMNS: usize = 200;

/// A block without its id.
#[derive(Debug)]
pub(super) struct Draft {
    pub kind: BlockKind,
    pub text: String,
    pub marks: Vec<Mark>,
    pub segments: Segments,
}

#[derive(Debug)]
pub(super) enum Container {
    Quote,
    Callout(CalloutTone),
    /// `begun` once the item has its block; what follows in the item are blocks between its items.
    Item {
        item: ListItem,
        begun: bool,
    },
}

#[derive(Debug)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    /// For each column, in how many more rows a cell from above takes the place.
    taken: Vec<u32>,
    header: bool,
    in_cell: bool,
    /// Whether the row has a cell with a text.
    filled: bool,
}

/// What the running text becomes where the containers do not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    Auto,
    Heading(u8),
}

#[derive(Debug)]
pub(super) struct Flow {
    pub text: TextBuilder,
    pub blocks: Vec<Draft>,
    pub containers: Vec<Container>,
    leaf: Leaf,
    lists: Vec<bool>,
    list: u32,
    next_list: u32,
    next_table: u32,
    table: Option<Table>,
    /// Images inside a text, which follow it.
    images: Vec<Draft>,
    max_blocks: usize,
    pub overflow: bool,
}

impl Flow {
    pub fn new(max_blocks: usize) -> Flow {
        Flow {
            text: TextBuilder::default(),
            blocks: Vec::new(),
            containers: Vec::new(),
            leaf: Leaf::Auto,
            lists: Vec::new(),
            list: 0,
            next_list: 0,
            next_table: 0,
            table: None,
            images: Vec::new(),
            max_blocks,
            overflow: false,
        }
    }

    pub fn in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.in_cell)
    }

    pub fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Whether only paragraphs can come next, so that two line breaks part them.
    pub fn is_paragraph(&self) -> bool {
        self.leaf == Leaf::Auto && !self.in_cell()
    }

    /// The end of a paragraph, an item, a line of a cell: what was read becomes a block.
    pub fn finish(&mut self) {
        if self.in_cell() {
            return self.text.line_break(0..0);
        }
        if self.leaf != Leaf::Auto {
            return self.text.space(0..0);
        }
        self.finish_text();
    }

    fn finish_text(&mut self) {
        if let Some(piece) = self.text.take() {
            match self.kind() {
                BlockKind::Paragraph => self.push_paragraph(piece),
                kind => self.push(kind, piece),
            }
        }
        if !self.in_table() {
            let images = std::mem::take(&mut self.images);
            images.into_iter().for_each(|image| self.push_draft(image));
        }
    }

    fn kind(&mut self) -> BlockKind {
        if let Leaf::Heading(level) = self.leaf
            && !self.containers.iter().any(|container| matches!(container, Container::Item { begun: false, .. }))
        {
            return BlockKind::Heading(level);
        }
        match self.containers.last_mut() {
            None => BlockKind::Paragraph,
            Some(Container::Quote) => BlockKind::Quote,
            Some(Container::Callout(tone)) => BlockKind::Callout(*tone),
            Some(Container::Item { begun: true, .. }) => BlockKind::Paragraph,
            Some(Container::Item { item, begun }) => {
                *begun = true;
                BlockKind::ListItem(item.clone())
            }
        }
    }

    /// A paragraph that is nothing but a directive or the address of a player is that calculator or player.
    fn push_paragraph(&mut self, mut piece: Piece) {
        if let Some(found) = directive::calculator(&piece.text) {
            let name = found.name.to_owned();
            piece.segments = piece.segments.slice(found.caption.clone());
            piece.text = piece.text[found.caption].to_owned();
            piece.marks.clear();
            return self.push(BlockKind::Calculator(name), piece);
        }
        if let Some((_, address)) = embed::known(&piece.text) {
            return self.push(BlockKind::Embed(address), Piece::default());
        }
        if let Some(address) = lone_link(&piece).and_then(embed::known).map(|(_, address)| address) {
            piece.marks.clear();
            return self.push(BlockKind::Embed(address), piece);
        }
        self.push(BlockKind::Paragraph, piece);
    }

    pub fn push(&mut self, kind: BlockKind, piece: Piece) {
        self.push_draft(Draft { kind, text: piece.text, marks: piece.marks, segments: piece.segments });
    }

    fn push_draft(&mut self, draft: Draft) {
        if self.blocks.len() >= self.max_blocks {
            self.overflow = true;
            return;
        }
        self.blocks.push(draft);
    }

    pub fn begin_heading(&mut self, level: u8) {
        self.end_heading();
        self.finish();
        if !self.in_cell() {
            self.leaf = Leaf::Heading(level.clamp(1, 6));
        }
    }

    pub fn end_heading(&mut self) {
        if self.leaf != Leaf::Auto {
            self.finish_text();
            self.leaf = Leaf::Auto;
        }
    }

    /// The number of a list that is none of those read so far.
    pub fn new_list(&mut self) -> u32 {
        self.next_list += 1;
        self.next_list - 1
    }

    pub fn begin_list(&mut self, ordered: bool) {
        self.finish();
        if self.lists.is_empty() && !self.in_cell() {
            self.list = self.new_list();
        }
        self.lists.push(ordered);
    }

    pub fn end_list(&mut self) {
        self.finish();
        self.lists.pop();
    }

    /// Items outside any list, and items in a cell, are plain text.
    pub fn begin_item(&mut self) -> bool {
        self.finish();
        let Some(&ordered) = self.lists.last() else { return false };
        if self.in_cell() {
            return false;
        }
        let level = (self.lists.len() - 1).min(MAX_LEVEL) as u8;
        self.containers.push(Container::Item { item: ListItem { list: self.list, ordered, level }, begun: false });
        true
    }

    pub fn begin_container(&mut self, container: Container) {
        self.finish();
        self.containers.push(container);
    }

    pub fn end_container(&mut self) {
        self.finish();
        self.containers.pop();
    }

    /// Code keeps its white space. In a cell it is text like any other.
    pub fn end_code(&mut self) {
        if self.in_cell() {
            return self.finish();
        }
        if let Some(piece) = self.text.take_code() {
            self.push(BlockKind::Code, piece);
        }
    }

    pub fn embed(&mut self, address: &str, title: Piece) {
        if let Some((_, address)) = embed::known(address) {
            self.finish();
            self.push(BlockKind::Embed(address), title);
        }
    }

    /// An image that stands alone is a block where it stands; one within a text follows the text.
    /// Its caption is a paragraph of its own, all of it emphasised, so that it has spans like any other text.
    pub fn image(&mut self, src: &str, mut alt: Piece, caption: Option<Piece>) {
        alt.marks.clear();
        let Some(src) = url::resource(src) else { return };
        let kind = BlockKind::Image(Image { src, caption: String::new() });
        let image = Draft { kind, text: alt.text, marks: Vec::new(), segments: alt.segments };
        let caption = caption.map(|piece| {
            let end = piece.text.len() as u32;
            let marks = vec![Mark { start: 0, end, kind: MarkKind::Emphasis }];
            Draft { kind: BlockKind::Paragraph, text: piece.text, marks, segments: piece.segments }
        });
        let drafts = std::iter::once(image).chain(caption);
        if self.text.is_empty() && !self.in_table() && self.leaf == Leaf::Auto {
            drafts.for_each(|draft| self.push_draft(draft));
        } else {
            self.images.extend(drafts);
        }
    }

    pub fn begin_table(&mut self) {
        self.finish();
        if self.table.is_none() {
            let number = self.next_table;
            self.next_table += 1;
            let table =
                Table { number, row: 0, column: 0, taken: Vec::new(), header: false, in_cell: false, filled: false };
            self.table = Some(table);
        }
    }

    pub fn end_table(&mut self) {
        self.end_cell();
        self.table = None;
        self.finish();
    }

    pub fn set_header(&mut self, header: bool) {
        if let Some(table) = &mut self.table {
            table.header = header;
        }
    }

    /// A row without a text is no row, such as the header that Markdown asks for and that says nothing.
    pub fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = &mut self.table {
            table.row += u32::from(std::mem::take(&mut table.filled));
            table.column = 0;
            table.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
    }

    pub fn begin_cell(&mut self) {
        self.end_cell();
        self.finish();
        if let Some(table) = &mut self.table {
            while table.taken.get(table.column as usize).is_some_and(|&rows| rows > 0) {
                table.column += 1;
            }
            table.in_cell = true;
        }
    }

    /// Ends a cell of one row and column.
    pub fn end_cell(&mut self) {
        self.end_wide_cell(false, 1, 1);
    }

    /// Ends a cell that takes `columns` and `rows`. Empty cells leave their place empty.
    pub fn end_wide_cell(&mut self, header: bool, columns: u32, rows: u32) {
        let piece = if self.in_cell() { self.text.take() } else { return };
        let Some(table) = &mut self.table else { return };
        table.in_cell = false;
        let header = header || table.header;
        let cell = TableCell { table: table.number, row: table.row, column: table.column, header };
        let end = (table.column + columns) as usize;
        if rows > 1 && end <= MAX_SPANNED_COLUMNS {
            table.taken.resize(table.taken.len().max(end), 0);
            table.taken[table.column as usize..end].fill(rows);
        }
        table.column = end as u32;
        table.filled |= piece.is_some();
        if let Some(piece) = piece {
            self.push(BlockKind::TableCell(cell), piece);
        }
    }

    /// All that is open ends.
    pub fn end(&mut self) {
        self.end_heading();
        if self.in_table() {
            self.end_table();
        }
        self.finish();
    }
}

/// The address of a link that is the whole of a text.
fn lone_link(piece: &Piece) -> Option<&str> {
    match piece.marks.as_slice() {
        [Mark { start: 0, end, kind: MarkKind::Link(address) }] if *end as usize == piece.text.len() => Some(address),
        _ => None,
    }
}
