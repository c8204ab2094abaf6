//! Sanitised, semantic HTML. Everything is escaped, addresses are checked again, raw HTML is sanitised again: a document
//! may come from a component.

mod block;
mod escape;
mod inline;

use unicode_normalization::UnicodeNormalization;

use crate::document::{Block, Document};

pub use escape::escape;

/// What the texts that the exporter adds are in, and how headings are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Levels {
    /// The page has its own heading of level 1: those of the document begin at 2.
    Below(u8),
    AsTheyAre,
}

/// The body of an article whose title stands elsewhere on the page. Headings begin at level 2 and skip none.
pub fn body(document: &Document) -> String {
    block::Renderer::new(document, Levels::Below(1)).run()
}

/// All of a document, with its title.
pub fn document(document: &Document) -> String {
    block::Renderer::new(document, Levels::AsTheyAre).run()
}

/// The id of a heading in a page: its words, and enough of the block's id to be unique. It stays while the text does.
pub fn anchor(block: &Block) -> String {
    let id = block.id.get(..6).unwrap_or(&block.id);
    let id: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
    match slug(&block.text) {
        slug if slug.is_empty() => format!("s-{id}"),
        slug => format!("{slug}-{id}"),
    }
}

/// The id of the entry of a reference in the list of references; marks in the text lead to it.
pub fn reference_id(number: u32) -> String {
    format!("ref-{number}")
}

/// The id of the first mark of a reference in the text, for the way back from the list.
pub fn citation_id(number: u32) -> String {
    format!("cite-{number}")
}

/// Small letters, digits and hyphens, of at most 60 bytes, cut between words.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).take(300) {
        match c.to_ascii_lowercase() {
            c @ ('a'..='z' | '0'..='9') => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    if slug.len() > 60 {
        let cut = slug[..60].rfind('-').unwrap_or(60);
        slug.truncate(cut);
    }
    slug.trim_end_matches('-').to_owned()
}
