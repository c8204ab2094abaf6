//! Compiles the lexicons of `components/lexicons` that the enabled features name into the files that `src/lexicon`
//! includes. The same sources give the same bytes: everything is sorted, nothing depends on time or machine.

use std::path::{Path, PathBuf};

#[path = "../src/fold/mod.rs"]
#[allow(dead_code)]
mod fold;
#[path = "../src/lexicon/layout.rs"]
#[allow(dead_code)]
mod layout;
mod rows;
mod sources;
mod table;

/// Feature, files that it is compiled from, compiler.
type Source = (&'static str, &'static [&'static str], fn(&mut table::Table, &[rows::Rows]));

const SOURCES: &[Source] = &[
    ("names", &["given-names", "surnames"], sources::names),
    ("english_names", &["english-names"], sources::english_names),
    ("places", &["municipalities"], sources::places),
    ("drugs", &["drugs", "controlled"], sources::drugs),
    ("brands", &["brands", "brands-otc"], sources::brands),
    ("diseases", &["diseases", "eponyms"], sources::diseases),
    ("occupations", &["occupations"], sources::occupations),
    ("specialties", &["specialties"], sources::specialties),
    ("terms", &["diseases", "drugs", "terms"], sources::terms),
    ("abbreviations", &["abbreviations"], sources::abbreviations),
];

fn main() {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("../lexicons");
    let out = PathBuf::from(variable("OUT_DIR"));
    println!("cargo::rerun-if-changed=build");
    for (feature, files, compile) in SOURCES {
        if std::env::var_os(format!("CARGO_FEATURE_{}", feature.to_uppercase())).is_some() {
            let rows: Vec<_> = files.iter().map(|file| read(&root, file)).collect();
            let mut table = table::Table::default();
            compile(&mut table, &rows);
            table.write(&out, feature).unwrap_or_else(|error| panic!("cannot write lexicon {feature}: {error}"));
        }
    }
}

fn read(root: &Path, file: &str) -> rows::Rows {
    let path = root.join(format!("{file}.tsv"));
    println!("cargo::rerun-if-changed={}", path.display());
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
    rows::Rows::parse(file, &text)
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}
