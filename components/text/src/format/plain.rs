//! One line of plain text from a bibliographic field, whatever the record carried.

/// Longest field that a citation shows, in characters; real titles stay far below.
const LONGEST: usize = 1_000;
/// The inline tags that PubMed and Crossref leave in titles.
const TAGS: [&str; 9] = ["i", "b", "u", "em", "strong", "sup", "sub", "scp", "italic"];

/// The field without control characters and inline tags, white space collapsed, at most 1,000 characters.
pub(super) fn line(field: &str) -> String {
    line_of(field, LONGEST)
}

/// The same with a limit of its own, in characters.
pub(super) fn line_of(field: &str, longest: usize) -> String {
    let mut out = String::new();
    let mut rest = field;
    let (mut count, mut gap) = (0, false);
    while let Some(c) = rest.chars().next() {
        if let Some(after) = skip_tag(rest) {
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c.is_whitespace() || c.is_control() {
            gap = !out.is_empty();
            continue;
        }
        if count >= longest {
            out.push('…');
            break;
        }
        if std::mem::take(&mut gap) {
            out.push(' ');
        }
        out.push(c);
        count += 1;
    }
    out
}

/// The line, or None where nothing is left of it.
pub(super) fn present(field: Option<&String>) -> Option<String> {
    field.map(|f| line(f)).filter(|f| !f.is_empty())
}

fn skip_tag(text: &str) -> Option<&str> {
    let body = text.strip_prefix('<')?;
    let body = body.strip_prefix('/').unwrap_or(body);
    let end = body.bytes().take(8).position(|b| b == b'>')?;
    let name = &body[..end];
    TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag)).then(|| &body[end + 1..])
}

/// Adds a sentence: exactly one full stop between it and what stands before.
pub(super) fn sentence(out: &mut String, part: &str) {
    let part = part.trim();
    if part.is_empty() {
        return;
    }
    out.truncate(out.trim_end().len());
    end_sentence(out);
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(part);
}

/// A full stop, unless the text ends with a mark that closes a sentence.
pub(super) fn end_sentence(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['.', '?', '!', '…']) {
        out.push('.');
    }
}
