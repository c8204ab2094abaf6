//! Words, numbers and punctuation of folded text. Letters and digits never share a token, so that "15mg" and "crm12345"
//! come apart where a reader would part them.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters of any script.
    Word,
    /// A run of ASCII digits (folding has made every digit one).
    Number,
    /// One sign; white space is no token.
    Punctuation,
}

/// A token as a byte range of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

impl Token {
    /// The token's text; empty when `text` is not the text that it was read from.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

fn kind(c: char) -> Option<TokenKind> {
    match c {
        c if c.is_ascii_digit() => Some(TokenKind::Number),
        c if c.is_alphanumeric() => Some(TokenKind::Word),
        c if c.is_whitespace() => None,
        _ => Some(TokenKind::Punctuation),
    }
}

/// All tokens of folded text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut joins = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let Some(kind) = kind(c) else {
            joins = false;
            continue;
        };
        match tokens.last_mut() {
            Some(last) if joins && last.kind == kind && kind != TokenKind::Punctuation => last.end = end,
            _ => tokens.push(Token { kind, start, end }),
        }
        joins = true;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_words_numbers_and_signs() {
        for (text, expect) in [
            ("", ""),
            ("15mg/dia", "15 mg / dia"),
            ("crm-sp 123.456", "crm - sp 123 . 456"),
            ("a1c b12, x", "a 1 c b 12 , x"),
            ("..", ". ."),
            ("日本 ok\n2", "日本 ok 2"),
        ] {
            let found: Vec<_> = tokens(text).iter().map(|token| token.text(text)).collect();
            assert_eq!(found.join(" "), expect, "{text:?}");
        }
    }
}
