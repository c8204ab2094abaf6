//! RIS, as reference managers and journals write it. Records end with `ER`, or where the next begins.

use super::Read;
use super::kind;
use super::record::{Record, author, year};
use super::tagged::{Field, fields};
use crate::publication::PublicationType;

pub(super) fn read(text: &str, most: usize) -> Vec<Read> {
    let mut records: Vec<Read> = Vec::new();
    let mut current: Vec<Field<'_>> = Vec::new();
    let all = fields(text, 4).into_iter().flatten();
    for field in all {
        let ends = field.tag == "ER";
        if (ends || field.tag == "TY") && !current.is_empty() {
            records.push((current[0].line, read_record(&std::mem::take(&mut current))));
            if records.len() >= most {
                return records;
            }
        }
        if !ends {
            current.push(field);
        }
    }
    if !current.is_empty() {
        records.push((current[0].line, read_record(&current)));
    }
    records
}

fn read_record(fields: &[Field<'_>]) -> Result<Record, String> {
    match fields.first() {
        Some(first) if first.tag == "TY" => Ok(record(fields)),
        _ => Err("the record does not begin with its type (TY)".to_owned()),
    }
}

fn record(fields: &[Field<'_>]) -> Record {
    let mut record = Record::default();
    let (mut first, mut last, mut book) = (None, None, None);
    for field in fields {
        let value = field.value.as_str();
        let text = || Some(value.to_owned()).filter(|value| !value.is_empty());
        match field.tag {
            "TY" => record.types.extend(reference_type(value)),
            "TI" | "T1" | "CT" => record.title = record.title.take().or_else(text),
            "BT" => book = text(),
            "TT" => record.original_title = text(),
            "AU" | "A1" => record.authors.push(author(value)),
            "T2" | "JO" | "JF" | "J2" | "JA" => record.container = longer(record.container.take(), text()),
            "PY" | "Y1" | "DA" => record.year = record.year.or_else(|| year(value)),
            "VL" => record.volume = text(),
            "IS" => record.issue = text(),
            "SP" => first = text(),
            "EP" => last = text(),
            "PB" => record.publisher = text(),
            "DO" => record.doi = text(),
            "UR" | "L2" => record.url = record.url.take().or_else(text),
            "LA" => record.languages.push(value.to_owned()),
            "AB" | "N2" => record.abstract_text = record.abstract_text.take().or_else(text),
            "ID" => record.key = text(),
            "AN" => record.pmid = text(),
            "C2" => record.pmcid = text().filter(|value| value.starts_with("PMC")),
            "M3" | "N1" | "KW" => note(&mut record, value),
            _ => {}
        }
    }
    // The title of a whole book stands where articles have their journal's.
    record.title = record.title.or(book.take());
    record.container = record.container.or(book);
    record.pages = match (first, last) {
        (Some(first), Some(last)) if first != last && !first.contains('-') => Some(format!("{first}-{last}")),
        (first, last) => first.or(last),
    };
    record
}

/// Of the full and the short name of a journal, the full one.
fn longer(known: Option<String>, next: Option<String>) -> Option<String> {
    known.into_iter().chain(next).max_by_key(String::len)
}

fn reference_type(name: &str) -> Option<PublicationType> {
    match name {
        "BOOK" | "CHAP" | "EBOOK" | "ECHAP" | "EDBOOK" => Some(PublicationType::Book),
        "ELEC" | "ICOMM" | "BLOG" | "WEB" => Some(PublicationType::WebPage),
        _ => None,
    }
}

fn note(record: &mut Record, value: &str) {
    let lower = value.trim().to_lowercase();
    record.retracted |= lower.starts_with("retracted");
    record.preprint |= lower == "preprint";
    record.types.extend(kind::pubmed(value));
}
