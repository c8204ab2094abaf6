//! What was found against what was labelled.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::eval::passage::{Label, Passage};

/// Kinds that a passage labels exhaustively; a find of another kind (age, place, health) is not judged.
const JUDGED: [&str; 23] = [
    "name",
    "cpf",
    "cnpj",
    "cns",
    "pis",
    "rg",
    "passport",
    "driver_licence",
    "voter_id",
    "civil_certificate",
    "ssn",
    "nhs",
    "npi",
    "card",
    "bank_account",
    "pix_key",
    "mrn",
    "health_plan",
    "phone",
    "email",
    "address",
    "postal_code",
    "birth_date",
];

/// Kinds that name a person by themselves.
pub const DIRECT: [&str; 15] = [
    "name",
    "cpf",
    "cns",
    "pis",
    "rg",
    "passport",
    "driver_licence",
    "voter_id",
    "ssn",
    "nhs",
    "card",
    "pix_key",
    "mrn",
    "health_plan",
    "civil_certificate",
];

/// A missing or incomplete identification blocks rightly: an ordinary article gets it from the author's registration.
const IDENTIFICATION: [&str; 5] = ["C-CFM-01", "C-CFP-01", "C-CFN-01", "C-CFO-01", "C-COF-01"];

pub const CHECK_DIGITS: [&str; 7] = ["cpf", "cns", "pis", "ssn", "nhs", "card", "pix_key"];

#[derive(Clone, Copy, Debug, Default)]
pub struct Hits {
    pub hit: u64,
    pub of: u64,
}

impl Hits {
    fn add(&mut self, hit: bool) {
        self.hit += u64::from(hit);
        self.of += 1;
    }

    fn merge(&mut self, other: Hits) {
        self.hit += other.hit;
        self.of += other.of;
    }
}

#[derive(Default)]
pub struct Score {
    /// Labels found, by kind and, apart, those in transcripts.
    pub recall: BTreeMap<String, Hits>,
    pub transcripts: BTreeMap<String, Hits>,
    /// Finds that a label justifies, by kind.
    pub precision: BTreeMap<String, Hits>,
    /// Passages with at least one direct identifier that lost one.
    pub leaks: Hits,
    /// Spans of authors that were taken for a patient's, and of the people whom they cite.
    pub authors_touched: Hits,
    pub cited_touched: Hits,
    /// Articles without any label of a patient that a rule blocked, and passages that were written to mislead the rules.
    pub articles_blocked: Hits,
    pub negatives_blocked: Hits,
}

impl Score {
    pub fn add(&mut self, other: &Score) {
        for (mine, theirs) in [
            (&mut self.recall, &other.recall),
            (&mut self.transcripts, &other.transcripts),
            (&mut self.precision, &other.precision),
        ] {
            for (kind, hits) in theirs {
                mine.entry(kind.clone()).or_default().merge(*hits);
            }
        }
        self.leaks.merge(other.leaks);
        self.authors_touched.merge(other.authors_touched);
        self.cited_touched.merge(other.cited_touched);
        self.articles_blocked.merge(other.articles_blocked);
        self.negatives_blocked.merge(other.negatives_blocked);
    }

    pub fn note(&mut self, passage: &Passage, result: &Value, verbose: bool) {
        let finds = finds(result);
        let (own, others): (Vec<_>, Vec<_>) =
            passage.labels.iter().partition(|label| matches!(label.kind.as_str(), "author" | "cited"));
        let mut leaked = false;
        for label in &others {
            let found = finds.iter().any(|find| find.covers(label));
            self.recall.entry(label.kind.clone()).or_default().add(found);
            if passage.style == "transcript" {
                self.transcripts.entry(label.kind.clone()).or_default().add(found);
            }
            leaked |= !found && DIRECT.contains(&label.kind.as_str());
            if !found && verbose {
                println!("  missed  {} {}: {:?}", passage.name(), label.kind, &passage.text[label.start..label.end]);
            }
        }
        if others.iter().any(|label| DIRECT.contains(&label.kind.as_str())) {
            self.leaks.add(leaked);
        }
        for find in finds.iter().filter(|find| JUDGED.contains(&find.kind.as_str())) {
            let justified = others.iter().any(|label| find.overlaps(label));
            self.precision.entry(find.kind.clone()).or_default().add(justified);
            if !justified && verbose {
                println!(
                    "  false   {} {}: {:?}",
                    passage.name(),
                    find.kind,
                    passage.text.get(find.start..find.end).unwrap_or("?")
                );
            }
        }
        for label in &own {
            let touched = finds.iter().any(|find| find.overlaps(label));
            if label.kind == "author" { &mut self.authors_touched } else { &mut self.cited_touched }.add(touched);
            if touched && verbose {
                println!("  touched {} {:?}", passage.name(), &passage.text[label.start..label.end]);
            }
        }
        self.note_blocking(passage, others.is_empty(), result, verbose);
    }

    fn note_blocking(&mut self, passage: &Passage, ordinary: bool, result: &Value, verbose: bool) {
        let blocked = match passage.style.as_str() {
            "article" | "english" if ordinary => &mut self.articles_blocked,
            "negative" if ordinary => &mut self.negatives_blocked,
            _ => return,
        };
        let blocking: Vec<_> = result["findings"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|finding| finding["severity"] == "blocking")
            .filter(|finding| !finding["rule"].as_str().is_some_and(|rule| IDENTIFICATION.contains(&rule)))
            .collect();
        blocked.add(!blocking.is_empty());
        if verbose {
            for finding in blocking {
                println!("  blocked {} {} {}", passage.name(), finding["rule"], finding["text"]);
            }
        }
    }
}

struct Find {
    kind: String,
    start: usize,
    end: usize,
}

impl Find {
    fn overlaps(&self, label: &Label) -> bool {
        self.start < label.end && label.start < self.end
    }

    /// At least half of the labelled text, whatever the find calls it: a card number that is redacted as an account is
    /// redacted.
    fn covers(&self, label: &Label) -> bool {
        let shared = self.end.min(label.end).saturating_sub(self.start.max(label.start));
        JUDGED.contains(&self.kind.as_str()) && 2 * shared >= label.end - label.start
    }
}

/// What is said of patients and third parties; the rest belongs to professionals and institutions.
fn finds(result: &Value) -> Vec<Find> {
    let data = result["personal_data"].as_array().into_iter().flatten();
    let private = data.filter(|datum| matches!(datum["subject"].as_str(), Some("patient" | "third_party")));
    let offset = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    private
        .map(|datum| Find {
            kind: datum["kind"].as_str().unwrap_or_default().to_owned(),
            start: offset(&datum["start"]),
            end: offset(&datum["end"]),
        })
        .collect()
}
