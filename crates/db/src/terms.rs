//! The words by which a publication is found.

use std::collections::BTreeMap;

use domain::publication::Publication;

/// A word of the title weighs as much as three of the abstract.
const TITLE: u32 = 3;
const ABSTRACT: u32 = 1;

/// Terms kept of one publication.
const MOST: usize = 400;

/// Words too common to find anything by.
const STOP: &[&str] = &[
    "about", "after", "among", "and", "are", "between", "com", "como", "das", "dos", "during", "ela", "ele", "entre",
    "for", "foram", "from", "has", "have", "into", "mais", "nas", "not", "nos", "para", "pela", "pelo", "por", "que",
    "ser", "sobre", "than", "that", "the", "their", "these", "this", "uma", "was", "were", "with",
];

/// Each word of title and abstract with its weight.
pub(crate) fn of(publication: &Publication) -> BTreeMap<String, u32> {
    let mut weights = BTreeMap::new();
    let texts = [(TITLE, Some(&publication.title)), (ABSTRACT, publication.abstract_text.as_ref())];
    for (weight, text) in texts {
        for word in text.iter().flat_map(|text| words(text)) {
            if weights.len() >= MOST && !weights.contains_key(&word) {
                continue;
            }
            let known = weights.entry(word).or_insert(0);
            *known = weight.max(*known);
        }
    }
    weights
}

/// Lower case, without accents, three letters or more, plurals cut.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let folded: String = text.chars().flat_map(char::to_lowercase).filter(|c| !is_accent(*c)).map(plain).collect();
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 3 && word.len() <= 40 && !STOP.contains(word))
        .map(|word| singular(word).to_owned())
        .collect();
    words.into_iter()
}

/// One letter for the many that are written with an accent in the languages of the library.
fn plain(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// A combining mark: texts come composed and decomposed.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Enough to let "statins" find "statin", in Portuguese, Spanish and English alike.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 4 && !stem.ends_with(['s', 'i', 'u']) => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        for (text, expect) in [
            ("Hipertensão arterial", vec!["hipertensao", "arterial"]),
            ("hipertensa\u{303}o", vec!["hipertensao"]),
            ("Statins for the prevention", vec!["statin", "prevention"]),
            ("COVID-19: diagnosis", vec!["covid", "diagnosis"]),
            ("de 12 a", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>(), expect, "{text}");
        }
    }
}
