//! The page of an article: its structure as a whole, and the parts that carry duties.

mod support;

use domain::composition::{DisclaimerKind, DisclaimerPosition};
use domain::document::Language;
use domain::revision::DerivedRevision;
use site::article::{Article, Review, render};
use site::theme::Theme;
use support::{IDENTIFICATION, at, between, derived, json_ld, note, publication, reference, reviews, tags};

fn html_with(derived: &DerivedRevision, reviews: &[Review], translations: &[(Language, String)]) -> String {
    let page = support::page("pressao-alta", Language::PtBr);
    let article = Article {
        page: &page,
        derived,
        derived_hash: &"d".repeat(64),
        category: Some(("coracao", "Coração")),
        published: at("2026-03-03T12:00:00Z"),
        updated: at("2026-03-06T12:00:00Z"),
        reviews,
        translations,
    };
    let artifact = render(&Theme::bundled(), &support::tenant(), &article).unwrap();
    assert_eq!(artifact.path, "/pressao-alta");
    String::from_utf8(artifact.identity).unwrap()
}

fn html(derived: &DerivedRevision) -> String {
    html_with(derived, &reviews(), &[])
}

#[test]
fn the_page_as_a_whole() {
    let html = html_with(&derived(), &reviews(), &[(Language::En, "high-blood-pressure".to_owned())]);
    let css = between(&html, "/assets/site.", ".css").to_owned();
    assert_eq!(css.len(), 12);
    // The order of the keys depends on which other crates are built; what they say is tested below.
    let data = between(&html, "<script type=\"application/ld+json\">", "</script>").to_owned();
    insta::assert_snapshot!(html.replace(&css, "DIGEST").replace(&data, "DATA"));
}

#[test]
fn the_structured_data_says_who_reviewed_and_when() {
    let data = json_ld(&html(&derived()));
    assert_eq!(data["url"], "https://vale.example/pressao-alta");
    assert_eq!(data["publisher"]["name"], "Clínica do Vale");
    assert_eq!(data["reviewedBy"].as_array().unwrap().len(), 1, "a legal reviewer judges no medicine");
    assert_eq!(data["reviewedBy"][0]["name"], "Davi Rocha");
    assert_eq!(data["reviewedBy"][0]["hasCredential"]["identifier"], "CRM/SP 9999902");
    assert_eq!(data["lastReviewed"], "2026-03-04", "the day in Brasília of the last approval");
    assert_eq!((&data["datePublished"], &data["dateModified"]), (&"2026-03-03".into(), &"2026-03-06".into()));
}

#[test]
fn structured_data_that_is_no_object_is_refused() {
    for json_ld in ["", "[]", "{", "null"] {
        let derived = DerivedRevision { json_ld: json_ld.to_owned(), ..derived() };
        let page = support::page("x", Language::PtBr);
        let now = at("2026-03-03T12:00:00Z");
        let article = Article {
            page: &page,
            derived: &derived,
            derived_hash: "d",
            category: None,
            published: now,
            updated: now,
            reviews: &[],
            translations: &[],
        };
        assert!(render(&Theme::bundled(), &support::tenant(), &article).is_err(), "{json_ld}");
    }
}

#[test]
fn the_author_is_named_twice_and_no_more() {
    let html = html(&derived());
    let article = between(&html, "<article", "</article>");
    assert_eq!(article.matches("CRM/SP 9999901").count(), 2);
    assert!(
        article.contains(
            "<strong>Ana Lima Couto</strong> <span>MÉDICA – CRM/SP 9999901 – Cardiologia – RQE 999901</span>"
        )
    );
    assert!(article.contains(&format!("<p class=\"signature\">Responsável: {IDENTIFICATION}.</p>")));
    // A note of the council that does not name the author stays where it was put.
    let other = note(DisclaimerKind::Council, DisclaimerPosition::Start, "Conforme a resolução do conselho.");
    let html = self::html(&DerivedRevision { disclaimers: vec![other], ..derived() });
    assert!(html.contains("<p class=\"note\">Conforme a resolução do conselho.</p>"));
    assert!(html.contains(&format!("<p class=\"signature\">{IDENTIFICATION}</p>")));
}

