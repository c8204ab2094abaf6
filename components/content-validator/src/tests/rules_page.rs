//! docs/RULES.md is what `catalogue()` says, with the rules that other stages apply; `UPDATE_RULES=1 cargo test -p
//! content-validator` writes it anew.

use crate::{
    ContentValidator,
    contract::exports::lauda::content::rules::{Guest, Rule},
};
use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};
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

/// The rule of `crates/domain`, which no component can link: the test of the sources sees that its id stays here.
const EVIDENCE: &str = "| E-EVD-01 | error or warning | a claim has fewer references than its priority asks for; an error \
where the claim is critical. — afirmação com menos referências do que a sua prioridade pede; erro, se for crítica. | \
Lauda, minimum evidence for each claim; Oxford CEBM 2011 levels | always |";

fn page() -> String {
    let rules = ContentValidator::catalogue();
    let mut out = String::from(INTRODUCTION);
    let mut severities: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in &rules {
        *severities.entry(severity(rule.severity)).or_default() += 1;
    }
    let count: Vec<_> = severities.iter().map(|(name, count)| format!("{count} {name}")).collect();
    writeln!(
        out,
        "\n{} rules of law and good practice: {}; then those of presentation and evidence.",
        rules.len(),
        count.join(", ")
    )
    .expect("writing to a string");
    for (prefix, name) in AREAS {
        table(&mut out, name, rules.iter().filter(|rule| rule.id.starts_with(prefix)).map(row));
    }
    table(&mut out, "Presentation and search", seo_profiler::rules::ALL.iter().map(|rule| row_of_presentation(rule)));
    table(&mut out, "Evidence", std::iter::once(EVIDENCE.to_owned()));
    out
}

fn table(out: &mut String, name: &str, rows: impl Iterator<Item = String>) {
    let head = "| Id | Severity | What it finds | Source | In force |\n| --- | --- | --- | --- | --- |";
    let rows: Vec<_> = rows.collect();
    writeln!(out, "\n## {name}\n\n{head}\n{}", rows.join("\n")).expect("writing to a string");
}

fn row_of_presentation(rule: &seo_profiler::rules::Rule) -> String {
    format!("| {} | {} | {} — {} | {} | always |", rule.id, severity(rule.severity), rule.en, rule.pt, rule.source)
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

/// Every string of the sources that looks like the id of a rule is a row of the page.
#[test]
fn every_id_that_a_program_names_is_on_the_page() {
    let (root, page) = (PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../.."), page());
    let mut missing = Vec::new();
    for folder in ["crates", "components"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            sources(&entry.expect("an entry").path().join("src"), &mut |text| {
                let ids = text.split('"').skip(1).step_by(2).filter(|literal| looks_like_a_rule(literal));
                missing.extend(ids.filter(|id| !page.contains(&format!("| {id} |"))).map(str::to_owned));
            });
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

fn sources(folder: &Path, read: &mut impl FnMut(&str)) {
    for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry").path()) {
        match path.extension() {
            _ if path.is_dir() => sources(&path, read),
            Some(extension) if extension == "rs" => read(&fs::read_to_string(&path).expect("sources are UTF-8")),
            _ => {}
        }
    }
}

/// "C-CFM-06", "LGPD-01", "E-EVD-01": words of capitals under a known prefix, and two digits.
fn looks_like_a_rule(literal: &str) -> bool {
    let Some((name, number)) = literal.rsplit_once('-') else { return false };
    let digits = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let known = ["C-", "D-", "E-", "LGPD", "HIPAA"].iter().any(|prefix| name.starts_with(prefix));
    digits && known && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
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
