//! Compiles patterns into an automaton; used by build scripts only.
//!
//! A pattern is a run of folded words parted by single spaces. `*` at the end of a word stands for the rest of it,
//! `#` for a number (in digits or words), `{a,b}` for either; alternatives may be empty, and braces may nest. A word `*` is any word.

use std::collections::BTreeMap;

/// All texts that `pattern` stands for, its braces multiplied out, spaces tidied.
///
/// # Panics
/// Where a brace is not closed: a build must not go on with half a pattern.
pub fn expand(pattern: &str) -> Vec<String> {
    let (texts, rest) = sequence(pattern, false);
    assert!(rest.is_empty(), "unopened brace in {pattern:?}");
    texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Reads up to the comma or brace that ends this sequence; gives its texts and what is left.
fn sequence(mut rest: &str, nested: bool) -> (Vec<String>, &str) {
    let mut texts = vec![String::new()];
    while let Some(c) = rest.chars().next() {
        match c {
            '{' => {
                let (choices, left) = alternatives(&rest[1..]);
                texts = texts.iter().flat_map(|head| choices.iter().map(move |tail| format!("{head}{tail}"))).collect();
                rest = left;
            }
            '}' => break,
            ',' if nested => break,
            c => {
                texts.iter_mut().for_each(|text| text.push(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    (texts, rest)
}

fn alternatives(mut rest: &str) -> (Vec<String>, &str) {
    let mut choices = Vec::new();
    loop {
        let (texts, left) = sequence(rest, true);
        choices.extend(texts);
        match left.strip_prefix(',') {
            Some(next) => rest = next,
            None => return (choices, left.strip_prefix('}').expect("every brace of a pattern is closed")),
        }
    }
}

/// The automaton of `entries`. A text given twice gets what `merge` makes of both values.
pub fn automaton(entries: impl IntoIterator<Item = (String, u64)>, merge: impl Fn(&str, u64, u64) -> u64) -> Vec<u8> {
    let mut sorted: BTreeMap<String, u64> = BTreeMap::new();
    for (pattern, value) in entries {
        for text in expand(&pattern) {
            check(&text, &pattern);
            let value = sorted.get(&text).map_or(value, |&old| merge(&text, old, value));
            sorted.insert(text, value);
        }
    }
    let mut builder = fst::MapBuilder::memory();
    for (text, value) in sorted {
        builder.insert(text, value).expect("a BTreeMap gives sorted, single keys");
    }
    builder.into_inner().expect("memory does not fail")
}

fn check(text: &str, pattern: &str) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, ' ' | '%' | '#');
    assert!(!text.is_empty(), "empty alternative in {pattern:?}");
    for word in text.split(' ') {
        let stem = word.strip_suffix('*').unwrap_or(word);
        assert!(!word.is_empty() && stem.chars().all(plain), "{word:?} of {pattern:?} is not folded ASCII");
    }
}
