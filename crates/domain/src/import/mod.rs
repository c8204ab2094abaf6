//! Drafts come in: bytes of Markdown, HTML or plain text in, typed blocks out, each tied to the bytes it was read from.
//!
//! All items of a list and of the lists inside it share its number. A block between two items of one list belongs to the
//! item before it. A caption is a paragraph after its image, all of it emphasised. A line break is a `\n` in the text
//! under a mark of its own. Text that does not stand in a block is not shown anywhere.

mod assemble;
mod block_id;
mod charset;
mod detect;
mod error;
mod flow;
mod front_matter;
mod html;
mod language;
mod markdown;
mod marks;
mod metadata;
mod plain;
mod segments;
mod signature;
mod source_map;
mod text;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{Document, Language};

pub use charset::{Charset, Decoded, decode};
pub use error::ImportError;
pub use segments::{Segment, Segments};
pub use source_map::SourceMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Plain,
    Markdown,
    Html,
}

impl Format {
    pub fn parse(name: &str) -> Option<Format> {
        match name {
            "text" | "plain" | "txt" => Some(Format::Plain),
            "markdown" | "md" => Some(Format::Markdown),
            "html" => Some(Format::Html),
            _ => None,
        }
    }
}

/// What an input may be at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the undecoded input.
    pub bytes: usize,
    pub blocks: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 8 * 1024 * 1024, blocks: 40_000 }
    }
}

#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The name of the file, whose extension tells the format.
    pub name: Option<String>,
    /// None: by name, else by content.
    pub format: Option<Format>,
    /// None: what the file says of itself, else by its words.
    pub language: Option<Language>,
    pub limits: Limits,
    /// Whether description, category and keywords become paragraphs too, so that a check sees every word of the file.
    pub examine_metadata: bool,
}

/// What a file says about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileMetadata {
    pub title: Option<String>,
    pub author: Option<String>,
    pub description: Option<String>,
    pub category: Option<String>,
    pub keywords: Vec<String>,
    pub language: Option<Language>,
    /// Values of other keys, as written.
    pub other: BTreeMap<String, Vec<String>>,
}

/// Something the author of a file should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportNote {
    /// Some bytes were no text of the charset; each stands as U+FFFD.
    DamagedText,
}

#[derive(Clone, Debug)]
pub struct Imported {
    pub document: Document,
    pub map: SourceMap,
    pub metadata: FileMetadata,
    pub format: Format,
    pub charset: Charset,
    pub notes: Vec<ImportNote>,
}

/// Reads a draft. A title that the file gives apart becomes its first heading unless the text has one of level 1; an
/// author given apart by name (not the one word of a login) becomes the last paragraph, so that the identification is part
/// of what is checked and published.
///
/// # Errors
/// The input is too large, no text, or has none; the message says what to do.
pub fn import(input: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    let limit = options.limits.bytes;
    if input.len() > limit {
        return Err(ImportError::TooLarge { size: input.len(), limit });
    }
    let decoded = decode(input)?;
    let text = decoded.text.as_str();
    let format = options.format.unwrap_or_else(|| detect::format(options.name.as_deref(), text));
    let mut flow = flow::Flow::new(options.limits.blocks);
    let mut metadata = metadata::Metadata::default();
    match format {
        Format::Html => html::import(text, &mut flow, &mut metadata),
        Format::Markdown => markdown::import(text, body(text, &mut metadata), &mut flow),
        Format::Plain => plain::import(text, body(text, &mut metadata), &mut flow),
    }
    if flow.overflow {
        return Err(ImportError::TooManyBlocks { limit: options.limits.blocks });
    }
    assemble::assemble(flow.blocks, metadata, decoded, format, options)
}

/// Where the text begins, after front matter if there is any.
fn body(text: &str, metadata: &mut metadata::Metadata) -> usize {
    let Some((found, start)) = front_matter::parse(text) else { return 0 };
    metadata.absorb(found);
    start
}
