//! Runs that tie a text to the bytes it was read from: compact, exact for literal text, monotone.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// `count` units, each `text_unit` bytes of text that stand for `source_unit` bytes of source. A literal run of UTF-8 is
/// `count` units of 1 and 1; an entity is one unit; a run of ISO 8859-1 letters is units of 2 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u32; 5]", into = "[u32; 5]")]
pub struct Segment {
    pub text: u32,
    pub source: u32,
    pub text_unit: u32,
    pub source_unit: u32,
    pub count: u32,
}

impl From<[u32; 5]> for Segment {
    fn from([text, source, text_unit, source_unit, count]: [u32; 5]) -> Self {
        Segment { text, source, text_unit: text_unit.max(1), source_unit, count }
    }
}

impl From<Segment> for [u32; 5] {
    fn from(s: Segment) -> Self {
        [s.text, s.source, s.text_unit, s.source_unit, s.count]
    }
}

impl Segment {
    fn text_end(&self) -> u32 {
        self.text.saturating_add(self.text_unit.saturating_mul(self.count))
    }

    fn source_end(&self) -> u32 {
        self.source.saturating_add(self.source_unit.saturating_mul(self.count))
    }

    fn is_literal(&self) -> bool {
        self.text_unit == 1 && self.source_unit == 1
    }
}

/// Covers its text without a gap, from byte 0; sources never step back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Segments {
    list: Vec<Segment>,
}

impl Segments {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many segments there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// How many bytes of text are covered.
    pub fn text_len(&self) -> usize {
        self.list.last().map_or(0, |last| last.text_end() as usize)
    }

    /// `len` bytes that stand in the source as they are.
    pub fn push_literal(&mut self, source: usize, len: usize) {
        self.push_run(1, source, 1, len);
    }

    /// `text_len` bytes that stand for the whole of `source`. Inserted text has an empty source.
    pub fn push_whole(&mut self, text_len: usize, source: Range<usize>) {
        let floor = self.list.last().map_or(0, Segment::source_end) as usize;
        let start = source.start.max(floor);
        let source = start..source.end.max(start);
        if text_len == source.len() && text_len == 1 {
            return self.push_literal(source.start, 1);
        }
        self.push_run(text_len, source.start, source.len(), 1);
    }

    /// `count` units of text, each for `source_unit` bytes. A source before the end of what is there is moved up to it.
    pub fn push_run(&mut self, text_unit: usize, source: usize, source_unit: usize, count: usize) {
        if text_unit == 0 || count == 0 {
            return;
        }
        let (text_unit, source_unit, count) = (clamp(text_unit), clamp(source_unit), clamp(count));
        let text = clamp(self.text_len());
        let floor = self.list.last().map_or(0, Segment::source_end);
        let source = clamp(source).max(floor);
        if let Some(last) = self.list.last_mut() {
            let same = last.text_unit == text_unit && last.source_unit == source_unit && source_unit > 0;
            if same && last.source_end() == source {
                last.count += count;
                return;
            }
        }
        self.list.push(Segment { text, source, text_unit, source_unit, count });
    }

    /// Goes on with `next`, which covers the text that follows.
    pub fn append(&mut self, next: &Segments) {
        for segment in &next.list {
            let Segment { source, text_unit, source_unit, count, .. } = *segment;
            self.push_run(text_unit as usize, source as usize, source_unit as usize, count as usize);
        }
    }

    /// The source of `range`, rounded outwards to whole units. Monotone in both ends; of an empty range, the place.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start_of(range.start);
        let end = if range.end > range.start { self.end_of(range.end) } else { start };
        start..end.max(start)
    }

    /// The part that covers `range` of the text, with the text counted from 0 again.
    pub fn slice(&self, range: Range<usize>) -> Segments {
        let mut part = Segments::default();
        part.append_through(self, range);
        part
    }

    /// Replaces sources, which are offsets in the text of `outer`, by the sources of `outer`.
    pub fn through(&self, outer: &Segments) -> Segments {
        let mut all = Segments::default();
        for segment in &self.list {
            if segment.is_literal() {
                all.append_through(outer, segment.source as usize..segment.source_end() as usize);
                continue;
            }
            for unit in 0..segment.count {
                let start = (segment.source + unit * segment.source_unit) as usize;
                all.push_whole(segment.text_unit as usize, outer.range(start..start + segment.source_unit as usize));
            }
        }
        all
    }

    /// Adds as literal text what `outer` covers with `range` of its text.
    pub fn append_through(&mut self, outer: &Segments, range: Range<usize>) {
        let mut at = range.start;
        let mut index = outer.index_of(at);
        while at < range.end {
            let Some(segment) = outer.list.get(index) else {
                let end = outer.list.last().map_or(0, Segment::source_end) as usize;
                return self.push_whole(range.end - at, end..end);
            };
            let stop = range.end.min(segment.text_end() as usize);
            self.append_part(segment, at..stop);
            at = stop;
            index += 1;
        }
    }

    fn append_part(&mut self, segment: &Segment, range: Range<usize>) {
        let (unit, source_unit) = (segment.text_unit as usize, segment.source_unit as usize);
        let first = range.start - segment.text as usize;
        let last = range.end - segment.text as usize;
        let source = |units: usize| segment.source as usize + units * source_unit;
        if first.is_multiple_of(unit) && last.is_multiple_of(unit) {
            return self.push_run(unit, source(first / unit), source_unit, (last - first) / unit);
        }
        self.push_whole(range.len(), source(first / unit)..source(last.div_ceil(unit)));
    }

    fn index_of(&self, at: usize) -> usize {
        self.list.partition_point(|segment| segment.text_end() as usize <= at)
    }

    fn start_of(&self, at: usize) -> usize {
        let Some(segment) = self.list.get(self.index_of(at)) else {
            return self.list.last().map_or(0, |last| last.source_end() as usize);
        };
        let units = at.saturating_sub(segment.text as usize) / segment.text_unit as usize;
        segment.source as usize + units * segment.source_unit as usize
    }

    fn end_of(&self, at: usize) -> usize {
        let Some(segment) = self.list.get(self.index_of(at - 1)) else {
            return self.list.last().map_or(0, |last| last.source_end() as usize);
        };
        let units = (at - segment.text as usize).div_ceil(segment.text_unit as usize);
        segment.source as usize + units * segment.source_unit as usize
    }
}

/// Sources are far below 4 GiB: the limit on the input sees to it.
fn clamp(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
