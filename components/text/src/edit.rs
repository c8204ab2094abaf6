//! Replacements in a block's text. Marks shift with the text that they cover.

use crate::contract::types::{Block, Edit, Mark, MarkKind};

/// Applies those of `edits` that name `block`. Where two overlap the first wins, as does the longer of two with the same
/// start; one outside the text or inside a character is ignored.
pub fn apply(block: &Block, edits: &[Edit]) -> Block {
    let plan = plan(block, edits);
    let mut text = String::with_capacity(block.text.len());
    let mut last = 0;
    for edit in &plan {
        text.push_str(&block.text[last..edit.span.start as usize]);
        text.push_str(&edit.replacement);
        last = edit.span.end as usize;
    }
    text.push_str(&block.text[last..]);
    let marks = block.marks.iter().filter_map(|mark| shift(mark, &plan)).collect();
    Block { id: block.id.clone(), kind: block.kind.clone(), text, marks }
}

fn plan<'a>(block: &Block, edits: &'a [Edit]) -> Vec<&'a Edit> {
    let mut plan: Vec<&Edit> = edits
        .iter()
        .filter(|edit| {
            edit.span.block == block.id && block.text.get(edit.span.start as usize..edit.span.end as usize).is_some()
        })
        .collect();
    plan.sort_by_key(|edit| (edit.span.start, std::cmp::Reverse(edit.span.end)));
    let mut end = 0;
    let mut first = true;
    plan.retain(|edit| {
        let keep = first || edit.span.start >= end;
        if keep {
            end = edit.span.end;
            first = false;
        }
        keep
    });
    plan
}

fn shift(mark: &Mark, plan: &[&Edit]) -> Option<Mark> {
    let (start, end) = (moved(mark.start, plan, false), moved(mark.end, plan, true));
    let empty = mark.start == mark.end || matches!(mark.kind, MarkKind::Reference(_) | MarkKind::LineBreak);
    (start < end || start == end && empty).then(|| Mark { start, end, kind: mark.kind.clone() })
}

/// Where `at` goes: past the replacement when it is an end inside one, before it when it is a start.
fn moved(at: u32, plan: &[&Edit], is_end: bool) -> u32 {
    let mut delta: i64 = 0;
    for edit in plan {
        let grown = edit.replacement.len() as i64;
        if at >= edit.span.end && (edit.span.end > edit.span.start || at > edit.span.start || is_end) {
            delta += grown - i64::from(edit.span.end - edit.span.start);
        } else if at > edit.span.start {
            let base = i64::from(edit.span.start) + delta;
            return clamp(if is_end { base + grown } else { base });
        } else {
            break;
        }
    }
    clamp(i64::from(at) + delta)
}

fn clamp(at: i64) -> u32 {
    u32::try_from(at.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::types::{BlockKind, Span};

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit { span: Span { block: "b".into(), start, end }, replacement: replacement.into() }
    }

    fn check(text: &str, mark: (u32, u32), edits: &[Edit], expect: (&str, Option<&str>)) {
        let marks = vec![Mark { start: mark.0, end: mark.1, kind: MarkKind::Strong }];
        let block = Block { id: "b".into(), kind: BlockKind::Paragraph, text: text.into(), marks };
        let done = apply(&block, edits);
        assert_eq!(done.text, expect.0);
        let marked = done.marks.first().map(|mark| &done.text[mark.start as usize..mark.end as usize]);
        assert_eq!(marked, expect.1, "{text:?}");
    }

    #[test]
    fn replaces_and_shifts_marks() {
        check("um dois três", (3, 7), &[], ("um dois três", Some("dois")));
        check("um dois três", (3, 7), &[edit(0, 2, "[n]")], ("[n] dois três", Some("dois")));
        check("um dois três", (3, 7), &[edit(3, 7, "[nome]")], ("um [nome] três", Some("[nome]")));
        check("um dois três", (3, 7), &[edit(5, 9, "X")], ("um doXrês", Some("doX")));
        check("um dois três", (3, 7), &[edit(0, 5, "X")], ("Xis três", Some("Xis")));
        check("um dois três", (3, 7), &[edit(3, 7, "")], ("um  três", None));
        check("um dois três", (3, 7), &[edit(8, 13, "3"), edit(0, 2, "1")], ("1 dois 3", Some("dois")));
    }

    #[test]
    fn ignores_what_cannot_be_applied() {
        check("ção", (0, 2), &[edit(1, 3, "x"), edit(2, 90, "y"), edit(3, 2, "z")], ("ção", Some("ç")));
        check("abcd", (0, 4), &[edit(0, 3, "x"), edit(1, 2, "y"), edit(0, 1, "z")], ("xd", Some("xd")));
        let other = Edit { span: Span { block: "c".into(), start: 0, end: 1 }, replacement: "x".into() };
        check("abcd", (0, 4), &[other], ("abcd", Some("abcd")));
    }

    #[test]
    fn an_empty_reference_keeps_its_place() {
        let marks = vec![Mark { start: 4, end: 4, kind: MarkKind::Reference(1) }];
        let block = Block { id: "b".into(), kind: BlockKind::Paragraph, text: "abcd efgh".into(), marks };
        let done = apply(&block, &[edit(0, 4, "X")]);
        assert_eq!((done.marks[0].start, done.marks[0].end), (1, 1));
    }
}
