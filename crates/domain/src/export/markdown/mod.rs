//! Markdown that comes back as the same document.

mod block;
mod inline;

use crate::document::Document;

/// The document as Markdown, in CommonMark with tables, strikethrough, alerts and footnote marks.
pub fn export(document: &Document) -> String {
    block::Writer::new(&document.blocks).run()
}
