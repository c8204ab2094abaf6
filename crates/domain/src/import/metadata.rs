//! What a file says about itself: front matter, or the head of an HTML page.

use std::ops::Range;

use super::text::Piece;
use crate::document::Language;

/// A value and where it stands.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub piece: Piece,
}

impl Entry {
    /// A value that stands at `source` literally, or for all of it.
    pub fn new(text: &str, source: Range<usize>) -> Entry {
        let mut piece = Piece { text: text.to_owned(), ..Piece::default() };
        if text.len() == source.len() {
            piece.segments.push_literal(source.start, text.len());
        } else {
            piece.segments.push_whole(text.len(), source);
        }
        Entry { piece }
    }

    /// Adds a further line.
    pub fn append(&mut self, next: Entry) {
        let source = next.piece.segments.range(0..1).start;
        self.piece.text.push(' ');
        self.piece.segments.push_whole(1, source..source);
        self.piece.text.push_str(&next.piece.text);
        self.piece.segments.append(&next.piece.segments);
    }
}

/// The first value of each kind counts.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub title: Option<Entry>,
    pub author: Option<Entry>,
    pub description: Option<Entry>,
    pub category: Option<Entry>,
    pub keywords: Vec<Entry>,
    /// Values of keys that mean nothing here, by key.
    pub other: Vec<(String, Entry)>,
    pub language: Option<Language>,
}

impl Metadata {
    pub fn absorb(&mut self, other: Metadata) {
        self.title = self.title.take().or(other.title);
        self.author = self.author.take().or(other.author);
        self.description = self.description.take().or(other.description);
        self.category = self.category.take().or(other.category);
        self.language = self.language.or(other.language);
        self.keywords.extend(other.keywords);
        self.other.extend(other.other);
    }
}

/// `pt`, `pt-BR`, `en-US`, …; other languages are none.
pub(super) fn language(tag: &str) -> Option<Language> {
    let tag = tag.trim().to_ascii_lowercase();
    match tag.split(['-', '_']).next()? {
        "pt" | "por" | "português" | "portugues" => Some(Language::PtBr),
        "en" | "eng" | "english" | "inglês" => Some(Language::En),
        _ => None,
    }
}
