//! Patterns to programs: every distinct pattern becomes a short program over symbols, and every word, stem, set and class
//! that patterns mention becomes a symbol that the matcher looks up once for each word of a text.

use crate::phrases::sets::{CLASSES, COMMON, NUMBER_WORDS, SETS};
use crate::syntax::{Node, parse};
use std::collections::{BTreeMap, HashMap};

pub const SYMBOL: u32 = 0;
pub const GAP: u32 = 1;
pub const SPLIT: u32 = 2;
pub const JUMP: u32 = 3;
pub const ACCEPT: u32 = 4;
pub const START: u32 = 5;
pub const END: u32 = 6;

/// A gap doubles the work of a candidate at most `max` times, so the product over a pattern stays small.
const MAX_GAPS: usize = 3;

const NEGATIONS: &[&str] = &["nao", "nunca", "jamais", "nem", "not", "never", "don", "doesn", "isn", "won"];

#[derive(Default)]
pub struct Compiler {
    pub ops: Vec<u32>,
    /// First operation of each pattern.
    pub entries: Vec<u32>,
    /// Patterns that speak of a negation themselves ("sem riscos").
    pub negative: Vec<u16>,
    /// For each symbol the patterns that can begin with it.
    pub starts: BTreeMap<u16, Vec<u16>>,
    /// Symbols of each whole word, and of each stem.
    pub words: BTreeMap<String, Vec<u16>>,
    pub stems: BTreeMap<String, Vec<u16>>,
    symbols: HashMap<String, u16>,
    patterns: HashMap<String, u16>,
}

impl Compiler {
    /// # Errors
    /// Says which set is wrong.
    pub fn new() -> Result<Self, String> {
        let mut compiler = Self::default();
        for class in CLASSES {
            compiler.symbol(&format!("@{class}"));
        }
        let number = compiler.symbol("@number");
        for word in NUMBER_WORDS.split(", ") {
            add(&mut compiler.words, word, number);
        }
        let common = compiler.symbol("@common");
        for word in COMMON.split(", ") {
            add(&mut compiler.words, word, common);
        }
        Ok(compiler)
    }

    /// The number of a pattern, compiled at its first mention.
    ///
    /// # Errors
    /// Says what is wrong with the pattern.
    pub fn pattern(&mut self, pattern: &str) -> Result<u16, String> {
        if let Some(&id) = self.patterns.get(pattern) {
            return Ok(id);
        }
        let node = self.resolve(parse(pattern)?, pattern)?;
        let id = u16::try_from(self.entries.len()).map_err(|_| "too many patterns".to_string())?;
        if gaps(&node) > MAX_GAPS {
            return Err(format!("`{pattern}` has more than {MAX_GAPS} gaps"));
        }
        let (first, empty) = self.first(&node);
        if empty || first.is_empty() {
            return Err(format!("`{pattern}` must begin with a word"));
        }
        if pattern.split(|c: char| !c.is_ascii_lowercase()).any(|word| NEGATIONS.contains(&word)) {
            self.negative.push(id);
        }
        self.entries.push(self.ops.len() as u32);
        self.emit(&node);
        self.ops.push(ACCEPT << 24);
        for symbol in first {
            let starts = self.starts.entry(symbol).or_default();
            if !starts.contains(&id) {
                starts.push(id);
            }
        }
        self.patterns.insert(pattern.into(), id);
        Ok(id)
    }

    pub fn symbol_count(&self) -> usize {
        self.symbols.len()
    }

    fn symbol(&mut self, key: &str) -> u16 {
        let next = self.symbols.len() as u16;
        *self.symbols.entry(key.into()).or_insert(next)
    }

