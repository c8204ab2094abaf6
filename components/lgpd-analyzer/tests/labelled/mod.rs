//! Labelled passages, one on a line: `{kind:text}` marks a datum, `\n` is a line break. A file whose name begins with
//! "english" is in English, all others are in Portuguese.

use std::path::{Path, PathBuf};

use text::contract::types::{Block, BlockKind, Document, Language};

pub struct Label {
    pub kind: String,
    pub start: usize,
    pub end: usize,
}

pub struct Passage {
    /// File and line.
    pub name: String,
    pub english: bool,
    pub text: String,
    pub labels: Vec<Label>,
}

impl Label {
    pub fn overlaps(&self, start: usize, end: usize) -> bool {
        start < self.end && self.start < end
    }
}

pub fn read(folder: &Path) -> Vec<Passage> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut passages = Vec::new();
    for file in files {
        let style = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let lines = std::fs::read_to_string(&file).expect("a file of passages");
        let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        passages.extend(
            lines.map(|(number, line)| parse(format!("{style}:{}", number + 1), style.starts_with("english"), line)),
        );
    }
    passages
}

fn parse(name: String, english: bool, line: &str) -> Passage {
    let markup = line.replace("\\n", "\n");
    let (mut text, mut labels, mut rest) = (String::new(), Vec::new(), markup.as_str());
    while let Some((before, after)) = rest.split_once('{') {
        let (kind, after) = after.split_once(':').expect("a label has a kind");
        let (inside, after) = after.split_once('}').expect("a label has an end");
        text.push_str(before);
        let start = text.len();
        text.push_str(inside);
        labels.push(Label { kind: kind.to_owned(), start, end: text.len() });
        rest = after;
    }
    text.push_str(rest);
    Passage { name, english, text, labels }
}

/// A paragraph for each line, or one with line breaks; the id of each holds its place in the passage.
pub fn document(passage: &Passage, apart: bool) -> Document {
    let (mut blocks, mut at) = (Vec::new(), 0);
    let lines: Vec<&str> = if apart { passage.text.split('\n').collect() } else { vec![&passage.text] };
    for line in lines {
        blocks.push(Block {
            id: format!("b{at}"),
            kind: BlockKind::Paragraph,
            text: line.to_owned(),
            marks: Vec::new(),
        });
        at += line.len() + 1;
    }
    let language = if passage.english { Language::En } else { Language::PtBr };
    Document { language, blocks }
}

/// Where a span of such a document stands in its passage.
pub fn place(block: &str, start: u32, end: u32) -> (usize, usize) {
    let before: usize = block[1..].parse().expect("the id holds the place");
    (before + start as usize, before + end as usize)
}
