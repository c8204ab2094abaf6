//! Blocks get their ids, and their places in the undecoded input.

use std::collections::{BTreeMap, HashMap};

use super::block_id::Ids;
use super::flow::Draft;
use super::metadata::{Entry, Metadata};
use super::{Decoded, FileMetadata, Format, ImportError, ImportNote, ImportOptions, Imported, SourceMap, language};
use crate::document::{Block, BlockKind, Document};

/// Keys whose values are for programs.
const SETTINGS: &[&str] = &[
    "aliases",
    "canonical",
    "cover",
    "data",
    "date",
    "draft",
    "image",
    "layout",
    "permalink",
    "published",
    "referencias",
    "references",
    "slug",
    "status",
    "template",
    "translation",
    "weight",
];

/// Keys that go on from the author: who registered the professional, under which number, for what.
const CREDENTIALS: &[&str] = &[
    "crm",
    "crp",
    "crn",
    "cro",
    "coren",
    "crefito",
    "crf",
    "crfa",
    "cref",
    "registro",
    "registration",
    "especialidade",
    "specialty",
    "rqe",
];

pub(super) fn assemble(
    mut drafts: Vec<Draft>,
    metadata: Metadata,
    decoded: Decoded,
    format: Format,
    options: &ImportOptions,
) -> Result<Imported, ImportError> {
    let file = describe(&metadata);
    level_lists(&mut drafts);
    number(&mut drafts);
    add_metadata(&mut drafts, metadata, options.examine_metadata);
    if drafts.is_empty() {
        return Err(ImportError::Empty);
    }
    let language = options.language.or(file.language).unwrap_or_else(|| language::guess(&drafts));
    let (mut ids, mut map) = (Ids::default(), SourceMap::default());
    let blocks = drafts
        .into_iter()
        .map(|Draft { kind, text, marks, segments }| {
            let id = ids.next(&kind, &text);
            map.insert(id.clone(), segments.through(&decoded.map));
            Block { id, kind, text, marks }
        })
        .collect();
    let notes = if decoded.damaged { vec![ImportNote::DamagedText] } else { Vec::new() };
    let document = Document { language, blocks };
    Ok(Imported { document, map, metadata: file, format, charset: decoded.charset, notes })
}

fn describe(metadata: &Metadata) -> FileMetadata {
    let mut other: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, entry) in &metadata.other {
        other.entry(key.clone()).or_default().push(entry.piece.text.clone());
    }
    let text = |entry: &Option<Entry>| entry.as_ref().map(|entry| entry.piece.text.clone());
    FileMetadata {
        title: text(&metadata.title),
        author: text(&metadata.author),
        description: text(&metadata.description),
        category: text(&metadata.category),
        keywords: metadata.keywords.iter().map(|entry| entry.piece.text.clone()).collect(),
        language: metadata.language,
        other,
    }
}

/// An item without text leaves no block, so the items inside it move up: no list begins or goes deeper by two levels.
fn level_lists(drafts: &mut [Draft]) {
    let mut before: Option<(u32, u8)> = None;
    for draft in drafts {
        match &mut draft.kind {
            BlockKind::ListItem(item) => {
                let most = before.filter(|(list, _)| *list == item.list).map_or(0, |(_, level)| level + 1);
                item.level = item.level.min(most);
                before = Some((item.list, item.level));
            }
            BlockKind::Heading(_) => before = None,
            _ => {}
        }
    }
}

/// Lists and tables are counted from 0, without those of which no text is left. A heading ends a list.
fn number(drafts: &mut [Draft]) {
    let (mut lists, mut tables) = (HashMap::new(), HashMap::new());
    let mut headings = 0u32;
    for draft in drafts {
        headings += u32::from(matches!(draft.kind, BlockKind::Heading(_)));
        let (numbers, number, part) = match &mut draft.kind {
            BlockKind::ListItem(item) => (&mut lists, &mut item.list, headings),
            BlockKind::TableCell(cell) => (&mut tables, &mut cell.table, 0),
            _ => continue,
        };
        let next = numbers.len() as u32;
        *number = *numbers.entry((*number, part)).or_insert(next);
    }
}

/// The author's entry with the credentials that stand beside it, each with its sign: "Ana Souza CRM 123456/SP RQE 789".
fn author(metadata: &mut Metadata) -> Option<Entry> {
    // One word is the login of a user, not a name.
    let mut author = metadata.author.take().filter(|author| author.piece.text.contains(char::is_whitespace))?;
    for (key, entry) in metadata.other.extract_if(.., |(key, _)| CREDENTIALS.contains(&key.as_str())) {
        let sign = key.to_uppercase();
        let named = entry.piece.text.to_uppercase().starts_with(&sign)
            || !(key.starts_with("cr") || key == "coren" || key == "rqe");
        let source = entry.piece.segments.range(0..entry.piece.text.len());
        author.append(if named { entry } else { Entry::new(&format!("{sign} {}", entry.piece.text), source) });
    }
    Some(author)
}

fn add_metadata(drafts: &mut Vec<Draft>, mut metadata: Metadata, examine: bool) {
    let author = author(&mut metadata);
    let titled = drafts.iter().any(|draft| draft.kind == BlockKind::Heading(1));
    // The title of an HTML page often repeats its heading with the name of the site.
    if let Some(title) = metadata.title.filter(|_| !titled || examine) {
        let kind = if titled { BlockKind::Paragraph } else { BlockKind::Heading(1) };
        drafts.insert(0, draft(kind, title));
    }
    if examine {
        let keywords = metadata.keywords.into_iter().reduce(|mut all, next| {
            all.append(next);
            all
        });
        let other =
            metadata.other.into_iter().filter(|(key, _)| !SETTINGS.contains(&key.as_str())).map(|(_, entry)| entry);
        let rest = metadata.description.into_iter().chain(metadata.category).chain(keywords).chain(other);
        drafts.extend(rest.map(|entry| draft(BlockKind::Paragraph, entry)));
    }
    drafts.extend(author.map(|author| draft(BlockKind::Paragraph, author)));
}

fn draft(kind: BlockKind, entry: Entry) -> Draft {
    let piece = entry.piece;
    Draft { kind, text: piece.text, marks: Vec::new(), segments: piece.segments }
}
