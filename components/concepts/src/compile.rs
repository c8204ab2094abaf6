//! Compiles patterns into an automaton; used by build scripts only.
//!
//! A pattern is a run of folded words parted by single spaces. `*` at the end of a word stands for the rest of it,
//! `#` for a number, `{a,b}` for either (the empty alternative is allowed, braces do not nest).

use std::collections::BTreeMap;

/// All texts that `pattern` stands for, its braces multiplied out, spaces tidied.
pub fn expand(pattern: &str) -> Vec<String> {
    let Some(open) = pattern.find('{') else {
        return vec![pattern.split_whitespace().collect::<Vec<_>>().join(" ")];
    };
    let close = pattern[open..].find('}').map_or_else(|| panic!("unclosed brace in {pattern:?}"), |at| open + at);
    let (head, tail) = (&pattern[..open], &pattern[close + 1..]);
    pattern[open + 1..close].split(',').flat_map(|choice| expand(&format!("{head}{choice}{tail}"))).collect()
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
        assert!(!stem.is_empty() && stem.chars().all(plain), "{word:?} of {pattern:?} is not folded ASCII");
    }
}
