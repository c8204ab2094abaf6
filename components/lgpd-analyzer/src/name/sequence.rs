//! Which words, one after another, may be one name.

use text::token::TokenKind;

use crate::cue::Cues;
use crate::name::lexicon;
use crate::reading::{Case, Reading, Style};

/// One word of a name.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    pub at: usize,
    /// Frequency classes of the lexicon, 0 where it is none.
    pub given: u8,
    pub surname: u8,
    /// An ordinary word too.
    pub word: bool,
    /// In no lexicon; only its capital speaks for it.
    pub unknown: bool,
    /// A single letter, with or without a dot.
    pub initial: bool,
}

#[derive(Clone, Debug)]
pub struct Sequence {
    pub first: usize,
    pub last: usize,
    pub elements: Vec<Element>,
    /// Whether its first word is written as a name.
    pub capital: bool,
    /// Whether capitals tell nothing here.
    pub shouted: bool,
    /// Elements of the lexicon, and those that are surnames.
    pub known: usize,
    pub surnames: usize,
    /// Whether it begins as "O'Neill" does.
    pub apostrophe: bool,
}

impl Sequence {
    /// Whether every word of it is an ordinary word too.
    pub fn ordinary(&self) -> bool {
        self.elements.iter().all(|element| element.word || element.initial || element.unknown)
    }
}

impl Sequence {
    /// "Oyelaran Adebayo": a given name stands behind a word that nobody knows.
    pub fn given_behind(&self) -> bool {
        self.elements.iter().skip(1).any(|element| element.given >= 3 && !element.word)
    }
}

const MOST: usize = 8;

/// The sequence that begins at token `at`: never with a particle.
pub fn at(reading: &Reading, at: usize) -> Option<Sequence> {
    let style = reading.style(at);
    let apostrophe = matches!(reading.word(at), "o" | "d") && irish(reading, at) && reading.case(at + 2) != Case::Lower;
    let start = if apostrophe || sainted(reading, at) { at + 2 } else { at };
    let first = element(reading, start, style, None)?;
    let mut elements = vec![first];
    let mut last = start + usize::from(first.initial && reading.word(start + 1) == ".");
    while elements.len() < MOST {
        let Some((next, particle)) = following(reading, last) else { break };
        let Some(more) = element(reading, next, style, Some((&elements, particle))) else { break };
        last =
            next + usize::from(more.initial && reading.word(next + 1) == "." && reading.gap(next, next + 1).is_empty());
        elements.push(more);
    }
    if reading.opens(at) && style != Style::Cased {
        trim(&mut elements, &mut last);
    }
    let known = elements.iter().filter(|element| element.given + element.surname > 0).count();
    let surnames = elements.iter().skip(1).filter(|element| element.surname > 0).count();
    let capital = reading.case(at) != Case::Lower;
    let initials = elements.iter().all(|element| element.initial);
    (known > 0 || capital || initials).then_some(Sequence {
        first: at,
        last,
        elements,
        capital,
        shouted: style == Style::Shouted,
        known,
        surnames,
        apostrophe,
    })
}

/// The word after token `last` that a name could go on with, and whether a particle stands between.
fn following(reading: &Reading, last: usize) -> Option<(usize, bool)> {
    let close = |a: usize, b: usize| matches!(reading.gap(a, b), " " | "" | "  ");
    let mut next = last + 1;
    if !close(last, next) {
        return None;
    }
    // "O'Neill", "Ana-Maria".
    if matches!(reading.word(next), "'" | "-")
        && reading.gap(last, next).is_empty()
        && reading.gap(next, next + 1).is_empty()
    {
        return Some((next + 1, true));
    }
    if irish(reading, next) || reading.english() && saint(reading, next) {
        return Some((next + 2, true));
    }
    let mut particle = false;
    for _ in 0..2 {
        if reading.is(next, Cues::PARTICLE) && close(next, next + 1) {
            // "Maria e João" are two; "Costa e Silva" is one, but only with capitals can that be told.
            if reading.word(next) == "e" && !joins(reading, next) {
                return None;
            }
            particle = true;
            next += 1;
        }
    }
    (reading.token(next)?.kind == TokenKind::Word).then_some((next, particle))
}

/// "O'Neill", "D'Ávila": one large letter and an apostrophe.
fn irish(reading: &Reading, at: usize) -> bool {
    let letter =
        reading.word(at).len() == 1 && reading.case(at) != Case::Lower || reading.english() && reading.word(at) == "o";
    letter
        && reading.word(at + 1) == "'"
        && reading.gap(at, at + 1).is_empty()
        && reading.gap(at + 1, at + 2).is_empty()
}

/// "St. Clair" as a surname: written so behind a given name.
fn saint(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "st"
        && reading.case(at) == Case::Capital
        && reading.word(at + 1) == "."
        && reading.case(at + 2) == Case::Capital
}

/// "Ms. St. Clair": behind a title no church and no town is called so.
fn sainted(reading: &Reading, at: usize) -> bool {
    let titled = (1..=2)
        .any(|back| at.checked_sub(back).is_some_and(|title| reading.is(title, Cues::HONORIFIC.or(Cues::TITLE))));
    saint(reading, at) && titled
}

