//! PubMed's tagged format (MEDLINE). Records are parted by blank lines; a field that a source does not have is absent.

use super::Read;
use super::kind;
use super::record::{Record, author, year};
use super::tagged::{Field, fields};
use crate::publication::Author;

pub(super) fn read(text: &str, most: usize) -> Vec<Read> {
    let mut records: Vec<Read> = Vec::new();
    let mut current: Vec<Field<'_>> = Vec::new();
    for field in fields(text, 4).into_iter().chain([None]) {
        // Some exports have no blank lines; each record begins with its PMID.
        let begins =
            field.as_ref().is_none_or(|field| field.tag == "PMID" && current.iter().any(|known| known.tag == "PMID"));
        if begins && !current.is_empty() {
            records.push((current[0].line, Ok(record(&std::mem::take(&mut current)))));
            if records.len() >= most {
                return records;
            }
        }
        current.extend(field);
    }
    records
}

fn record(fields: &[Field<'_>]) -> Record {
    let mut record = Record::default();
    let mut short_container = None;
    for (index, field) in fields.iter().enumerate() {
        let value = field.value.as_str();
        let text = || Some(value.to_owned());
        match field.tag {
            "PMID" => record.pmid = text(),
            "TI" => record.title = text(),
            "BTI" => record.title = record.title.take().or_else(text),
            "TT" => record.original_title = text(),
            "AB" => record.abstract_text = record.abstract_text.take().or_else(text),
            "FAU" => record.authors.push(author(value)),
            // The short form follows the full one.
            "AU" if index > 0 && fields[index - 1].tag == "FAU" => {}
            "AU" => record.authors.push(author(value)),
            "CN" => record.authors.push(Author { family: value.to_owned(), given: String::new() }),
            "JT" => record.container = text(),
            "TA" => short_container = text(),
            "DP" => record.year = year(value),
            "VI" => record.volume = text(),
            "IP" => record.issue = text(),
            "PG" => record.pages = text(),
            "PB" => record.publisher = text(),
            "LID" | "AID" if value.ends_with("[doi]") => {
                record.doi = record.doi.take().or_else(|| Some(value.trim_end_matches("[doi]").to_owned()));
            }
            "PMC" => record.pmcid = text(),
            "LA" => record.languages.push(value.to_owned()),
            "PT" => publication_type(&mut record, value),
            "RIN" => record.retracted = true,
            "GN" => record.key = record.key.take().or_else(|| key(value)),
            _ => {}
        }
    }
    record.container = record.container.or(short_container);
    record
}

fn publication_type(record: &mut Record, name: &str) {
    match name {
        "Retracted Publication" => record.retracted = true,
        "Preprint" => record.preprint = true,
        name => record.types.extend(kind::pubmed(name)),
    }
}

/// A general note such as "Demo key: barroso-2021" gives the record its key.
fn key(note: &str) -> Option<String> {
    let (label, key) = note.split_once(':')?;
    label.trim().to_lowercase().ends_with("key").then(|| key.trim().to_owned()).filter(|key| !key.is_empty())
}
