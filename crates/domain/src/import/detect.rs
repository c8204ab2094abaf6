//! Which format a text is in: by its name, else by its content.

use super::Format;
use super::front_matter;

/// How much of a text is looked at.
const SAMPLE: usize = 64 * 1024;

pub(super) fn format(name: Option<&str>, text: &str) -> Format {
    name.and_then(by_name).unwrap_or_else(|| by_content(text))
}

fn by_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "txt" | "text" => Some(Format::Plain),
        _ => None,
    }
}

fn by_content(text: &str) -> Format {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if is_html(sample) {
        return Format::Html;
    }
    if front_matter::parse(text).is_some() || is_markdown(sample) {
        return Format::Markdown;
    }
    Format::Plain
}

fn is_html(sample: &str) -> bool {
    let lower = sample.to_ascii_lowercase();
    let start = lower.trim_start();
    if ["<!doctype html", "<html", "<!-- wp:", "<body", "<article"].iter().any(|tag| start.starts_with(tag)) {
        return true;
    }
    let tags = ["<p>", "<p ", "<div", "<h1", "<h2", "<h3", "<ul>", "<ol>", "<table", "<br", "</p>", "</a>", "<strong>"];
    start.starts_with('<') && tags.iter().any(|tag| lower.contains(tag))
        || tags.iter().filter(|tag| lower.contains(**tag)).count() >= 3
}

fn is_markdown(sample: &str) -> bool {
    let heading = |line: &str| {
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
    };
    let block = |line: &str| heading(line) || line.starts_with("```") || line.starts_with("> ") || is_table_rule(line);
    sample.lines().any(block)
        || sample.contains("](") && sample.contains('[')
        || sample.matches("**").nth(1).is_some()
        || sample.contains("[^1]")
        || sample.contains("{{calculator:")
}

/// `| --- | :-: |`
fn is_table_rule(line: &str) -> bool {
    line.contains("---") && line.contains('|') && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}