fn joins(reading: &Reading, and: usize) -> bool {
    let surname = reading.name(and + 1).is_some_and(|name| name.surname && name.given_frequency < 3);
    let before =
        and.checked_sub(1).and_then(|at| reading.name(at)).is_some_and(|name| name.surname && name.given_frequency < 3);
    let third = and >= 2 && reading.name(and - 2).is_some_and(|name| name.given);
    surname && before && third && reading.case(and + 1) != Case::Lower
}

/// Token `at` as a word of a name; `so_far` is what stands before it in the sequence, and whether a particle does.
fn element(reading: &Reading, at: usize, style: Style, so_far: Option<(&[Element], bool)>) -> Option<Element> {
    let token = reading.token(at).filter(|token| token.kind == TokenKind::Word)?;
    let word = reading.word(at);
    let capital = reading.case(at) != Case::Lower;
    if token.end - token.start == 1 {
        let letter = capital
            && (reading.word(at + 1) == "."
                || so_far.is_some() && style == Style::Cased && !matches!(word, "a" | "e" | "o" | "i"));
        let letter = letter || !capital && dictated_initial(reading, at, style, so_far.map(|(elements, _)| elements));
        return letter.then_some(Element { at, given: 0, surname: 0, word: false, unknown: false, initial: true });
    }
    let excluded =
        Cues::STOP.or(Cues::PARTICLE).or(Cues::TITLE).or(Cues::INSTITUTION).or(Cues::QUARTER).or(Cues::SAINT);
    // In a transcript nothing but its spelling tells an invented or a foreign name.
    let spelt = !capital && style == Style::Lower && !reading.english() && reading.cue(at) == Cues::default();
    let coined = || (spelt && so_far.is_none()).then(|| lexicon::coined(word)).flatten();
    let immigrant = || spelt.then(|| lexicon::immigrant(word)).flatten();
    let name = reading.name(at).or_else(coined).or_else(immigrant);
    if so_far.is_some_and(|(elements, particle)| !particle && (elements.len() > 1 || capital))
        && SUFFIXES.contains(&word)
        && !glued(reading, at)
    {
        return Some(Element { at, given: 0, surname: 1, word: true, unknown: false, initial: false });
    }
    let strong = name.is_some_and(|name| !name.word);
    // "Nora Finch": a word for a relative, written as a name before another one.
    let written = reading.is(at, Cues::KIN)
        && so_far.is_none()
        && capital
        && name.is_some_and(|name| reading.english() || name.given_frequency >= 4)
        && reading.case(at + 1) == Case::Capital
        && reading.gap(at, at + 1) == " "
        && style == Style::Cased
        && reading.cue(at + 1) == Cues::default();
    // "Ketlyn Dias", "iracema de jesus"
    let surname = matches!(word, "dias" | "jesus" | "natal" | "brasil" | "saude")
        && so_far.is_some_and(|(_, particle)| capital && style == Style::Cased || particle && word == "jesus");
    let written = written || surname;
    let barred = !written
        && (reading.is(at, excluded) && !(strong && capital) && !(capital && so_far.is_some() && word == "brasil")
            || reading.is(at, EXCLUDED) && !strong && !(capital && name.is_some() && so_far.is_some()));
    if barred || glued(reading, at) {
        return None;
    }
    let Some(name) = name else {
        let bridge = !capital
            && so_far.is_some_and(|(elements, _)| elements.iter().all(|e| !e.unknown && !e.word))
            && bridges(reading, at);
        let bridged =
            bridge.then_some(Element { at, given: 0, surname: 0, word: false, unknown: true, initial: false });
        return bridged.or_else(|| unknown(reading, at, style, so_far.map(|(elements, _)| elements)));
    };
    let element = Element {
        at,
        given: name.given_frequency,
        surname: name.surname_frequency,
        word: name.word,
        unknown: false,
        initial: false,
    };
    match so_far {
        None => Some(element),
        Some((elements, particle)) => continues(reading, &element, elements, particle, style).then_some(element),
    }
}

/// "paciente j.b.t.": initials where nobody writes capitals, behind a word for somebody.
fn dictated_initial(reading: &Reading, at: usize, style: Style, so_far: Option<&[Element]>) -> bool {
    let dotted = reading.word(at + 1) == "." && reading.gap(at, at + 1).is_empty();
    let announced = || at.checked_sub(1).is_some_and(|before| reading.is(before, Cues::PATIENT.or(Cues::KIN)));
    let goes_on = |elements: &[Element]| elements.iter().all(|element| element.initial);
    style == Style::Lower && dotted && so_far.map_or_else(announced, goes_on)
}

/// What tells a son from the father of the same name.
const SUFFIXES: &[&str] = &["filho", "neto", "junior", "jr", "sobrinho"];

