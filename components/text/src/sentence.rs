//! Sentences of source text. Written for prose, notes and messages; and for transcripts, where nothing but the words
//! themselves tells where one thought ends.

use std::ops::Range;

/// Never the end of a sentence, whatever follows.
const OPENERS: &[&str] = &[
    "dr", "dra", "drs", "dras", "prof", "profa", "profs", "sr", "sra", "srs", "sras", "srta", "exmo", "exma", "ilmo",
    "ilma", "enf", "psic", "nutr", "fisiot", "farm", "odont", "mr", "mrs", "ms", "st", "sto", "sta", "art", "arts",
    "inc", "fig", "figs", "tab", "cap", "caps", "vol", "ed", "eds", "pag", "pags", "pg", "pgs", "no", "nos", "num",
    "ref", "refs", "res", "res", "av", "r", "al", "trav", "pca", "rod", "estr", "jd", "vl", "cj", "apto", "ap", "bl",
    "tel", "cel", "vs", "cf", "ca", "aprox", "ex", "p", "pp", "i", "e", "g", "v", "n", "d", "s", "op", "org", "orgs",
    "dep", "depto", "gov", "univ", "inst", "hosp", "min", "nasc", "esp", "obs", "resp", "qtd", "c", "sp", "spp", "jan",
    "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez", "feb", "apr", "aug", "sept", "oct",
    "dec",
];

/// The end of a sentence only when the next word is capitalised.
const CLOSERS: &[&str] = &[
    "etc", "mg", "ml", "mcg", "kg", "cm", "mm", "h", "hs", "hrs", "seg", "cp", "cps", "comp", "amp", "gts", "ui",
    "cols", "col", "ltda", "me", "cia", "sa", "jr", "filho", "am", "pm", "bpm", "mmhg", "phd", "md", "msc",
];

/// Words that open a new thought in speech; only used where punctuation is missing.
const CONNECTIVES: &[&str] = &[
    "então", "entao", "aí", "ai", "mas", "porém", "porem", "agora", "bom", "gente", "pessoal", "olha", "né", "ne",
    "porque", "portanto", "além", "alem", "hoje", "primeiro", "segundo", "outra", "outro", "so", "but", "now",
    "because", "then", "however",
];

/// From this many words on, an unpunctuated run is parted at the next connective…
const SOFT_WORDS: usize = 14;
/// …and from this many on, anywhere.
const HARD_WORDS: usize = 60;

/// The sentences of `text`, trimmed, in order, none empty. Linear in its length.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' | '\u{2028}' | '\u{2029}' => true,
            '.' => full_stop(text, start, at),
            '!' | '?' | '…' | '。' => {
                chars.peek().is_none_or(|&(_, next)| !matches!(next, '!' | '?' | '.' | '…')) && breaks(&text[end..])
            }
            _ => false,
        };
        if !ends {
            continue;
        }
        let mut stop = end;
        while let Some(&(at, closing)) = chars.peek() {
            if !matches!(closing, '"' | '”' | '’' | '»' | ')' | ']') {
                break;
            }
            stop = at + closing.len_utf8();
            chars.next();
        }
        part(text, start..stop, &mut found);
        start = stop;
    }
    part(text, start..text.len(), &mut found);
    found
}

/// Whether a sign at the end of a sentence is followed by space, a closing sign or nothing.
fn breaks(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | ')' | ']' | '*' | '_'))
}

fn full_stop(text: &str, start: usize, at: usize) -> bool {
    let rest = text.get(at + 1..).unwrap_or_default();
    if !breaks(rest) {
        return false;
    }
    let before = text.get(start..at).unwrap_or_default();
    let word = last_word(before);
    let next = rest
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '(' | '”' | ')' | '«'))
        .chars()
        .next();
    let Some(next) = next else { return true };
    let lower = crate::fold::fold(word);
    let lower = lower.as_str();
    if OPENERS.contains(&lower) {
        // "p. 12", "art. 5", but "nasceu em dez. Depois" is rare enough to lose; "é o item e. Depois" likewise. A
        // number or a word of one capital letter, as in "hepatite C. Depois" or "vitamina D. Ela", may end a sentence.
        return word.len() == 1
            && word.starts_with(char::is_uppercase)
            && !initial(before, word)
            && next.is_uppercase();
    }
    if CLOSERS.contains(&lower) {
        return next.is_uppercase();
    }
    // "J. Silva": a lone capital after a capitalised word or at the start is an initial.
    !(word.chars().count() == 1 && word.starts_with(char::is_uppercase) && initial(before, word))
}

