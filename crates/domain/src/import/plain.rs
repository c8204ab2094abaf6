//! Plain text: paragraphs by blank lines, lists by their markers, hard-wrapped lines joined. A dictated text without a
//! line break is one paragraph.

use super::flow::Flow;

/// Shorter lines were broken by their author, not by an editor's margin.
const MIN_WRAPPED: usize = 45;
/// By how much wrapped lines differ in length, in bytes.
const MAX_RAGGED: usize = 25;
/// A longer first line is a paragraph, not a title.
const MAX_TITLE: usize = 100;

#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    start: usize,
}

/// Reads `text[start..]`; places are counted in all of `text`.
pub(super) fn import(text: &str, start: usize, flow: &mut Flow) {
    let mut chunk: Vec<Line<'_>> = Vec::new();
    let mut chunks = 0usize;
    for line in lines(text, start) {
        if !line.text.trim().is_empty() {
            chunk.push(line);
            continue;
        }
        if !chunk.is_empty() {
            paragraph(&chunk, chunks == 0 && has_more(text, line), flow);
            chunks += 1;
            chunk.clear();
        }
        if flow.overflow {
            return;
        }
    }
    paragraph(&chunk, false, flow);
    flow.end();
}

fn has_more(text: &str, line: Line<'_>) -> bool {
    !text[line.start..].trim().is_empty()
}

/// Lines without their ends, whichever the system that wrote them.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest.find(['\n', '\r', '\x0C', '\u{2029}']).unwrap_or(rest.len());
        let line = Line { text: &rest[..end], start: at };
        let tail = &rest[end..];
        at += end + if tail.starts_with("\r\n") { 2 } else { tail.chars().next().map_or(0, char::len_utf8) };
        Some(line)
    })
}

fn paragraph(lines: &[Line<'_>], may_be_title: bool, flow: &mut Flow) {
    if let ([line], true) = (lines, may_be_title)
        && is_title(line.text)
    {
        flow.begin_heading(1);
        flow.text.flow(line.text, line.start);
        return flow.end_heading();
    }
    let Some(first) = (0..lines.len()).find(|&at| starts_list(&lines[at..])) else { return prose(lines, flow) };
    prose(&lines[..first], flow);
    list(&lines[first..], flow);
}

/// A short first line that ends like no sentence and is no item.
fn is_title(line: &str) -> bool {
    let line = line.trim();
    line.len() <= MAX_TITLE
        && !line.ends_with(['.', ',', ';', ':', '…'])
        && line.chars().next().is_some_and(|c| !c.is_lowercase())
        && marker(line).is_none()
}

fn prose(lines: &[Line<'_>], flow: &mut Flow) {
    let wrapped = is_wrapped(lines);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            let before = lines[index - 1];
            let gap = before.start + before.text.len()..line.start;
            match wrapped {
                true => flow.text.space(gap),
                false => flow.text.line_break(gap),
            }
        }
        flow.text.flow(line.text, line.start);
    }
    flow.finish();
}

/// Whether an editor broke the lines: all but the last are long and of about one length.
fn is_wrapped(lines: &[Line<'_>]) -> bool {
    let full = &lines[..lines.len().saturating_sub(1)];
    let lengths = full.iter().map(|line| line.text.trim_end().len());
    match (lengths.clone().min(), lengths.max()) {
        (Some(least), Some(most)) => least >= MIN_WRAPPED && most - least <= MAX_RAGGED,
        _ => false,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Bullet,
    Number(u32),
}

/// The marker of an item and how many bytes of the line it takes, space included.
fn marker(line: &str) -> Option<(Marker, usize)> {
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let bullet =
        ["- ", "* ", "+ ", "• ", "◦ ", "▪ ", "· ", "✔ ", "✓ "].into_iter().find(|bullet| rest.starts_with(bullet));
    if let Some(bullet) = bullet {
        return Some((Marker::Bullet, indent + bullet.len()));
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let spaced = rest[digits..].starts_with([')', '.']) && rest[digits + 1..].starts_with(' ');
    let number = rest[..digits].parse().ok().filter(|_| digits <= 3 && spaced)?;
    Some((Marker::Number(number), indent + digits + 2))
}

/// A bullet begins a list; a number only when it is 1 and 2 follows, for "2. " may as well end a sentence.
fn starts_list(lines: &[Line<'_>]) -> bool {
    match lines.first().and_then(|line| marker(line.text)) {
        Some((Marker::Bullet, _)) => true,
        Some((Marker::Number(1), _)) => lines[1..]
            .iter()
            .filter_map(|line| marker(line.text))
            .find(|(marker, _)| matches!(marker, Marker::Number(_)))
            .is_some_and(|(marker, _)| marker == Marker::Number(2)),
        _ => false,
    }
}

fn list(lines: &[Line<'_>], flow: &mut Flow) {
    let ordered = lines.first().and_then(|line| marker(line.text)).is_some_and(|(marker, _)| marker != Marker::Bullet);
    flow.begin_list(ordered);
    let mut open = false;
    for line in lines {
        let found = marker(line.text).filter(|(marker, _)| (*marker != Marker::Bullet) == ordered);
        let skip = found.map_or(0, |(_, skip)| skip);
        if found.is_some() {
            if open {
                flow.end_container();
            }
            open = flow.begin_item();
        } else {
            flow.text.space(line.start..line.start);
        }
        flow.text.flow(&line.text[skip..], line.start + skip);
    }
    if open {
        flow.end_container();
    }
    flow.end_list();
}
