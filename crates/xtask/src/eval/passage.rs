//! Passages with their labels: one on a line, `\n` for a line break, `{kind:text}` around what must be found.
//!
//! `author` and `cited` mark what belongs to a professional and must not be taken for a patient's.

use std::path::Path;

use anyhow::{Context, Result, ensure};

pub struct Label {
    pub kind: String,
    pub start: usize,
    pub end: usize,
}

pub struct Passage {
    /// `article`, `note`, `transcript`, `message`, `negative`, `english`.
    pub style: String,
    pub line: usize,
    pub text: String,
    pub labels: Vec<Label>,
}

impl Passage {
    pub fn language(&self) -> &'static str {
        if self.style == "english" { "en" } else { "pt-BR" }
    }

    pub fn name(&self) -> String {
        format!("{}:{}", self.style, self.line)
    }
}

pub fn read(folder: &Path) -> Result<Vec<Passage>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut passages = Vec::new();
    for file in files {
        let style = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        for (number, line) in
            std::fs::read_to_string(&file)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
        {
            let passage =
                parse(&style, number + 1, line).with_context(|| format!("{}:{}", file.display(), number + 1))?;
            passages.push(passage);
        }
    }
    Ok(passages)
}

fn parse(style: &str, line: usize, markup: &str) -> Result<Passage> {
    let markup = markup.replace("\\n", "\n");
    let (mut text, mut labels, mut rest) = (String::new(), Vec::new(), markup.as_str());
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (kind, after) = after.split_once(':').context("a label without a kind")?;
        let (inside, after) = after.split_once('}').context("a label without an end")?;
        ensure!(!inside.contains('{'), "labels do not nest");
        let start = text.len();
        text.push_str(inside);
        labels.push(Label { kind: kind.to_owned(), start, end: text.len() });
        rest = after;
    }
    text.push_str(rest);
    Ok(Passage { style: style.to_owned(), line, text, labels })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn labels_are_taken_out_and_kept() {
        let passage = parse("note", 1, "Sra. {name:Ana Lima}, CPF {cpf:1}\\nfim").unwrap();
        assert_eq!(passage.text, "Sra. Ana Lima, CPF 1\nfim");
        let found: Vec<_> = passage.labels.iter().map(|l| (l.kind.as_str(), &passage.text[l.start..l.end])).collect();
        assert_eq!(found, [("name", "Ana Lima"), ("cpf", "1")]);
        assert!(parse("note", 1, "{name:Ana").is_err());
    }
}
