//! How a sentence means its words: said, denied, warned of, asked, or only quoted. "Não há garantia de resultado" must
//! pass, and "não perca: resultado garantido" must not.

use crate::{
    page::{Found, Page},
    phrases::Role,
    words::Break,
};
use std::ops::Range;
use text::clause;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Said,
    /// Inside quotation marks, or under a heading of myths: mentioned, perhaps not meant.
    Mentioned,
    /// In the mouth of others ("circula um vídeo que diz"), or in a clinical record, which addresses no reader.
    Reported,
    Denied,
}

/// How far a plain negation reaches forward, and a denial, in words.
const NEGATOR_REACH: u32 = 7;
const DENIAL_REACH: u32 = 14;
/// How far after the words a refusal may stand, and in the next sentence.
const REFUSAL_REACH: u32 = 14;
const BAN_REACH: u32 = 8;
const WARNING_REACH: u32 = 20;
const TRANSCRIPT: usize = 45;

pub fn meaning(page: &Page<'_>, found: &Found) -> Meaning {
    let sentence = page.sentence(found.block, found.start);
    let denied = negated(page, found, &sentence)
        || negated_inside(page, found)
        || refused(page, found, &sentence)
        || answered(page, found, &sentence)
        || labelled(page, found, &sentence)
        || warned(page, found, &sentence)
        || asked(page, found, &sentence);
    match denied {
        true => Meaning::Denied,
        false if reported(page, found, &sentence) => Meaning::Reported,
        false if mentioned(page, found) => Meaning::Mentioned,
        false => Meaning::Said,
    }
}

fn negated(page: &Page<'_>, found: &Found, sentence: &Range<u32>) -> bool {
    let reach = |role, words: u32| {
        let from = sentence.start.max(found.start.saturating_sub(words));
        page.marks_in(role, found.block, from..found.start).filter(|mark| mark.end <= found.start)
    };
    let real = |mark: &&Found| !pseudo(page, mark);
    reach(Role::Negator, NEGATOR_REACH).filter(real).any(|mark| {
        strongest_break(page, found.block, mark.end..found.start + 1) == Break::None && !turned(page, mark, found)
    }) || reach(Role::Denial, DENIAL_REACH).filter(real).any(|mark| {
        strongest_break(page, found.block, mark.end..found.start + 1) < Break::Clause && !turned(page, mark, found)
    })
}

/// "O algoritmo não decide": the negation stands where the pattern leaves a gap.
fn negated_inside(page: &Page<'_>, found: &Found) -> bool {
    let denies = |mark: &Found| {
        let view = page.view(mark.block);
        let word = view.and_then(|view| Some(view.words.get(mark.start as usize)?.text(view.folded.as_str())));
        matches!(word, Some("nao" | "nunca" | "jamais" | "nem" | "not" | "never" | "don" | "doesn" | "isn"))
    };
    !found.negative
        && page
            .marks_in(Role::Negator, found.block, found.start + 1..found.end)
            .any(|mark| denies(mark) && !pseudo(page, mark))
}

/// "Não só", "não perca": the negation inside is of another kind.
fn pseudo(page: &Page<'_>, mark: &Found) -> bool {
    page.marks_in(Role::Pseudo, mark.block, mark.start.saturating_sub(4)..mark.end + 1)
        .any(|pseudo| pseudo.overlaps(mark))
}

fn turned(page: &Page<'_>, mark: &Found, found: &Found) -> bool {
    page.marks_in(Role::Turn, mark.block, mark.end..found.start).next().is_some()
}

fn refused(page: &Page<'_>, found: &Found, sentence: &Range<u32>) -> bool {
    let end = sentence.end.min(found.end + REFUSAL_REACH);
    if page.marks_in(Role::Refusal, found.block, found.end..end).any(|mark| !pseudo(page, mark)) {
        return true;
    }
    let next = sentence.end..sentence.end + BAN_REACH;
    page.marks_in(Role::Ban, found.block, found.end..end).next().is_some()
        || page.marks_in(Role::Ban, found.block, sentence.start..found.start).next().is_some()
        || sentence.end.saturating_sub(found.end) <= REFUSAL_REACH
            && page.marks_in(Role::Ban, found.block, next).next().is_some()
}

