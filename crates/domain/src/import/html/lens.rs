//! Where a place in a piece of HTML stands in the file, when the piece was cut out of another format.

use std::ops::Range;

use super::align::{Part, align};
use crate::import::segments::Segments;
use crate::import::text::TextBuilder;

#[derive(Debug)]
pub(in crate::import) enum Lens {
    Same,
    /// Literal segments with gaps, as of an HTML block in a quote of Markdown.
    Through(Segments),
}

impl Lens {
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        match self {
            Lens::Same => range,
            Lens::Through(map) => map.range(range),
        }
    }

    /// Writes `html[range]`, which stands for itself.
    pub fn literal(&self, out: &mut TextBuilder, html: &str, range: Range<usize>, keep_space: bool) {
        let mut at = range.start;
        while at < range.end {
            // A line at a time: no gap of a block of HTML is within one.
            let line = html[at..range.end].find('\n').map_or(range.end, |end| at + end + 1);
            let source = self.range(at..line).start;
            if keep_space {
                out.literal(&html[at..line], source);
            } else {
                out.flow(&html[at..line], source);
            }
            at = line;
        }
    }

    /// Writes decoded text that stands in `html[range]`.
    pub fn decoded(&self, out: &mut TextBuilder, text: &str, html: &str, range: Range<usize>) {
        align(text, &html[range.clone()], |part| match part {
            Part::Literal(found) => self.literal(out, html, range.start + found.start..range.start + found.end, false),
            Part::Whole(text, found) => self.whole(out, text, range.start + found.start..range.start + found.end),
        });
    }

    /// Writes text that stands for all of a range.
    pub fn whole(&self, out: &mut TextBuilder, text: &str, range: Range<usize>) {
        if text.trim_matches(crate::import::text::is_space).is_empty() {
            return out.space(self.range(range));
        }
        out.whole(text, self.range(range));
    }
}
