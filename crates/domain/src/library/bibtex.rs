//! BibTeX and BibLaTeX. Entries are cut apart first, so that one that is broken does not take the others with it.

use std::ops::Range;

use biblatex::{Bibliography, ChunksExt, Entry, EntryType, Person};

use super::Read;
use super::kind;
use super::record::{Record, author, year};
use crate::publication::{Author, PublicationType};

/// Deeper braces are no entry; the parser would follow them by recursion.
const MAX_DEPTH: usize = 32;
const MAX_ENTRY: usize = 256 * 1024;
/// Abbreviations (`@string`) that each entry is read with.
const MAX_STRINGS: usize = 16 * 1024;

pub(super) fn read(text: &str, most: usize) -> Vec<Read> {
    let mut strings = String::new();
    let mut records: Vec<Read> = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for (range, balanced) in entries(text) {
        line += text[counted..range.start].bytes().filter(|&byte| byte == b'\n').count();
        counted = range.start;
        let entry = &text[range];
        match name(entry).as_str() {
            "comment" | "preamble" => {}
            "string" if strings.len() + entry.len() <= MAX_STRINGS => strings.push_str(entry),
            "string" => {}
            _ if !balanced => records.push((line, Err("the braces of the entry do not close".to_owned()))),
            _ => records.push((line, parse(&strings, entry))),
        }
        if records.len() >= most {
            break;
        }
    }
    records
}

/// Where each entry stands, and whether its braces close. A broken one ends where a line begins the next.
fn entries(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        let end = close(&text[start..]);
        let stop = end.map_or_else(|| next_line_start(text, start + 1), |len| start + len);
        found.push((start..stop, end.is_some()));
        at = stop.max(start + 1);
    }
    found
}

/// Whether `@name{` or `@name(` stands at `at`.
fn starts_entry(text: &str, at: usize) -> bool {
    let Some(rest) = text[at..].strip_prefix('@') else { return false };
    let name = rest.bytes().take(40).take_while(u8::is_ascii_alphabetic).count();
    name > 0 && rest[name..].trim_start_matches([' ', '\t']).starts_with(['{', '('])
}

fn next_start(text: &str, from: usize) -> Option<usize> {
    text[from..].match_indices('@').map(|(at, _)| from + at).find(|&at| starts_entry(text, at))
}

fn next_line_start(text: &str, from: usize) -> usize {
    let next = text[from..].match_indices("\n@").map(|(at, _)| from + at + 1).find(|&at| starts_entry(text, at));
    next.unwrap_or(text.len())
}

/// How long the entry is that `text` begins with; none if its braces do not close before the next one begins.
fn close(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let bytes = text.as_bytes();
    let open = bytes.iter().position(|byte| matches!(byte, b'{' | b'('))?;
    let (up, down) = if bytes[open] == b'{' { (b'{', b'}') } else { (b'(', b')') };
    let mut escaped = false;
    for (at, &byte) in bytes.iter().enumerate().skip(open).take(MAX_ENTRY) {
        match byte {
            _ if std::mem::take(&mut escaped) => {}
            b'\\' => escaped = true,
            byte if byte == up => depth += 1,
            byte if byte == down => depth -= 1,
            b'\n' if starts_entry(text, at + 1) => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
        if depth > MAX_DEPTH {
            return None;
        }
    }
    None
}

fn name(entry: &str) -> String {
    entry[1..].chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase()
}

fn parse(strings: &str, entry: &str) -> Result<Record, String> {
    let alone = Bibliography::parse(entry);
    let read = match alone {
        Err(_) if !strings.is_empty() => Bibliography::parse(&format!("{strings}\n{entry}")),
        read => read,
    };
    let read = read.map_err(|error| format!("not readable as BibTeX: {}", error.kind))?;
    read.into_vec().first().map(record).ok_or_else(|| "the entry is empty".to_owned())
}

fn record(entry: &Entry) -> Record {
    let text = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| entry.get(name).map(|chunks| chunks.format_verbatim()))
            .filter(|text| !text.trim().is_empty())
    };
    let authors = entry.author().ok().filter(|people| !people.is_empty());
    let authors = authors
        .or_else(|| entry.editors().ok().map(|groups| groups.into_iter().flat_map(|(people, _)| people).collect()));
    let archive = text(&["eprinttype", "archiveprefix"]).unwrap_or_default().to_lowercase();
    let eprint = text(&["eprint"]);
    let notes = [text(&["note"]), text(&["keywords"]), text(&["howpublished"])];
    let mut record = Record {
        key: Some(entry.key.clone()).filter(|key| !key.is_empty()),
        title: text(&["title"]),
        original_title: text(&["origtitle"]),
        authors: authors.unwrap_or_default().into_iter().map(person).collect(),
        container: text(&["journaltitle", "journal", "booktitle", "organization", "institution"]),
        year: text(&["date", "year"]).as_deref().and_then(year),
        volume: text(&["volume"]),
        issue: text(&["number", "issue"]),
        pages: text(&["pages"]).map(|pages| pages.replace("--", "-").replace('–', "-")),
        publisher: text(&["publisher"]),
        doi: text(&["doi"]),
        pmid: text(&["pmid"]).or_else(|| eprint.clone().filter(|_| archive == "pubmed")),
        pmcid: text(&["pmcid", "pmc"]),
        url: text(&["url"]),
        languages: text(&["language", "langid"]).into_iter().collect(),
        types: entry_type(&entry.entry_type).into_iter().collect(),
        abstract_text: text(&["abstract"]),
        retracted: notes.iter().flatten().any(|note| note.to_lowercase().contains("retracted")),
        preprint: ["arxiv", "medrxiv", "biorxiv"].contains(&archive.as_str()),
    };
    record.types.extend(text(&["type", "entrysubtype"]).and_then(|name| kind::pubmed(&name)));
    record
}

fn person(person: Person) -> Author {
    if person.given_name.is_empty() && person.prefix.is_empty() {
        return author(&person.name);
    }
    let family = format!("{} {} {}", person.prefix, person.name, person.suffix);
    Author { family: family.split_whitespace().collect::<Vec<_>>().join(" "), given: person.given_name }
}

fn entry_type(kind: &EntryType) -> Option<PublicationType> {
    match kind {
        EntryType::Book | EntryType::InBook | EntryType::InCollection | EntryType::Collection | EntryType::MvBook => {
            Some(PublicationType::Book)
        }
        EntryType::Online => Some(PublicationType::WebPage),
        _ => None,
    }
}
