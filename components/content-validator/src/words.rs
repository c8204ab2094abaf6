//! The words of one block as the matcher reads them: numbers whole ("1.500,00"), "R$" and "%" as words, every other sign
//! reduced to how strongly it parts its neighbours.

use text::token::{Token, TokenKind, tokens};

/// What stands between a word and the one before it, from nothing to the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// White space, a hyphen, a slash, a quotation mark.
    None,
    Comma,
    /// A colon, a semicolon, brackets, a dash.
    Clause,
    Sentence,
}

#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Bytes of the folded text.
    pub start: u32,
    pub end: u32,
    pub before: Break,
    pub kind: WordKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    Letters,
    Number,
    /// "R$"; patterns call it `r_`.
    Reais,
    /// "$" alone; patterns call it `_`.
    Dollar,
    /// "%".
    Percent,
}

impl Word {
    pub fn text<'a>(&self, folded: &'a str) -> &'a str {
        match self.kind {
            WordKind::Reais => "r_",
            WordKind::Dollar => "_",
            WordKind::Percent => "%",
            _ => folded.get(self.start as usize..self.end as usize).unwrap_or_default(),
        }
    }
}

/// After these a full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "dr", "dra", "drs", "prof", "profa", "sr", "sra", "enf", "psic", "nutr", "p", "ex", "etc", "art", "no", "num",
    "res", "av", "tel", "fig", "tab", "vs", "aprox", "obs", "pag", "cap", "ref", "mg", "mcg", "ml", "kg", "cp", "comp",
    "mr", "mrs", "ms", "st", "e", "i", "g", "r",
];

/// The words of folded text, in order. Linear.
pub fn words(folded: &str) -> Vec<Word> {
    let tokens = tokens(folded);
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut before = Break::Sentence;
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let (kind, used) = match token.kind {
            TokenKind::Word if reais(&tokens[index..], folded) => (WordKind::Reais, 2),
            TokenKind::Word => (WordKind::Letters, 1),
            TokenKind::Number => (WordKind::Number, number(&tokens[index..], folded)),
            TokenKind::Punctuation if token.text(folded) == "%" => (WordKind::Percent, 1),
            TokenKind::Punctuation if token.text(folded) == "$" => (WordKind::Dollar, 1),
            TokenKind::Punctuation => {
                before = before.max(strength(&tokens, index, folded));
                index += 1;
                continue;
            }
        };
        let end = tokens.get(index + used - 1).map_or(token.end, |last| last.end);
        words.push(Word { start: token.start as u32, end: end as u32, before, kind });
        before = Break::None;
        index += used;
    }
    words
}

fn reais(tokens: &[Token], folded: &str) -> bool {
    let [letter, sign, ..] = tokens else { return false };
    letter.text(folded) == "r" && sign.text(folded) == "$" && letter.end == sign.start
}

/// How many tokens one number takes: "1.500,00" takes five.
fn number(tokens: &[Token], folded: &str) -> usize {
    let mut used = 1;
    while let [last, sign, next, ..] = &tokens[used - 1..] {
        let joined = last.end == sign.start && sign.end == next.start;
        if !joined || next.kind != TokenKind::Number || !matches!(sign.text(folded), "." | ",") {
            break;
        }
        used += 2;
    }
    used
}

fn strength(tokens: &[Token], index: usize, folded: &str) -> Break {
    let Some(token) = tokens.get(index) else { return Break::None };
    let spaced = |at: usize| folded[at..].chars().next().is_none_or(char::is_whitespace);
    let parted = folded[..token.start].chars().next_back().is_none_or(char::is_whitespace);
    match token.text(folded) {
        "!" | "?" => Break::Sentence,
        "." => full_stop(tokens, index, folded),
        "," => Break::Comma,
        ";" | ":" | "(" | ")" | "[" | "]" | "|" => Break::Clause,
        // A hyphen joins, a dash parts.
        "-" if parted && spaced(token.end) => Break::Clause,
        _ => Break::None,
    }
}

fn full_stop(tokens: &[Token], index: usize, folded: &str) -> Break {
    let Some(token) = tokens.get(index) else { return Break::None };
    let rest = folded.get(token.end..).unwrap_or_default();
    let ends = rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | ')' | ']'));
    let last =
        index.checked_sub(1).and_then(|previous| tokens.get(previous)).map_or("", |previous| previous.text(folded));
    match ends && !ABBREVIATIONS.contains(&last) {
        true => Break::Sentence,
        false => Break::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expect: &str) {
        let folded = text::fold::fold(source);
        let shown: Vec<_> = words(folded.as_str())
            .iter()
            .map(|word| {
                let sign = match word.before {
                    Break::None => "",
                    Break::Comma => ",",
                    Break::Clause => ":",
                    Break::Sentence => ".",
                };
                format!("{sign}{}", word.text(folded.as_str()))
            })
            .collect();
        assert_eq!(shown.join(" "), expect, "{source:?}");
    }

    #[test]
    fn reads_words_numbers_and_breaks() {
        for (source, expect) in [
            ("", ""),
            ("Antes/depois, já!", ".antes depois ,ja"),
            ("Custa R$ 1.500,00 (à vista).", ".custa r_ 1.500,00 :a vista"),
            ("A Dra. Ana – MÉDICA. Fim.", ".a dra ana :medica .fim"),
            ("100% seguro? Sim, 0.5mg", ".100 % seguro .sim ,0.5 mg"),
            ("pós-graduação em www.site.com.br", ".pos graduacao em www site com br"),
            ("de 10, 20 ou 30", ".de 10 ,20 ou 30"),
            ("...", ""),
        ] {
            check(source, expect);
        }
    }
}
