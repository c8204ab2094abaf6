//! docs/RULES.md is what `catalogue()` says; `UPDATE_RULES=1 cargo test -p content-validator` writes it anew.

use crate::{
    ContentValidator,
    contract::exports::lauda::content::rules::{Guest, Rule},
};
use std::{collections::BTreeMap, fmt::Write, fs, path::PathBuf};
use text::contract::types::{Date, Profession, Severity};

const INTRODUCTION: &str = "# Rules\n\n\
<!-- Generated from the catalogue of `components/content-validator`; do not edit. \
`UPDATE_RULES=1 cargo test -p content-validator` writes it. -->\n\n\
Every rule that `lauda check` and the editor apply. None of this is legal advice: a rule that blocks needs the sign-off \
of counsel before a clinic relies on it. “From memory” marks a rule whose article was not read in a source yet; it \
applies all the same. Severities: **blocking** forbids publication, **error** asks for a review, **warning** and \
**info** advise. A doubtful, quoted or mythical mention is one step lower, and never blocking. Two rows with one id are \
two parts, or two editions, of a rule. The rules of a council apply to the texts of its profession: the one that the \
caller names, else those whose registration the authors show, else those that they say are theirs. Where nothing tells, \
all apply, and the strictest finding stands for those of the other councils on the same words; what one council \
forbids and others allow then blocks nothing.\n";

const AREAS: &[(&str, &str)] = &[
    ("C-CFM", "Physicians (CFM)"),
    ("C-CEM", "Physicians: Código de Ética Médica"),
    ("C-TEL", "Telemedicine"),
    ("C-AI", "Artificial intelligence"),
    ("C-CFP", "Psychologists (CFP)"),
    ("C-CFN", "Nutritionists (CFN)"),
    ("C-CFO", "Dentists (CFO)"),
    ("C-COF", "Nursing (COFEN)"),
    ("C-OUT", "Other councils"),
    ("C-CON", "Advertising (CONAR, SENACON)"),
    ("D-ANV", "Medicines, supplements, cosmetics (ANVISA)"),
    ("D-SAM", "Software as a medical device"),
    ("LGPD", "Personal data (LGPD)"),
    ("HIPAA", "HIPAA identifiers"),
    ("E-", "Editorial"),
];

fn page() -> String {
    let rules = ContentValidator::catalogue();
    let mut out = String::from(INTRODUCTION);
    let mut severities: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in &rules {
        *severities.entry(severity(rule.severity)).or_default() += 1;
    }
    let count: Vec<_> = severities.iter().map(|(name, count)| format!("{count} {name}")).collect();
    writeln!(out, "\n{} rules: {}.", rules.len(), count.join(", ")).expect("writing to a string");
    for (prefix, name) in AREAS {
        writeln!(
            out,
            "\n## {name}\n\n| Id | Severity | What it finds | Source | In force |\n| --- | --- | --- | --- | --- |"
        )
        .expect("writing to a string");
        for rule in rules.iter().filter(|rule| rule.id.starts_with(prefix)) {
            writeln!(out, "{}", row(rule)).expect("writing to a string");
        }
    }
    out
}

fn row(rule: &Rule) -> String {
    let verified = if rule.verified { "" } else { " (from memory)" };
    let whose = match rule.profession {
        _ if rule.id.starts_with("C-CFM") => "",
        Some(Profession::Cfm) => "Physicians: ",
        _ => "",
    };
    format!(
        "| {} | {} | {whose}{} — {} | {}{verified} | {} |",
        rule.id,
        severity(rule.severity),
        rule.summary.en,
        rule.summary.pt,
        rule.source,
        span(rule.in_force, rule.until),
    )
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
        Severity::Blocking => "blocking",
    }
}

fn span(start: Option<Date>, end: Option<Date>) -> String {
    let day = |date: Date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    match (start.map(day), end.map(day)) {
        (None, None) => "always".into(),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (Some(start), Some(end)) => format!("{start} to {end}"),
    }
}

#[test]
fn the_page_is_up_to_date() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/RULES.md");
    let fresh = page();
    if std::env::var_os("UPDATE_RULES").is_some() {
        fs::write(&path, &fresh).expect("docs/RULES.md can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == fresh, "docs/RULES.md is stale: run UPDATE_RULES=1 cargo test -p content-validator");
}

#[test]
fn every_rule_has_its_place_on_the_page() {
    for rule in ContentValidator::catalogue() {
        let areas = AREAS.iter().filter(|(prefix, _)| rule.id.starts_with(prefix)).count();
        assert_eq!(areas, 1, "{}", rule.id);
    }
}

/// The ids of the list of facts, all of them.
#[test]
fn every_id_of_the_list_is_there() {
    let ids: Vec<String> = ContentValidator::catalogue().into_iter().map(|rule| rule.id).collect();
    let series = [
        ("C-CFM", 20),
        ("C-TEL", 6),
        ("C-AI", 3),
        ("C-CFP", 12),
        ("C-CFN", 8),
        ("C-CFO", 6),
        ("C-COF", 3),
        ("D-ANV", 9),
        ("HIPAA", 18),
    ];
    for (prefix, count) in series {
        for number in 1..=count {
            let id = format!("{prefix}-{number:02}");
            assert!(ids.contains(&id), "{id} is missing");
        }
    }
}
