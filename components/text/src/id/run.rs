//! Runs of numerals: digits, typed or spoken, with nothing between them but what people put between the groups of one
//! number. Identifiers are looked for in windows of a run.

use super::spoken;
use crate::token::{Token, TokenKind};

/// What stands before a part, seen from the part before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sep {
    /// The first part of its run.
    Start,
    Space,
    Dot,
    Hyphen,
    Slash,
    Paren,
    /// Between spoken parts only.
    Comma,
    /// Nothing at all: letters and digits of one code never are parts, so this is a spoken number beside a digit.
    None,
}

/// One group of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Byte range of the folded text.
    pub start: usize,
    pub end: usize,
    /// Range in the digits of the run.
    pub from: usize,
    pub to: usize,
    pub spoken: bool,
    pub sep: Sep,
    /// Whether a letter touches the part ("abc123", "15mg"): such a part is no group of a longer number.
    pub glued_before: bool,
    pub glued_after: bool,
}

impl Part {
    pub fn len(&self) -> usize {
        self.to - self.from
    }

    pub fn is_empty(&self) -> bool {
        self.to == self.from
    }
}

/// Parts in order, and their digits one after the other.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub digits: String,
    pub parts: Vec<Part>,
}

impl Run {
    /// The digits of parts `first..=last`.
    pub fn window(&self, first: usize, last: usize) -> &str {
        match (self.parts.get(first), self.parts.get(last)) {
            (Some(a), Some(b)) => self.digits.get(a.from..b.to).unwrap_or_default(),
            _ => "",
        }
    }

    fn push(&mut self, digits: &str, range: std::ops::Range<usize>, spoken: bool, sep: Sep, text: &str) {
        let from = self.digits.len();
        self.digits.push_str(digits);
        let sep = if self.parts.is_empty() { Sep::Start } else { sep };
        // "0xx11" leaves the carrier open before an area code.
        let glued_before = text[..range.start].ends_with(char::is_alphabetic) && !text[..range.start].ends_with("xx");
        let glued_after = text[range.end..].starts_with(char::is_alphabetic);
        let part = Part {
            start: range.start,
            end: range.end,
            from,
            to: self.digits.len(),
            spoken,
            sep,
            glued_before,
            glued_after,
        };
        self.parts.push(part);
    }
}

/// All runs of folded text, in order; and for each token whether a numeral begins there.
pub fn runs(text: &str, tokens: &[Token]) -> (Vec<Run>, Vec<bool>) {
    let mut runs = Vec::new();
    let mut begins = vec![false; tokens.len()];
    let mut run = Run::default();
    let mut at = 0;
    while at < tokens.len() {
        let Some((digits, next, spoken)) = numeral(text, tokens, at) else {
            at += 1;
            continue;
        };
        begins[at] = true;
        let range = tokens[at].start..tokens[next - 1].end;
        let sep = match run.parts.last() {
            Some(last) => separator(text, last, range.start, spoken),
            None => Some(Sep::Start),
        };
        match sep {
            Some(sep) => run.push(&digits, range, spoken, sep, text),
            None => {
                runs.push(std::mem::take(&mut run));
                run.push(&digits, range, spoken, Sep::Start, text);
            }
        }
        at = next;
    }
    if !run.parts.is_empty() {
        runs.push(run);
    }
    (runs, begins)
}

fn numeral(text: &str, tokens: &[Token], at: usize) -> Option<(String, usize, bool)> {
    let token = tokens.get(at)?;
    match token.kind {
        TokenKind::Number => Some((token.text(text).to_owned(), at + 1, false)),
        TokenKind::Word => spoken::number(text, tokens, at).map(|(digits, next)| (digits, next, true)),
        TokenKind::Punctuation => None,
    }
}

/// The separator between `last` and a part that starts at `start`; none when the two are not of one number.
fn separator(text: &str, last: &Part, start: usize, spoken: bool) -> Option<Sep> {
    let between = text.get(last.end..start)?;
    if between.len() > 12 || between.contains('\n') {
        return None;
    }
    // A full stop ends a sentence: "leito 12. 529.982.247-25" holds two numbers.
    if between.starts_with('.') && between.len() > 1 {
        return None;
    }
    Some(match between.trim() {
        "" if between.is_empty() => Sep::None,
        "" | "_" => Sep::Space,
        "." | "ponto" | "dot" => Sep::Dot,
        "-" | "traco" | "tracinho" | "hifen" | "dash" | "digito" => Sep::Hyphen,
        "/" | "barra" | "slash" => Sep::Slash,
        "(" | ")" | ") (" | ")-" | ") -" | ")." => Sep::Paren,
        "," | "e" | ", e" if last.spoken && spoken => Sep::Comma,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn gathers_what_belongs_together() {
        for (text, expect) in [
            ("cpf 529.982.247-25", vec!["529.982.247-25"]),
            ("390.533.447=05", vec!["390.533.447", "05"]),
            ("10, 20", vec!["10", "20"]),
            ("cinco, dois, nove", vec!["5,2,9"]),
            ("529 ponto 982 traco 25", vec!["529.982-25"]),
            ("(11) 99999 9999", vec!["11)99999 9999"]),
            ("1\n2", vec!["1", "2"]),
            ("quinhentos e vinte e nove novecentos", vec!["529 900"]),
        ] {
            let tokens = tokens(text);
            let found: Vec<String> = runs(text, &tokens)
                .0
                .iter()
                .map(|run| {
                    let mut out = String::new();
                    for part in &run.parts {
                        out.push_str(match part.sep {
                            Sep::Start | Sep::None => "",
                            Sep::Space => " ",
                            Sep::Dot => ".",
                            Sep::Hyphen => "-",
                            Sep::Slash => "/",
                            Sep::Paren => ")",
                            Sep::Comma => ",",
                        });
                        out.push_str(&run.digits[part.from..part.to]);
                    }
                    out
                })
                .collect();
            assert_eq!(found, expect, "{text}");
        }
    }
}
