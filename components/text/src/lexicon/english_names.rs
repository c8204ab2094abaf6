//! Given names and surnames of English-speaking countries, and of Brazilian ones whether they are English words.

use super::Lexicon;
use super::names::Name;

pub fn lexicon() -> &'static Lexicon {
    lexicon!("english_names", inflects: false)
}

/// The name that one folded word of an English text is.
pub fn get(word: &str) -> Option<Name> {
    lexicon().get(word).map(Name::from)
}
