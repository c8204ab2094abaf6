//! The document: typed, flat blocks of text with inline marks. All offsets are bytes of UTF-8; spans are half-open.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    PtBr,
    En,
}

/// A place in the text of one block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span {
    pub block: String,
    pub start: u32,
    pub end: u32,
}

/// `list` numbers the lists of a document, `level` counts from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListItem {
    pub list: u32,
    pub ordered: bool,
    pub level: u8,
}

/// `table` numbers the tables of a document; rows and columns count from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableCell {
    pub table: u32,
    pub row: u32,
    pub column: u32,
    pub header: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalloutTone {
    Note,
    Tip,
    Warning,
    Danger,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    pub src: String,
    pub caption: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Level 1-6. The first heading of level 1 is the title of the page.
    Heading(u8),
    Paragraph,
    ListItem(ListItem),
    TableCell(TableCell),
    Quote,
    Callout(CalloutTone),
    /// The text is the alternative text.
    Image(Image),
    /// An address; the text is its title.
    Embed(String),
    /// The name of a calculator; the text is its caption.
    Calculator(String),
    /// Sanitised HTML; the text is what a reader sees of it.
    Html(String),
    Code,
}

impl BlockKind {
    /// The kind alone, as the contract names it.
    pub fn name(&self) -> &'static str {
        match self {
            BlockKind::Heading(_) => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem(_) => "list-item",
            BlockKind::TableCell(_) => "table-cell",
            BlockKind::Quote => "quote",
            BlockKind::Callout(_) => "callout",
            BlockKind::Image(_) => "image",
            BlockKind::Embed(_) => "embed",
            BlockKind::Calculator(_) => "calculator",
            BlockKind::Html(_) => "html",
            BlockKind::Code => "code",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    Strong,
    Emphasis,
    Code,
    Strikethrough,
    Superscript,
    Subscript,
    LineBreak,
    Link(String),
    Reference(u32),
}

/// Inline markup over `start..end` of the block's text. A reference mark may be empty (start = end).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub start: u32,
    pub end: u32,
    pub kind: MarkKind,
}

/// Blocks are flat: an item or a cell is a block of its own, so that each has an id and spans of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub id: String,
    pub kind: BlockKind,
    pub text: String,
    pub marks: Vec<Mark>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub language: Language,
    pub blocks: Vec<Block>,
}

/// A replacement in the text of one block; marks shift with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    pub span: Span,
    pub replacement: String,
}

impl Document {
    /// The text of the first heading of level 1.
    pub fn title(&self) -> Option<&str> {
        self.blocks.iter().find(|block| block.kind == BlockKind::Heading(1)).map(|block| block.text.as_str())
    }

    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// The text under a span; none where the span is outside its block or within a character.
    pub fn text(&self, span: &Span) -> Option<&str> {
        self.block(&span.block)?.text.get(span.start as usize..span.end as usize)
    }
}
