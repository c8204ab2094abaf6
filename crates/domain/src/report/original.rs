//! From the sanitised document back to the one that was sanitised.

use crate::document::{Edit, Span};

/// The place in the text before `edits` were made of a place in the text after. What lies within a replacement stands
/// for all that was replaced. Of overlapping edits the first counts, and the longer of two with one start, as where they
/// are made.
pub fn original_span(edits: &[Edit], span: &Span) -> Span {
    let mut own: Vec<&Edit> =
        edits.iter().filter(|edit| edit.span.block == span.block && edit.span.start <= edit.span.end).collect();
    own.sort_by_key(|edit| (edit.span.start, std::cmp::Reverse(edit.span.end)));
    let start = before(&own, span.start, false);
    let end = before(&own, span.end, true);
    Span { block: span.block.clone(), start, end: end.max(start) }
}

/// The place before the edits of `at`, an offset after them. As an end it lies after a replacement that it touches, as a
/// start before it.
fn before(edits: &[&Edit], at: u32, is_end: bool) -> u32 {
    let (mut shift, mut done) = (0i64, 0u32);
    for edit in edits {
        if edit.span.start < done {
            continue;
        }
        let start = i64::from(edit.span.start) + shift;
        let end = start + edit.replacement.len() as i64;
        let at = i64::from(at);
        if at < start || (at == start && is_end) {
            break;
        }
        if at < end || (at == end && is_end) {
            return if is_end { edit.span.end } else { edit.span.start };
        }
        shift = end - i64::from(edit.span.end);
        done = edit.span.end;
    }
    u32::try_from(i64::from(at) - shift).unwrap_or_default()
}
