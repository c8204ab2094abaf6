//! Limits on files and functions, and words that a finished tree does not have.

use std::path::Path;

use anyhow::Result;

use super::{Complaints, files, shown};

const FILE_LINES: usize = 600;
const FUNCTION_LINES: usize = 70;

pub fn check(root: &Path) -> Result<Complaints> {
    let mut complaints = Vec::new();
    for folder in ["crates", "components", "web"] {
        for path in files(&root.join(folder), &["rs", "ts", "mjs"])? {
            let text = std::fs::read_to_string(&path)?;
            let name = shown(root, &path);
            let lines = text.lines().count();
            if lines > FILE_LINES {
                complaints.push(format!("{name} has {lines} lines, the limit is {FILE_LINES}: split it by noun"));
            }
            if path.extension().is_some_and(|e| e == "rs") {
                complaints.extend(long_functions(&text).into_iter().map(|(function, lines)| {
                    format!("{name}: fn {function} has {lines} lines, the limit is {FUNCTION_LINES}")
                }));
            }
            complaints.extend(leftovers(&name, &text));
        }
    }
    Ok(complaints)
}

/// The formatter puts the closing brace of an item at the indentation of its first line.
fn long_functions(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, String)> = None;
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        match &open {
            Some((start, depth, name)) if indent == *depth && line.trim_start().starts_with('}') => {
                if number + 1 - start > FUNCTION_LINES {
                    found.push((name.clone(), number + 1 - start));
                }
                open = None;
            }
            None => open = function_name(line).map(|name| (number, indent, name)),
            Some(_) => {}
        }
    }
    found
}

fn function_name(line: &str) -> Option<String> {
    let words = line.trim_start();
    let after = words
        .strip_prefix("fn ")
        .or_else(|| words.split_once(" fn ").filter(|(before, _)| is_qualifier(before)).map(|(_, after)| after))?;
    let ends_here = line.trim_end().ends_with([';', '}']);
    (!ends_here).then(|| after.split(['(', '<']).next().unwrap_or_default().to_owned())
}

fn is_qualifier(before: &str) -> bool {
    before.split_whitespace().all(|word| {
        word.starts_with("pub") || ["const", "async", "unsafe", "extern", "\"C\"", "crate)"].contains(&word)
    })
}

fn leftovers(name: &str, text: &str) -> Vec<String> {
    // Written apart, so that this file does not complain of itself.
    let words = [
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("FIX", "ME"),
        concat!("TO", "DO"),
        concat!("#[ig", "nore"),
    ];
    let has = |word: &&&str| {
        text.split(|c: char| c.is_whitespace() || c == '/')
            .any(|part| part.starts_with(**word) && !part.starts_with("TODOS"))
    };
    words.iter().filter(has).map(|word| format!("{name}: {word} is left; finish it or take it out")).collect()
}

#[cfg(test)]
mod tests {
    use super::long_functions;

    #[test]
    fn counts_the_lines_of_functions() {
        let body = "        x();\n".repeat(80);
        let text =
            format!("impl A {{\n    pub async fn long(&self) {{\n{body}    }}\n\n    fn short() {{\n    }}\n}}\n");
        assert_eq!(long_functions(&text), [("long".to_owned(), 82)]);
    }
}
