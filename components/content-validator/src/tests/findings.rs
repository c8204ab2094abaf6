//! Every example beside every rule.

use super::example;
use crate::{ContentValidator, contract::exports::lauda::content::rules::Guest, draft::lowered, rule::Rule, rules};
use text::contract::types::{self, Finding};

/// The findings of one rule, by its record where several share an id.
fn of(rule: &Rule, line: &str) -> (Vec<Finding>, bool) {
    let example = example::of_rule(rule, line);
    let found =
        ContentValidator::validate(example.request).unwrap_or_else(|error| panic!("{}: {line:?}: {error:?}", rule.id));
    let mine = |finding: &Finding| finding.rule == rule.id && finding.message.pt.contains(rule.says.pt);
    (found.into_iter().filter(mine).collect(), example.doubtful)
}

#[test]
fn every_rule_fires_where_it_should() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for line in rule.fires {
            let (found, doubtful) = of(rule, line);
            let expect = if doubtful { lowered(rule.severity) } else { rule.severity };
            let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
            if !severities.contains(&types::Severity::from(expect)) {
                wrong.push(format!("{} should find {expect:?} in {line:?}, found {severities:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_passes_what_it_should() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for line in rule.passes {
            let (found, _) = of(rule, line);
            if let Some(finding) = found.first() {
                wrong.push(format!("{} should pass {line:?}: {}", rule.id, finding.message.pt));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_is_whole() {
    for rule in rules::all() {
        let id = rule.id;
        assert!(rule.fires.len() >= 3 && rule.passes.len() >= 3, "{id}: at least three examples of each");
        assert!(
            !rule.source.is_empty() && !rule.says.pt.is_empty() && !rule.says.en.is_empty(),
            "{id}: says what and why"
        );
        assert!(!rule.suggests.pt.is_empty() && !rule.suggests.en.is_empty(), "{id}: says what to write instead");
        assert!(rule.check.is_some() || !rule.phrases.is_empty(), "{id}: has a trigger");
        assert!(rule.in_force.zip(rule.until).is_none_or(|(start, end)| start <= end), "{id}: begins before it ends");
    }
}
