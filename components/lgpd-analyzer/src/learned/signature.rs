//! Who signs without a title: a full name alone at the end of a note is its author's, whom no word around it tells.

use crate::cue::Cues;
use crate::name::Cue;
use crate::reading::{Case, Reading};

use super::candidate::Candidate;

/// From the last word of a name to the first of the next one in a list: over a sign or two and a bullet.
const LISTED: usize = 4;

/// Whether the candidate stands alone at the end of a text that nobody wrote of himself or of his own: behind the end of a
/// sentence or a line, a dash or a label. `cue` is what the rules read before it ("Titular: …" is no signature, "Legista: …"
/// is one), `before` the name before it: the last of a list of names signs nothing.
pub fn signs(reading: &Reading, candidate: &Candidate, cue: Cue, before: Option<&Candidate>) -> bool {
    let full = candidate.words.len() > 1 && reading.case(candidate.first) != Case::Lower;
    let listed = before.is_some_and(|before| before.last + LISTED >= candidate.first);
    full && cue == Cue::None
        && !listed
        && ends(reading, candidate.last)
        && candidate.first > 0
        && reading.opens(candidate.first)
        && !personal(reading)
}

fn ends(reading: &Reading, last: usize) -> bool {
    let behind = last + 1 + usize::from(reading.word(last + 1) == ".");
    reading.token(behind).is_none()
}

/// "Minha mãe", "obrigada", "yours faithfully": letters of patients and of their families.
fn personal(reading: &Reading) -> bool {
    let own = |at: usize| {
        let first = matches!(reading.word(at), "meu" | "minha" | "meus" | "minhas" | "my" | "nosso" | "nossa" | "our");
        first && reading.is(at + 1, Cues::KIN)
    };
    let thanks =
        |word: &str| ["obrigad", "agradec", "thank", "yours", "sincerely"].iter().any(|stem| word.starts_with(stem));
    reading.words.any(|word, _| thanks(word)) || (0..reading.source.tokens.len()).any(own)
}
