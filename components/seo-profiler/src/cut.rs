//! Texts that must fit: cut between words, never inside what a reader sees as one character.

use unicode_segmentation::UnicodeSegmentation;

const ELLIPSIS: char = '…';

/// The text on one line, whole if it has at most `most` characters, else its first words with an ellipsis after them.
pub fn cut(text: &str, most: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= most {
        return line;
    }
    let mut out = prefix(&line, most.saturating_sub(1));
    out.push(ELLIPSIS);
    out
}

/// The first words of a text within `most` characters, without what would dangle at the end.
pub fn prefix(line: &str, most: usize) -> String {
    let (mut end, mut word_end, mut count) = (0, 0, 0);
    for (at, grapheme) in line.grapheme_indices(true) {
        if grapheme.starts_with(char::is_whitespace) {
            word_end = at;
        }
        count += grapheme.chars().count();
        if count > most {
            break;
        }
        end = at + grapheme.len();
    }
    let whole = line.get(end..).is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    // A single word that is longer than the limit is cut after all.
    let stop = if whole || word_end == 0 { end } else { word_end };
    let kept = line.get(..stop).unwrap_or_default();
    kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '('))
        .to_owned()
}

/// White space and control characters become single spaces.
pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
