//! Passages kept as text beside the tests, one on a line: ordinary ones, hard to tell from violations, which nothing may
//! block; and violations in words that the rules' authors had not thought of (`flags`, rule, text).

use std::path::Path;

use super::example::read;
use crate::{
    ContentValidator,
    contract::exports::lauda::content::rules::{Guest, RulesRequest},
    rule::Day,
};
use text::contract::{
    privacy_types::{Facts, PrivacyRequest, SubjectRole},
    types::{Finding, Severity, Span},
};

/// What the rules say of a passage once the privacy stage has read it, as in `lauda check`; not what is missing.
fn found(line: &str) -> Vec<Finding> {
    judged(read(line, None, Day(2026, 11, 20)).request)
}

fn judged(mut request: RulesRequest) -> Vec<Finding> {
    request.facts = privacy(&request);
    let findings = ContentValidator::validate(request).expect("the passage is valid");
    findings.into_iter().filter(|finding| finding.span.is_some()).collect()
}

fn privacy(request: &RulesRequest) -> Facts {
    let (document, as_of) = (request.document.clone(), request.as_of);
    let report = lgpd_analyzer::analyze(&PrivacyRequest { document, consents: Vec::new(), as_of });
    report.expect("the privacy stage reads the passage").facts
}

const ALL: &[&str] = &["none", "cfm", "cfp", "cfn", "cfo", "cofen"];

fn check_ordinary(language: &str, professions: &[&str], passages: &str) {
    let mut wrong = Vec::new();
    for passage in passages.lines().map(|passage| passage.replace("\\n", "\n")) {
        for profession in professions {
            let findings = found(&format!("[{profession} {language}] {passage}"));
            let blocking = findings.iter().filter(|finding| finding.severity == Severity::Blocking);
            wrong.extend(blocking.map(|f| format!("{profession} {} {} <- {passage}", f.rule, f.message.en)));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn ordinary_portuguese_is_not_blocked() {
    check_ordinary("", ALL, include_str!("passages/ordinary_pt.txt"));
}

#[test]
fn ordinary_english_is_not_blocked() {
    check_ordinary("en", ALL, include_str!("passages/ordinary_en.txt"));
}

/// The tuning set of `eval/`: what carries no label of a patient is ordinary there.
#[test]
fn the_tuning_set_is_not_blocked() {
    for (language, passages) in [
        ("", include_str!("../../../../eval/passages/tune/article.txt")),
        ("", include_str!("../../../../eval/passages/tune/negative.txt")),
        ("en", include_str!("../../../../eval/passages/tune/english.txt")),
    ] {
        let ordinary: Vec<&str> = passages.lines().filter(|line| !line.contains('{')).collect();
        check_ordinary(language, &["none"], &ordinary.join("\n"));
    }
}

/// What the demo publishes is whole articles, with headings: nobody in them is private.
#[test]
fn articles_of_the_demo_are_not_blocked() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/demo");
    let articles = ["aurora", "horizonte"].into_iter().flat_map(|site| {
        let entries = std::fs::read_dir(demo.join(site)).expect("the demo has the site");
        entries.map(|entry| entry.expect("the folder can be listed").path())
    });
    let mut count = 0;
    for path in articles.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let article = std::fs::read_to_string(&path).expect("the article is text");
        let (front, body) = article[3..].split_once("\n---\n").expect("an article has front matter");
        let language = if front.contains("language: en") { "none en" } else { "none" };
        let request = read(&format!("[{language}] {}", body.trim_start()), None, Day(2026, 11, 20)).request;
        let facts = privacy(&request);
        let private =
            facts.data.iter().filter(|datum| matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty));
        assert_eq!(private.map(|datum| &datum.span).collect::<Vec<_>>(), Vec::<&Span>::new(), "{}", path.display());
        let blocking = judged(request).into_iter().filter(|finding| finding.severity == Severity::Blocking);
        assert_eq!(
            blocking.map(|finding| finding.rule).collect::<Vec<_>>(),
            Vec::<String>::new(),
            "{}",
            path.display()
        );
        count += 1;
    }
    assert!(count >= 9, "articles are taken away");
}

#[test]
fn violations_are_found() {
    check_violations(include_str!("passages/violations.tsv"));
}

fn check_violations(rows: &str) {
    let mut missed = Vec::new();
    for row in rows.lines() {
        let [flags, rule, text] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row:?} has three columns") };
        let told = found(&format!("[{flags}] {text}"));
        if !told.iter().any(|finding| finding.rule == rule && finding.severity >= Severity::Error) {
            let told: Vec<_> = told.iter().map(|finding| (finding.rule.as_str(), finding.severity)).collect();
            missed.push(format!("{row}: {told:?}"));
        }
    }
    assert!(missed.is_empty(), "{}:\n{}", missed.len(), missed.join("\n"));
}
