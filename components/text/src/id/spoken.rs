//! Numbers said as words, in Portuguese and English: "quinhentos e vinte e nove", "meia", "cento e vinte mil", "twenty
//! five". Gives digits, as somebody who takes a dictation would write them.

use crate::token::{Token, TokenKind};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    Unit,
    Teen,
    Ten,
    Hundred,
    /// English "hundred", which multiplies the unit before it.
    Times,
    Thousand,
}

/// Sorted by word.
const WORDS: &[(&str, u16, Class)] = &[
    ("catorze", 14, Class::Teen),
    ("cem", 100, Class::Teen),
    ("cento", 100, Class::Hundred),
    ("cinco", 5, Class::Unit),
    ("cinquenta", 50, Class::Ten),
    ("dez", 10, Class::Teen),
    ("dezanove", 19, Class::Teen),
    ("dezasseis", 16, Class::Teen),
    ("dezassete", 17, Class::Teen),
    ("dezenove", 19, Class::Teen),
    ("dezesseis", 16, Class::Teen),
    ("dezessete", 17, Class::Teen),
    ("dezoito", 18, Class::Teen),
    ("dois", 2, Class::Unit),
    ("doze", 12, Class::Teen),
    ("duas", 2, Class::Unit),
    ("duzentas", 200, Class::Hundred),
    ("duzentos", 200, Class::Hundred),
    ("eight", 8, Class::Unit),
    ("eighteen", 18, Class::Teen),
    ("eighty", 80, Class::Ten),
    ("eleven", 11, Class::Teen),
    ("fifteen", 15, Class::Teen),
    ("fifty", 50, Class::Ten),
    ("five", 5, Class::Unit),
    ("forty", 40, Class::Ten),
    ("four", 4, Class::Unit),
    ("fourteen", 14, Class::Teen),
    ("hum", 1, Class::Unit),
    ("hundred", 100, Class::Times),
    ("meia", 6, Class::Unit),
    ("mil", 1000, Class::Thousand),
    ("nine", 9, Class::Unit),
    ("nineteen", 19, Class::Teen),
    ("ninety", 90, Class::Ten),
    ("nove", 9, Class::Unit),
    ("novecentos", 900, Class::Hundred),
    ("noventa", 90, Class::Ten),
    ("oh", 0, Class::Unit),
    ("oitenta", 80, Class::Ten),
    ("oito", 8, Class::Unit),
    ("oitocentos", 800, Class::Hundred),
    ("one", 1, Class::Unit),
    ("onze", 11, Class::Teen),
    ("quarenta", 40, Class::Ten),
    ("quatorze", 14, Class::Teen),
    ("quatro", 4, Class::Unit),
    ("quatrocentos", 400, Class::Hundred),
    ("quinhentos", 500, Class::Hundred),
    ("quinze", 15, Class::Teen),
    ("seis", 6, Class::Unit),
    ("seiscentos", 600, Class::Hundred),
    ("sessenta", 60, Class::Ten),
    ("sete", 7, Class::Unit),
    ("setecentos", 700, Class::Hundred),
    ("setenta", 70, Class::Ten),
    ("seven", 7, Class::Unit),
    ("seventeen", 17, Class::Teen),
    ("seventy", 70, Class::Ten),
    ("six", 6, Class::Unit),
    ("sixteen", 16, Class::Teen),
    ("sixty", 60, Class::Ten),
    ("ten", 10, Class::Teen),
    ("thirteen", 13, Class::Teen),
    ("thirty", 30, Class::Ten),
    ("thousand", 1000, Class::Thousand),
    ("three", 3, Class::Unit),
    ("treis", 3, Class::Unit),
    ("tres", 3, Class::Unit),
    ("treze", 13, Class::Teen),
    ("trezentas", 300, Class::Hundred),
    ("trezentos", 300, Class::Hundred),
    ("trinta", 30, Class::Ten),
    ("twelve", 12, Class::Teen),
    ("twenty", 20, Class::Ten),
    ("two", 2, Class::Unit),
    ("um", 1, Class::Unit),
    ("uma", 1, Class::Unit),
    ("vinte", 20, Class::Ten),
    ("zero", 0, Class::Unit),
];

/// The letters that follow each first letter in [`WORDS`], one bit each: most words of a text are none of these.
const SECONDS: [u32; 26] = seconds();

const fn seconds() -> [u32; 26] {
    let mut seconds = [0; 26];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].0.as_bytes();
        seconds[(word[0] - b'a') as usize] |= 1 << (word[1] - b'a');
        at += 1;
    }
    seconds
}

fn begins(text: &[u8]) -> bool {
    let place = |byte: &u8| byte.checked_sub(b'a').filter(|place| *place < 26);
    match (text.first().and_then(place), text.get(1).and_then(place)) {
        (Some(first), Some(second)) => SECONDS[usize::from(first)] & 1 << second != 0,
        _ => false,
    }
}

