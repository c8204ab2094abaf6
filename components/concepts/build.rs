//! Compiles data/*.tsv, and what components/lexicons knows beside it (substances, diseases, treatments, symptoms), into
//! a table of concepts and the automaton that finds them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use text::fold::fold;

#[path = "src/compile.rs"]
mod compile;

const RELATED: &str = "data/related.tsv";
const DRUGS: &str = "../lexicons/drugs.tsv";
const DISEASES: &str = "../lexicons/diseases.tsv";
const TERMS: &str = "../lexicons/terms.tsv";
/// Abbreviations that are ordinary words once they are folded, in Portuguese or English.
const WORDS: &[&str] = &["ela", "tea", "tag", "ame", "tens", "rash", "gases", "mancha"];
const FILES: &[&str] = &["data/conditions.tsv", "data/treatments.tsv", "data/measures.tsv"];

fn main() {
    let mut table = Table::default();
    for file in FILES {
        read(file).lines().filter(|line| is_row(line)).for_each(|line| table.row(line));
    }
    read(DISEASES).lines().filter(|line| is_row(line)).for_each(|line| table.disease(line));
    read(TERMS).lines().filter(|line| is_row(line)).for_each(|line| table.term(line));
    read(DRUGS).lines().filter(|line| is_row(line)).for_each(|line| table.drug(line));
    let near = near(&table.terms);
    println!("cargo::rerun-if-changed=src/compile.rs");
    // The first row that names a text keeps it: rows go from the particular to the general.
    let automaton = compile::automaton(table.patterns, |_, old, _| old);
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("concepts.fst"), automaton).expect("OUT_DIR is writable");
    let mut source = format!("static CONCEPTS: &[Concept] = &[\n{}];\n", table.rows);
    source.push_str("static AUTOMATON_BYTES: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/concepts.fst\"));\n");
    source.push_str(&format!("static BY_TERM: &[(&str, u16)] = &{:?};\n", table.terms.iter().collect::<Vec<_>>()));
    source.push_str(&format!("static NEAR: &[(u16, u16)] = &{near:?};\n"));
    fs::write(Path::new(&out).join("concepts.rs"), source).expect("OUT_DIR is writable");
}

