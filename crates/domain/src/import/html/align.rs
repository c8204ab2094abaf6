//! Ties decoded text back to the HTML that it was written in: character references are whole units, the rest is literal.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

/// A part of a text; ranges are offsets in the raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) enum Part<'a> {
    Literal(Range<usize>),
    Whole(&'a str, Range<usize>),
}

/// Splits `text`, which the tokenizer read from `raw`, into parts. Where the two cannot be brought together, the rest of
/// the text stands for the rest of the HTML.
pub(in crate::import) fn align<'a>(text: &'a str, raw: &str, mut part: impl FnMut(Part<'a>)) {
    let (mut t, mut r) = (0, 0);
    while t < text.len() {
        let same = common_prefix(&text[t..], &raw[r..]);
        if same > 0 {
            part(Part::Literal(r..r + same));
            (t, r) = (t + same, r + same);
            continue;
        }
        let Some((taken, read)) = step(&text[t..], &raw[r..]) else {
            return part(Part::Whole(&text[t..], r..raw.len()));
        };
        if taken > 0 {
            part(Part::Whole(&text[t..t + taken], r..r + read));
        }
        (t, r) = (t + taken, r + read);
    }
}

/// How far both run alike, up to the next character reference, line end or stray end tag.
fn common_prefix(text: &str, raw: &str) -> usize {
    let stop = raw.find(['&', '\r', '<']).unwrap_or(raw.len());
    let same = text.bytes().zip(raw[..stop].bytes()).take_while(|(a, b)| a == b).count();
    let same = (0..=same).rev().find(|&at| text.is_char_boundary(at) && raw.is_char_boundary(at)).unwrap_or(0);
    if same > 0 || stop > 0 {
        return same;
    }
    // A `<` that stands for itself; `</>` does so in a title, and is nothing elsewhere.
    let stray = raw.starts_with("</>") && !text.starts_with("</>");
    usize::from(text.starts_with('<') && raw.starts_with('<') && !stray)
}

/// How many bytes of text and of HTML one unit takes.
fn step(text: &str, raw: &str) -> Option<(usize, usize)> {
    if raw.starts_with("</>") {
        return Some((0, 3));
    }
    if raw.starts_with("\r\n") && text.starts_with('\n') {
        return Some((1, 2));
    }
    if raw.starts_with('\r') && text.starts_with('\n') {
        return Some((1, 1));
    }
    if raw.starts_with('\0') && text.starts_with('\u{fffd}') {
        return Some(('\u{fffd}'.len_utf8(), 1));
    }
    if raw.starts_with('&') {
        let (decoded, read) = reference(raw);
        return text.starts_with(&decoded).then_some((decoded.len(), read));
    }
    None
}

/// Decodes the character reference at the start of `raw`; gives how many bytes it took. An ampersand that begins none
/// stands for itself.
fn reference(raw: &str) -> (String, usize) {
    let name = raw[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).map_or(raw.len(), |at| at + 1);
    let end = if raw[name..].starts_with(';') { name + 1 } else { name };
    let decoded = decode(&raw[..end]);
    // "&notit;" is "¬it;": what both end with is no part of the reference.
    let tail = decoded.bytes().rev().zip(raw[1..end].bytes().rev()).take_while(|(a, b)| a == b).count();
    if decoded.len() == tail || decoded == raw[..end] {
        return ("&".to_owned(), 1);
    }
    (decoded[..decoded.len() - tail].to_owned(), end - tail)
}

fn decode(raw: &str) -> String {
    let mut out = Vec::new();
    for Ok(token) in Tokenizer::new(raw) {
        if let Token::String(text) = token {
            out.extend_from_slice(&text);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, raw: &str) -> String {
        let mut out = String::new();
        align(text, raw, |part| match part {
            Part::Literal(range) => out.push_str(&raw[range]),
            Part::Whole(text, range) => out.push_str(&format!("[{text}={}]", &raw[range])),
        });
        out
    }

    #[test]
    fn references_are_units_and_the_rest_is_literal() {
        let check = |text: &str, raw: &str, expect: &str| assert_eq!(parts(text, raw), expect);
        check("ação & dor", "a&ccedil;&atilde;o &amp; dor", "a[ç=&ccedil;][ã=&atilde;]o [&=&amp;] dor");
        check("A & B", "A & B", "A [&=&] B");
        check("¬it; x", "&notit; x", "[¬=&not]it; x");
        check("&xyz; ", "&xyz; ", "[&=&]xyz; ");
        check("a\nb\nc", "a\r\nb\rc", "a[\n=\r\n]b[\n=\r]c");
        check("<3 ", "<3 ", "<3 ");
        check("ab", "a</>b", "ab");
        check("AB", "&#65;&#x42", "[A=&#65;][B=&#x42]");
        check("oops", "other", "o[ops=ther]");
    }
}