fn word(text: &str) -> Option<(u32, Class)> {
    if !begins(text.as_bytes()) {
        return None;
    }
    let at = WORDS.binary_search_by_key(&text, |entry| entry.0).ok()?;
    WORDS.get(at).map(|&(_, value, class)| (u32::from(value), class))
}

/// Whether `text` is a number word.
pub fn is_number(text: &str) -> bool {
    word(text).is_some()
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn read(&self, at: usize) -> Option<(u32, Class)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        word(token.text(self.text))
    }

    /// The position after "e", "and" or a hyphen that joins two number words, or `at` itself.
    fn joined(&self, at: usize) -> (usize, bool) {
        match self.tokens.get(at).map(|token| token.text(self.text)) {
            Some("e" | "and" | "-") => (at + 1, true),
            _ => (at, false),
        }
    }

    /// A number below a thousand.
    fn small(&self, at: usize) -> Option<(u32, usize)> {
        let (value, class) = self.read(at)?;
        match class {
            Class::Unit => match self.read(at + 1) {
                Some((_, Class::Times)) => self.after(value * 100, 100, at + 2),
                _ => Some((value, at + 1)),
            },
            Class::Teen => Some((value, at + 1)),
            Class::Ten => self.after(value, 10, at + 1),
            Class::Hundred => self.after(value, 100, at + 1),
            Class::Times | Class::Thousand => None,
        }
    }

    /// Adds what may follow a number of that size: units after tens, tens and units after hundreds. Portuguese joins
    /// with "e"; English puts tens and units side by side.
    fn after(&self, value: u32, size: u32, at: usize) -> Option<(u32, usize)> {
        let (next, joined) = self.joined(at);
        let Some((more, class)) = self.read(next) else { return Some((value, at)) };
        let english = self.tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.text(self.text).ends_with("ty"));
        let fits = match class {
            Class::Unit => more > 0 && more < size && (joined || english),
            Class::Teen => more < size && joined,
            Class::Ten => size == 100 && joined,
            _ => false,
        };
        if !fits {
            return Some((value, at));
        }
        match class {
            Class::Ten => self.after(value + more, 10, next + 1),
            _ => Some((value + more, next + 1)),
        }
    }
}

/// The number that begins at token `at`: its digits and the token after it. "mil" joins what stands around it, so that
/// "cento e vinte mil quinhentos" gives `120500`.
pub fn number(text: &str, tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let reader = Reader { text, tokens };
    if tokens.get(at).is_some_and(|token| matches!(token.text(text), "duplo" | "double")) {
        let (value, _) = reader.read(at + 1).filter(|(_, class)| *class == Class::Unit)?;
        return Some((format!("{value}{value}"), at + 2));
    }
    let (value, next) = match reader.read(at)? {
        (_, Class::Thousand) => (1, at),
        _ => reader.small(at)?,
    };
    if value == 0 || !matches!(reader.read(next), Some((_, Class::Thousand))) {
        return Some((value.to_string(), next));
    }
    let thousands = value * 1000;
    let (rest, _) = reader.joined(next + 1);
    match reader.small(rest) {
        Some((small, end)) if small > 0 && reader.read(end).is_none_or(|(_, class)| class != Class::Thousand) => {
            Some(((thousands + small).to_string(), end))
        }
        _ => Some((thousands.to_string(), next + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn reads_numbers_as_a_typist_would() {
        assert!(WORDS.is_sorted_by_key(|entry| entry.0));
        for (text, expect) in [
            ("cinco dois nove", "5 2 9"),
            ("quinhentos e vinte e nove novecentos e oitenta e dois", "529 982"),
            ("vinte e cinco", "25"),
            ("vinte cinco", "20 5"),
            ("noventa e nove oitenta e um", "99 81"),
            ("meia zero onze", "6 0 11"),
            ("cento e vinte e tres mil quatrocentos e cinquenta e seis", "123456"),
            ("mil novecentos e oitenta e cinco", "1985"),
            ("dois mil e vinte", "2020"),
            ("duzentos e dez", "210"),
            ("twenty five thirty-one", "25 31"),
            ("one hundred and seven", "107"),
            ("cem", "100"),
            ("oito duplo zero", "8 00"),
            ("cinquenta e zero", "50 0"),
        ] {
            let tokens = tokens(text);
            let (mut at, mut found) = (0, Vec::new());
            while at < tokens.len() {
                match number(text, &tokens, at) {
                    Some((digits, next)) => {
                        found.push(digits);
                        at = next;
                    }
                    None => at += 1,
                }
            }
            assert_eq!(found.join(" "), expect, "{text}");
        }
    }
}
