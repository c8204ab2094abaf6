//! Compiles data/cues.tsv into the automaton that finds cues; a pattern's value is the set of its classes.

use std::path::Path;
use std::{env, fs};

use concepts::compile;

#[path = "src/class.rs"]
mod class;
use class::Cue;

const FILE: &str = "data/cues.tsv";

fn main() {
    println!("cargo::rerun-if-changed={FILE}");
    println!("cargo::rerun-if-changed=src/class.rs");
    let text = fs::read_to_string(FILE).unwrap_or_else(|error| panic!("{FILE}: {error}"));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let patterns = lines.flat_map(|line| {
        let (name, patterns) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
        let class =
            Cue::ALL.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("unknown class {name:?}"));
        patterns.split('|').filter(|pattern| !pattern.is_empty()).map(|pattern| (pattern.to_owned(), class.1.bit()))
    });
    let automaton = compile::automaton(patterns, |_, old, new| old | new);
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("cues.fst"), automaton).expect("OUT_DIR is writable");
}
