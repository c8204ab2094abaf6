//! Portuguese or English, by the words that every text has.

use super::flow::Draft;
use crate::document::Language;

const PORTUGUESE: &[&str] = &[
    "a", "ao", "as", "com", "como", "da", "das", "de", "do", "dos", "e", "em", "foi", "mais", "na", "nao", "no", "não",
    "o", "os", "ou", "para", "pela", "pelo", "por", "que", "se", "ser", "sua", "são", "tem", "um", "uma", "você", "é",
];
const ENGLISH: &[&str] = &[
    "an", "and", "are", "at", "be", "but", "by", "can", "for", "from", "has", "have", "if", "in", "is", "it", "not",
    "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "which", "with", "you", "your",
];
/// Words that are looked at.
const SAMPLE: usize = 4000;

/// Portuguese where both are as likely.
pub(super) fn guess(blocks: &[Draft]) -> Language {
    let (mut portuguese, mut english) = (0usize, 0usize);
    let words =
        blocks.iter().flat_map(|block| block.text.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty());
    for word in words.take(SAMPLE) {
        let word = word.to_lowercase();
        portuguese += usize::from(PORTUGUESE.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    if english > portuguese { Language::En } else { Language::PtBr }
}
