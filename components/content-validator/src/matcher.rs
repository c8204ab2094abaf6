//! One pass over the words of a block that finds every pattern of every rule. A transducer gives the symbols of each
//! word; symbols name the patterns that may begin there; each of those is a short program with a bounded number of
//! steps. So the time is linear in the text, whatever the text.

use crate::{
    lexicons::{self, Entry, Reader},
    words::{Break, Word, WordKind},
};
use std::{collections::HashMap, sync::LazyLock};

mod tables {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

static SYMBOLS: LazyLock<Option<fst::raw::Fst<&'static [u8]>>> =
    LazyLock::new(|| fst::raw::Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/symbols.fst")).as_slice()).ok());

const SYMBOL: u32 = 0;
const GAP: u32 = 1;
const SPLIT: u32 = 2;
const JUMP: u32 = 3;
const ACCEPT: u32 = 4;
const START: u32 = 5;

/// Steps that one candidate may take. Patterns have at most three gaps of at most twelve words, and alternatives fail at
/// their first word, so real ones stay far below.
const MAX_STEPS: usize = 4096;

/// Classes, as `phrases::sets::CLASSES` numbers them: numbers, and words that begin no entry of a lexicon.
const NUMBER: u16 = 0;
const COMMON: u16 = 8;

/// A pattern over `start..end`, counted in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub pattern: u16,
    pub start: u32,
    pub end: u32,
}

/// Owner and role of each use of a pattern.
pub fn uses(pattern: u16) -> impl Iterator<Item = (u16, u8)> {
    let start = tables::USES.partition_point(|&(p, _, _)| p < pattern);
    tables::USES[start..].iter().take_while(move |&&(p, _, _)| p == pattern).map(|&(_, owner, role)| (owner, role))
}

/// Whether a pattern speaks of a negation itself, as "nunca mais sinta dor" does.
pub fn negative(pattern: u16) -> bool {
    tables::NEGATIVE.binary_search(&pattern).is_ok()
}

/// What the words of a page are by themselves, looked up once for each that is not like another.
#[derive(Default)]
pub struct Vocabulary {
    numbers: HashMap<String, usize>,
    known: Vec<Known>,
}

struct Known {
    symbols: Vec<u16>,
    /// Whether an entry of a lexicon may begin here.
    opens: bool,
}

impl Vocabulary {
    fn get(&mut self, word: &str) -> &Known {
        let number = self.numbers.get(word).copied().unwrap_or_else(|| {
            self.known.push(Known { symbols: literal(word), opens: lexicons::opens(word) });
            self.numbers.insert(word.to_owned(), self.known.len() - 1);
            self.known.len() - 1
        });
        &self.known[number]
    }
}

/// Every match of every pattern: the first that each pattern finds from each word.
pub fn hits(reader: &Reader<'_>, vocabulary: &mut Vocabulary) -> Vec<Hit> {
    let symbols = Symbols::read(reader, vocabulary);
    let words = reader.words;
    let mut machine = Machine { words, symbols: &symbols, stack: Vec::new() };
    let mut hits: Vec<Hit> = Vec::new();
    for start in 0..words.len() {
        let first = hits.len();
        for &(symbol, _) in symbols.of(start) {
            for &pattern in list(tables::START_OFFSETS, tables::STARTS, symbol) {
                // Two symbols of one word may both lead to a pattern; matches of a word are few.
                if hits[first..].iter().any(|hit| hit.pattern == pattern) {
                    continue;
                }
                if let Some(end) = machine.run(pattern, start) {
                    hits.push(Hit { pattern, start: start as u32, end: end as u32 });
                }
            }
        }
    }
    hits
}

fn list(offsets: &'static [u16], items: &'static [u16], index: u16) -> &'static [u16] {
    let bounds = offsets.get(usize::from(index)).zip(offsets.get(usize::from(index) + 1));
    bounds.and_then(|(&from, &to)| items.get(usize::from(from)..usize::from(to))).unwrap_or_default()
}

/// The symbols that begin at each word, with how many words each takes.
struct Symbols {
    offsets: Vec<u32>,
    items: Vec<(u16, u16)>,
}