#[test]
fn initials_are_those_of_first_and_last_name() {
    let check = |identification: &str, expect: &str| {
        let html = html(&DerivedRevision { identification: identification.to_owned(), ..derived() });
        assert_eq!(between(&html, "class=\"monogram\" aria-hidden=\"true\">", "<"), expect, "{identification}");
    };
    check("Ana Lima Couto – MÉDICA", "AC");
    check("Ângela de Sá e Óbidos", "ÂÓ");
    check("Ana", "A");
    check("", "");
}

#[test]
fn words_that_open_the_text_are_not_printed_twice() {
    let check = |description: &str, shown: bool| {
        let html = html(&DerivedRevision { description: description.to_owned(), ..derived() });
        assert_eq!(html.contains("class=\"lede\""), shown, "{description}");
        assert_eq!(html.contains("class=\"prose opens\""), !shown, "{description}");
        assert!(html.contains("<meta property=\"og:description\""));
    };
    check("Como medir a pressão.", true);
    check("Medir é o começo.", false);
    check("Medir é o…", false);
    check("", false);
}

#[test]
fn each_citation_has_one_link() {
    let check = |citation: &str, publication, expect: &str| {
        let html = html(&DerivedRevision { references: vec![reference(7, citation, publication)], ..derived() });
        assert_eq!(between(&html, "<li id=\"ref-7\" value=\"7\">", "</li>"), expect);
    };
    let link = |url: &str, text: &str| format!("<a href=\"{url}\" rel=\"nofollow noopener\">{text}</a>");
    let doi = || publication(Some("10.1/x"), Some("9"), Some("https://a.example"));
    let address = "https://doi.org/10.1/x";
    check(
        "A. DOI: 10.1/x. Em: https://doi.org/10.1/x.",
        doi(),
        &format!("A. DOI: 10.1/x. Em: {}.", link(address, address)),
    );
    check("A. doi:10.1/x", doi(), &format!("A. doi:{}", link(address, "10.1/x")));
    check("A. 2020.", doi(), &format!("A. 2020.{}", link(address, address)).replace("2020.<", "2020. <"));
    let pubmed = "https://pubmed.ncbi.nlm.nih.gov/9/";
    check("A. PMID: 9.", publication(None, Some("9"), None), &format!("A. {}.", link(pubmed, "PMID: 9")));
    let own = publication(None, None, Some("https://a.example/?a=1&b=\"2\""));
    let escaped = "https://a.example/?a=1&amp;b=&quot;2&quot;";
    check("A. https://a.example/?a=1&b=\"2\" (lido)", own, &format!("A. {} (lido)", link(escaped, escaped)));
    check("A. javascript:alert(1)", publication(None, None, Some("javascript:alert(1)")), "A. javascript:alert(1)");
    check("A.", publication(None, None, None), "A.");
}

#[test]
fn marks_and_references_lead_to_each_other() {
    let html = html(&derived());
    for number in [1, 2] {
        assert!(html.contains(&format!("href=\"#ref-{number}\" id=\"cite-{number}\"")));
        assert!(html.contains(&format!("<a class=\"back\" href=\"#cite-{number}\" role=\"doc-backlink\"")));
    }
    assert!(html.contains(">1</a>,</sup><sup"), "neighbours are told apart");
    let ids: Vec<_> = tags(&html).into_iter().flat_map(|(_, attributes)| attributes).collect();
    let mut own: Vec<_> = ids.iter().filter(|(name, _)| name == "id").map(|(_, id)| id.as_str()).collect();
    for target in ids.iter().filter_map(|(name, value)| (name == "href").then(|| value.strip_prefix('#')).flatten()) {
        assert!(own.contains(&target), "#{target}");
    }
    let count = own.len();
    own.sort_unstable();
    own.dedup();
    assert_eq!(own.len(), count, "ids are unique");
}

#[test]
fn a_short_text_has_no_table_of_contents() {
    let mut short = derived();
    short.document.blocks.retain(|block| block.text != "Para levar");
    assert!(html(&derived()).contains("class=\"article with-toc\""));
    let html = html(&short);
    assert!(!html.contains("class=\"toc\"") && html.contains("class=\"article\""));
}

#[test]
fn a_day_is_printed_once_when_nothing_was_updated_since() {
    let html = html(&derived());
    let header = between(&html, "<header class=\"article-header\">", "</header>");
    assert!(header.contains("Publicado em") && header.contains("Atualizado em <time datetime=\"2026-03-06\">"));
    assert!(header.contains("1 min de leitura"), "no text takes no time");
}
