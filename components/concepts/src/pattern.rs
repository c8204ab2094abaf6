//! Words of folded text and an automaton that finds patterns of words in them. The automaton is made at build time
//! and read where it lies, so that a guest pays nothing to have it.

use fst::raw::{CompiledAddr, Fst, Node, Output};
use text::id::is_number;
use text::token::{TokenKind, tokens};

/// A word, a number with its decimals ("11,4", "1.000") or a percent sign, as bytes of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub start: u32,
    pub end: u32,
    pub number: bool,
    /// Whether only white space, a hyphen or an apostrophe parts it from the word before it.
    pub joined: bool,
}

impl Word {
    pub fn text<'a>(&self, folded: &'a str) -> &'a str {
        folded.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// The words of `folded`. "b12" and "covid19" are one word, "15mg" is a number and a word.
pub fn words(folded: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(folded.len() / 5);
    let mut joined = false;
    let mut separator = None;
    for token in tokens(folded) {
        let text = token.text(folded);
        let number = token.kind == TokenKind::Number;
        if token.kind == TokenKind::Punctuation && text != "%" {
            joined &= matches!(text, "-" | "'");
            separator = matches!(text, "." | ",").then_some(token.end);
            continue;
        }
        let (start, end) = (token.start as u32, token.end as u32);
        match words.last_mut() {
            Some(last) if number && continues(last, start, separator) => last.end = end,
            _ => words.push(Word { start, end, number, joined }),
        }
        (joined, separator) = (true, None);
    }
    words
}

/// Whether a run of digits at `start` is the tail of `last`: "b" + "12", or "11" + "," + "4".
fn continues(last: &Word, start: u32, separator: Option<usize>) -> bool {
    match last.number {
        true => separator == Some(start as usize) && last.end + 1 == start,
        false => last.end == start,
    }
}

/// A pattern found: it ends before word `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub end: usize,
    pub value: u64,
}

/// Patterns as [`crate::compile`] made them.
pub struct Automaton {
    fst: Fst<&'static [u8]>,
    /// What each byte leads to from the root, where most words end their walk.
    first: Box<[Option<State>; 256]>,
    root: State,
}

/// A place in the automaton, and the output gathered on the way.
type State = (CompiledAddr, Output);

impl Automaton {
    /// An automaton over bytes that a build script made; over anything else it is none.
    pub fn new(bytes: &'static [u8]) -> Option<Self> {
        let fst = Fst::new(bytes).ok()?;
        let mut first = Box::new([None; 256]);
        for transition in fst.root().transitions() {
            first[usize::from(transition.inp)] = Some((transition.addr, transition.out));
        }
        let root = (fst.root().addr(), Output::zero());
        Some(Automaton { fst, first, root })
    }

    /// The longest pattern that begins at word `at`.
    pub fn longest(&self, folded: &str, words: &[Word], at: usize) -> Option<Hit> {
        let mut walk = Walk { automaton: self, folded, words, best: None };
        walk.word(self.root, at);
        walk.best
    }

    fn step(&self, (addr, output): State, byte: u8) -> Option<State> {
        if addr == self.root.0 {
            return self.first[usize::from(byte)];
        }
        next(&self.fst.node(addr), output, byte)
    }
}

fn next(node: &Node<'_>, output: Output, byte: u8) -> Option<State> {
    let transition = node.transition(node.find_input(byte)?);
    Some((transition.addr, output.cat(transition.out)))
}

/// Whether a word is a number beyond doubt; "um" is an article first.
fn is_spelled(word: &str) -> bool {
    !matches!(word, "um" | "uma" | "one" | "meia" | "oh") && is_number(word)
}

struct Walk<'a> {
    automaton: &'a Automaton,
    folded: &'a str,
    words: &'a [Word],
    best: Option<Hit>,
}

impl Walk<'_> {
    /// Reads word `at`. Depth is bounded by the longest pattern.
    fn word(&mut self, from: State, at: usize) {
        let Some(word) = self.words.get(at) else { return };
        let sign = |byte| self.automaton.step(from, byte);
        let number = || word.number || is_spelled(word.text(self.folded));
        let whole = [sign(b'#').filter(|_| number()), sign(b'*')];
        whole.into_iter().flatten().for_each(|state| self.end(state, at));
        let mut state = from;
        for (read, &byte) in word.text(self.folded).as_bytes().iter().enumerate() {
            if read == 0 {
                let Some(next) = self.automaton.step(state, byte) else { return };
                state = next;
                continue;
            }
            let node = self.automaton.fst.node(state.0);
            if let Some(stem) = next(&node, state.1, b'*') {
                self.end(stem, at);
            }
            let Some(next) = next(&node, state.1, byte) else { return };
            state = next;
        }
        if let Some(stem) = self.automaton.step(state, b'*') {
            self.end(stem, at);
        }
        self.end(state, at);
    }

    /// The word `at` has been read: a pattern may end here, or go on with a word joined to it.
    fn end(&mut self, (addr, output): State, at: usize) {
        let node = self.automaton.fst.node(addr);
        // Of patterns that end here the last one read is the most literal: `*` is tried before letters.
        if node.is_final() && self.best.is_none_or(|best| best.end <= at + 1) {
            self.best = Some(Hit { end: at + 1, value: output.cat(node.final_output()).value() });
        }
        if self.words.get(at + 1).is_some_and(|next| next.joined)
            && let Some(state) = next(&node, output, b' ')
        {
            self.word(state, at + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::fold::fold;

    #[test]
    fn words_are_what_patterns_are_made_of() {
        for (text, expect) in [
            ("11,4 mmHg", "11,4_ mmhg"),
            ("1.000 casos, 5 óbitos.", "1.000_ casos |5 obitos"),
            ("30% (n=2)", "30_ % |n |2"),
            ("B12 covid-19 15mg", "b12_ covid_ 19_ 15_ mg"),
            ("recomenda-se d'água", "recomenda_ se_ d_ agua"),
            ("5, 6", "5 |6"),
        ] {
            let folded = fold(text);
            let found = words(folded.as_str());
            let shown: Vec<_> = found
                .iter()
                .enumerate()
                .map(|(i, word)| {
                    format!("{}{}", if word.joined || i == 0 { "" } else { "|" }, word.text(folded.as_str()))
                })
                .collect();
            assert_eq!(shown.join(" "), expect.replace('_', ""), "{text:?}");
        }
    }
}
