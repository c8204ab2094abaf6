//! How easy a text is to read: the Flesch index for Portuguese (Martins et al. 1996) and for English (Flesch 1948).

pub mod syllables;

use crate::contract::profile_types::Readability;
use crate::contract::types::Language;
use crate::sentence::sentences;

/// Words a minute in silent reading, Trauzettel-Klosinski and Dietz 2012 (doi:10.1167/iovs.11-8284).
const PORTUGUESE_WORDS_A_MINUTE: u32 = 181;
const ENGLISH_WORDS_A_MINUTE: u32 = 228;
/// Speech without punctuation is parted by its connectives; a written sentence is put together again up to this length.
const LONGEST_SENTENCE: usize = 60;

/// The index over several pieces of text (paragraphs, items); each piece ends a sentence. Numbers in digits are neither
/// words nor syllables. Not clamped: dense texts fall below 0, and a text without words has index 0.
pub fn measure<'a>(texts: impl IntoIterator<Item = &'a str>, language: Language) -> Readability {
    let (mut words, mut sentences, mut syllables) = (0_u32, 0_u32, 0_u32);
    for text in texts {
        for sentence in written_sentences(text) {
            let before = words;
            for word in words_of(&text[sentence]) {
                words = words.saturating_add(1);
                syllables = syllables.saturating_add(syllables_of(word, language));
            }
            sentences += u32::from(words > before);
        }
    }
    let pace = if language == Language::PtBr { PORTUGUESE_WORDS_A_MINUTE } else { ENGLISH_WORDS_A_MINUTE };
    Readability {
        index: index(words, sentences, syllables, language),
        words,
        sentences,
        syllables,
        minutes: words.div_ceil(pace),
    }
}

/// The Flesch index of counts; 0 where there is nothing to count.
pub fn index(words: u32, sentences: u32, syllables: u32, language: Language) -> f32 {
    if words == 0 || sentences == 0 {
        return 0.0;
    }
    let base = if language == Language::PtBr { 248.835 } else { 206.835 };
    let (words, sentences, syllables) = (f64::from(words), f64::from(sentences), f64::from(syllables));
    (base - 1.015 * words / sentences - 84.6 * syllables / words) as f32
}

/// Sentences as they were written. `text::sentence` also parts long runs at connectives, which helps with dictated
/// notes; for a measure of length such parts are one sentence again, up to 60 words.
pub fn written_sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    let mut count = 0;
    for next in sentences(text) {
        let more = words_of(&text[next.clone()]).count();
        if let Some(last) = out.last_mut()
            && continues(text, last.end, next.start)
            && count + more <= LONGEST_SENTENCE
        {
            last.end = next.end;
            count += more;
            continue;
        }
        count = more;
        out.push(next);
    }
    out
}

/// Whether nothing that ends a sentence stands before `end`, and only spaces follow it up to `start`.
fn continues(text: &str, end: usize, start: usize) -> bool {
    let before = text[..end].trim_end_matches(['"', '”', '’', '»', ')', ']']);
    !before.ends_with(['.', '!', '?', '…', '。']) && !text[end..start].contains(['\n', '\u{2028}', '\u{2029}'])
}

/// The words of a text: runs of letters, with the hyphens and apostrophes inside them.
pub fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && !is_combining(c) && !matches!(c, '-' | '‐' | '\'' | '’'))
        .filter(|word| word.chars().any(char::is_alphabetic))
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn syllables_of(word: &str, language: Language) -> u32 {
    match language {
        Language::PtBr => syllables::portuguese(word),
        Language::En => syllables::english(word),
    }
}

#[cfg(test)]
mod tests;
