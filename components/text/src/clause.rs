//! Negation and quotation: whether a sentence says something, denies or forbids it, or only quotes it. All functions
//! look a bounded distance around a place, so that calling them for every match stays linear.

use std::ops::Range;

use crate::token::{TokenKind, tokens};

/// How far back a negation reaches, in bytes of folded text.
const BACK: usize = 80;
/// Longest quotation that is looked for, in bytes of source text.
const QUOTATION: usize = 400;

const NEGATIONS: &[&str] = &[
    "sem",
    "nao",
    "nunca",
    "jamais",
    "nem",
    "tampouco",
    "nenhum",
    "nenhuma",
    "inexiste",
    "inexistem",
    "evite",
    "evitar",
    "not",
    "never",
    "without",
    "no",
    "cannot",
    "avoid",
];
/// Beginnings of words that forbid.
const FORBIDDING: &[&str] = &["veda", "proib", "forbid", "prohibit"];
/// Nothing before one of these reaches past it.
const BARRIERS: &[&str] = &["mas", "porem", "contudo", "entretanto", "todavia", "but", "however"];
/// Words that turn a negation before them into emphasis: "não só", "não apenas", "sem dúvida", "não deixe de".
const CANCELLING: &[&str] =
    &["so", "apenas", "somente", "duvida", "duvidas", "deixe", "deixem", "perca", "only", "just", "doubt"];
/// Predicates that deny what stands before them in the same sentence.
const DENIALS: &[&str] = &[
    "nao existe",
    "nao existem",
    "nao ha ",
    "nao e permitid",
    "nao sao permitid",
    "nao e possivel",
    "nao pode",
    "nao podem",
    "nao deve",
    "nao garant",
    "nao e garanti",
    "e vedad",
    "sao vedad",
    "e proibid",
    "sao proibid",
    "inexist",
    "is forbidden",
    "are forbidden",
    "is not allowed",
    "does not exist",
];

/// Whether what stands at byte `at` of the folded `sentence` is denied or forbidden: by a negation at most 80 bytes
/// before it in the same clause, or by a denying predicate after it.
pub fn negated(sentence: &str, at: usize) -> bool {
    denied_before(sentence, at) || denied_after(sentence, at)
}

fn denied_before(sentence: &str, at: usize) -> bool {
    let at = floor(sentence, at);
    let from = floor(sentence, at.saturating_sub(BACK));
    let window = &sentence[from..at];
    let found = tokens(window);
    let words: Vec<&str> = found.iter().map(|token| token.text(window)).collect();
    // The first token may be the tail of a word that the window cut.
    let cut = usize::from(from > 0);
    let mut denied = false;
    for (index, word) in words.iter().enumerate().skip(cut) {
        if matches!(*word, ";" | "." | "!" | "?") || BARRIERS.contains(word) {
            denied = false;
        } else if NEGATIONS.contains(word) || FORBIDDING.iter().any(|stem| word.starts_with(stem)) {
            denied = !words[index + 1..].iter().take(2).any(|next| CANCELLING.contains(next));
        }
    }
    denied
}

fn denied_after(sentence: &str, at: usize) -> bool {
    let at = floor(sentence, at);
    let until = floor(sentence, (at + 2 * BACK).min(sentence.len()));
    let window = &sentence[at..until];
    let stop = tokens(window)
        .iter()
        .find(|token| match token.kind {
            TokenKind::Punctuation => matches!(token.text(window), ";" | "!" | "?"),
            _ => BARRIERS.contains(&token.text(window)),
        })
        .map_or(window.len(), |token| token.start);
    DENIALS.iter().any(|denial| window[..stop].match_indices(denial).any(|(found, _)| starts_word(window, found)))
}

fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}

/// Whether the sentence that follows denies the one before: only a strong verb does ("Isso é vedado", "é proibido").
pub fn denied_by_next(next_sentence: &str) -> bool {
    let until = floor(next_sentence, BACK.min(next_sentence.len()));
    let head = &next_sentence[..until];
    tokens(head).iter().any(|token| {
        let word = token.text(head);
        FORBIDDING.iter().any(|stem| word.starts_with(stem)) || word.starts_with("inexist")
    })
}

