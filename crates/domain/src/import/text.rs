//! The text of the block that is being read: white space collapses, marks open and close, and every byte knows its source.

use std::ops::Range;

use super::marks;
use super::segments::Segments;
use crate::document::{Mark, MarkKind};

/// More marks than this open at once are ignored: no reader can tell them apart.
const MAX_OPEN: usize = 32;

/// A finished text.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub text: String,
    pub marks: Vec<Mark>,
    pub segments: Segments,
}

/// What separates the next text from the last, once it comes.
#[derive(Debug, Default)]
enum Gap {
    #[default]
    None,
    Space(Range<usize>),
    Break(Range<usize>),
}

#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    piece: Piece,
    open: Vec<(MarkKind, u32)>,
    gap: Gap,
}

impl TextBuilder {
    pub fn is_empty(&self) -> bool {
        self.piece.text.is_empty() && self.piece.marks.is_empty()
    }

    /// Text that stands at `at` in the source as it is; runs of white space become one space.
    pub fn flow(&mut self, text: &str, at: usize) {
        let mut rest = 0;
        while rest < text.len() {
            let tail = &text[rest..];
            let space = tail.len() - tail.trim_start_matches(is_space).len();
            if space > 0 {
                self.space(at + rest..at + rest + space);
                rest += space;
                continue;
            }
            let word = tail.find(is_space).unwrap_or(tail.len());
            self.literal(&tail[..word], at + rest);
            rest += word;
        }
    }

    /// Text that stands at `at` in the source as it is, white space included.
    pub fn literal(&mut self, text: &str, at: usize) {
        self.close_gap();
        self.piece.text.push_str(text);
        self.piece.segments.push_literal(at, text.len());
    }

    /// Text whose words stand in `raw`, which stands at `at`, in the same order but otherwise spaced or escaped. From the
    /// first word that does not, the rest stands for the rest of `raw`.
    pub fn words(&mut self, text: &str, raw: &str, at: usize) {
        let (mut read, mut done) = (0, 0);
        while read < text.len() {
            let tail = &text[read..];
            let word = tail.trim_start_matches(is_space);
            let space = &tail[..tail.len() - word.len()];
            let word = &word[..word.find(is_space).unwrap_or(word.len())];
            let Some(found) = raw[done..].find(word).filter(|_| !word.is_empty()) else {
                return self.whole(tail, at + done..at + raw.len());
            };
            if !space.is_empty() {
                self.whole(space, at + done..at + done + found);
            }
            self.literal(word, at + done + found);
            (read, done) = (read + space.len() + word.len(), done + found + word.len());
        }
    }

    /// Text that stands for all of `source`.
    pub fn whole(&mut self, text: &str, source: Range<usize>) {
        self.close_gap();
        self.piece.text.push_str(text);
        self.piece.segments.push_whole(text.len(), source);
    }

    /// White space: nothing at the start of a block or of a line, else one space.
    pub fn space(&mut self, source: Range<usize>) {
        match &mut self.gap {
            Gap::None if !self.piece.text.is_empty() && !self.piece.text.ends_with([' ', '\n']) => {
                self.gap = Gap::Space(source)
            }
            Gap::Space(range) if range.start == range.end => *range = source,
            Gap::Space(range) => range.end = range.end.max(source.end),
            _ => {}
        }
    }

    /// A line break, if text comes before and after it.
    pub fn line_break(&mut self, source: Range<usize>) {
        if !self.piece.text.is_empty() && !self.piece.text.ends_with('\n') {
            self.gap = Gap::Break(source);
        }
    }

    /// Whether the last thing was a line break.
    pub fn at_break(&self) -> bool {
        matches!(self.gap, Gap::Break(_))
    }

    pub fn reference(&mut self, number: u32) {
        let at = self.position();
        self.piece.marks.push(Mark { start: at, end: at, kind: MarkKind::Reference(number) });
    }

    pub fn open(&mut self, kind: MarkKind) {
        if self.open.len() < MAX_OPEN {
            // The space or break that is still to come belongs before the mark.
            let gap = u32::from(!matches!(self.gap, Gap::None));
            self.open.push((kind, self.position() + gap));
        }
    }

    /// Closes the innermost open mark of the same kind, whatever a link leads to.
    pub fn close(&mut self, kind: &MarkKind) {
        let same = |open: &MarkKind| std::mem::discriminant(open) == std::mem::discriminant(kind);
        if let Some(index) = self.open.iter().rposition(|(open, _)| same(open)) {
            let (kind, start) = self.open.remove(index);
            self.mark(kind, start);
        }
    }

    fn mark(&mut self, kind: MarkKind, start: u32) {
        let end = self.position();
        if start < end {
            self.piece.marks.push(Mark { start, end, kind });
        }
    }

    /// How many marks are open; `close_to` closes those opened since.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    pub fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some((kind, start)) = self.open.pop() {
                self.mark(kind, start);
            }
        }
    }

    /// The text so far, unless it is blank; marks that are open go on in the next block.
    pub fn take(&mut self) -> Option<Piece> {
        let mut piece = std::mem::take(&mut self.piece);
        self.gap = Gap::None;
        let end = offset(piece.text.len());
        for (kind, start) in &mut self.open {
            piece.marks.push(Mark { start: *start, end, kind: kind.clone() });
            *start = 0;
        }
        let kept = piece.text.trim_end_matches([' ', '\n']).len();
        trim(&mut piece, kept);
        let references = piece.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Reference(_)));
        (!piece.text.trim().is_empty() || references).then_some(piece)
    }

    /// The text with its white space, as of program code; without marks.
    pub fn take_code(&mut self) -> Option<Piece> {
        let mut piece = std::mem::take(&mut self.piece);
        self.gap = Gap::None;
        self.open.clear();
        piece.marks.clear();
        let kept = piece.text.trim_end_matches(['\n', '\r', ' ']).len();
        trim(&mut piece, kept);
        (!piece.text.trim().is_empty()).then_some(piece)
    }

    fn position(&self) -> u32 {
        offset(self.piece.text.len())
    }

    fn close_gap(&mut self) {
        match std::mem::take(&mut self.gap) {
            Gap::None => {}
            Gap::Space(source) => {
                self.piece.text.push(' ');
                self.piece.segments.push_whole(1, source);
            }
            Gap::Break(source) => {
                let start = self.position();
                self.piece.text.push('\n');
                self.piece.segments.push_whole(1, source);
                self.piece.marks.push(Mark { start, end: start + 1, kind: MarkKind::LineBreak });
            }
        }
    }
}

fn trim(piece: &mut Piece, kept: usize) {
    if kept < piece.text.len() {
        piece.text.truncate(kept);
        piece.segments = piece.segments.slice(0..kept);
    }
    marks::tidy(&mut piece.marks, &piece.text);
}

/// White space of HTML and Markdown. A no-break space is a letter to both.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

/// Offsets fit: inputs are far below 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
