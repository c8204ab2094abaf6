//! PubMed's tagged format, read for the tests: enough of it for the records of the demo.

use std::collections::BTreeMap;
use text::contract::bibliography::{Answer, Author, Publication, PublicationType, Resolution};

pub const NBIB: &str = include_str!("../../../../data/demo/literature.nbib");

pub fn publications() -> BTreeMap<String, Publication> {
    NBIB.replace('\r', "")
        .trim()
        .split("\n\n")
        .map(|record| publication(&fields(record)))
        .map(|p| (p.key.clone(), p))
        .collect()
}

type Fields<'a> = BTreeMap<&'a str, Vec<String>>;

fn fields(record: &str) -> Fields<'_> {
    let mut out = Fields::new();
    let mut last = "";
    for line in record.lines() {
        match line.split_at_checked(6) {
            Some((tag, value)) if tag.ends_with("- ") => {
                last = tag[..4].trim();
                out.entry(last).or_default().push(value.to_owned());
            }
            _ => {
                let values = out.get_mut(last).expect("a record starts with a tag");
                let value = values.last_mut().expect("a tag has a value");
                value.push(' ');
                value.push_str(line.trim());
            }
        }
    }
    out
}

fn publication(fields: &Fields) -> Publication {
    let one = |tag: &str| fields.get(tag).and_then(|v| v.first()).cloned();
    let all = |tag: &str| fields.get(tag).cloned().unwrap_or_default();
    let doi = all("LID").into_iter().chain(all("AID")).find_map(|id| id.strip_suffix(" [doi]").map(str::to_owned));
    let mut authors: Vec<Author> = all("FAU").iter().map(|name| author(name)).collect();
    authors.extend(all("CN").into_iter().map(|family| Author { family, given: String::new() }));
    Publication {
        key: one("GN").expect("a key")["Demo key: ".len()..].to_owned(),
        title: one("TI").expect("a title"),
        authors,
        container: one("JT"),
        year: one("DP").and_then(|date| date[..4].parse().ok()),
        volume: one("VI"),
        issue: one("IP"),
        pages: one("PG"),
        publisher: None,
        doi,
        pmid: one("PMID"),
        pmcid: one("PMC"),
        url: None,
        languages: all("LA").iter().map(|code| if code == "por" { "pt".to_owned() } else { "en".to_owned() }).collect(),
        types: all("PT").iter().map(|name| kind(name)).collect(),
        abstract_text: None,
        retracted: all("PT").iter().any(|name| name == "Retracted Publication"),
        preprint: false,
        resolution: Resolution::Imported(Answer { by: "test".to_owned(), at: "2026-11-20T12:00:00Z".to_owned() }),
    }
}

fn author(name: &str) -> Author {
    let (family, given) = name.split_once(", ").unwrap_or((name, ""));
    Author { family: family.to_owned(), given: given.to_owned() }
}

fn kind(name: &str) -> PublicationType {
    match name {
        "Meta-Analysis" => PublicationType::MetaAnalysis,
        "Systematic Review" => PublicationType::SystematicReview,
        "Practice Guideline" => PublicationType::Guideline,
        "Consensus Development Conference" => PublicationType::Consensus,
        "Randomized Controlled Trial" => PublicationType::RandomizedTrial,
        "Clinical Trial" => PublicationType::ClinicalTrial,
        "Review" => PublicationType::NarrativeReview,
        _ => PublicationType::Other,
    }
}
