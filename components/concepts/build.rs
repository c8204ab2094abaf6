//! Compiles data/*.tsv into a table of concepts and the automaton that finds them.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "src/compile.rs"]
mod compile;

const FILES: &[&str] = &["data/conditions.tsv", "data/treatments.tsv", "data/measures.tsv"];

fn main() {
    let mut table = String::from("static CONCEPTS: &[Concept] = &[\n");
    let mut patterns = Vec::new();
    let mut id = 0;
    for file in FILES {
        println!("cargo::rerun-if-changed={file}");
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            row(line, id, &mut table, &mut patterns);
            id += 1;
        }
    }
    println!("cargo::rerun-if-changed=src/compile.rs");
    // The first row that names a text keeps it: rows go from the particular to the general.
    let automaton = compile::automaton(patterns, |_, old, _| old);
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("concepts.fst"), automaton).expect("OUT_DIR is writable");
    table.push_str("];\nstatic AUTOMATON_BYTES: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/concepts.fst\"));\n");
    fs::write(Path::new(&out).join("concepts.rs"), table).expect("OUT_DIR is writable");
}

fn row(line: &str, id: u64, table: &mut String, patterns: &mut Vec<(String, u64)>) {
    let mut columns = line.split('\t');
    let class = class(columns.next().unwrap_or_default(), line);
    let term = columns.next().filter(|term| !term.is_empty()).unwrap_or_else(|| panic!("no term in {line:?}"));
    let list = |column: Option<&str>| -> Vec<String> {
        column.unwrap_or_default().split('|').filter(|item| !item.is_empty()).map(str::to_owned).collect()
    };
    let synonyms = list(columns.next());
    patterns.extend(list(columns.next()).into_iter().map(|pattern| (pattern, id)));
    assert!(columns.next().is_none(), "too many columns in {line:?}");
    let mesh = term.starts_with('=');
    let term = term.trim_start_matches('=');
    for english in synonyms.iter().map(String::as_str).chain([term]).filter(|english| !english.contains(", ")) {
        let folded = plain(english);
        patterns.push((format!("{folded}s"), id));
        patterns.push((folded, id));
    }
    writeln!(table, "Concept {{ class: Class::{class}, term: {term:?}, mesh: {mesh}, synonyms: &{synonyms:?} }},").expect("a String takes it");
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
        "W" => "Weak",
        _ => panic!("unknown class in {line:?}"),
    }
}

/// An English term as folding leaves it: lower case, signs turned into spaces.
fn plain(term: &str) -> String {
    let lower: String = term.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
