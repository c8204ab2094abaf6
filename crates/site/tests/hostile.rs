//! Titles, names and addresses written by an enemy become text and nothing else, in HTML, JSON and XML.

mod support;

use domain::document::{Block, BlockKind, Language};
use domain::revision::DerivedRevision;
use site::article::{Article, Review, render};
use site::listing::{Entry, Listing, ListingPage, feeds};
use site::theme::Theme;
use support::{at, json_ld, reviews, tags, tenant, xml_texts};

const ENEMY: [&str; 6] = [
    "</title></script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!--<script>]]></p>&lt;b&gt;",
    "\u{202e}gnol oot\u{2066} \u{200b}",
    "{{ 7 * 7 }}{% for a in b %}",
];

/// Nothing that the theme does not write itself: no handler, no foreign element, one script of data.
fn assert_harmless(html: &str, enemy: &str) {
    let tags = tags(html);
    let known = "html head meta title link script body a p header div svg circle path span nav ul li main article ol h1 h2 strong \
                 section time bdi sup br h3 em footer rect";
    for (name, attributes) in &tags {
        assert!(known.split_whitespace().any(|known| known == name), "{enemy}: <{name}>");
        assert!(
            !attributes.iter().any(|(name, _)| name.starts_with("on") || name == "style"),
            "{enemy}: {attributes:?}"
        );
        for (_, address) in attributes.iter().filter(|(name, _)| name == "href") {
            let good = ["/", "#", "https://", "tel:192"].iter().any(|start| address.starts_with(start));
            assert!(good, "{enemy}: {address}");
        }
    }
    assert!(tags.iter().filter(|(name, _)| name == "script").count() <= 1, "{enemy}");
    assert_eq!(html.contains("{{ 7 * 7 }}{% for a in b %}"), enemy.contains("{{"), "{enemy}: a text is no template");
}

fn derived(enemy: &str) -> DerivedRevision {
    let mut derived = support::derived();
    let heading = Block { id: "h".to_owned(), kind: BlockKind::Heading(2), text: enemy.to_owned(), marks: Vec::new() };
    derived.document.blocks = vec![heading.clone(), heading.clone(), heading];
    for (n, block) in derived.document.blocks.iter_mut().enumerate() {
        block.id = format!("{n}{enemy}");
    }
    let address = format!("https://a.example/{enemy}");
    derived.references = vec![support::reference(1, &address, support::publication(Some(enemy), None, Some(&address)))];
    derived.disclaimers.iter_mut().for_each(|note| note.text = enemy.to_owned());
    let json = serde_json::json!({"@type": "MedicalWebPage", "headline": enemy, enemy: enemy});
    DerivedRevision {
        title: enemy.to_owned(),
        meta_title: enemy.to_owned(),
        description: enemy.to_owned(),
        identification: format!("{enemy} – {enemy}"),
        json_ld: json.to_string(),
        ..derived
    }
}

#[test]
fn articles() {
    for enemy in ENEMY {
        let (mut tenant, page, derived) = (tenant(), support::page("x", Language::PtBr), derived(enemy));
        tenant.site.name = enemy.to_owned();
        tenant.site.city = Some(enemy.to_owned());
        let reviews: Vec<_> = reviews()
            .into_iter()
            .map(|review| Review { name: enemy.to_owned(), credential: Some(enemy.to_owned()), ..review })
            .collect();
        let now = at("2026-03-03T12:00:00Z");
        let article = Article {
            page: &page,
            derived: &derived,
            derived_hash: "d",
            category: Some(("coracao", enemy)),
            published: now,
            updated: now,
            reviews: &reviews,
            translations: &[],
        };
        let html = String::from_utf8(render(&Theme::bundled(), &tenant, &article).unwrap().identity).unwrap();
        assert_harmless(&html, enemy);
        let data = json_ld(&html);
        assert_eq!((&data["headline"], &data[enemy]), (&enemy.into(), &enemy.into()));
        assert_eq!(data["reviewedBy"][0]["name"], enemy);
        assert_eq!(data["publisher"]["name"], enemy);
    }
}

fn entry(enemy: &str) -> Entry {
    Entry {
        slug: "x".to_owned(),
        language: Language::PtBr,
        title: enemy.to_owned(),
        description: enemy.to_owned(),
        author: enemy.to_owned(),
        category: Some(("c".to_owned(), enemy.to_owned())),
        published: at("2026-03-03T12:00:00Z"),
        updated: at("2026-03-03T12:00:00Z"),
        reviewed: at("2026-03-03T12:00:00Z"),
    }
}

#[test]
fn lists_and_topics() {
    for enemy in ENEMY {
        let (theme, mut tenant) = (Theme::bundled(), tenant());
        tenant.site.name = enemy.to_owned();
        for listing in [Listing::Home, Listing::Topic { slug: "c".to_owned(), name: enemy.to_owned() }] {
            let entries = [entry(enemy)];
            let page = ListingPage {
                listing: &listing,
                language: Language::PtBr,
                number: None,
                older_pages: 1,
                entries: &entries,
            };
            let html = site::listing::render(&theme, &tenant, &page).unwrap().identity;
            assert_harmless(&String::from_utf8(html).unwrap(), enemy);
        }
        let topics = [("c".to_owned(), enemy.to_owned(), 1)];
        let html = site::listing::topics(&theme, &tenant, Language::PtBr, &topics).unwrap().identity;
        assert_harmless(&String::from_utf8(html).unwrap(), enemy);
    }
}

#[test]
fn feeds_stay_well_formed_and_keep_the_words() {
    // Characters that XML forbids are left out, everything else arrives as it was written.
    let forbidden = "a\u{0}b\u{b}c\u{fffe}d\u{ffff}e";
    for (enemy, expect) in ENEMY.map(|enemy| (enemy, enemy)).into_iter().chain([(forbidden, "abcde")]) {
        let mut tenant = tenant();
        tenant.site.name = enemy.to_owned();
        for feed in feeds(&Theme::bundled(), &tenant, Language::PtBr, &[entry(enemy)]).unwrap() {
            let xml = String::from_utf8(feed.identity).unwrap();
            assert_eq!(xml_texts(&xml, "title"), [expect, expect], "{}", feed.path);
            let words = xml_texts(&xml, if feed.path.ends_with("rss.xml") { "category" } else { "summary" });
            assert_eq!(words, [expect], "{}", feed.path);
        }
    }
}
