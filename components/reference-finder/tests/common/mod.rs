//! The demo library in memory, asked as the tenant's library is: by words, the rarest counting most.

#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeSet;

use claims_extractor::extract;
use reference_finder::{EvidenceReport, EvidenceRequest, Identifier, Literature, LiteratureError, Query, find};
use text::contract::bibliography::{Answer, Author, Publication, PublicationType, Resolution};
use text::contract::claims_types::{Claim, ClaimsRequest};
use text::contract::types::{Block, BlockKind, Date, Document, Language};
use text::fold::fold;

pub const AS_OF: Date = Date { year: 2026, month: 11, day: 20 };

pub struct Library(pub Vec<Publication>);

/// The 58 real publications of the demo.
pub fn demo() -> Library {
    let records =
        include_str!("../../../../data/demo/literature.nbib").split("\n\n").filter(|record| record.contains("TI  - "));
    let library = Library(records.map(publication).collect());
    assert_eq!(library.0.len(), 58);
    library
}

fn publication(record: &str) -> Publication {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for line in record.lines() {
        match (line.get(..4), line.get(4..6)) {
            (Some(tag), Some("- ")) if !tag.starts_with(' ') => fields.push((tag.trim(), line[6..].to_owned())),
            _ => {
                if let Some(last) = fields.last_mut() {
                    last.1 = format!("{} {}", last.1, line.trim())
                }
            }
        }
    }
    let all = |tag: &str| fields.iter().filter(|field| field.0 == tag).map(|field| field.1.clone()).collect::<Vec<_>>();
    let one = |tag: &str| all(tag).into_iter().next();
    let key = all("GN")
        .into_iter()
        .find_map(|note| note.strip_prefix("Demo key: ").map(str::to_owned))
        .expect("each record has its key");
    let types = all("PT");
    let author = |name: String| match name.split_once(", ") {
        Some((family, given)) => Author { family: family.to_owned(), given: given.to_owned() },
        None => Author { family: name, given: String::new() },
    };
    Publication {
        title: one("TI").unwrap_or_default(),
        authors: all("FAU").into_iter().map(author).collect(),
        container: one("JT"),
        year: one("DP").and_then(|date| date.get(..4)?.parse().ok()),
        volume: one("VI"),
        issue: one("IP"),
        pages: one("PG"),
        publisher: None,
        doi: all("LID").into_iter().chain(all("AID")).find_map(|id| id.strip_suffix(" [doi]").map(str::to_owned)),
        pmid: one("PMID"),
        pmcid: None,
        url: None,
        languages: all("LA"),
        types: types.iter().map(|kind| publication_type(kind)).collect(),
        abstract_text: one("AB"),
        retracted: types.iter().any(|kind| kind == "Retracted Publication"),
        preprint: false,
        resolution: Resolution::Imported(Answer { by: "demo".into(), at: "2026-11-20T00:00:00Z".into() }),
        key,
    }
}

fn publication_type(name: &str) -> PublicationType {
    match name {
        "Meta-Analysis" => PublicationType::MetaAnalysis,
        "Systematic Review" => PublicationType::SystematicReview,
        "Practice Guideline" | "Guideline" => PublicationType::Guideline,
        "Consensus Development Conference" => PublicationType::Consensus,
        "Randomized Controlled Trial" => PublicationType::RandomizedTrial,
        "Clinical Trial" => PublicationType::ClinicalTrial,
        "Observational Study" => PublicationType::Observational,
        "Review" => PublicationType::NarrativeReview,
        _ => PublicationType::Other,
    }
}

fn words(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    folded
        .as_str()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 3)
        .map(|word| word.trim_end_matches('s').to_owned())
        .collect()
}

impl Literature for Library {
    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
        let texts: Vec<BTreeSet<String>> = self
            .0
            .iter()
            .map(|publication| {
                words(&format!("{} {}", publication.title, publication.abstract_text.as_deref().unwrap_or_default()))
            })
            .collect();
        let terms = words(&query.terms.join(" "));
        let rarity = |term: &String| {
            (1.0 + texts.len() as f64 / (1 + texts.iter().filter(|text| text.contains(term)).count()) as f64).ln()
        };
        let mut ranked: Vec<(f64, &Publication)> = self
            .0
            .iter()
            .zip(&texts)
            .filter(|(publication, _)| publication.year.unwrap_or(0) >= query.since_year.unwrap_or(0))
            .map(|(publication, text)| (terms.intersection(text).map(rarity).sum(), publication))
            .filter(|(score, _)| *score > 0.0)
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.key.cmp(&b.1.key)));
        Ok(ranked.into_iter().take(usize::from(query.limit)).map(|(_, publication)| publication.clone()).collect())
    }

    fn resolve(&mut self, id: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        let is = |publication: &&Publication| match id {
            Identifier::Doi(doi) => publication.doi.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(doi)),
            Identifier::Pmid(pmid) => publication.pmid.as_deref() == Some(pmid),
        };
        Ok(self.0.iter().find(is).cloned())
    }
}

/// The claims of a text, as the stage before gives them.
pub fn claims(text: &str) -> Vec<Claim> {
    let blocks = text.split("\n\n").enumerate().map(|(at, text)| match text.strip_prefix("# ") {
        Some(heading) => {
            Block { id: format!("b{at}"), kind: BlockKind::Heading(2), text: heading.into(), marks: vec![] }
        }
        None => Block { id: format!("b{at}"), kind: BlockKind::Paragraph, text: text.into(), marks: vec![] },
    });
    extract(&ClaimsRequest { document: Document { language: Language::PtBr, blocks: blocks.collect() } })
        .expect("a document")
        .claims
}

pub fn ask(claims: Vec<Claim>, literature: &mut dyn Literature) -> EvidenceReport {
    find(&EvidenceRequest { claims, as_of: AS_OF, per_claim: 5 }, literature).expect("a request within the limits")
}
