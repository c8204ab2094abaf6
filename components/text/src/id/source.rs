//! A folded text with everything that identifier rules ask of it: tokens, runs of numerals, labels.

use std::ops::Range;

use super::label::{self, At, Label};
use super::run::{self, Run};
use crate::token::{self, Token, TokenKind};

/// How far a label reaches forward to its number, and back from behind it, in bytes.
const AHEAD: usize = 40;
const BEHIND: usize = 22;

pub struct Source<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    pub runs: Vec<Run>,
    /// Codes that mix letters, digits, dots, hyphens and slashes without a space, trimmed of punctuation; only those with
    /// a digit.
    pub codes: Vec<Range<usize>>,
    labels: Vec<At>,
    numerals: Vec<bool>,
}

impl<'a> Source<'a> {
    /// Prepares folded `text`.
    pub fn new(text: &'a str) -> Self {
        let tokens = token::tokens(text);
        let (runs, numerals) = run::runs(text, &tokens);
        let labels = label::labels(text, &tokens);
        let codes = codes(text, &tokens);
        Self { text, tokens, runs, codes, labels, numerals }
    }

    /// The text of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// Whether a number, typed or spoken, begins at token `at`.
    pub fn numeral(&self, at: usize) -> bool {
        self.numerals.get(at).copied().unwrap_or(false)
    }

    /// The first token that starts at or after byte `at`.
    pub fn token_from(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.start < at)
    }

    /// The tokens that lie before byte `at`, nearest first.
    pub fn words_before(&self, at: usize) -> impl Iterator<Item = &'a str> + '_ {
        let index = self.tokens.partition_point(|token| token.end <= at);
        self.tokens[..index].iter().rev().map(|token| token.text(self.text))
    }

    /// The tokens from byte `at` on.
    pub fn words_after(&self, at: usize) -> impl Iterator<Item = &'a str> + '_ {
        self.tokens[self.token_from(at)..].iter().map(|token| token.text(self.text))
    }

    /// The labels, in order.
    pub(super) fn labels(&self) -> &[At] {
        &self.labels
    }

    /// The nearest label that ends at most 40 bytes before byte `at`, and how far it is.
    pub fn nearest(&self, at: usize) -> Option<(Label, usize)> {
        let index = self.labels.partition_point(|label| label.end <= at);
        let label = self.labels.get(index.checked_sub(1)?)?;
        let distance = at - label.end;
        (distance <= AHEAD).then_some((label.label, distance))
    }

    /// Whether one of `wanted` stands around `range`.
    pub fn labelled(&self, range: &Range<usize>, wanted: &[Label]) -> bool {
        let from = self.labels.partition_point(|label| label.end + AHEAD < range.start);
        self.labels[from..]
            .iter()
            .take_while(|label| label.start <= range.end + BEHIND)
            .any(|label| wanted.contains(&label.label))
    }

    /// Whether the nearest label before `range` is one of `wanted`, or one stands right behind it.
    pub fn named(&self, range: &Range<usize>, wanted: &[Label]) -> bool {
        match self.nearest(range.start) {
            Some((label, _)) => wanted.contains(&label),
            None => self
                .labels
                .iter()
                .skip(self.labels.partition_point(|label| label.start < range.end))
                .take(1)
                .any(|label| label.start <= range.end + BEHIND && wanted.contains(&label.label)),
        }
    }

    /// The character before byte `at` and the one at it.
    pub fn around(&self, range: &Range<usize>) -> (Option<char>, Option<char>) {
        let before = self.text.get(..range.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(range.end..).and_then(|text| text.chars().next());
        (before, after)
    }
}

fn codes(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut codes: Vec<Range<usize>> = Vec::new();
    let mut last = 0;
    for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
        if token.start < last {
            continue;
        }
        last = code_end(text, token.start).max(token.end);
        if text[token.start..last].bytes().any(|b| b.is_ascii_digit()) {
            codes.push(token.start..last);
        }
    }
    codes
}

fn code_end(text: &str, start: usize) -> usize {
    let length = text[start..].bytes().take_while(|b| b.is_ascii_alphanumeric() || b".-/:_".contains(b)).count();
    let code = text[start..start + length].trim_end_matches(['.', '-', '/', ':', '_']);
    start + code.len()
}