/// "Resultado garantido? Não existe.": the next sentence begins with a denial.
fn answered(page: &Page<'_>, found: &Found, sentence: &Range<u32>) -> bool {
    let denied = [Role::Negator, Role::Denial]
        .into_iter()
        .any(|role| page.marks_in(role, found.block, sentence.end..sentence.end + 2).any(|mark| !pseudo(page, mark)));
    denied && closing(page, found.block, sentence.end).contains('?')
}

/// "Mito: …": what a label denies.
fn labelled(page: &Page<'_>, found: &Found, sentence: &Range<u32>) -> bool {
    page.marks_in(Role::MythLabel, found.block, sentence.start..found.start).any(|label| label.start == sentence.start)
}

fn warned(page: &Page<'_>, found: &Found, sentence: &Range<u32>) -> bool {
    // A run of words this long is no sentence but a transcript without punctuation.
    let reach = if sentence.len() > TRANSCRIPT { WARNING_REACH / 2 } else { WARNING_REACH };
    let from = sentence.start.max(found.start.saturating_sub(reach));
    let until = sentence.end.min(found.end + reach);
    page.marks_in(Role::Warning, found.block, from..until).any(|mark| {
        let between = if mark.end <= found.start { mark.end..found.start + 1 } else { found.end..mark.start + 1 };
        !mark.overlaps(found) && strongest_break(page, found.block, between) < Break::Clause && !pseudo(page, mark)
    })
}

/// "Existe cura definitiva?", also where a heading or a transcript lost its question mark.
fn asked(page: &Page<'_>, found: &Found, sentence: &Range<u32>) -> bool {
    let opens = |mark: &Found| {
        let between = strongest_break(page, found.block, mark.end..found.start + 1);
        let plain = page.marks_in(Role::Negator, found.block, sentence.start..mark.start).next().is_none();
        mark.start <= sentence.start + 1 && found.start - mark.start <= 10 && plain && between < Break::Clause
    };
    page.marks_in(Role::Question, found.block, sentence.start..found.start).any(opens)
        && !ends_as_statement(page, found.block, sentence.end)
}

/// Whether a full stop or an exclamation mark closes the sentence that ends before a word.
fn ends_as_statement(page: &Page<'_>, block: u32, end: u32) -> bool {
    let close = closing(page, block, end);
    !close.contains('?') && close.contains(['.', '!'])
}

/// The signs between the sentence that ends before a word and the next one.
fn closing<'a>(page: &'a Page<'_>, block: u32, end: u32) -> &'a str {
    let Some(view) = page.view(block) else { return "" };
    let text = view.folded.as_str();
    let from = (end as usize).checked_sub(1).and_then(|last| view.words.get(last)).map_or(0, |word| word.end as usize);
    let to = view.words.get(end as usize).map_or(text.len(), |word| word.start as usize);
    text.get(from..to).unwrap_or_default()
}

fn strongest_break(page: &Page<'_>, block: u32, words: Range<u32>) -> Break {
    let range = words.start as usize..words.end as usize;
    let words = page.view(block).and_then(|view| view.words.get(range));
    words.and_then(|words| words.iter().map(|word| word.before).max()).unwrap_or(Break::None)
}

fn reported(page: &Page<'_>, found: &Found, sentence: &Range<u32>) -> bool {
    page.has(Role::Record, found.block) || page.marks_in(Role::Reported, found.block, sentence.clone()).next().is_some()
}

fn mentioned(page: &Page<'_>, found: &Found) -> bool {
    let (Some(view), Some(bytes)) = (page.view(found.block), page.bytes(found)) else { return false };
    view.didactic || clause::quoted(&view.block.text, bytes.start) || single_quoted(&view.block.text, &bytes)
}

/// 'assim' or ‘assim’: an opening mark straight before the words or the word before them, a closing one soon after.
fn single_quoted(source: &str, bytes: &Range<usize>) -> bool {
    const MARKS: [char; 3] = ['\'', '‘', '’'];
    let from = clause::floor(source, bytes.start.saturating_sub(40));
    let to = clause::floor(source, (bytes.end + 40).min(source.len()));
    let before = source.get(from..bytes.start).unwrap_or_default();
    let after = source.get(bytes.end..to).unwrap_or_default();
    let opens =
        before.rfind(MARKS).is_some_and(|at| before[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric()));
    let closes = after.find(MARKS).is_some_and(|at| {
        let mark = after[at..].chars().next().map_or(1, char::len_utf8);
        after[at + mark..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    });
    opens && closes
}
