//! A passage as somebody would dictate it: no capitals, no signs between words, no lines.

use crate::labelled::{Label, Passage};

pub fn spoken(passage: &Passage) -> Passage {
    let mut text = String::with_capacity(passage.text.len());
    let mut labels: Vec<Label> =
        passage.labels.iter().map(|label| Label { kind: label.kind.clone(), ..*label }).collect();
    for (at, c) in passage.text.char_indices() {
        for (label, own) in labels.iter_mut().zip(&passage.labels) {
            label.start = if own.start == at { text.len() } else { label.start };
            label.end = if own.end == at { text.len() } else { label.end };
        }
        match c {
            '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '*' | '|' | '\n' | ' ' => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            c => text.extend(c.to_lowercase()),
        }
    }
    for (label, own) in labels.iter_mut().zip(&passage.labels) {
        label.end = if own.end == passage.text.len() { text.len() } else { label.end };
    }
    Passage { name: passage.name.clone(), english: passage.english, text, labels }
}
