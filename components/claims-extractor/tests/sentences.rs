//! The recogniser on labelled sentences, through the boundary of the guest: tests/sentences.tsv.

use claims_extractor::extract;
use text::contract::claims_types::{Claim, ClaimKind, ClaimsRequest, Priority};
use text::contract::types::{Block, BlockKind, Document, Language, ListItem};

fn document(kind: BlockKind, text: &str) -> Document {
    Document {
        language: Language::PtBr,
        blocks: vec![Block { id: "b1".into(), kind, text: text.into(), marks: vec![] }],
    }
}

fn claims(kind: BlockKind, text: &str) -> Vec<Claim> {
    extract(&ClaimsRequest { document: document(kind, text) }).expect("a document within the limits").claims
}

fn kind(name: &str) -> ClaimKind {
    match name {
        "efficacy" => ClaimKind::Efficacy,
        "prevention" => ClaimKind::Prevention,
        "safety" => ClaimKind::Safety,
        "dosage" => ClaimKind::Dosage,
        "condition" => ClaimKind::Condition,
        "diagnosis" => ClaimKind::Diagnosis,
        "statistic" => ClaimKind::Statistic,
        "recommendation" => ClaimKind::Recommendation,
        "contraindication" => ClaimKind::Contraindication,
        "side-effect" => ClaimKind::SideEffect,
        _ => panic!("unknown kind {name:?}"),
    }
}

fn priority(name: &str) -> Priority {
    match name {
        "critical" => Priority::Critical,
        "high" => Priority::High,
        "medium" => Priority::Medium,
        "low" => Priority::Low,
        _ => panic!("unknown priority {name:?}"),
    }
}

/// What a row gets wrong; none where it is right.
fn check(row: &str) -> Option<String> {
    let columns: Vec<&str> = row.split('\t').collect();
    let [expected, weight, flags, block, text] = columns[..] else { panic!("five columns in {row:?}") };
    let block = match block {
        "h" => BlockKind::Heading(2),
        "l" => BlockKind::ListItem(ListItem { list: 0, ordered: false, level: 0 }),
        _ => BlockKind::Paragraph,
    };
    let found = claims(block, text);
    if expected == "-" {
        let claim = found.first()?;
        return Some(format!("no claim, but {:?}: {text}", claim.kind));
    }
    let [claim] = &found[..] else { return Some(format!("{} claims, not one: {text}", found.len())) };
    let marked: String = [(claim.hedged, 'h'), (claim.absolute, 'a'), (claim.appeal_to_authority, 'y')]
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, c)| c)
        .collect();
    let right = claim.kind == kind(expected)
        && claim.priority == priority(weight)
        && marked == flags.replace('-', "")
        && claim.quote == text;
    (!right)
        .then(|| format!("{:?} {:?} {marked:?}, not {expected} {weight} {flags}: {text}", claim.kind, claim.priority))
}

#[test]
fn labelled_sentences() {
    let rows: Vec<&str> =
        include_str!("sentences.tsv").lines().filter(|row| !row.is_empty() && !row.starts_with('#')).collect();
    let wrong: Vec<String> = rows.iter().filter_map(|row| check(row)).collect();
    assert!(rows.len() >= 200);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// Sentences written after the rules, to see where they stand; since then they are kept as they are.
#[test]
fn unseen_sentences() {
    let rows: Vec<(&str, &str)> = include_str!("unseen.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split_once('\t'))
        .collect();
    let wrong: Vec<&(&str, &str)> = rows
        .iter()
        .filter(|(expect, text)| (*expect == "y") == claims(BlockKind::Paragraph, text).is_empty())
        .collect();
    let missed = wrong.iter().filter(|(expect, _)| *expect == "y").count();
    println!("{missed} missed, {} false, of {}: {wrong:#?}", wrong.len() - missed, rows.len());
    assert!(wrong.is_empty());
}
