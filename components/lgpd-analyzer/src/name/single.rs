//! How sure it is that one word alone is a name: by the cue before it, or by how it is written, how common it is and what
//! stands beside it.

use crate::reading::{Case, Reading, Style};

use super::context::{self, Before, Cue};
use super::lexicon::immigrant;
use super::sequence::{Element, Sequence};
use super::{english, position};

/// How sure it is that the sequence of one word is a name, 0-1.
pub fn judge(reading: &Reading, sequence: &Sequence, context: &Before) -> f32 {
    let element = &sequence.elements[0];
    let at = sequence.first;
    let opens = reading.opens(at);
    let article = articled(reading, at);
    let style = reading.style(at);
    let capital = sequence.capital && !sequence.shouted;
    let aged = context::aged(reading, sequence.last);
    if let Some(sure) = by_cue(reading, element, capital, context) {
        return sure;
    }
    if entered(reading, sequence, capital) || position::listed(reading, sequence) {
        return 0.8;
    }
    if context::related(reading, sequence.last)
        && (element.given > 0 || capital && !opens)
        && (capital || !element.word || article && element.given >= 4)
    {
        return 0.8;
    }
    if reading.english() {
        return english::single(reading, sequence, aged);
    }
    // "TED", "SUS": three large letters among small ones are an acronym.
    if reading.case(at) == Case::Upper && style == Style::Cased && reading.word(at).len() <= 3 && !aged {
        return 0.2;
    }
    let told = position::told(reading, sequence.last);
    let listed =
        reading.source.words_after(reading.range(at, at).end).take(8).any(|word| matches!(word, "nomes" | "apelidos"));
    // "Menores de 18 anos" are many.
    let one = !reading.word(at).ends_with('s') && element.surname == 0;
    let bracket = at.checked_sub(1).is_some_and(|before| matches!(reading.word(before), "(" | "|"));
    if element.given == 0 && capital && aged && !listed && one && (opens || bracket) {
        return 0.7;
    }
    if element.given == 0 && opens && position::unheard(reading, sequence) {
        return 0.65;
    }
    let dictated = style == Style::Lower && !element.word;
    if dictated && (context::aged_at_once(reading, sequence) || element.given == 0 && (opens || article) && told) {
        return 0.68;
    }
    if element.given == 0 || listed {
        return if capital && element.surname >= 4 && !element.word && article && !opens { 0.4 } else { 0.0 };
    }
    match (capital, element.word) {
        (true, false) if !opens => 0.85,
        (true, false) if aged || element.given >= 4 => 0.8,
        (true, false) if told => 0.75,
        (true, false) => 0.5,
        (true, true) if told && opens => 0.7,
        (true, true) if aged => 0.8,
        (true, true) if !opens && position::finite(reading, sequence.last) => 0.7,
        (false, true) if aged && article && element.given >= 4 => 0.75,
        (true, true) if article && !opens && element.given >= 5 => 0.62,
        (false, false) if aged => 0.8,
        (false, false) if told && style == Style::Lower => 0.72,
        (false, false) if style == Style::Lower && (article || element.given >= 4) => 0.7,
        (false, false) if style == Style::Lower => 0.4,
        (false, false) if style == Style::Shouted => 0.4,
        // No name by itself, but the second mention of one.
        (true, true) if !opens => 0.3,
        _ => 0.2,
    }
}

/// Whether it stands in a list of appointments, behind what somebody did to it or behind its age; there a surname alone
/// is enough, if it is hardly a word.
fn entered(reading: &Reading, sequence: &Sequence, capital: bool) -> bool {
    let (element, at) = (&sequence.elements[0], sequence.first);
    let scheduled = position::scheduled(reading, sequence);
    let surname = element.surname > 0 && !element.word || immigrant(reading.word(at)).is_some();
    let entry = scheduled
        || position::met(reading, at) && (sequence.capital || !element.word)
        || position::ages_before(reading, sequence) && capital;
    entry && (element.given > 1 || scheduled && element.given == 0 && surname)
}

/// How sure the cue makes it by itself; none where the surroundings must say more.
fn by_cue(reading: &Reading, element: &Element, capital: bool, context: &Before) -> Option<f32> {
    let sure = |fits: bool, confidence: f32| Some(if fits { confidence } else { 0.0 });
    match context.cue {
        // A title or "Sr." before any capitalised or known word is enough.
        Cue::Title | Cue::Honorific => sure(capital || element.given + element.surname > 0, 0.9),
        Cue::Naming | Cue::Intro => sure(element.given > 0 || capital, 0.9),
        Cue::Kin | Cue::Patient => Some(match (element.given > 0, capital, element.word) {
            (true, _, false) => 0.92,
            (true, true, true) => 0.88,
            (true, false, true) if element.given >= 4 && context.adjacent => 0.7,
            (false, true, false) if context.adjacent => 0.78,
            _ => 0.0,
        }),
        Cue::Person if context.adjacent && capital && reading.english() => Some(0.75),
        Cue::Person | Cue::Says | Cue::Author => sure(element.given > 0 && (!element.word || capital), 0.85),
        _ => None,
    }
}

fn articled(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(reading.word(before), "o" | "a" | "do" | "da" | "ao" | "pro" | "pra" | "e" | "com" | "pela" | "pelo")
    })
}