/// Cues that bar a word from a name unless the lexicon knows it as nothing but a name.
const EXCLUDED: Cues = Cues::KIN
    .or(Cues::PATIENT)
    .or(Cues::PERSON)
    .or(Cues::NAMING)
    .or(Cues::PROFESSION)
    .or(Cues::STREET)
    .or(Cues::HONORIFIC)
    .or(Cues::SAYS);

/// "maria123", "@maria": parts of codes and handles. Where a number was taken out ("[documento]maria") it still was one.
fn glued(reading: &Reading, at: usize) -> bool {
    let Some(token) = reading.token(at) else { return true };
    let (before, after) = reading.source.around(&(token.start..token.end));
    matches!(before, Some('@' | '_' | '#' | '/' | ']'))
        || before.is_some_and(|c| c.is_ascii_digit())
        || matches!(after, Some('@' | '_' | '['))
        || after.is_some_and(|c| c.is_ascii_digit())
}

/// "ivo pitangui neto": a word that nobody knows between two of one name.
fn bridges(reading: &Reading, at: usize) -> bool {
    let plain = reading.cue(at) == Cues::default() && reading.word(at).len() >= 4 && reading.gap(at, at + 1) == " ";
    let next = reading.word(at + 1);
    plain
        && (SUFFIXES.contains(&next)
            || reading.is(at + 1, Cues::PARTICLE) && next != "e" && ancestral(reading, at + 2)
            || reading.name(at + 1).is_some_and(|name| name.surname && !name.given && !name.word))
}

/// "eurípedes barsanulfo de freitas": a surname that is hardly a given name.
fn ancestral(reading: &Reading, at: usize) -> bool {
    let surname = |name: text::lexicon::names::Name| name.surname_frequency > 4 && name.given_frequency < 3;
    reading.word(at) == "jesus" || reading.cue(at).is_empty() && reading.name(at).is_some_and(surname)
}

/// A word that no lexicon has: only its capital can make it a name, and never that of an acronym.
fn unknown(reading: &Reading, at: usize, style: Style, so_far: Option<&[Element]>) -> Option<Element> {
    let word = reading.word(at);
    let case = reading.case(at);
    let shouted = style == Style::Shouted;
    // "Witnessed by Clive Hartigan": a short line has more capitals than other words, and still names somebody.
    let given = so_far.is_some_and(|elements| elements.len() == 1 && elements[0].given >= 2 && !elements[0].word)
        && reading.word(at - 1) != "-";
    let given = given || shouted && announced(reading, at) || shouted && so_far.is_some_and(|e| e[0].unknown);
    let plausible =
        word.len() >= 3 && word.chars().all(char::is_alphabetic) && case == Case::Capital && (!shouted || given);
    let before = so_far.and_then(<[Element]>::last);
    let follows = before.is_none_or(|before| !before.unknown || so_far.is_some_and(|elements| elements.len() < 4));
    let cue = reading.cue(at);
    let other = cue != Cues::default();
    (plausible && follows && !other).then_some(Element {
        at,
        given: 0,
        surname: 0,
        word: false,
        unknown: true,
        initial: false,
    })
}

/// Whether a title, an honorific or the line of a table stands right before token `at`.
fn announced(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let titled = if reading.word(before) == "." { before.saturating_sub(1) } else { before };
    reading.is(titled, Cues::HONORIFIC) || reading.word(before) == "|" && reading.word(at).len() > 4
}

/// Whether a word of the lexicon goes on a name.
fn continues(reading: &Reading, element: &Element, so_far: &[Element], particle: bool, style: Style) -> bool {
    let capital = reading.case(element.at) != Case::Lower;
    let first_capital = so_far.first().is_some_and(|first| reading.case(first.at) != Case::Lower);
    if first_capital && style != Style::Shouted && !capital {
        return false;
    }
    if capital && style != Style::Shouted {
        return true;
    }
    // Without capitals an ordinary word goes on a name only as a common surname behind a sure given name.
    if !element.word {
        return true;
    }
    // "maria das dores", "maria do carmo", "maria da luz": one name in any case.
    if particle && so_far.len() == 1 && reading.word(so_far[0].at) == "maria" {
        return true;
    }
    let sure = so_far.iter().any(|before| before.given > 0 && !before.word);
    let next = reading.word(element.at + 1);
    let ordinary = matches!(
        reading.word(element.at),
        "dias"
            | "para"
            | "mora"
            | "leva"
            | "sara"
            | "dores"
            | "passa"
            | "conta"
            | "toma"
            | "fala"
            | "cura"
            | "pede"
            | "sente"
            | "dor"
    ) && !matches!(next, "," | "." | "" | "\n" | "-" | "e" | "tem" | "que" | "com" | "foi");
    sure && element.surname >= 4 && !ordinary && (particle || element.surname >= 5)
}

/// Takes off what cannot end a name: initials at the end stay, an unknown acronym does not.
fn trim(elements: &mut Vec<Element>, last: &mut usize) {
    while elements.len() > 1
        && elements.last().is_some_and(|element| element.unknown && elements.iter().all(|e| e.given == 0 || e.word))
    {
        elements.pop();
        *last = elements.last().map_or(*last, |element| element.at);
    }
}
