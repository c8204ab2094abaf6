//! Keeps the nesting of Markdown within what a reader could follow. The parser walks all open containers on every line,
//! so a line with 100,000 list markers, followed by 100,000 lines, would keep it busy for hours.

use std::borrow::Cow;

/// Container markers that one line may have.
const MAX_MARKERS: usize = 32;
/// Columns after which no marker opens a list any more.
const MAX_COLUMN: usize = 128;

/// The text with the markers beyond the limits made letters. Every byte keeps its place.
pub(super) fn bound_nesting(text: &str) -> Cow<'_, str> {
    let mut bytes: Option<Vec<u8>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        for at in excess_markers(line) {
            bytes.get_or_insert_with(|| text.as_bytes().to_vec())[start + at] = b'x';
        }
        start += line.len();
    }
    match bytes.map(String::from_utf8) {
        Some(Ok(bounded)) => Cow::Owned(bounded),
        _ => Cow::Borrowed(text),
    }
}

/// Where the markers stand that are too many or too far right. All are ASCII.
fn excess_markers(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    let (mut found, mut at, mut markers) = (Vec::new(), 0, 0);
    if is_rule(line) {
        return found;
    }
    while let Some(&byte) = bytes.get(at) {
        let marker = match byte {
            b' ' | b'\t' => None,
            b'>' => Some(at),
            b'-' | b'*' | b'+' if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) => Some(at),
            b'0'..=b'9' => match number_marker(bytes, at) {
                Some(dot) => Some(dot),
                None => break,
            },
            _ => break,
        };
        if let Some(marker) = marker {
            markers += 1;
            if markers > MAX_MARKERS || marker > MAX_COLUMN {
                found.push(marker);
            }
            at = marker;
        }
        at += 1;
    }
    found
}

/// The delimiter of `12. ` or `3) ` at `at`.
fn number_marker(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes[at..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let dot = at + digits;
    let delimiter = matches!(bytes.get(dot), Some(b'.' | b')'));
    (delimiter && bytes.get(dot + 1).is_none_or(u8::is_ascii_whitespace)).then_some(dot)
}

/// A line of nothing but one marker is a rule, however long.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let Some(first) = marks.next() else { return true };
    matches!(first, b'-' | b'*' | b'_') && marks.all(|byte| byte == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_excess_markers_change() {
        let check = |text: &str, expect: &str| assert_eq!(bound_nesting(text), expect);
        check("- a\n  - b\n> > c\n1. d\n", "- a\n  - b\n> > c\n1. d\n");
        check(&"- ".repeat(50), &"- ".repeat(50));
        check(&format!("{}y", "- ".repeat(34)), &format!("{}x x y", "- ".repeat(32)));
        check(&format!("{}y", ">".repeat(34)), &format!("{}xxy", ">".repeat(32)));
        check(&format!("{}1. y", " ".repeat(200)), &format!("{}1x y", " ".repeat(200)));
        check("2024 foi\n1.5 mg\n", "2024 foi\n1.5 mg\n");
    }
}
