//! The articles of the demo, with what their front matter says for the demo alone.

use anyhow::{Context as _, Result};

pub struct Article {
    pub slug: String,
    pub language: String,
    category: String,
    keywords: String,
    /// Key of a person of the clinic.
    pub author: String,
    /// Keys of publications that support the text.
    pub references: Vec<String>,
    pub translation_of: Option<String>,
    text: String,
}

const AURORA: [&str; 8] = [
    include_str!("../../../../data/demo/aurora/pressao-alta.md"),
    include_str!("../../../../data/demo/aurora/high-blood-pressure.md"),
    include_str!("../../../../data/demo/aurora/diabetes-tipo-2.md"),
    include_str!("../../../../data/demo/aurora/dor-lombar.md"),
    include_str!("../../../../data/demo/aurora/vacina-hpv.md"),
    include_str!("../../../../data/demo/aurora/anemia-ferropriva.md"),
    include_str!("../../../../data/demo/aurora/atividade-fisica.md"),
    include_str!("../../../../data/demo/aurora/physical-activity.md"),
];
const HORIZONTE: [&str; 1] = [include_str!("../../../../data/demo/horizonte/insonia.md")];

pub fn of(clinic: &str) -> Result<Vec<Article>> {
    let files = if clinic == "aurora" { &AURORA[..] } else { &HORIZONTE[..] };
    files.iter().map(|file| Article::parse(file)).collect()
}

impl Article {
    fn parse(file: &str) -> Result<Article> {
        let (head, text) =
            file.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).context("no front matter")?;
        let value = |key: &str| {
            let line = head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
            line.with_context(|| format!("no {key}")).map(|value| value.trim_matches('"').to_owned())
        };
        let list = |text: String| text.trim_matches(['[', ']']).split(", ").map(str::to_owned).collect();
        let language = value("language")?;
        // The Portuguese text is the original of each pair.
        let translation_of = if language == "en" { value("translation").ok() } else { None };
        Ok(Article {
            slug: value("slug")?,
            category: value("category")?,
            keywords: value("keywords")?,
            author: value("author")?,
            references: list(value("references")?),
            text: text.to_owned(),
            translation_of,
            language,
        })
    }

    /// The file as the author hands it in.
    pub fn draft(&self) -> String {
        format!(
            "---\ncategory: {}\nlanguage: {}\nkeywords: {}\n---\n{}",
            self.category, self.language, self.keywords, self.text
        )
    }

    pub fn meaning(&self) -> &'static str {
        match self.language.as_str() {
            "en" => "I reviewed this text and approve its publication",
            _ => "Revisei este texto e aprovo a sua publicação",
        }
    }

    pub fn reason(&self) -> &'static str {
        match self.language.as_str() {
            "en" => "Content agrees with the cited references and the language is careful",
            _ => "Conteúdo de acordo com as referências citadas e linguagem cuidadosa",
        }
    }
}
