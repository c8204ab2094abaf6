//! Whose rules apply where the caller names no profession.

use super::example::read;
use crate::{ContentValidator, contract::exports::lauda::content::rules::Guest, rule::Day};
use text::contract::types::Severity;

/// The rules of prices that find something in a text with these authors, with the initial of their severity.
fn prices(text: &str, authors: &str) -> Vec<String> {
    let request = read(&format!("[none] {text} || {authors}"), None, Day(2026, 11, 20)).request;
    let found = ContentValidator::validate(request).expect("the example is valid");
    let price = |rule: &str| matches!(rule, "C-CFM-13" | "C-CFP-04" | "C-CFN-05" | "C-CFO-02");
    let told = found.iter().filter(|finding| price(&finding.rule));
    told.map(|finding| {
        format!("{} {}", finding.rule, if finding.severity == Severity::Blocking { "blocks" } else { "tells" })
    })
    .collect()
}

#[test]
fn the_authors_decide_whose_rules_apply() {
    let text = "Texto de Ana Lima e Eva Reis. A consulta custa R$ 350.";
    let (ana, eva) = ("pro name=Ana Lima, council=", "pro name=Eva Reis, council=");
    for (authors, expect) in [
        (format!("{ana}crm"), "C-CFM-13 tells"),
        (format!("{ana}crp"), "C-CFP-04 blocks"),
        (format!("{ana}crm; {eva}crp"), "C-CFP-04 blocks"),
        (format!("{ana}crm; cited name=Eva Reis, council=crp"), "C-CFM-13 tells"),
        (format!("{ana}crefito; {eva}crn"), "C-CFN-05 blocks"),
        (format!("{ana}crefito"), "C-CFP-04 tells"),
    ] {
        assert_eq!(prices(text, &authors), [expect], "{authors}");
    }
}

#[test]
fn what_authors_say_of_themselves_decides_where_no_council_does() {
    for (text, expect) in [
        ("Sou dermatologista e a consulta custa R$ 350.", "C-CFM-13 tells"),
        ("Sou psicóloga e a consulta custa R$ 350.", "C-CFP-04 blocks"),
        ("Somos dentistas. A consulta custa R$ 350.", "C-CFO-02 blocks"),
        ("Não sou psicóloga. A consulta custa R$ 350.", "C-CFP-04 tells"),
        ("Procure uma psicóloga. A consulta custa R$ 350.", "C-CFP-04 tells"),
    ] {
        assert_eq!(prices(text, ""), [expect], "{text}");
    }
}