/// Whether byte `at` of `text` lies inside quotation marks (“ ”, « », " ") of the same paragraph.
pub fn quoted(text: &str, at: usize) -> bool {
    quotation(text, at).is_some()
}

/// The quotation around byte `at`, marks excluded; at most 400 bytes to either side, never over a line's end.
pub fn quotation(text: &str, at: usize) -> Option<Range<usize>> {
    let at = floor(text, at);
    let near = floor(text, at.saturating_sub(QUOTATION));
    let from = text[near..at].rfind('\n').map_or(near, |line| near + line + 1);
    let mut open = None;
    for (offset, c) in text[from..at].char_indices() {
        let inner = from + offset + c.len_utf8();
        match c {
            '“' | '«' | '„' => open = Some((inner, c)),
            '”' | '»' => open = None,
            '"' | '＂' => open = if open.is_some() { None } else { Some((inner, c)) },
            _ => {}
        }
    }
    let (start, mark) = open?;
    let until = floor(text, (at + QUOTATION).min(text.len()));
    let closing = text[at..until].char_indices().take_while(|&(_, c)| c != '\n').find(|&(_, c)| match mark {
        '“' | '„' => matches!(c, '”' | '"' | '“'),
        '«' => c == '»',
        _ => c == mark,
    })?;
    Some(start..at + closing.0)
}

/// The last character boundary at or before `at`.
pub fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, term: &str, expect: bool) {
        let at = sentence.find(term).expect("the term is in the sentence");
        assert_eq!(negated(sentence, at), expect, "{term:?} in {sentence:?}");
    }

    #[test]
    fn negation_has_a_scope() {
        for (sentence, term, expect) in [
            ("nao ha garantia de resultado", "garantia", true),
            ("garantia de resultado", "garantia", false),
            ("e vedado prometer cura", "cura", true),
            ("a lei proibe o antes e depois", "antes e depois", true),
            ("nao so cura como previne", "cura", false),
            ("sem duvida o melhor medico", "melhor", false),
            ("nao doi, mas cura", "cura", false),
            ("nao doi; cura em 3 dias", "cura", false),
            ("garantia de resultado nao existe", "garantia", true),
            ("cura garantida e nao doi", "cura", false),
            ("antes e depois e proibido pelo conselho", "antes e depois", true),
            ("promessa de cura e vedada", "cura", true),
            ("there is no guarantee of cure", "cure", true),
            ("nao perca: cura garantida", "cura", false),
        ] {
            check(sentence, term, expect);
        }
        let far = format!("nao gosto {} cura", "de algo que ".repeat(10));
        check(&far, "cura", false);
    }

    #[test]
    fn only_a_strong_verb_reaches_back_over_a_sentence() {
        assert!(denied_by_next("isso e vedado pelo cfm"));
        assert!(!denied_by_next("isso nao doi"));
    }

    #[test]
    fn quotation_marks_enclose() {
        let text = "a “cura” vem\n\"um\" e dois e \"três";
        for (term, expect) in [("cura", true), ("vem", false), ("um", true), ("dois", false), ("três", false)] {
            assert_eq!(quoted(text, text.find(term).expect("there")), expect, "{term}");
        }
        let apostrophes = "caixa d'água e copo d'água";
        assert!(!quoted(apostrophes, apostrophes.find("copo").expect("there")));
    }

    /// A search that went back to the start of the line would read this one twenty thousand times over.
    #[test]
    fn a_long_line_is_searched_near_the_place_only() {
        let text = format!("“{}", "é a cura ".repeat(1 << 17));
        for at in (1 << 10..text.len()).step_by(64) {
            assert!(!quoted(&text, at), "{at}");
        }
        let near = format!("{}“cura", "a ".repeat(1 << 10));
        assert!(!quoted(&near, near.len()), "nothing closes it");
        assert!(quoted(&format!("{near}”"), near.len()));
    }

    #[test]
    fn any_offset_is_safe() {
        let text = "não “é” ç\" fim";
        for at in 0..40 {
            negated(text, at);
            quoted(text, at);
        }
    }
}
