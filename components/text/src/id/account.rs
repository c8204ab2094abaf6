//! Bank accounts with all that names them: "agência 1234-5 conta 12345-6", "ag 0421 c/c 19873-2", said in words too. The
//! branch and the number are one datum (compliance.md §A.7).

use std::ops::Range;

use super::{Found, source::Source};
use crate::contract::privacy_types::DatumKind;
use crate::token::TokenKind;

/// Words that a branch begins with, and those that its account does.
const BRANCH: &[&str] = &["agencia", "ag", "agenc", "sort"];
const ACCOUNT: &[&str] = &["conta", "cc", "cta", "ct", "poupanca", "poup", "cp", "account", "acct", "corrente"];

/// What may stand between the words and the numbers.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    ".", ":", ",", "/", "-", "n", "no", "nr", "num", "numero", "e", "eh", "a", "o", "da", "do", "na", "minha", "op",
    "operacao", "var", "variacao", "code", "and", "number", "is", "caixa", "itau", "bradesco", "santander", "nubank", "c",
    "digito", "dig", "dv", "|", ";", "(", ")",
];

/// Words and signs between two numbers of one account.
const MOST_BETWEEN: usize = 6;
/// Digits of an account with its branch.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=24;

pub(super) fn scan(source: &Source, found: &mut Vec<Found>) {
    let mut after = 0;
    for at in 0..source.tokens.len() {
        let word = source.word(at);
        let branch = BRANCH.contains(&word);
        if source.tokens[at].start < after || !(branch || ACCOUNT.contains(&word)) {
            continue;
        }
        if let Some(range) = account(source, at, branch) {
            after = range.end;
            found.push(Found::datum(DatumKind::BankAccount, range, 0.96).labelled(true));
        }
    }
}

/// The account whose first word is token `at`: from the branch's word, or from the first number without a branch.
fn account(source: &Source, at: usize, branch: bool) -> Option<Range<usize>> {
    let (mut next, mut named) = (at + 1, ACCOUNT.contains(&source.word(at)));
    let mut numbers: Vec<Range<usize>> = Vec::new();
    let (mut digits, mut between) = (0, 0);
    while between <= MOST_BETWEEN {
        let word = source.word(next);
        if let Some((count, stop)) = number(source, next) {
            digits += count;
            numbers.push(source.tokens[next].start..source.tokens[stop - 1].end);
            (next, between) = (stop, 0);
        } else if ACCOUNT.contains(&word) || word == "c" && source.word(next + 1) == "/" {
            named = true;
            next += 1;
        } else if BETWEEN.contains(&word) && !broken(source, next) {
            (next, between) = (next + 1, between + 1);
        } else {
            break;
        }
    }
    let (first, last) = (numbers.first()?, numbers.last()?);
    // One number alone is for its label and its check digit to judge; two, or one dictated, are told here.
    let dictated = source.word(source.token_from(first.start)).starts_with(char::is_alphabetic);
    let enough = numbers.len() > 1 || named && dictated && !branch;
    let fits = named && enough && DIGITS.contains(&digits) && !measured(source, last.end);
    let start = if branch { source.tokens[at].start } else { first.start };
    fits.then_some(start..last.end)
}

/// A line ends an account that goes on with nothing.
fn broken(source: &Source, at: usize) -> bool {
    source.word(at) == "." && source.tokens.get(at + 1).is_none_or(|next| next.start > source.tokens[at].end + 2)
}

/// A number, typed with dots and hyphens or dictated digit by digit: how many digits, and the token behind it.
fn number(source: &Source, at: usize) -> Option<(usize, usize)> {
    let (mut digits, mut next) = one(source, at)?;
    loop {
        let joint = matches!(source.word(next), "." | "-" | "/" | "traco" | "digito" | "ponto" | "hifen");
        let tail = if joint { next + 1 } else { next };
        if joint && matches!(source.word(tail), "x" | "p") {
            return Some((digits + 1, tail + 1));
        }
        let spaced = !joint && source.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Number);
        match one(source, tail).filter(|_| !spaced) {
            Some((more, stop)) => (digits, next) = (digits + more, stop),
            None => return Some((digits, next)),
        }
    }
}

fn one(source: &Source, at: usize) -> Option<(usize, usize)> {
    let token = source.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => Some((token.end - token.start, at + 1)),
        _ if source.numeral(at) => {
            super::spoken_number(source.text, &source.tokens, at).map(|(digits, next)| (digits.len(), next))
        }
        _ => None,
    }
}

fn measured(source: &Source, end: usize) -> bool {
    matches!(
        source.words_after(end).next(),
        Some("reais" | "%" | "mil" | "anos" | "pessoas" | "vezes" | "pacientes" | "mg")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn check(text: &str, expect: Option<&str>) {
        let folded = fold(text);
        let source = Source::new(folded.as_str());
        let mut found = Vec::new();
        scan(&source, &mut found);
        let hit = found.first().map(|hit| &text[folded.original(hit.range.clone())]);
        assert_eq!(hit, expect, "{text}");
    }

    #[test]
    fn reads_branch_and_number_as_one() {
        for (text, expect) in [
            ("agência 1234-5 conta 12345-6", Some("agência 1234-5 conta 12345-6")),
            ("ag 1234-5 c/c 12345-6, titular", Some("ag 1234-5 c/c 12345-6")),
            ("Ag.: 0421 / Conta corrente: 00.198-x", Some("Ag.: 0421 / Conta corrente: 00.198-x")),
            ("conta poupança 013 00045678-9", Some("013 00045678-9")),
            (
                "agência zero quatro dois um conta um nove oito sete dígito dois",
                Some("agência zero quatro dois um conta um nove oito sete dígito dois"),
            ),
            ("Sort code and account: 20-45-53 43820173", Some("Sort code and account: 20-45-53 43820173")),
            ("a agência de 1990 contou 3 casos", None),
            ("conta com 120 leitos e 30 médicos", None),
        ] {
            check(text, expect);
        }
    }
}
