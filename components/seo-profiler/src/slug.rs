//! The last part of a page's address.

use text::contract::types::Language;
use text::fold::fold;

/// Longest slug, in bytes; search results show little more.
const LONGEST: usize = 80;

/// Matches `^[a-z0-9]+(-[a-z0-9]+)*$`: folded, cut between words, never empty.
pub fn slug(title: &str, language: Language) -> String {
    let folded = fold(title);
    let mut out = String::new();
    for word in folded.as_str().split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let room = LONGEST - out.len();
        if out.is_empty() {
            out.push_str(&word[..word.len().min(room)]);
        } else if word.len() < room {
            out.push('-');
            out.push_str(word);
        } else {
            break;
        }
    }
    match (out.is_empty(), language) {
        (false, _) => out,
        (true, Language::PtBr) => "pagina".to_owned(),
        (true, Language::En) => "page".to_owned(),
    }
}
