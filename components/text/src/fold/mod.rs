//! Folding: one pass that makes text comparable (lower case, no accents, ASCII for whatever imitates ASCII, nothing
//! invisible) and keeps a map from each folded byte back to the bytes that it came from.

mod table;

use std::ops::Range;
use table::Fold;

/// A stretch of folded text. In a linear run bytes correspond one to one; in any other the whole run comes from the
/// whole of `original..end`.
#[derive(Clone, Copy, Debug)]
struct Run {
    folded: u32,
    original: u32,
    /// End in the source text; meaningless for a linear run, whose end follows from the position.
    end: u32,
    linear: bool,
}

/// Folded text and the way back to its source.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    runs: Vec<Run>,
}

impl Folded {
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that `range` of the folded text came from, always on character boundaries: combining
    /// accents and invisible characters inside belong to it. An empty or inverted range gives an empty one.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        if range.end <= range.start {
            return start..start;
        }
        start..self.end(range.end).max(start)
    }

    /// Where the source character at or before `original` begins in the folded text.
    pub fn position(&self, original: usize) -> usize {
        let index = self.runs.partition_point(|run| run.original as usize <= original);
        let Some(run) = index.checked_sub(1).and_then(|i| self.runs.get(i)) else { return 0 };
        let next = self.runs.get(index).map_or(self.text.len(), |run| run.folded as usize);
        match run.linear {
            true => (run.folded as usize + (original - run.original as usize)).min(next),
            false if original >= run.end as usize => next,
            false => run.folded as usize,
        }
    }

    fn run(&self, at: usize) -> Option<&Run> {
        let index = self.runs.partition_point(|run| run.folded as usize <= at);
        self.runs.get(index.checked_sub(1)?)
    }

    fn start(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.end(self.text.len());
        }
        self.run(at).map_or(0, |run| match run.linear {
            true => run.original as usize + (at - run.folded as usize),
            false => run.original as usize,
        })
    }

    fn end(&self, at: usize) -> usize {
        let Some(last) = at.min(self.text.len()).checked_sub(1) else { return 0 };
        self.run(last).map_or(0, |run| match run.linear {
            true => run.original as usize + (last - run.folded as usize) + 1,
            false => run.end as usize,
        })
    }

    fn push(&mut self, original: usize, end: usize, linear: bool) {
        let folded = self.text.len() as u32;
        let run = Run { folded, original: original as u32, end: end as u32, linear };
        if let Some(last) = self.runs.last()
            && linear
            && last.linear
            && original as u32 - last.original == folded - last.folded
        {
            return;
        }
        self.runs.push(run);
    }
}

/// Folds `source`. Linear in its length; texts of 4 GiB and more are refused by every caller long before.
pub fn fold(source: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(source.len()), runs: Vec::new() };
    let mut rest = source;
    while !rest.is_empty() {
        let at = source.len() - rest.len();
        let (plain, other) = rest.split_at(plain(rest.as_bytes()));
        rest = if plain.is_empty() { folded.sign(at, rest) } else { folded.plain(at, plain, other) };
    }
    folded
}

/// How many bytes from the first are visible ASCII that no accent decorates: most of every text.
fn plain(bytes: &[u8]) -> usize {
    let run = bytes.iter().take_while(|byte| matches!(byte, b' '..=b'~' | b'\n')).count();
    if bytes.get(run).is_some_and(|next| !next.is_ascii()) { run.saturating_sub(1) } else { run }
}

impl Folded {
    fn plain<'a>(&mut self, at: usize, plain: &str, other: &'a str) -> &'a str {
        self.push(at, at + plain.len(), true);
        let from = self.text.len();
        self.text.push_str(plain);
        self.text[from..].make_ascii_lowercase();
        other
    }

    /// Folds the character at `at` with what decorates it, and gives what is left.
    fn sign<'a>(&mut self, at: usize, rest: &'a str) -> &'a str {
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { return "" };
        let kind = one(c);
        if matches!(kind, Fold::Drop | Fold::Combine) {
            return chars.as_str();
        }
        let behind = chars.as_str();
        let left =
            behind.trim_start_matches(|mark: char| !mark.is_ascii() && matches!(table::fold(mark), Fold::Combine));
        let end = at + (rest.len() - left.len());
        match kind {
            Fold::Char(out) => {
                self.push(at, end, out.is_ascii() && end - at == 1);
                self.text.push(out);
            }
            Fold::Text(out) => {
                self.push(at, end, false);
                self.text.push_str(out);
            }
            Fold::Drop | Fold::Combine => {}
        }
        left
    }
}

fn one(c: char) -> Fold {
    match c {
        '\n' => Fold::Char('\n'),
        '\t' | '\r' | '\x0b' | '\x0c' => Fold::Char(' '),
        '\0'..='\x1f' | '\x7f' => Fold::Drop,
        c if c.is_ascii() => Fold::Char(c.to_ascii_lowercase()),
        c => table::fold(c),
    }
}

/// Whether two texts are the same after folding.
pub fn same(a: &str, b: &str) -> bool {
    fold(a).text == fold(b).text
}

#[cfg(test)]
mod tests;
