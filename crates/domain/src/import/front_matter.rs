//! Front matter: the small part of YAML that people put before a draft, each value with its place.

use std::ops::Range;

use super::metadata::{Entry, Metadata, language};

/// A longer block between rules is text.
const MAX_LEN: usize = 64 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Title,
    Author,
    Description,
    Category,
    Keywords,
    Language,
    Other,
}

fn key(name: &str) -> Key {
    match name.trim().to_lowercase().as_str() {
        "title" | "titulo" | "título" => Key::Title,
        "author" | "autor" | "autora" | "authors" | "autores" => Key::Author,
        "description" | "descricao" | "descrição" | "resumo" | "excerpt" | "summary" => Key::Description,
        "category" | "categoria" | "categories" | "categorias" => Key::Category,
        "keywords" | "tags" | "palavras-chave" | "palavras chave" => Key::Keywords,
        "language" | "lang" | "idioma" | "lingua" | "língua" | "locale" => Key::Language,
        _ => Key::Other,
    }
}

/// The front matter and where the text after it begins. A first line `---` that no well-formed block follows is a rule.
pub(super) fn parse(text: &str) -> Option<(Metadata, usize)> {
    let lines = block(text)?;
    let end = lines.last().map_or(0, |line| line.end);
    let body = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let mut metadata = Metadata::default();
    let mut current = "";
    let mut any = false;
    for line in &lines[..lines.len() - 1] {
        let content = text[line.clone()].trim_end();
        if content.trim().is_empty() || content.trim_start().starts_with('#') {
            continue;
        }
        let indented = content.starts_with([' ', '\t']);
        if let Some(item) = content.trim_start().strip_prefix("- ").or((content.trim() == "-").then_some("")) {
            value(text, current, within(text, item), &mut metadata);
        } else if indented {
            value(text, current, within(text, content.trim_start()), &mut metadata);
        } else {
            let (name, rest) = content.split_once(':')?;
            current = name.trim();
            any = true;
            value(text, current, within(text, rest), &mut metadata);
        }
    }
    any.then_some((metadata, body))
}

/// The lines between `---` and `---` or `...`, the last one included.
fn block(text: &str) -> Option<Vec<Range<usize>>> {
    let first = text.find('\n')?;
    if text[..first].trim_end() != "---" {
        return None;
    }
    let mut lines = Vec::new();
    let mut at = first + 1;
    while at < text.len() && at < MAX_LEN {
        let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
        lines.push(at..end);
        if matches!(text[at..end].trim_end(), "---" | "...") {
            return Some(lines);
        }
        at = end + 1;
    }
    None
}

/// Where a part of `text` stands in it.
fn within(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

fn value(text: &str, name: &str, place: Range<usize>, metadata: &mut Metadata) {
    let key = key(name);
    let raw = text[place].trim();
    let list = raw.strip_prefix('[').and_then(|raw| raw.strip_suffix(']'));
    match (list, key) {
        (Some(list), _) => list.split(',').for_each(|item| scalar(text, name, item, metadata)),
        (None, Key::Keywords) => raw.split(',').for_each(|item| scalar(text, name, item, metadata)),
        // The marks of a block scalar; its lines follow.
        (None, _) if matches!(raw, "|" | ">" | "|-" | ">-" | "|+" | ">+") => {}
        (None, _) => scalar(text, name, raw, metadata),
    }
}

fn scalar(text: &str, name: &str, raw: &str, metadata: &mut Metadata) {
    let raw = raw.trim();
    let quoted = ['"', '\''].into_iter().find_map(|quote| raw.strip_prefix(quote)?.strip_suffix(quote));
    let plain = quoted.unwrap_or(raw).trim();
    if plain.is_empty() {
        return;
    }
    let escaped = quoted.is_some() && (plain.contains('\\') || plain.contains("''"));
    let entry = match escaped {
        true => Entry::new(&plain.replace("\\\"", "\"").replace("\\\\", "\\").replace("''", "'"), within(text, plain)),
        false => Entry::new(plain, within(text, plain)),
    };
    match key(name) {
        Key::Title => join(&mut metadata.title, entry),
        Key::Author => join(&mut metadata.author, entry),
        Key::Description => join(&mut metadata.description, entry),
        Key::Category => join(&mut metadata.category, entry),
        Key::Keywords => metadata.keywords.push(entry),
        Key::Language => metadata.language = metadata.language.or(language(&entry.piece.text)),
        Key::Other => metadata.other.push((name.to_lowercase(), entry)),
    }
}

/// A value of several lines is one text.
fn join(slot: &mut Option<Entry>, entry: Entry) {
    match slot {
        None => *slot = Some(entry),
        Some(before) => before.append(entry),
    }
}
