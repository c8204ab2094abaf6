//! A corpus with everything that the rules ask of it: tokens, what each word is a cue for, how it was written, where
//! its sentence ends.

use std::ops::Range;

use text::contract::types::Language;
use text::id::Source;
use text::lexicon::names;
use text::sentence::sentences;
use text::token::{Token, TokenKind};

use crate::corpus::{Corpus, Piece};
use crate::cue::Cues;
use crate::words::Words;

/// How far a mention reaches within its sentence, in bytes.
const REACH: usize = 300;

/// How a word was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    Lower,
    Capital,
    /// All capitals, at least two of them.
    Upper,
}

/// Whether capitals of a piece tell anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// As in prose: a capital inside a sentence marks a name.
    Cased,
    /// No capitals at all: transcripts, messages.
    Lower,
    /// Capitals everywhere: headings, forms, signatures.
    Shouted,
}

pub struct Reading<'c> {
    pub corpus: &'c Corpus<'c>,
    pub source: Source<'c>,
    pub words: Words<'c>,
    cases: Vec<Case>,
    /// The piece that it lies in, by token.
    pieces: Vec<u32>,
    /// By piece.
    pub styles: Vec<Style>,
    /// All cues of the words of each piece.
    piece_cues: Vec<Cues>,
    /// In order, as ranges of the corpus.
    pub sentences: Vec<Range<usize>>,
}

impl<'c> Reading<'c> {
    pub fn new(corpus: &'c Corpus<'c>) -> Self {
        let source = Source::new(&corpus.text);
        let words = Words::new(&source, corpus.document.language);
        let cases = source.tokens.iter().map(|token| case(corpus, token)).collect();
        let sentences = corpus.pieces.iter().flat_map(|piece| {
            let text = corpus.piece_source(piece);
            sentences(text).into_iter().map(|range| {
                corpus.folded_position(piece, range.start)
                    ..corpus.folded_position(piece, range.end).max(piece.range.start)
            })
        });
        let sentences = sentences.collect();
        let pieces = source.tokens.iter().map(|token| corpus.piece_at(token.start) as u32).collect();
        let (styles, piece_cues) = (Vec::new(), Vec::new());
        let mut reading = Self { corpus, source, words, cases, pieces, styles, piece_cues, sentences };
        reading.styles = corpus.pieces.iter().map(|piece| reading.style_of(&piece.range)).collect();
        let all =
            |range: &Range<usize>| reading.tokens_in(range).fold(Cues::default(), |all, at| all.or(reading.cue(at)));
        reading.piece_cues = corpus.pieces.iter().map(|piece| all(&piece.range)).collect();
        reading
    }

    fn style_of(&self, range: &Range<usize>) -> Style {
        let (mut lower, mut capital, mut inner) = (0usize, 0usize, 0usize);
        for at in self.tokens_in(range) {
            let token = self.source.tokens[at];
            if token.kind != TokenKind::Word || token.end - token.start < 2 {
                continue;
            }
            match self.cases[at] {
                Case::Lower => lower += 1,
                _ => {
                    capital += 1;
                    inner += usize::from(!self.opens(at));
                }
            }
        }
        match (lower, capital, inner) {
            (0, 0, _) => Style::Cased,
            (_, 0, _) => Style::Lower,
            (lower, capital, _) if lower * 2 < capital => Style::Shouted,
            _ => Style::Cased,
        }
    }

    /// Whether token `at` opens a sentence: nothing before it, or a sign that ends one.
    pub fn opens(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let gap = self.gap(before, at);
        // The dot of "Mr." or "Dra." opens nothing.
        let titled = before.checked_sub(1).is_some_and(|title| self.is(title, Cues::TITLE.or(Cues::HONORIFIC)));
        if self.word(before) == "." && titled && !gap.contains('\n') {
            return false;
        }
        gap.contains('\n') || matches!(self.word(before), "." | "!" | "?" | ":" | "-" | "\"" | "*" | "•")
    }

    pub fn word(&self, at: usize) -> &'c str {
        self.words.get(at)
    }

    /// The cues of token `at`; none past the end.
    pub fn cue(&self, at: usize) -> Cues {
        self.words.cues(at)
    }

    pub fn is(&self, at: usize, cue: Cues) -> bool {
        self.cue(at).is(cue)
    }

    pub fn case(&self, at: usize) -> Case {
        self.cases.get(at).copied().unwrap_or(Case::Lower)
    }

    pub fn token(&self, at: usize) -> Option<&Token> {
        self.source.tokens.get(at)
    }

    /// What stands between two tokens.
    pub fn gap(&self, first: usize, second: usize) -> &'c str {
        match (self.token(first), self.token(second)) {
            (Some(first), Some(second)) => self.source.text.get(first.end..second.start).unwrap_or_default(),
            _ => "",
        }
    }

    pub fn range(&self, first: usize, last: usize) -> Range<usize> {
        match (self.token(first), self.token(last)) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Indexes of the tokens in a byte range.
    pub fn tokens_in(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.source.token_from(range.start);
        start..self.source.token_from(range.end).max(start)
    }

    /// The sentence around byte `at`.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end <= at);
        match self.sentences.get(index) {
            Some(sentence) if sentence.start <= at => sentence.clone(),
            _ => at..at,
        }
    }

    /// The sentence around byte `at`, cut to 300 bytes on either side: what is asked for every mention stays bounded.
    pub fn scope(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence(at);
        sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH)
    }

    /// The piece of token `at`.
    pub fn piece(&self, at: usize) -> Option<&Piece> {
        self.corpus.pieces.get(*self.pieces.get(at)? as usize)
    }

    /// How that piece is written.
    pub fn style(&self, at: usize) -> Style {
        self.pieces.get(at).and_then(|&piece| self.styles.get(piece as usize)).copied().unwrap_or(Style::Cased)
    }

    /// What the lexicons know of token `at` as a name.
    pub fn name(&self, at: usize) -> Option<names::Name> {
        self.words.name(at)
    }

    pub fn english(&self) -> bool {
        self.corpus.document.language == Language::En
    }

    /// Whether medicine uses the word of token `at` as a name (Parkinson, Apgar), as far as the lexicon knows.
    pub fn eponym(&self, at: usize) -> bool {
        text::lexicon::diseases::get(self.word(at)).is_some_and(|disease| disease.eponym)
    }

    /// Whether any word of a byte range is one of `cues`.
    pub fn any(&self, range: &Range<usize>, cues: Cues) -> bool {
        self.tokens_in(range).any(|at| self.is(at, cues))
    }

    /// All cues of the words of the piece around byte `at`.
    pub fn block_cues(&self, at: usize) -> Cues {
        self.piece_cues.get(self.corpus.piece_at(at)).copied().unwrap_or_default()
    }

    /// Whether any word of the piece around byte `at` is one of `cues`.
    pub fn piece_has(&self, at: usize, cues: Cues) -> bool {
        self.block_cues(at).is(cues)
    }
}

fn case(corpus: &Corpus, token: &Token) -> Case {
    if token.kind != TokenKind::Word {
        return Case::Lower;
    }
    let mut letters = corpus.source(&(token.start..token.end)).chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Case::Upper } else { Case::Capital }
        }
        _ => Case::Lower,
    }
}