    /// Replaces sets by symbols, and their members of several words by alternatives.
    fn resolve(&mut self, node: Node, pattern: &str) -> Result<Node, String> {
        let all = |compiler: &mut Self, nodes: Vec<Node>| {
            nodes.into_iter().map(|node| compiler.resolve(node, pattern)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match node {
            Node::Set(name) => self.set(&name, pattern)?,
            Node::Class(name) if !CLASSES.contains(&name.as_str()) => {
                return Err(format!("`{pattern}`: no class `{name}`"));
            }
            Node::Row(nodes) => Node::Row(all(self, nodes)?),
            Node::Any(nodes) => Node::Any(all(self, nodes)?),
            Node::Maybe(node) => Node::Maybe(Box::new(self.resolve(*node, pattern)?)),
            other => other,
        })
    }

    fn set(&mut self, name: &str, pattern: &str) -> Result<Node, String> {
        let (_, members) =
            SETS.iter().find(|(set, _)| *set == name).ok_or_else(|| format!("`{pattern}`: no set `{name}`"))?;
        let known = self.symbols.contains_key(&format!("<{name}>"));
        let symbol = self.symbol(&format!("<{name}>"));
        let mut rows = vec![Node::Set(name.into())];
        for member in members.split(',').map(str::trim) {
            match self.resolve_member(member)? {
                Node::Word(word) if !known => add(&mut self.words, &word, symbol),
                Node::Stem(stem) if !known => add(&mut self.stems, &stem, symbol),
                Node::Word(_) | Node::Stem(_) => {}
                row => rows.push(row),
            }
        }
        Ok(if rows.len() == 1 { rows.remove(0) } else { Node::Any(rows) })
    }

    fn resolve_member(&mut self, member: &str) -> Result<Node, String> {
        let node = parse(member)?;
        self.resolve(node, member)
    }

    fn first(&mut self, node: &Node) -> (Vec<u16>, bool) {
        match node {
            Node::Word(_) | Node::Stem(_) | Node::Class(_) | Node::Set(_) => (vec![self.leaf(node)], false),
            Node::Start => (Vec::new(), true),
            // A gap or an end cannot begin a pattern; an empty first set is refused.
            Node::Gap { .. } | Node::End => (Vec::new(), false),
            Node::Maybe(node) => (self.first(node).0, true),
            Node::Any(nodes) => nodes.iter().fold((Vec::new(), false), |(mut all, empty), node| {
                let (first, nothing) = self.first(node);
                all.extend(first);
                (all, empty || nothing)
            }),
            Node::Row(nodes) => {
                let mut all = Vec::new();
                for node in nodes {
                    let (first, empty) = self.first(node);
                    all.extend(first);
                    if !empty {
                        return (all, false);
                    }
                }
                (all, true)
            }
        }
    }

    /// The symbol of a word, stem, class or set; words and stems are entered where the matcher finds them.
    fn leaf(&mut self, node: &Node) -> u16 {
        let key = match node {
            Node::Stem(stem) => format!("{stem}*"),
            Node::Class(class) => format!("@{class}"),
            Node::Set(set) => format!("<{set}>"),
            Node::Word(word) => word.clone(),
            _ => String::new(),
        };
        let symbol = self.symbol(&key);
        match node {
            Node::Word(word) => add(&mut self.words, word, symbol),
            Node::Stem(stem) => add(&mut self.stems, stem, symbol),
            _ => {}
        }
        symbol
    }

    fn emit(&mut self, node: &Node) {
        match node {
            Node::Word(_) | Node::Stem(_) | Node::Class(_) | Node::Set(_) => {
                let symbol = self.leaf(node);
                self.push(SYMBOL, u32::from(symbol));
            }
            Node::Gap { max, sentence } => self.push(GAP, u32::from(*max) | u32::from(*sentence) << 8),
            Node::Start => self.push(START, 0),
            Node::End => self.push(END, 0),
            Node::Row(nodes) => nodes.iter().for_each(|node| self.emit(node)),
            Node::Maybe(node) => {
                let split = self.hole(SPLIT);
                self.emit(node);
                self.land(split);
            }
            Node::Any(nodes) => {
                let mut ends = Vec::new();
                for (index, node) in nodes.iter().enumerate() {
                    if index + 1 == nodes.len() {
                        self.emit(node);
                        break;
                    }
                    let split = self.hole(SPLIT);
                    self.emit(node);
                    ends.push(self.hole(JUMP));
                    self.land(split);
                }
                ends.into_iter().for_each(|end| self.land(end));
            }
        }
    }

    fn push(&mut self, op: u32, argument: u32) {
        self.ops.push(op << 24 | argument);
    }

    fn hole(&mut self, op: u32) -> usize {
        self.push(op, 0);
        self.ops.len() - 1
    }

    fn land(&mut self, hole: usize) {
        self.ops[hole] |= self.ops.len() as u32;
    }
}

fn add(map: &mut BTreeMap<String, Vec<u16>>, key: &str, symbol: u16) {
    let symbols = map.entry(key.into()).or_default();
    if !symbols.contains(&symbol) {
        symbols.push(symbol);
    }
}

fn gaps(node: &Node) -> usize {
    match node {
        Node::Gap { .. } => 1,
        Node::Maybe(node) => gaps(node),
        Node::Row(nodes) => nodes.iter().map(gaps).sum(),
        Node::Any(nodes) => nodes.iter().map(gaps).max().unwrap_or(0),
        _ => 0,
    }
}
