//! Requests to compose, from texts whose claims stand in braces: `{C001|o sal aumenta a pressão}`.
#![allow(dead_code)]

#[path = "../../../seo-profiler/tests/support/mod.rs"]
mod profile;

pub use profile::*;
use text::contract::bibliography::CitationStyle;
use text::contract::claims_types::{Claim, ClaimCategory, ClaimKind, EvidenceNeed, Priority, SearchStrategy};
use text::contract::profile_types::{ProfileReport, Readability};
use text::contract::types::{Document, Finding, Language, MarkKind, Message, Severity, Span};
use text_composer::{ComposeReport, ComposeRequest};

pub fn claim(id: &str, quote: &str, span: Span) -> Claim {
    Claim {
        id: id.into(),
        quote: quote.into(),
        span,
        category: ClaimCategory::TreatmentEfficacy,
        kind: ClaimKind::Efficacy,
        priority: Priority::High,
        needs: EvidenceNeed::SystematicReview,
        strategy: SearchStrategy {
            core_concept: String::new(),
            key_terms: vec![],
            related_terms: vec![],
            primary: String::new(),
            secondary: String::new(),
            publication_types: vec![],
            years: None,
        },
        numbers: vec![],
        hedged: false,
        absolute: false,
        appeal_to_authority: false,
        cites: vec![],
    }
}

/// Takes the braces out of the texts and makes claims of them.
pub fn claims(document: &mut Document) -> Vec<Claim> {
    let mut found = Vec::new();
    for block in &mut document.blocks {
        while let Some(open) = block.text.find('{') {
            let bar = open + block.text[open..].find('|').expect("a bar");
            let close = bar + block.text[bar..].find('}').expect("a closing brace");
            let (id, quote) = (block.text[open + 1..bar].to_owned(), block.text[bar + 1..close].to_owned());
            block.text.replace_range(open..=close, &quote);
            let span = Span { block: block.id.clone(), start: open as u32, end: (open + quote.len()) as u32 };
            found.push(claim(&id, &quote, span));
        }
    }
    found
}

/// `references` are claims with keys of publications.
pub fn asked(markdown: &str, references: &[(&str, &str)]) -> ComposeRequest {
    let mut document = document(markdown, Language::PtBr);
    let claims = claims(&mut document);
    ComposeRequest {
        document,
        claims,
        references: references.iter().map(|(claim, key)| reference(claim, publication(key, 2024))).collect(),
        profile: ProfileReport {
            title: "T".into(),
            meta_title: "T".into(),
            description: String::new(),
            slug: "t".into(),
            outline: vec![],
            keywords: vec![],
            readability: Readability { index: 60.0, words: 400, sentences: 30, syllables: 800, minutes: 3 },
            json_ld: "{}".into(),
            warnings: vec![],
        },
        author: physician(),
        site: site(),
        style: CitationStyle::Vancouver,
        findings: vec![],
        as_of: TODAY,
    }
}

pub fn finding(rule: &str, severity: Severity) -> Finding {
    let message = Message { pt: String::new(), en: String::new() };
    Finding { rule: rule.into(), source: String::new(), severity, span: None, message, suggestion: None, fix: None }
}

/// The texts with their reference marks shown: `pressão[1][2].`
pub fn shown(report: &ComposeReport) -> Vec<String> {
    let blocks = report.document.blocks.iter();
    blocks
        .map(|block| {
            let mut text = block.text.clone();
            let mut marks: Vec<_> = block
                .marks
                .iter()
                .filter_map(|mark| match mark.kind {
                    MarkKind::Reference(number) => Some((mark.start as usize, number)),
                    _ => None,
                })
                .collect();
            marks.sort_unstable();
            for (at, number) in marks.into_iter().rev() {
                text.insert_str(at, &format!("[{number}]"));
            }
            text
        })
        .collect()
}
