//! Numbers of claims and abstracts, compared by value: "11,4" and "11.4", "oitenta por cento" and "80%", "uma em cada
//! quatro" and "25%".

use concepts::pattern::{Word, words};
use text::fold::fold;
use text::id::spoken_number;
use text::token::tokens;

/// A number by the values that its writing may mean ("1.200" is 1200 in Portuguese and 1.2 in English).
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    values: Vec<f64>,
    percent: bool,
}

impl Number {
    /// Whether both may be the same; a percentage is no plain number.
    pub fn agrees(&self, other: &Number) -> bool {
        let close = |a: &f64, b: &f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
        self.percent == other.percent && self.values.iter().any(|a| other.values.iter().any(|b| close(a, b)))
    }
}

/// The number of a claim as the text wrote it, with its unit; none where there is none to compare.
pub fn read(text: &str) -> Option<Number> {
    let folded = fold(text);
    read_all(folded.as_str(), &words(folded.as_str())).into_iter().next()
}

/// All numbers of folded text. A share ("1 in 4") counts as its percentage.
pub fn read_all(folded: &str, words: &[Word]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match number(folded, words, at) {
            Some((values, next)) => {
                let (number, end) = qualify(folded, words, values, next);
                found.push(number);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Reads what stands behind a number: a percent sign, the rest of a share, a multiple.
fn qualify(folded: &str, words: &[Word], values: Vec<f64>, next: usize) -> (Number, usize) {
    let word = |at: usize| words.get(at).map_or("", |word| word.text(folded));
    match (word(next), word(next + 1)) {
        ("%" | "percent", _) => (Number { values, percent: true }, next + 1),
        ("por", "cento") | ("per", "cent") => (Number { values, percent: true }, next + 2),
        ("em", "cada") | ("a", "cada") | ("in", "every") | ("out", "of") => {
            share(folded, words, values, next, next + 2)
        }
        ("in", _) => share(folded, words, values, next, next + 1),
        ("mil" | "thousand", _) => {
            (Number { values: values.iter().map(|value| value * 1e3).collect(), percent: false }, next + 1)
        }
        ("milhao" | "milhoes" | "million", _) => {
            (Number { values: values.iter().map(|value| value * 1e6).collect(), percent: false }, next + 1)
        }
        _ => (Number { values, percent: false }, next),
    }
}

fn share(folded: &str, words: &[Word], values: Vec<f64>, next: usize, whole: usize) -> (Number, usize) {
    match number(folded, words, whole) {
        Some((wholes, end)) => {
            let shares = values.iter().flat_map(|part| {
                wholes.iter().filter(|&&whole| whole >= 2.0 && *part < whole).map(move |whole| part / whole * 100.0)
            });
            let shares: Vec<f64> = shares.collect();
            if shares.is_empty() {
                (Number { values, percent: false }, next)
            } else {
                (Number { values: shares, percent: true }, end)
            }
        }
        None => (Number { values, percent: false }, next),
    }
}

/// The values of the number at word `at`, and the word behind it.
fn number(folded: &str, words: &[Word], at: usize) -> Option<(Vec<f64>, usize)> {
    let word = words.get(at)?;
    if word.number {
        let values = values(word.text(folded));
        return (!values.is_empty()).then_some((values, at + 1));
    }
    let start = word.start as usize;
    // A spelled number is at most a handful of words.
    let end = words.get((at + 8).min(words.len()) - 1).map_or(start, |last| last.end as usize);
    let window = folded.get(start..end)?;
    let (digits, next) = spoken_number(window, &tokens(window), 0)?;
    Some((vec![digits.parse().ok()?], at + next))
}

/// What digits with points and commas may mean.
fn values(text: &str) -> Vec<f64> {
    let marks = text.bytes().filter(|b| matches!(b, b'.' | b',')).count();
    let plain = |text: String| text.parse::<f64>().ok().filter(|value| value.is_finite());
    if marks == 0 {
        return plain(text.to_owned()).into_iter().collect();
    }
    let last = text.rfind(['.', ',']).unwrap_or(0);
    let (whole, fraction) = (text[..last].replace(['.', ','], ""), &text[last + 1..]);
    let decimal = plain(format!("{whole}.{fraction}"));
    let grouped = (fraction.len() == 3).then(|| plain(format!("{whole}{fraction}"))).flatten();
    if marks > 1 && fraction.len() == 3 {
        return grouped.into_iter().collect();
    }
    decimal.into_iter().chain(grouped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expect: bool) {
        let (a_number, b_number) = (read(a).expect(a), read(b).expect(b));
        assert_eq!(a_number.agrees(&b_number), expect, "{a:?} {b:?}: {a_number:?} {b_number:?}");
    }

    #[test]
    fn numbers_agree_by_value() {
        for (a, b, expect) in [
            ("11,4 mmHg", "11.4 mm Hg", true),
            ("30%", "30.0 percent", true),
            ("30%", "30 patients", false),
            ("oitenta por cento", "80%", true),
            ("oitenta e cinco por cento", "85%", true),
            ("Uma em cada quatro", "25%", true),
            ("1 in 4", "one in four", true),
            ("1.200 casos", "1200 cases", true),
            ("1.200 casos", "1,200 cases", true),
            ("16,8 milhões", "16.8 million", true),
            ("150", "150 minutes", true),
            ("31%", "30%", false),
            ("58%", "58·0%", true),
            ("1,672,983", "1672983", true),
        ] {
            check(a, b, expect);
        }
        assert_eq!(read("sem número"), None);
        assert_eq!(read(""), None);
    }
}
