//! Marks of a text as properly nested events, whatever a stage made of them: overlaps are split, links never within
//! links, nothing outside the text or within a character.

use std::ops::Range;

use crate::document::{Block, Mark, MarkKind};

/// What a writer of text meets, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// With the range of text that the element covers.
    Open(&'a MarkKind, Range<usize>),
    Close(&'a MarkKind),
    Text(Range<usize>),
    Break,
    Reference(u32),
}

#[derive(Clone, Debug)]
struct Cover<'a> {
    range: Range<usize>,
    kind: &'a MarkKind,
}

/// Work and output are linear in text and marks: of each kind one mark at most is open at a time.
pub(super) fn pieces(block: &Block) -> Vec<Piece<'_>> {
    let covers = covers(block);
    let breaks = points(block, |kind| matches!(kind, MarkKind::LineBreak).then_some(()));
    let of = |want: fn(&MarkKind) -> bool| {
        covers.iter().filter(move |cover| want(cover.kind)).map(|cover| cover.range.clone())
    };
    let links: Vec<_> = of(|kind| matches!(kind, MarkKind::Link(_))).collect();
    let code: Vec<_> = of(|kind| *kind == MarkKind::Code).collect();
    let mut references = points(block, |kind| match kind {
        MarkKind::Reference(number) => Some(*number),
        _ => None,
    });
    // A link must not hold another, and code holds no mark: a reference within either comes after it.
    for (range, _) in &mut references {
        range.end = leave(&links, leave(&code, leave(&links, range.end)));
    }
    references.sort_by_key(|(range, _)| range.end);
    Writer { pieces: Vec::new(), open: Vec::new(), at: 0 }.run(block.text.len(), &covers, &breaks, &references)
}

/// The end of the range that holds `at` between its ends, else `at`.
fn leave(ranges: &[Range<usize>], at: usize) -> usize {
    let after = ranges.partition_point(|range| range.end <= at);
    ranges.get(after).filter(|range| range.start < at).map_or(at, |range| range.end)
}

/// Marks that are a place or stand for one, by where they are.
fn points<T>(block: &Block, value: impl Fn(&MarkKind) -> Option<T>) -> Vec<(Range<usize>, T)> {
    let valid = block.marks.iter().filter_map(|mark| Some((range(block, mark)?, value(&mark.kind)?)));
    let mut points: Vec<_> = valid.collect();
    points.sort_by_key(|(range, _)| (range.start, range.end));
    points
}

fn range(block: &Block, mark: &Mark) -> Option<Range<usize>> {
    let range = mark.start as usize..mark.end as usize;
    block.text.get(range.clone()).map(|_| range)
}

fn covers(block: &Block) -> Vec<Cover<'_>> {
    let mut links: Vec<Cover<'_>> = Vec::new();
    let mut simple: Vec<Vec<Cover<'_>>> = vec![Vec::new(); 6];
    let mut marks: Vec<_> = block.marks.iter().filter_map(|mark| Some((range(block, mark)?, &mark.kind))).collect();
    marks.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    for (range, kind) in marks.into_iter().filter(|(range, _)| range.start < range.end) {
        match slot(kind) {
            None if !matches!(kind, MarkKind::Link(_)) => {}
            None if links.last().is_some_and(|last| last.range.end > range.start) => {}
            None => links.push(Cover { range, kind }),
            Some(slot) => match simple[slot].last_mut() {
                Some(last) if last.range.end >= range.start => last.range.end = last.range.end.max(range.end),
                _ => simple[slot].push(Cover { range, kind }),
            },
        }
    }
    let mut all: Vec<Cover<'_>> = simple.into_iter().flatten().flat_map(|cover| split(cover, &links)).collect();
    all.extend(links);
    all.sort_by_key(|cover| (cover.range.start, std::cmp::Reverse(cover.range.end), slot(cover.kind)));
    all
}

/// Kinds of which two that meet are one. A link is none of them.
fn slot(kind: &MarkKind) -> Option<usize> {
    match kind {
        MarkKind::Strong => Some(0),
        MarkKind::Emphasis => Some(1),
        MarkKind::Strikethrough => Some(2),
        MarkKind::Superscript => Some(3),
        MarkKind::Subscript => Some(4),
        MarkKind::Code => Some(5),
        MarkKind::Link(_) | MarkKind::LineBreak | MarkKind::Reference(_) => None,
    }
}

/// Cuts a mark where it enters or leaves a link, so that the link stays whole.
fn split<'a>(cover: Cover<'a>, links: &[Cover<'a>]) -> Vec<Cover<'a>> {
    let Range { start, end } = cover.range;
    let around = |at: usize| {
        let index = links.partition_point(|link| link.range.end <= at);
        links.get(index).filter(|link| link.range.start < at).map(|link| link.range.clone())
    };
    let mut cuts = vec![start];
    cuts.extend(around(start).filter(|link| link.start < start && link.end < end).map(|link| link.end));
    cuts.extend(around(end).filter(|link| link.end > end && link.start > start).map(|link| link.start));
    cuts.push(end);
    cuts.windows(2)
        .filter(|pair| pair[0] < pair[1])
        .map(|pair| Cover { range: pair[0]..pair[1], kind: cover.kind })
        .collect()
}

struct Writer<'a> {
    pieces: Vec<Piece<'a>>,
    open: Vec<Cover<'a>>,
    at: usize,
}

impl<'a> Writer<'a> {
    fn run(
        mut self,
        len: usize,
        covers: &[Cover<'a>],
        breaks: &[(Range<usize>, ())],
        references: &[(Range<usize>, u32)],
    ) -> Vec<Piece<'a>> {
        let mut places: Vec<usize> = covers.iter().flat_map(|cover| [cover.range.start, cover.range.end]).collect();
        places.extend(breaks.iter().map(|(range, ())| range.start));
        places.extend(references.iter().map(|(range, _)| range.end));
        places.push(len);
        places.sort_unstable();
        places.dedup();
        let (mut covers, mut breaks, mut references) =
            (covers.iter().peekable(), breaks.iter().peekable(), references.iter().peekable());
        for place in places {
            self.text(place);
            self.close(place);
            while let Some((_, number)) = references.next_if(|(range, _)| range.end <= place) {
                self.pieces.push(Piece::Reference(*number));
            }
            while let Some(cover) = covers.next_if(|cover| cover.range.start <= place) {
                self.pieces.push(Piece::Open(cover.kind, cover.range.clone()));
                self.open.push(cover.clone());
            }
            while let Some((range, ())) = breaks.next_if(|(range, ())| range.start <= place) {
                if range.start == place {
                    self.pieces.push(Piece::Break);
                    self.at = self.at.max(range.end);
                }
            }
        }
        self.close(usize::MAX);
        self.pieces
    }

    fn text(&mut self, end: usize) {
        if self.at < end {
            self.pieces.push(Piece::Text(self.at..end));
            self.at = end;
        }
    }

    /// Closes what ends here, and opens again what stood inside it and goes on.
    fn close(&mut self, place: usize) {
        let Some(first) = self.open.iter().position(|cover| cover.range.end <= place) else { return };
        let inner = self.open.split_off(first);
        self.pieces.extend(inner.iter().rev().map(|cover| Piece::Close(cover.kind)));
        for mut cover in inner.into_iter().filter(|cover| cover.range.end > place) {
            cover.range.start = place;
            self.pieces.push(Piece::Open(cover.kind, cover.range.clone()));
            self.open.push(cover);
        }
    }
}
