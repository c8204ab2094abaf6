//! A document folded once into a single text, so that a label in one cell announces the number in the next; with the way
//! back to each block. Captions of images are read too, though no span can name a place in them.

use std::ops::Range;

use text::contract::types::{BlockKind, Document, Span};
use text::fold::{Folded, fold};

/// Which text of a block a piece is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Text,
    /// The caption of an image; spans of it cover the block's alternative text.
    Caption,
}

/// One text of one block.
pub struct Piece {
    pub block: usize,
    pub part: Part,
    /// Byte range in the corpus.
    pub range: Range<usize>,
    folded: Folded,
}

pub struct Corpus<'d> {
    pub document: &'d Document,
    /// Folded texts, parted by line breaks.
    pub text: String,
    pub pieces: Vec<Piece>,
}

impl<'d> Corpus<'d> {
    pub fn new(document: &'d Document) -> Self {
        let mut corpus = Self { document, text: String::new(), pieces: Vec::new() };
        for (block, source) in document.blocks.iter().enumerate() {
            corpus.push(block, Part::Text, &source.text);
            if let BlockKind::Image(image) = &source.kind {
                corpus.push(block, Part::Caption, &image.caption);
            }
        }
        corpus
    }

    fn push(&mut self, block: usize, part: Part, source: &str) {
        let folded = fold(source);
        let start = self.text.len();
        self.text.push_str(folded.as_str());
        self.pieces.push(Piece { block, part, range: start..self.text.len(), folded });
        self.text.push('\n');
    }

    /// The index of the piece that byte `at` lies in.
    pub fn piece_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.range.start <= at).saturating_sub(1)
    }

    pub fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(self.piece_at(at))
    }

    fn source_of(&self, piece: &Piece) -> &'d str {
        let Some(block) = self.document.blocks.get(piece.block) else { return "" };
        match (&block.kind, piece.part) {
            (BlockKind::Image(image), Part::Caption) => &image.caption,
            _ => &block.text,
        }
    }

    /// The bytes of its block that `range` came from, with its piece; none when it crosses from one to another.
    pub fn locate(&self, range: &Range<usize>) -> Option<(&Piece, Range<usize>)> {
        let piece = self.piece(range.start)?;
        if range.end > piece.range.end || range.start < piece.range.start {
            return None;
        }
        let local = range.start - piece.range.start..range.end - piece.range.start;
        Some((piece, piece.folded.original(local)))
    }

    /// The text as written.
    pub fn source(&self, range: &Range<usize>) -> &'d str {
        self.locate(range).and_then(|(piece, bytes)| self.source_of(piece).get(bytes)).unwrap_or_default()
    }

    /// The whole source of a piece, and where one of its bytes stands in the corpus.
    pub fn piece_source(&self, piece: &Piece) -> &'d str {
        self.source_of(piece)
    }

    pub fn folded_position(&self, piece: &Piece, source: usize) -> usize {
        piece.range.start + piece.folded.position(source)
    }

    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let (piece, bytes) = self.locate(range)?;
        let block = self.document.blocks.get(piece.block)?;
        let bytes = if piece.part == Part::Caption { 0..block.text.len() } else { bytes };
        Some(Span {
            block: block.id.clone(),
            start: u32::try_from(bytes.start).ok()?,
            end: u32::try_from(bytes.end).ok()?,
        })
    }
}
