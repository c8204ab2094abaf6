//! What takes an assertion back: a negation before it, a denial in its clause, a sentence that calls it a myth.

use crate::cue::Cue;
use crate::passage::{Sentence, listed};

/// Words that may stand between a negation and what it denies.
const TRANSPARENT: &str = "se me te lhe lhes o a os as mais ainda necessariamente sempre de fato realmente tambem pode podem \
    costuma costumam consegue conseguem vai vao ira parece parecem really actually always necessarily be \
    been to help helps do does did will would can could may usually ajuda ajudam directly diretamente \
    geralmente have has in que apenas is are e sao foi esta estao ser";
const NEGATION_REACH: usize = 4;

/// Whether a negation stands right before word `at`, or a denial anywhere before it in its clause.
pub fn negated(sentence: &Sentence<'_>, at: usize) -> bool {
    let passage = sentence.passage;
    let denials = sentence.cues.iter().filter(|hit| hit.is(Cue::Denial) && hit.words.start <= at);
    if denials.clone().any(|denial| {
        !sentence
            .cues
            .iter()
            .any(|hit| hit.is(Cue::Contrast) && hit.words.start > denial.words.start && hit.words.end <= at)
    }) {
        return true;
    }
    let negators = sentence
        .cues
        .iter()
        .rev()
        .filter(|hit| hit.words.end <= at && hit.is(Cue::Negator) && !hit.is_any(&[Cue::Forbid, Cue::Emphatic]));
    negators.take_while(|hit| at - hit.words.end <= NEGATION_REACH).any(|hit| {
        let between = hit.words.end..at;
        between.clone().all(|at| listed(TRANSPARENT, passage.word(at))) && clause(sentence, hit.words.end, at)
    })
}

/// Whether word `at` belongs to what the sentence calls a myth. What follows "na verdade" is the writer's own.
pub fn refuted(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(myth) = sentence.first(Cue::Myth) else { return false };
    !sentence.cues.iter().any(|hit| hit.is(Cue::Contrast) && hit.words.start >= myth.words.end && hit.words.end <= at)
}

/// Whether no sign stands between two words.
pub fn clause(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    sentence.passage.words.get(from..=to).is_some_and(|words| words.iter().all(|word| word.joined))
}