/// Whether the lone capital `word` at the end of `before` is an initial of a name, not "vitamina D" or "hepatite C".
fn initial(before: &str, word: &str) -> bool {
    let head = before[..before.len() - word.len()].trim_end();
    let previous = last_word(head.trim_end_matches('.'));
    previous.is_empty()
        || head.ends_with('.') && previous.chars().count() == 1
        || previous.starts_with(char::is_uppercase)
}

fn last_word(text: &str) -> &str {
    let start =
        text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// Adds `range`, trimmed, parted further when it is long and has no punctuation to speak of.
fn part(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let from = range.start + (piece.len() - piece.trim_start().len());
    let piece = piece.trim();
    if piece.is_empty() {
        return;
    }
    let mut start = 0;
    let mut words = 0;
    let mut offset = 0;
    for word in piece.split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        let connective = words >= SOFT_WORDS
            && piece.len() - offset > 40
            && CONNECTIVES.contains(&bare)
            && unpunctuated(&piece[start..offset]);
        if connective || words >= HARD_WORDS && unpunctuated(&piece[start..offset]) {
            push(from, piece, start..offset, found);
            start = offset;
            words = 0;
        }
        words += usize::from(!bare.is_empty());
        offset += word.len();
    }
    push(from, piece, start..piece.len(), found);
}

fn unpunctuated(text: &str) -> bool {
    !text.contains([',', ';', ':', '(', '—', '–'])
}

fn push(from: usize, piece: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = &piece[range.clone()];
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim().len();
    if trimmed > 0 {
        found.push(from + range.start + lead..from + range.start + lead + trimmed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn ends_where_a_reader_would() {
        check("", &[]);
        check("  \n ", &[]);
        check("Um. Dois! Três? Quatro", &["Um.", "Dois!", "Três?", "Quatro"]);
        check("A Dra. Ana e o Dr. J. Silva atendem. Ligue.", &["A Dra. Ana e o Dr. J. Silva atendem.", "Ligue."]);
        check("Custa 3.500 e mede 1.75 m. Fim", &["Custa 3.500 e mede 1.75 m.", "Fim"]);
        check("Ex.: p. ex. isto, art. 5 e etc. Depois vem.", &["Ex.: p. ex. isto, art. 5 e etc.", "Depois vem."]);
        check("Tome 10 mg. Depois pare. tome 5 mg. por dia", &["Tome 10 mg.", "Depois pare.", "tome 5 mg. por dia"]);
        check("Deficiência de vitamina D. Ela melhorou.", &["Deficiência de vitamina D.", "Ela melhorou."]);
        check("CRM/SP 123.456. Veja www.x.com.br/a.b agora", &["CRM/SP 123.456.", "Veja www.x.com.br/a.b agora"]);
        check("Ele disse: “Chega.” Saiu.", &["Ele disse: “Chega.”", "Saiu."]);
        check(
            "oi dra. tudo bem? minha filha tosse. usa bombinha...",
            &["oi dra. tudo bem?", "minha filha tosse.", "usa bombinha..."],
        );
        check("título\nlinha", &["título", "linha"]);
        check("O quê?! Nada.", &["O quê?!", "Nada."]);
    }

    #[test]
    fn parts_speech_without_punctuation() {
        let text = "oi pessoal hoje eu vou falar de pressao alta que e uma doenca muito comum no brasil \
                    entao a gente precisa medir a pressao todo ano";
        check(
            text,
            &[
                "oi pessoal hoje eu vou falar de pressao alta que e uma doenca muito comum no brasil",
                "entao a gente precisa medir a pressao todo ano",
            ],
        );
        let endless = "palavra ".repeat(500);
        assert!(sentences(&endless).len() >= 8);
    }

    #[test]
    fn long_lists_keep_their_sentence() {
        let text = format!("Os alimentos são {}.", "arroz, ".repeat(100));
        assert_eq!(sentences(&text).len(), 1);
    }
}
