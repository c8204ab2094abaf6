//! Raw HTML made harmless: an allow-list, bounded depth and size.

use std::sync::LazyLock;

use ammonia::Builder;
use html5gum::{Token, Tokenizer};

/// Larger fragments are shown as their text.
const MAX_BYTES: usize = 64 * 1024;
/// The tree builder's work grows with depth and with open formatting elements; both are bounded by this.
const MAX_DEPTH: usize = 32;

const TAGS: [&str; 24] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "i",
    "li",
    "ol",
    "p",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "strong",
    "sub",
    "sup",
    "ul",
];

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.into_iter().collect())
        .tag_attributes([("a", ["href"].into_iter().collect()), ("abbr", ["title"].into_iter().collect())].into())
        .url_schemes(["http", "https", "mailto", "tel"].into_iter().collect())
        .clean_content_tags(["script", "style", "template", "title"].into_iter().collect())
        .link_rel(Some("noopener noreferrer"));
    builder
});

/// Whether the tag may stand in an HTML block.
pub fn allows(tag: &str) -> bool {
    TAGS.contains(&tag)
}

/// The fragment with only allowed tags and attributes, balanced; none where it is too large or too deep.
pub fn sanitize(html: &str) -> Option<String> {
    let bounded = html.len() <= MAX_BYTES && depth(html) <= MAX_DEPTH;
    bounded.then(|| ALLOWED.clean(html).to_string())
}

/// How many elements could be open at once, reading end tags at their most useless.
fn depth(html: &str) -> usize {
    let (mut open, mut most) = (Vec::new(), 0);
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if tag.name.as_slice() != b"br" => open.push(tag.name),
            Token::EndTag(tag) if open.last() == Some(&tag.name) => drop(open.pop()),
            _ => {}
        }
        most = most.max(open.len());
    }
    most
}

/// What a reader sees of a fragment, without its white space: enough to tell whether two fragments say the same.
pub fn visible_letters(html: &str) -> String {
    let mut out = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        if let Token::String(text) = token {
            out.extend_from_slice(&text);
        }
    }
    letters(&String::from_utf8_lossy(&out))
}

/// A text without its white space.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_allow_list_passes() {
        let check = |html: &str, expect: Option<&str>| assert_eq!(sanitize(html).as_deref(), expect, "{html}");
        check("<dl><dt>A<dd onclick=x>b</dl>", Some("<dl><dt>A</dt><dd>b</dd></dl>"));
        check("<script>alert(1)</script>x<style>y</style>", Some("x"));
        check("<a href='javascript:x' style='a'>b</a>", Some("<a rel=\"noopener noreferrer\">b</a>"));
        check("<a href=https://a.org>b", Some("<a href=\"https://a.org\" rel=\"noopener noreferrer\">b</a>"));
        check("<img src=x onerror=y><svg><a xlink:href='javascript:x'>z</a></svg>b", Some("b"));
        check(&"<b>".repeat(100_000), None);
        check(&"a".repeat(65 * 1024), None);
        assert_eq!(visible_letters("<dt>A &amp; b</dt>\n<dd>c</dd>"), "A&bc");
    }
}
