//! The text of a block with its marks as Markdown. Where a delimiter would not be read as one, the HTML tag stands.

use std::ops::Range;

use crate::document::{Block, MarkKind};
use crate::export::marks::{Piece, pieces};

/// Where a text stands, which decides what has to be escaped and how a line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Block,
    /// One line, at whose end hashes count.
    Heading,
    /// One line between bars.
    Cell,
    /// No marks.
    Alternative,
}

pub(super) fn write(block: &Block, place: Place) -> String {
    let mut out =
        Inline { out: String::new(), text: &block.text, place, open: Vec::new(), code: None, line_start: true };
    for piece in pieces(block) {
        out.piece(piece);
    }
    out.out
}

/// An address between the parentheses of a link or image.
pub(super) fn address(address: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$'*+,;=%".contains(&byte);
    if !address.is_empty() && address.bytes().all(plain) {
        return address.to_owned();
    }
    let mut out = String::from("<");
    for c in address.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '|' => out.push_str("%7C"),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out + ">"
}

struct Inline<'a> {
    out: String,
    text: &'a str,
    place: Place,
    /// How each open mark closes.
    open: Vec<String>,
    /// The text of code that is open, which takes no escapes and no marks.
    code: Option<usize>,
    line_start: bool,
}

impl Inline<'_> {
    fn piece(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Text(range) if self.code.is_some() => {
                let code = self.text[range].replace('\n', " ");
                self.out.push_str(&code);
            }
            Piece::Text(range) => self.escape(range),
            Piece::Break if self.code.is_some() || self.place == Place::Alternative => self.out.push(' '),
            Piece::Break if self.place == Place::Block => {
                self.out.push_str("\\\n");
                self.line_start = true;
            }
            Piece::Break => self.out.push_str("<br>"),
            Piece::Reference(number) if self.place != Place::Alternative => {
                self.out.push_str(&format!("[^{number}]"));
                self.line_start = false;
            }
            Piece::Reference(_) => {}
            Piece::Open(..) if self.place == Place::Alternative => {}
            Piece::Open(kind, range) => self.open(kind, range),
            Piece::Close(_) if self.place == Place::Alternative => {}
            Piece::Close(kind) => self.close(kind),
        }
    }

    fn open(&mut self, kind: &MarkKind, range: Range<usize>) {
        if self.code.is_some() {
            return self.open.push(String::new());
        }
        let plain = self.can_delimit(&range);
        let (open, close) = match kind {
            MarkKind::Strong if plain => ("**".into(), "**".into()),
            MarkKind::Emphasis if plain => ("_".into(), "_".into()),
            MarkKind::Strikethrough if plain => ("~~".into(), "~~".into()),
            MarkKind::Strong => tag("strong"),
            MarkKind::Emphasis => tag("em"),
            MarkKind::Strikethrough => tag("s"),
            MarkKind::Superscript => tag("sup"),
            MarkKind::Subscript => tag("sub"),
            MarkKind::Link(href) => ("[".into(), format!("]({})", address(href))),
            MarkKind::Code => {
                self.code = Some(self.out.len());
                (String::new(), String::new())
            }
            MarkKind::LineBreak | MarkKind::Reference(_) => (String::new(), String::new()),
        };
        self.line_start &= open.is_empty();
        self.out.push_str(&open);
        self.open.push(close);
    }

    fn close(&mut self, kind: &MarkKind) {
        if *kind == MarkKind::Code
            && let Some(start) = self.code.take()
        {
            self.line_start = false;
            let code = self.out.split_off(start);
            self.out.push_str(&code_span(&code, self.place));
        }
        let close = self.open.pop().unwrap_or_default();
        self.out.push_str(&close);
    }

    /// Delimiters are read as such between space or a border outside and letters or digits inside.
    fn can_delimit(&self, range: &Range<usize>) -> bool {
        let inner = &self.text[range.clone()];
        let before = self.text[..range.start].chars().next_back();
        let after = self.text[range.end..].chars().next();
        let outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace());
        let solid = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        outside(before) && outside(after) && solid(inner.chars().next()) && solid(inner.chars().next_back())
    }

    fn escape(&mut self, range: Range<usize>) {
        let text = &self.text[range];
        if self.line_start {
            let text = text.trim_start();
            self.line_start = text.is_empty();
            let prefix = line_prefix(text);
            self.out.push_str(&text[..prefix]);
            if prefix < text.len() && (prefix > 0 || text.starts_with(['#', '>', '-', '+', '='])) {
                self.out.push('\\');
                self.out.push_str(&text[prefix..prefix + 1]);
                return self.characters(&text[prefix + 1..]);
            }
            return self.characters(&text[prefix..]);
        }
        // "[^1]: " would begin a footnote.
        if text.starts_with(':') && self.out.ends_with(']') {
            self.out.push('\\');
        }
        self.characters(text);
    }

    fn characters(&mut self, text: &str) {
        for (at, c) in text.char_indices() {
            match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                '#' if self.place == Place::Heading => self.out.push_str("\\#"),
                '&' if is_reference(&text[at..]) => self.out.push_str("&amp;"),
                '\n' | '\r' => self.out.push(' '),
                '\0' => self.out.push('\u{fffd}'),
                c => self.out.push(c),
            }
        }
    }
}

fn tag(name: &str) -> (String, String) {
    (format!("<{name}>"), format!("</{name}>"))
}

/// How many digits at the start of a line would make a list with the mark after them.
fn line_prefix(text: &str) -> usize {
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let marker = digits > 0 && text[digits..].starts_with(['.', ')']);
    if marker { digits } else { 0 }
}

fn is_reference(text: &str) -> bool {
    text[1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#')
}

fn code_span(code: &str, place: Place) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" };
    let code = if place == Place::Cell { code.replace('|', "\\|") } else { code.to_owned() };
    format!("{fence}{pad}{code}{pad}{fence}")
}
