//! `{{calculator:bmi}}` or `{{calculator:bmi|Calcule o seu IMC}}` on a line of its own puts a calculator into a text.

use std::ops::Range;

/// A calculator and where its caption stands in the directive.
#[derive(Debug, PartialEq, Eq)]
pub struct Calculator<'a> {
    pub name: &'a str,
    pub caption: Range<usize>,
}

/// Reads the directive that is the whole of `text`. Names have 1-40 small letters, digits and hyphens.
pub fn calculator(text: &str) -> Option<Calculator<'_>> {
    const OPEN: &str = "{{calculator:";
    let inner = text.strip_prefix(OPEN)?.strip_suffix("}}")?;
    let (name, caption) = match inner.split_once('|') {
        Some((name, caption)) => (name, caption),
        None => (inner, ""),
    };
    if !is_name(name.trim()) || caption.contains("}}") {
        return None;
    }
    let end = text.len() - "}}".len();
    let start = end - caption.trim_start().len();
    Some(Calculator { name: name.trim(), caption: start..start + caption.trim().len() })
}

/// Whether a calculator can be called so.
pub fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=40).contains(&name.len()) && name.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read_whole_or_not_at_all() {
        let check = |text: &str, expect: Option<(&str, &str)>| {
            assert_eq!(calculator(text).map(|found| (found.name, &text[found.caption])), expect, "{text}");
        };
        check("{{calculator:bmi}}", Some(("bmi", "")));
        check("{{calculator: bmi | Seu IMC }}", Some(("bmi", "Seu IMC")));
        check("{{calculator:BMI}}", None);
        check("{{calculator:}}", None);
        check("x {{calculator:bmi}}", None);
        check("{{calculator:bmi|a}} {{calculator:bmi}}", None);
    }
}