/// Pairs of concepts near each other, sorted, each in both orders.
fn near(terms: &BTreeMap<String, u64>) -> Vec<(u64, u64)> {
    let id = |term: &str| *terms.get(term).unwrap_or_else(|| panic!("{RELATED}: no concept {term:?}"));
    let mut pairs = Vec::new();
    for line in read(RELATED).lines().filter(|line| is_row(line)) {
        let mut names = line.split('|');
        let first = id(names.next().unwrap_or_default());
        for other in names.map(id) {
            pairs.extend([(first, other), (other, first)]);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn read(file: &str) -> String {
    println!("cargo::rerun-if-changed={file}");
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn is_row(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

#[derive(Default)]
struct Table {
    rows: String,
    count: u64,
    patterns: Vec<(String, u64)>,
    /// English names that have a concept, folded.
    known: BTreeMap<String, u64>,
    /// Preferred terms as written.
    terms: BTreeMap<String, u64>,
    /// What the patterns of our own rows stand for.
    texts: BTreeMap<String, u64>,
}

impl Table {
    /// A row of our own data.
    fn row(&mut self, line: &str) {
        let mut columns = line.split('\t');
        let class = class(columns.next().unwrap_or_default(), line);
        let term = columns.next().filter(|term| !term.is_empty()).unwrap_or_else(|| panic!("no term in {line:?}"));
        let list = |column: Option<&str>| -> Vec<String> {
            column.unwrap_or_default().split('|').filter(|item| !item.is_empty()).map(str::to_owned).collect()
        };
        let (synonyms, patterns) = (list(columns.next()), list(columns.next()));
        for text in patterns.iter().flat_map(|pattern| compile::expand(pattern)) {
            self.texts.entry(text).or_insert(self.count);
        }
        assert!(columns.next().is_none(), "too many columns in {line:?}");
        self.push(class, term.trim_start_matches('='), term.starts_with('='), &synonyms, patterns);
    }

    /// A substance, unless its name is an ordinary word as well.
    fn drug(&mut self, line: &str) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, english, _, _, flags] = columns[..] else { panic!("five columns in {line:?}") };
        if !flags.contains('w') {
            self.borrow("Drug", name, english, false);
        }
    }

    fn disease(&mut self, line: &str) {
        let mut columns = line.split('\t');
        let (names, english) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        if !columns.nth(1).unwrap_or_default().contains('w') {
            self.borrow("Condition", names, english, false);
        }
    }

    /// Treatments and symptoms; for what else the lexicon has, our own rows tell what kind of thing it is.
    fn term(&mut self, line: &str) {
        let columns: Vec<&str> = line.split('\t').collect();
        let class = match columns.get(2) {
            Some(&"treatment") => "Procedure",
            Some(&"symptom") => "Symptom",
            _ => return,
        };
        let mesh = columns.get(3).is_some_and(|flags| flags.contains('m'));
        self.borrow(class, columns[0], columns[1], mesh);
    }

    /// A row of a lexicon: further names of a concept that we have, or else a new one.
    fn borrow(&mut self, class: &str, names: &str, english: &str, mesh: bool) {
        let names = names.split('|').map(plain).filter(|name| !name.is_empty() && !WORDS.contains(&name.as_str()));
        let names: Vec<String> = names.flat_map(|name| [format!("{name}s"), name]).collect();
        let mut terms = english.split('|').map(|term| term.replace('/', " ")).filter(|term| !term.is_empty());
        let Some(term) = terms.next() else { return };
        let ours = names.iter().find_map(|name| self.texts.get(name));
        match self.known.get(&plain(&term)).or_else(|| self.known.get(&bare(&term))).or(ours).copied() {
            Some(id) => self.patterns.extend(names.into_iter().map(|name| (name, id))),
            None => self.push(class, &term, mesh, &terms.collect::<Vec<_>>(), names),
        }
    }

    fn push(&mut self, class: &str, term: &str, mesh: bool, synonyms: &[String], patterns: Vec<String>) {
        let id = self.count;
        self.count += 1;
        self.terms.entry(term.to_owned()).or_insert(id);
        self.patterns.extend(patterns.into_iter().map(|pattern| (pattern, id)));
        for english in synonyms.iter().map(String::as_str).chain([term]).filter(|english| !english.contains(", ")) {
            let folded = plain(english);
            self.known.entry(folded.clone()).or_insert(id);
            self.patterns.push((format!("{folded}s"), id));
            self.patterns.push((folded, id));
        }
        writeln!(
            self.rows,
            "Concept {{ class: Class::{class}, term: {term:?}, mesh: {mesh}, synonyms: &{synonyms:?} }},"
        )
        .expect("a String takes it");
    }
}

fn class(letter: &str, line: &str) -> &'static str {
    match letter {
        "C" => "Condition",
        "S" => "Symptom",
        "D" => "Drug",
        "P" => "Procedure",
        "F" => "Food",
        "U" => "Supplement",
        "B" => "Behaviour",
        "M" => "Measure",
        "T" => "Test",
        "A" => "Anatomy",
        "G" => "Group",
        "L" => "Place",
        "O" => "Organisation",
        "W" => "Weak",
        _ => panic!("unknown class in {line:?}"),
    }
}

/// A term without the words that only qualify it: "chronic low back pain" is low back pain.
fn bare(term: &str) -> String {
    const QUALIFIERS: &[&str] = &[
        "chronic",
        "acute",
        "human",
        "infection",
        "infections",
        "disease",
        "severe",
        "mild",
        "recurrent",
        "persistent",
    ];
    let folded = plain(term);
    folded.split(' ').filter(|word| !QUALIFIERS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// A term as folding leaves it, signs turned into spaces.
fn plain(term: &str) -> String {
    let folded = fold(term);
    let words: String = folded.as_str().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
