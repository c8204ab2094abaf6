//! Lines and columns, for people.

use std::ops::Range;

use crate::import::Charset;

/// Where a finding stands; lines and columns count from 1, columns in characters, the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// Where the lines of an input begin.
pub(super) struct Lines<'a> {
    input: &'a [u8],
    charset: Charset,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(input: &'a [u8], charset: Charset) -> Lines<'a> {
        // A line feed takes a unit of the charset; its zero byte comes after or before.
        let width = if charset.name().starts_with("UTF-16") { 2 } else { 1 };
        let feed: &[u8] = match charset.name() {
            "UTF-16LE" => &[b'\n', 0],
            "UTF-16BE" => &[0, b'\n'],
            _ => b"\n",
        };
        let ends = input.chunks_exact(width).enumerate().filter(|(_, unit)| *unit == feed);
        let starts = std::iter::once(0).chain(ends.map(|(index, _)| (index + 1) * width)).collect();
        Lines { input, charset, starts }
    }

    pub fn place(&self, range: &Range<usize>) -> Place {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end);
        Place { line, column, end_line, end_column }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts[line - 1];
        let before = self.charset.text(self.input.get(start..at).unwrap_or_default());
        // A byte-order mark is no column.
        (line, before.chars().filter(|&c| c != '\u{feff}').count() + 1)
    }
}