impl Symbols {
    fn read(reader: &Reader<'_>, vocabulary: &mut Vocabulary) -> Self {
        let words = reader.words;
        let mut symbols = Symbols { offsets: Vec::with_capacity(words.len() + 1), items: Vec::new() };
        symbols.offsets.push(0);
        for (index, word) in words.iter().enumerate() {
            let known = vocabulary.get(word.text(reader.folded.as_str()));
            symbols.items.extend(known.symbols.iter().map(|&symbol| (symbol, 1)));
            if word.kind == WordKind::Number {
                symbols.items.push((NUMBER, 1));
            }
            if !known.symbols.contains(&COMMON) {
                reader.entries(index, known.opens, |Entry { class, words }| symbols.items.push((class, words)));
            }
            symbols.offsets.push(symbols.items.len() as u32);
        }
        symbols
    }

    fn of(&self, index: usize) -> &[(u16, u16)] {
        let bounds = self.offsets.get(index).zip(self.offsets.get(index + 1));
        bounds.and_then(|(&from, &to)| self.items.get(from as usize..to as usize)).unwrap_or_default()
    }
}

/// The symbols of a word by one walk of the transducer: stems are the final states on the way, the word is the last one.
fn literal(word: &str) -> Vec<u16> {
    let mut symbols = Vec::new();
    let mut group = |group: u16| symbols.extend_from_slice(list(tables::GROUP_OFFSETS, tables::GROUPS, group));
    let Some(fst) = SYMBOLS.as_ref() else { return symbols };
    let (mut node, mut output) = (fst.root(), 0u64);
    for (index, byte) in word.bytes().enumerate() {
        let Some(transition) = node.find_input(byte) else { break };
        let transition = node.transition(transition);
        output += transition.out.value();
        node = fst.node(transition.addr);
        if !node.is_final() {
            continue;
        }
        let value = output + node.final_output().value();
        group((value >> 16) as u16);
        if index + 1 == word.len() {
            group(value as u16);
        }
    }
    symbols
}

/// A place in a program and in the text; `limit` is the strongest break that the next word may stand after.
#[derive(Clone, Copy)]
struct State {
    op: u32,
    at: u32,
    limit: Break,
}

struct Machine<'a> {
    words: &'a [Word],
    symbols: &'a Symbols,
    stack: Vec<State>,
}

impl Machine<'_> {
    /// The end of the match of `pattern` at word `start`.
    fn run(&mut self, pattern: u16, start: usize) -> Option<usize> {
        let entry = *tables::ENTRIES.get(usize::from(pattern))?;
        self.stack.clear();
        self.stack.push(State { op: entry, at: start as u32, limit: Break::Sentence });
        for _ in 0..MAX_STEPS {
            let state = self.stack.pop()?;
            let op = *tables::OPS.get(state.op as usize)?;
            let argument = op & 0x00FF_FFFF;
            let next = State { op: state.op + 1, ..state };
            match op >> 24 {
                SYMBOL => self.symbol(argument as u16, next),
                GAP => self.gap(argument, next),
                SPLIT => self.stack.extend([State { op: argument, ..state }, next]),
                JUMP => self.stack.push(State { op: argument, ..state }),
                ACCEPT => return Some(state.at as usize),
                START if self.breaks_before(state.at) >= Break::Comma => self.stack.push(next),
                START => {}
                _ if self.breaks_before(state.at) == Break::Sentence => self.stack.push(next),
                _ => {}
            }
        }
        None
    }

    /// Before the first word and after the last one there is the end of a sentence.
    fn breaks_before(&self, at: u32) -> Break {
        self.words.get(at as usize).map_or(Break::Sentence, |word| word.before)
    }

    fn symbol(&mut self, symbol: u16, next: State) {
        if next.at as usize >= self.words.len() || self.breaks_before(next.at) > next.limit {
            return;
        }
        let symbols = self.symbols;
        for &(found, words) in symbols.of(next.at as usize) {
            if found == symbol {
                self.stack.push(State { at: next.at + u32::from(words), limit: Break::None, ..next });
                return;
            }
        }
    }

    /// Pushes the longest skip first, so that the shortest is tried first.
    fn gap(&mut self, argument: u32, next: State) {
        let (max, limit) = (argument & 0xFF, if argument >> 8 == 1 { Break::Clause } else { Break::None });
        let limit = limit.max(next.limit.min(Break::Clause));
        let reach = (0..max)
            .take_while(|skip| self.words.get((next.at + skip) as usize).is_some_and(|word| word.before <= limit));
        for skip in (0..=reach.count() as u32).rev() {
            self.stack.push(State { at: next.at + skip, limit, ..next });
        }
    }
}
