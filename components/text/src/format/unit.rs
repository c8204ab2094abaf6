//! Units of measurement: UCUM codes in, the symbols that people read out.

use super::number::superscript;
use crate::contract::types::Language;

const LONGEST: usize = 64;

/// The symbol of a UCUM code; what is no code is returned as it stands, without control characters and at most 64
/// characters long. `one` chooses the singular of the units that are words (years, months, weeks, days).
pub(super) fn unit(code: &str, one: bool, language: Language) -> String {
    let code: String = code.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if code.contains(char::is_whitespace) {
        return code;
    }
    if matches!(code.as_str(), "{beats}/min" | "{Beats}/min") {
        return "bpm".to_owned();
    }
    let mut out = String::new();
    let mut below = false;
    for (operator, part) in parts(&code) {
        match operator {
            Some('/') => {
                below = true;
                out.push('/');
            }
            Some(_) if !out.is_empty() => out.push('·'),
            _ => {}
        }
        out.push_str(&component(part, one || below, language));
    }
    out
}

/// Splits at `/` and `.` outside brackets and braces.
fn parts(code: &str) -> Vec<(Option<char>, &str)> {
    let (mut out, mut start, mut depth, mut operator) = (Vec::new(), 0, 0_u32, None);
    for (at, c) in code.char_indices() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            '/' | '.' if depth == 0 => {
                if at > start || operator.is_some() {
                    out.push((operator, &code[start..at]));
                }
                operator = Some(c);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push((operator, &code[start..]));
    out
}

fn component(part: &str, one: bool, language: Language) -> String {
    let (atom, annotation) = match (part.find('{'), part.strip_suffix('}')) {
        (Some(open), Some(body)) => (&part[..open], body.get(open + 1..).unwrap_or("")),
        _ => (part, ""),
    };
    if atom.is_empty() {
        return annotation_text(annotation, language);
    }
    if let Some(power) = atom.strip_prefix("10*").or_else(|| atom.strip_prefix("10^")) {
        return format!("10{}", superscript(power));
    }
    let (base, exponent) = split_exponent(atom);
    format!("{}{}", symbol(base, one, language), superscript(exponent))
}

fn annotation_text(annotation: &str, language: Language) -> String {
    match (annotation, language) {
        ("1.73_m2", Language::PtBr) => "1,73 m²".to_owned(),
        ("1.73_m2", Language::En) => "1.73 m²".to_owned(),
        ("score" | "points", Language::PtBr) => "pontos".to_owned(),
        ("score", Language::En) => "points".to_owned(),
        _ => annotation.replace('_', " "),
    }
}

/// `m2` is `m` and `2`, `s-1` is `s` and `-1`; a code that is all digits has no exponent.
fn split_exponent(atom: &str) -> (&str, &str) {
    let base = atom.trim_end_matches(|c: char| c.is_ascii_digit());
    if base.is_empty() || base.len() == atom.len() || base.ends_with(']') && base.len() < 2 {
        return (atom, "");
    }
    let base = base.strip_suffix(['-', '+']).filter(|b| !b.is_empty()).unwrap_or(base);
    atom.split_at(base.len())
}

fn symbol(base: &str, one: bool, language: Language) -> String {
    let pt = language == Language::PtBr;
    let fixed = match base {
        "1" => "",
        "Cel" => "°C",
        "[degF]" => "°F",
        "deg" => "°",
        "mm[Hg]" => "mmHg",
        "cm[H2O]" => "cmH₂O",
        "[pH]" => "pH",
        "[lb_av]" => "lb",
        "[oz_av]" => "oz",
        "[in_i]" => pick(pt, "pol", "in"),
        "[ft_i]" => pick(pt, "pés", "ft"),
        "[drp]" => pick(pt, pick(one, "gota", "gotas"), pick(one, "drop", "drops")),
        "a" => pick(pt, pick(one, "ano", "anos"), pick(one, "year", "years")),
        "mo" => pick(pt, pick(one, "mês", "meses"), pick(one, "month", "months")),
        "wk" => pick(pt, pick(one, "semana", "semanas"), pick(one, "week", "weeks")),
        "d" => pick(pt, pick(one, "dia", "dias"), pick(one, "day", "days")),
        "l" => "L",
        "dl" => "dL",
        "ml" => "mL",
        "ul" | "uL" => "µL",
        "eq" => "Eq",
        "meq" => "mEq",
        "osm" => "Osm",
        "mosm" => "mOsm",
        "umol" => "µmol",
        "ug" => "µg",
        "um" => "µm",
        "us" => "µs",
        "uU" => "µU",
        _ => return international_units(base, pt).unwrap_or_else(|| base.to_owned()),
    };
    fixed.to_owned()
}

fn international_units(base: &str, pt: bool) -> Option<String> {
    let prefix = base.strip_suffix("[iU]").or_else(|| base.strip_suffix("[IU]"))?;
    let prefix = if prefix == "u" { "µ" } else { prefix };
    Some(format!("{prefix}{}", pick(pt, "UI", "IU")))
}

fn pick(first: bool, a: &'static str, b: &'static str) -> &'static str {
    if first { a } else { b }
}
