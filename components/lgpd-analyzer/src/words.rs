//! Each distinct word of a text, and what is looked up of it once for all its places.

use std::cell::Cell;
use std::collections::HashMap;

use text::contract::types::Language;
use text::id::Source;
use text::lexicon::names::Name;
use text::token::TokenKind;

use crate::cue::{Cues, Lookup};
use crate::name::lexicon;

pub struct Words<'c> {
    language: Language,
    /// The number of its word, by token.
    places: Vec<u32>,
    /// By number.
    words: Vec<&'c str>,
    cues: Vec<Cues>,
    names: Vec<Cell<Known>>,
}

/// What the lexicons were found to know of a word as a name.
#[derive(Clone, Copy)]
enum Known {
    Unasked,
    Answer(Option<Name>),
}

impl<'c> Words<'c> {
    pub fn new(source: &Source<'c>, language: Language) -> Self {
        let lookup = Lookup::new();
        let mut numbers: HashMap<&'c str, u32> = HashMap::new();
        let (mut words, mut cues) = (Vec::new(), Vec::new());
        let number = |(at, token): (usize, &text::token::Token)| {
            let word = source.word(at);
            *numbers.entry(word).or_insert_with(|| {
                words.push(word);
                cues.push(if token.kind == TokenKind::Word { lookup.get(word) } else { Cues::default() });
                words.len() as u32 - 1
            })
        };
        let places = source.tokens.iter().enumerate().map(number).collect();
        let names = vec![Cell::new(Known::Unasked); words.len()];
        Self { language, places, words, cues, names }
    }

    /// The word of token `at`; empty past the end.
    pub fn get(&self, at: usize) -> &'c str {
        self.number(at).map_or("", |number| self.words[number])
    }

    /// Its cues; none past the end.
    pub fn cues(&self, at: usize) -> Cues {
        self.number(at).map_or(Cues::default(), |number| self.cues[number])
    }

    /// The word of token `at` as a name.
    pub fn name(&self, at: usize) -> Option<Name> {
        let number = self.number(at)?;
        match self.names[number].get() {
            Known::Answer(name) => name,
            Known::Unasked => {
                let name = lexicon::get(self.language, self.words[number]);
                self.names[number].set(Known::Answer(name));
                name
            }
        }
    }

    /// What `read` gives where no lexicon knows the words of these tokens as names.
    pub fn unaware<T>(&self, tokens: &[usize], read: impl FnOnce() -> T) -> T {
        let cells = || tokens.iter().filter_map(|&at| Some(&self.names[self.number(at)?]));
        let known: Vec<Known> = cells().map(|cell| cell.replace(Known::Answer(None))).collect();
        let given = read();
        // The last of equal words has seen what the first one changed: undone from behind.
        cells().zip(known).collect::<Vec<_>>().into_iter().rev().for_each(|(cell, before)| cell.set(before));
        given
    }

    /// Whether `test` holds for a word and its cues.
    pub fn any(&self, test: impl Fn(&str, Cues) -> bool) -> bool {
        self.words.iter().zip(&self.cues).any(|(word, &cues)| test(word, cues))
    }

    /// `of` of each distinct word, by token.
    pub fn each<T: Copy>(&self, of: impl Fn(&'c str) -> T) -> Vec<T> {
        let all: Vec<T> = self.words.iter().map(|word| of(word)).collect();
        self.places.iter().map(|&number| all[number as usize]).collect()
    }

    fn number(&self, at: usize) -> Option<usize> {
        self.places.get(at).map(|&number| number as usize)
    }
}
