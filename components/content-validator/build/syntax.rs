//! The pattern language of the phrases, read at build time.
//!
//! A pattern is a row of items over folded words (lower case, no accents), adjacent unless a gap stands between them:
//! `word` · `stem*` · `#` any number, in digits or words · `@class` an entry of a lexicon · `<set>` one member of a set in
//! `phrases/sets.rs` · `(a|b c|d)` alternatives · `[a]` optional · `~n` up to n words inside the clause · `~~n` up to n
//! words inside the sentence · `^` the start of a clause · `$` the end of a sentence. Hyphens, slashes and quotation
//! marks between words of the text do not count, so "antes/depois" is `antes depois`.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Word(String),
    Stem(String),
    Class(String),
    Set(String),
    Gap { max: u8, sentence: bool },
    Start,
    End,
    Row(Vec<Node>),
    Any(Vec<Node>),
    Maybe(Box<Node>),
}

/// Parses one pattern.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(pattern: &str) -> Result<Node, String> {
    let mut reader = Reader { rest: pattern };
    let row = reader.row()?;
    match reader.rest {
        "" => Ok(row),
        rest => Err(format!("`{pattern}`: unexpected `{rest}`")),
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn row(&mut self) -> Result<Node, String> {
        let mut items = Vec::new();
        loop {
            self.rest = self.rest.trim_start_matches(' ');
            match self.rest.chars().next() {
                None | Some('|' | ')' | ']') => break,
                Some(_) => items.push(self.item()?),
            }
        }
        match items.len() {
            0 => Err(format!("an empty row before `{}`", self.rest)),
            1 => Ok(items.remove(0)),
            _ => Ok(Node::Row(items)),
        }
    }

    fn item(&mut self) -> Result<Node, String> {
        let first = self.rest.chars().next().unwrap_or(' ');
        match first {
            '(' => self.group(')'),
            '[' => Ok(Node::Maybe(Box::new(self.group(']')?))),
            '~' => self.gap(),
            '#' => self.sign(Node::Class("number".into())),
            '^' => self.sign(Node::Start),
            '$' => self.sign(Node::End),
            '@' => {
                self.rest = &self.rest[1..];
                self.name().map(Node::Class)
            }
            '<' => {
                self.rest = &self.rest[1..];
                let name = self.name()?;
                self.expect('>')?;
                Ok(Node::Set(name))
            }
            _ => {
                let name = self.name()?;
                match self.rest.strip_prefix('*') {
                    Some(rest) => {
                        self.rest = rest;
                        Ok(Node::Stem(name))
                    }
                    None => Ok(Node::Word(name)),
                }
            }
        }
    }

    fn group(&mut self, close: char) -> Result<Node, String> {
        self.rest = &self.rest[1..];
        let mut rows = vec![self.row()?];
        while let Some(rest) = self.rest.strip_prefix('|') {
            self.rest = rest;
            rows.push(self.row()?);
        }
        self.expect(close)?;
        Ok(if rows.len() == 1 { rows.remove(0) } else { Node::Any(rows) })
    }

    fn gap(&mut self) -> Result<Node, String> {
        let sentence = self.rest.starts_with("~~");
        self.rest = self.rest.trim_start_matches('~');
        let digits = self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let max = self.rest[..digits].parse().map_err(|_| format!("a gap without a length before `{}`", self.rest))?;
        self.rest = &self.rest[digits..];
        match max {
            1..=12 => Ok(Node::Gap { max, sentence }),
            _ => Err(format!("a gap of {max} words: 1 to 12 are allowed")),
        }
    }

    fn name(&mut self) -> Result<String, String> {
        let end = self.rest.find(|c: char| !is_word(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        match name.is_empty() {
            true => Err(format!("no word before `{rest}`: words are folded, lower case and without accents")),
            false => Ok(name.to_string()),
        }
    }

    fn sign(&mut self, node: Node) -> Result<Node, String> {
        self.rest = &self.rest[1..];
        Ok(node)
    }

    fn expect(&mut self, close: char) -> Result<(), String> {
        match self.rest.strip_prefix(close) {
            Some(rest) => {
                self.rest = rest;
                Ok(())
            }
            None => Err(format!("`{close}` is missing before `{}`", self.rest)),
        }
    }
}

/// Digits stand in patterns too: "188", "0800", "100".
fn is_word(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '%' || c == '_'
}
