//! What holds for the sources of all lexicons.

use std::collections::BTreeSet;
use std::path::Path;

use crate::fold::fold;
use crate::lexicon::layout::key;

fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lexicons");
    let entries = std::fs::read_dir(folder).expect("the folder of lexicons");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let tables = paths.filter(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    tables.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("text"))).collect()
}

#[test]
fn every_source_names_source_licence_and_columns() {
    let sources = sources();
    assert!(sources.len() >= 13, "{}", sources.len());
    for (path, text) in sources {
        let head: Vec<_> = text.lines().take_while(|line| line.starts_with("# ")).collect();
        for word in ["# Source", "# Licence: ", "# Columns: "] {
            assert!(head.iter().any(|line| line.starts_with(word)), "{path} has no line {word:?}");
        }
    }
}

#[test]
fn readme_lists_every_source() {
    let readme = include_str!("../../../../lexicons/README.md");
    for (path, text) in sources() {
        let file = Path::new(&path).file_name().and_then(|name| name.to_str()).expect("a name");
        let line = readme.lines().find(|line| line.starts_with(&format!("| {file} |")));
        let line = line.unwrap_or_else(|| panic!("{file} is not in README.md"));
        let rows = text.lines().filter(|line| !line.starts_with('#')).count().to_string();
        assert!(line.replace(',', "").contains(&rows), "{line} does not say {rows}");
    }
}

/// Municipalities have namesakes; in specialties a practitioner may be shared, and the first one counts.
#[test]
fn no_source_says_a_thing_twice() {
    for (path, text) in sources().into_iter().filter(|(path, _)| !path.contains("municipalities")) {
        let column = usize::from(path.contains("controlled"));
        let mut seen = BTreeSet::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            for name in line.split('\t').nth(column).expect("a name").split('|') {
                let key = key(fold(name).as_str());
                assert!(!key.is_empty() && seen.insert(key), "{path}: {line}");
            }
        }
    }
}
