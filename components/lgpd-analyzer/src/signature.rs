//! The name in a signature: "Tomás Arruda Figueira – MÉDICO – CRM/SP 123456". Who signs with a registration is named by
//! what stands before it, however rare the name.

use std::ops::Range;

use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading};

/// Words of a name, particles included.
const MOST_WORDS: usize = 8;
/// Tokens between the name and the registration: dashes, commas, the profession.
const MOST_BETWEEN: usize = 6;

/// The name that stands right before `registration` in its own line, or none.
pub fn name_before(reading: &Reading, registration: usize) -> Option<Range<usize>> {
    let start = reading.corpus.piece(registration).map_or(0, |piece| piece.range.start);
    let tokens = reading.tokens_in(&(start..registration));
    let last = skip_to_name(reading, &tokens)?;
    let mut first = last;
    for (words, at) in (1..).zip((tokens.start..last).rev()) {
        let joined = reading.gap(at, at + 1).chars().all(|c| c == ' ');
        if words == MOST_WORDS || !joined || !is_part(reading, at) {
            break;
        }
        first = at;
    }
    while is_particle(reading.word(first)) && first < last {
        first += 1;
    }
    let named = (first..=last).filter(|at| !is_particle(reading.word(*at))).count();
    (named >= 2).then(|| reading.range(first, last))
}

/// The last capitalised word before the separators and the profession.
fn skip_to_name(reading: &Reading, tokens: &Range<usize>) -> Option<usize> {
    for at in tokens.clone().rev().take(MOST_BETWEEN) {
        let token = reading.token(at)?;
        let between =
            token.kind == TokenKind::Punctuation && matches!(reading.word(at), "-" | "," | ":" | "|" | "(" | ";");
        if between || reading.is(at, Cues::PROFESSION) || reading.is(at, Cues::TITLE) {
            continue;
        }
        return is_word(reading, at).then_some(at);
    }
    None
}

fn is_part(reading: &Reading, at: usize) -> bool {
    let title = reading.is(at, Cues::PROFESSION) || reading.is(at, Cues::TITLE);
    is_particle(reading.word(at)) || (is_word(reading, at) && !title)
}

fn is_word(reading: &Reading, at: usize) -> bool {
    let word = reading.token(at).is_some_and(|token| token.kind == TokenKind::Word);
    word && reading.case(at) != Case::Lower
}

fn is_particle(word: &str) -> bool {
    matches!(word, "da" | "de" | "do" | "das" | "dos" | "e" | "di" | "van" | "von")
}
