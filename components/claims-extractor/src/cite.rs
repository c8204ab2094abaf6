//! Reference numbers that the text gives for a sentence: "(ref. 2)", "[1,3-5]", "²", a superscript, a reference mark.

use text::contract::types::{Mark, MarkKind};

use crate::passage::Sentence;
use crate::sentence::is_raised;

const HIGHEST: u32 = 999;
const LONGEST_RANGE: u32 = 30;
const MOST: usize = 60;

/// The numbers, sorted, each once. `marks` are those of the sentence's block.
pub fn find(sentence: &Sentence<'_>, marks: &[Mark]) -> Vec<u32> {
    let mut found = Vec::new();
    let source = sentence.passage.source;
    for mark in marks {
        let (start, end) = (mark.start as usize, mark.end as usize);
        if start < sentence.range.start || start > sentence.range.end {
            continue;
        }
        match mark.kind {
            MarkKind::Reference(number) => found.push(number),
            MarkKind::Superscript => list(source.get(start..end).unwrap_or_default(), &mut found),
            _ => {}
        }
    }
    let text = sentence.text();
    bracketed(text, &mut found);
    labelled(text, &mut found);
    raised(text, &mut found);
    last_in_parentheses(text, &mut found);
    found.retain(|number| (1..=HIGHEST).contains(number));
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found
}

/// Reads "1", "1, 3" or "2-5"; anything else gives nothing.
fn list(text: &str, found: &mut Vec<u32>) {
    let mut numbers = Vec::new();
    for part in text.split([',', ';']).flat_map(|part| part.split(" e ")).flat_map(|part| part.split(" and ")) {
        let part = part.trim();
        let (low, high) = part.split_once(['-', '–', '—']).unwrap_or((part, part));
        let (Ok(low), Ok(high)) = (low.trim().parse::<u32>(), high.trim().parse::<u32>()) else { return };
        if high < low || high - low > LONGEST_RANGE || high > HIGHEST {
            return;
        }
        numbers.extend(low..=high);
    }
    found.extend(numbers);
}

fn bracketed(text: &str, found: &mut Vec<u32>) {
    for (open, _) in text.match_indices('[') {
        let inner = &text[open + 1..];
        if let Some(close) = inner.find(']').filter(|&close| close <= 32) {
            list(&inner[..close], found);
        }
    }
}

/// "(ref. 2)", "(refs. 1 e 3)", "(referência 2)", "(ver ref. 4)".
fn labelled(text: &str, found: &mut Vec<u32>) {
    for (open, _) in text.match_indices('(') {
        let inner = &text[open + 1..];
        let Some(close) = inner.find(')').filter(|&close| close <= 48) else { continue };
        let inner = inner[..close].trim().to_lowercase();
        let inner = inner.strip_prefix("ver ").or_else(|| inner.strip_prefix("see ")).unwrap_or(&inner).trim();
        let label = [
            "referências",
            "referencias",
            "referência",
            "referencia",
            "references",
            "reference",
            "refs.",
            "refs",
            "ref.",
            "ref",
        ];
        if let Some(rest) = label.iter().find_map(|label| inner.strip_prefix(label)) {
            list(rest.trim_start_matches([':', ' ', '.']), found);
        }
    }
}

/// Superscript digits behind a word or a stop; behind a unit ("m²") or a numeral ("10⁹") they are powers.
fn raised(text: &str, found: &mut Vec<u32>) {
    let mut rest = text;
    let mut before = String::new();
    while let Some(at) = rest.find(is_raised) {
        before.push_str(&rest[..at]);
        let run = &rest[at..];
        let length = run.find(|c| !is_raised(c) && !matches!(c, ',' | '–')).unwrap_or(run.len());
        let plain: String = run[..length].chars().filter_map(plain).collect();
        if !is_power(&before) {
            list(plain.trim_end_matches([',', '-']), found);
        }
        before.clear();
        rest = &run[length..];
    }
}

fn is_power(before: &str) -> bool {
    let word: String = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    word.ends_with(|c: char| c.is_ascii_digit())
        || word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word.as_str(), "m" | "mc" | "mm" | "md" | "mk" | "s")
}

fn plain(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10)?,
        '⁻' | '–' => '-',
        ',' | '˒' => ',',
        _ => return None,
    })
}

/// "… arterial (2)." at the very end; elsewhere a number in parentheses enumerates.
fn last_in_parentheses(text: &str, found: &mut Vec<u32>) {
    let body = text.trim_end_matches(['.', '!', ';', ' ']);
    if let Some(open) = body.strip_suffix(')').and_then(|body| body.rfind('(')) {
        let inner = &body[open + 1..body.len() - 1];
        if inner.len() <= 12 && inner.trim().len() < 5 {
            list(inner, found);
        }
    }
}
