//! CSL-JSON, which Zotero, Mendeley and Crossref write.

use serde_json::Value;

use super::Read;
use super::kind;
use super::record::{Record, author, field, year};
use crate::publication::{Author, PublicationType};

pub(super) fn read(text: &str, most: usize) -> Result<Vec<Read>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(object)],
        },
        _ => return Err("neither a list of items nor an item".to_owned()),
    };
    Ok(items.iter().take(most).map(|item| (1, record(item))).collect())
}

fn record(item: &Value) -> Result<Record, String> {
    if !item.is_object() {
        return Err("the item is no object".to_owned());
    }
    let mut record = Record {
        key: string(item, &["citation-key", "id"]),
        title: string(item, &["title"]).map(|title| without_tags(&title)),
        original_title: string(item, &["original-title"]),
        authors: item.get("author").and_then(Value::as_array).into_iter().flatten().filter_map(person).collect(),
        container: string(item, &["container-title", "container-title-short"]),
        year: ["issued", "published", "published-print", "created"].iter().find_map(|name| date(item.get(*name)?)),
        volume: string(item, &["volume"]),
        issue: string(item, &["issue"]),
        pages: string(item, &["page", "number"]),
        publisher: string(item, &["publisher"]),
        doi: string(item, &["DOI"]),
        pmid: string(item, &["PMID"]),
        pmcid: string(item, &["PMCID"]),
        url: string(item, &["URL"]),
        languages: string(item, &["language"]).into_iter().collect(),
        types: Vec::new(),
        abstract_text: string(item, &["abstract"]).map(|text| without_tags(&text)),
        retracted: string(item, &["status"]).is_some_and(|status| status.eq_ignore_ascii_case("retracted")),
        preprint: false,
    };
    notes(&mut record, &string(item, &["note"]).unwrap_or_default());
    let genre = string(item, &["genre"]).unwrap_or_default().to_lowercase();
    record.preprint = genre.contains("preprint") || string(item, &["subtype"]).as_deref() == Some("preprint");
    record.types.extend(kind::pubmed(&genre));
    record.types.extend(string(item, &["type"]).and_then(|name| item_type(&name)));
    Ok(record)
}

/// The first of the fields that has a text; of a list, its first text.
fn string(item: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match item.get(*name)? {
        Value::String(text) => field(text, usize::MAX),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => values.iter().find_map(Value::as_str).and_then(|text| field(text, usize::MAX)),
        _ => None,
    })
}

fn person(value: &Value) -> Option<Author> {
    let part = |names: &[&str]| string(value, names);
    if let Some(name) = part(&["literal", "name"]) {
        return Some(Author { family: name, given: String::new() });
    }
    let particle = part(&["non-dropping-particle", "dropping-particle"]);
    let family = part(&["family"])?;
    let family = particle.map_or(family.clone(), |particle| format!("{particle} {family}"));
    match part(&["given"]) {
        Some(given) => Some(Author { family, given }),
        None => Some(author(&family)),
    }
}

fn date(value: &Value) -> Option<u16> {
    let part = value.get("date-parts").and_then(|parts| parts.get(0)?.get(0));
    let first = part
        .and_then(|part| part.as_u64().map(|number| number.to_string()).or_else(|| part.as_str().map(str::to_owned)));
    let written = || string(value, &["raw", "literal"]);
    first.or_else(written).and_then(|text| year(&text))
}

fn item_type(name: &str) -> Option<PublicationType> {
    match name {
        "book" | "chapter" | "monograph" | "book-chapter" => Some(PublicationType::Book),
        "webpage" | "post" | "post-weblog" => Some(PublicationType::WebPage),
        _ => None,
    }
}

/// Zotero keeps identifiers without a field of their own in the note.
fn notes(record: &mut Record, note: &str) {
    let mut words = note.split_whitespace().peekable();
    while let Some(word) = words.next() {
        match (word.to_ascii_uppercase().as_str(), words.peek()) {
            ("PMID:", Some(value)) => record.pmid = record.pmid.take().or_else(|| Some((*value).to_owned())),
            ("PMCID:", Some(value)) => record.pmcid = record.pmcid.take().or_else(|| Some((*value).to_owned())),
            ("RETRACTED", _) => record.retracted = true,
            _ => {}
        }
    }
}

/// Titles and abstracts may hold JATS or HTML.
fn without_tags(text: &str) -> String {
    if !text.contains('<') && !text.contains('&') {
        return text.to_owned();
    }
    let mut out = Vec::new();
    for Ok(token) in html5gum::Tokenizer::new(text) {
        if let html5gum::Token::String(part) = token {
            out.extend_from_slice(&part);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
