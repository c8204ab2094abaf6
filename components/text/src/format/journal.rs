//! The titles of journals as MEDLINE abbreviates them: word by word, by the list beside this file.

use std::sync::LazyLock;

/// Sorted pairs of a folded word and its abbreviation.
static WORDS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("journal_words.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut words: Vec<_> = lines.filter_map(|l| l.split_once('\t')).collect();
    words.sort_unstable();
    words
});
/// Articles, prepositions and conjunctions, which an abbreviated title leaves out.
const LEFT_OUT: [&str; 36] = [
    "a", "al", "and", "as", "at", "da", "das", "de", "del", "della", "der", "des", "di", "do", "dos", "du", "e", "el",
    "em", "en", "et", "fur", "for", "from", "in", "la", "las", "le", "les", "los", "o", "of", "on", "the", "und", "y",
];

/// `Arquivos Brasileiros de Cardiologia` gives `Arq Bras Cardiol`. A title of one word stays whole, a word that the list
/// lacks too (ISO 4), and so does a title that is abbreviated already.
pub(super) fn abbreviate(title: &str) -> String {
    let title = short(title);
    let title = title.split(": ").next().unwrap_or(title);
    let separators = |c: char| c.is_whitespace() || matches!(c, '&' | '-' | ',' | '/' | '=');
    let words: Vec<&str> = title.split(separators).filter(|w| !w.is_empty()).collect();
    let mut kept: Vec<&str> = words.iter().copied().filter(|w| !LEFT_OUT.contains(&fold(w).as_str())).collect();
    // "The Lancet" is one word, "PLoS One" two that no list shortens.
    if kept.is_empty() {
        kept = words;
    }
    if let [only] = kept[..] {
        return only.trim_end_matches('.').to_owned();
    }
    kept.iter().enumerate().map(|(i, w)| word(w, kept.get(i + 1))).collect::<Vec<_>>().join(" ")
}

/// The title without what catalogues add to it: other titles after a colon between spaces, a place in brackets.
pub(super) fn short(title: &str) -> &str {
    let title = title.split(" : ").next().unwrap_or(title);
    match title.rsplit_once(" (") {
        Some((short, rest)) if rest.ends_with(')') && !short.is_empty() => short,
        _ => title,
    }
}

fn word(word: &str, next: Option<&&str>) -> String {
    let folded = fold(word);
    if folded == "new" && next.is_some_and(|n| matches!(fold(n).as_str(), "england" | "york" | "zealand")) {
        return "N".to_owned();
    }
    if let Ok(at) = WORDS.binary_search_by(|(w, _)| (*w).cmp(&folded)) {
        return WORDS[at].1.to_owned();
    }
    let plain: String = if word.is_ascii() { word.to_owned() } else { crate::fold::fold(word).as_str().to_owned() };
    let mut letters = plain.chars().filter(|c| c.is_alphanumeric());
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Lower case without accents or punctuation: the key of the list.
fn fold(word: &str) -> String {
    crate::fold::fold(word).as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}
