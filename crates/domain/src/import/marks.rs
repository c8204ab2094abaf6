//! Marks as every importer leaves them, so that one text has one set of marks whatever it was read from.

use crate::document::{Mark, MarkKind};

/// Moves marks off the white space at their ends, joins those of one kind that meet, clears code of marks that end within
/// it, drops the empty ones, sorts.
pub(super) fn tidy(marks: &mut Vec<Mark>, text: &str) {
    marks.retain_mut(|mark| {
        mark.end = mark.end.min(text.len() as u32);
        mark.start = mark.start.min(mark.end);
        match mark.kind {
            MarkKind::Reference(_) => true,
            MarkKind::LineBreak => mark.start < mark.end,
            _ => shrink(mark, text),
        }
    });
    marks.sort_by_key(|mark| (rank(&mark.kind), mark.start, mark.end));
    marks.dedup_by(|next, before| {
        let meet = next.kind == before.kind && next.start <= before.end && next.start < next.end;
        if meet {
            before.end = before.end.max(next.end);
        }
        meet || next == before
    });
    clear_code(marks);
    marks.retain_mut(|mark| matches!(mark.kind, MarkKind::Reference(_) | MarkKind::LineBreak) || shrink(mark, text));
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end), rank(&mark.kind)));
}

/// Of marks over the same text, which stands outside.
fn rank(kind: &MarkKind) -> u8 {
    match kind {
        MarkKind::Link(_) => 0,
        MarkKind::Strong => 1,
        MarkKind::Emphasis => 2,
        MarkKind::Strikethrough => 3,
        MarkKind::Superscript => 4,
        MarkKind::Subscript => 5,
        MarkKind::Code => 6,
        MarkKind::LineBreak => 7,
        MarkKind::Reference(_) => 8,
    }
}

fn shrink(mark: &mut Mark, text: &str) -> bool {
    let Some(inner) = text.get(mark.start as usize..mark.end as usize) else { return false };
    let blank = [' ', '\n'];
    mark.start += (inner.len() - inner.trim_start_matches(blank).len()) as u32;
    mark.end = mark.start + inner.trim_matches(blank).len() as u32;
    mark.start < mark.end
}

/// Markdown cannot say that a part of a code span is bold.
fn clear_code(marks: &mut Vec<Mark>) {
    let code: Vec<_> =
        marks.iter().filter(|mark| mark.kind == MarkKind::Code).map(|mark| (mark.start, mark.end)).collect();
    let around = |at: u32| {
        let after = code.partition_point(|(_, end)| *end <= at);
        code.get(after).filter(|(start, _)| *start < at).copied()
    };
    marks.retain_mut(|mark| {
        if matches!(mark.kind, MarkKind::Code | MarkKind::LineBreak) {
            return true;
        }
        if matches!(mark.kind, MarkKind::Reference(_)) {
            mark.end = around(mark.end).map_or(mark.end, |(_, end)| end);
            mark.start = mark.start.max(around(mark.start).map_or(mark.start, |(_, end)| end)).min(mark.end);
            return true;
        }
        mark.end = around(mark.end).map_or(mark.end, |(start, _)| start);
        mark.start = around(mark.start).map_or(mark.start, |(_, end)| end);
        mark.start < mark.end
    });
}
