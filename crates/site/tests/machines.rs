//! Feeds, sitemaps, robots.txt and certificates: what programs read.

mod support;

use std::io::Read as _;

use domain::certificate::{Certificate, Envelope, EnvelopeSignature, ReferenceProof, SignedApproval};
use domain::document::Language;
use domain::tenant::Tenant;
use domain::workflow::ReviewKind;
use site::artifact::{Artifact, Freshness};
use site::listing::{Entry, feeds};
use site::sitemap::{self, URLS_PER_FILE};
use site::theme::Theme;
use support::{at, between, derived, tags, tenant, xml_texts};

fn text(artifact: &Artifact) -> &str {
    std::str::from_utf8(&artifact.identity).unwrap()
}

fn entry(slug: &str, published: &str, updated: &str) -> Entry {
    Entry {
        slug: slug.to_owned(),
        language: Language::En,
        title: format!("Title of {slug}"),
        description: "What it is about.".to_owned(),
        author: "Ana Lima Couto".to_owned(),
        category: None,
        published: at(published),
        updated: at(updated),
        reviewed: at(updated),
    }
}

#[test]
fn feeds_name_addresses_and_instants() {
    let entries = [
        entry("b", "2026-03-03T12:00:00Z", "2026-03-03T12:00:00Z"),
        entry("a", "2026-03-01T12:00:00Z", "2026-03-09T01:00:00Z"),
    ];
    let [rss, atom] = feeds(&Theme::bundled(), &tenant(), Language::En, &entries).unwrap();
    assert_eq!((rss.path.as_str(), atom.path.as_str()), ("/en/rss.xml", "/en/atom.xml"));
    assert_eq!(xml_texts(text(&rss), "guid"), ["https://vale.example/en/b", "https://vale.example/en/a"]);
    assert_eq!(
        xml_texts(text(&rss), "pubDate"),
        ["Tue, 03 Mar 2026 09:00:00 -0300", "Sun, 01 Mar 2026 09:00:00 -0300"]
    );
    assert_eq!(xml_texts(text(&rss), "language"), ["en"]);
    let id = ["https://vale.example/en/", "https://vale.example/en/b", "https://vale.example/en/a"];
    assert_eq!(xml_texts(text(&atom), "id"), id);
    let updated = ["2026-03-08T22:00:00-03:00", "2026-03-03T09:00:00-03:00", "2026-03-08T22:00:00-03:00"];
    assert_eq!(xml_texts(text(&atom), "updated"), updated, "of the feed: the newest of its entries");
    assert!(
        text(&atom).contains("rel=\"self\" type=\"application/atom+xml\" href=\"https://vale.example/en/atom.xml\"")
    );
}

#[test]
fn an_empty_feed_is_a_feed() {
    for feed in feeds(&Theme::bundled(), &tenant(), Language::PtBr, &[]).unwrap() {
        assert_eq!(xml_texts(text(&feed), "title"), ["Clínica do Vale"]);
    }
}

#[test]
fn a_sitemap_of_more_than_50_000_addresses_is_an_index_of_parts() {
    let check = |count: usize, expect: &[(&str, usize)]| {
        let day = at("2026-03-03T12:00:00Z");
        let urls: Vec<_> = (0..count).map(|n| (format!("/a-{n}?x=1&y"), (n % 2 == 0).then_some(day))).collect();
        let files = sitemap::render(&Theme::bundled(), &tenant(), &urls).unwrap();
        let found: Vec<_> = files.iter().map(|file| (file.path.as_str(), xml_texts(text(file), "loc").len())).collect();
        assert_eq!(found, expect, "{count}");
        files.into_iter().map(|file| String::from_utf8(file.identity).unwrap()).collect::<Vec<_>>()
    };
    check(0, &[("/sitemap.xml", 0)]);
    let small = check(2, &[("/sitemap.xml", 2)]);
    assert_eq!(xml_texts(&small[0], "loc"), ["https://vale.example/a-0?x=1&y", "https://vale.example/a-1?x=1&y"]);
    assert_eq!(xml_texts(&small[0], "lastmod"), ["2026-03-03T09:00:00-03:00"]);
    check(URLS_PER_FILE, &[("/sitemap.xml", URLS_PER_FILE)]);
    let parts = [
        ("/sitemap-1.xml", URLS_PER_FILE),
        ("/sitemap-2.xml", URLS_PER_FILE),
        ("/sitemap-3.xml", 1),
        ("/sitemap.xml", 3),
    ];
    let large = check(2 * URLS_PER_FILE + 1, &parts);
    assert!(large[3].contains("<sitemapindex"));
    assert_eq!(xml_texts(&large[3], "loc")[2], "https://vale.example/sitemap-3.xml");
    assert_eq!(xml_texts(&large[2], "loc"), ["https://vale.example/a-100000?x=1&y"]);
}

#[test]
fn a_demo_keeps_its_pages_from_search_engines() {
    let demo = Tenant { demo: true, ..tenant() };
    let files = sitemap::render(&Theme::bundled(), &demo, &[("/a".to_owned(), None)]).unwrap();
    assert_eq!(xml_texts(text(&files[0]), "loc"), [""; 0]);
    assert_eq!(text(&sitemap::robots(&demo)), "User-agent: *\nDisallow: /\n");
    let robots = sitemap::robots(&tenant());
    assert!(text(&robots).contains("Sitemap: https://vale.example/sitemap.xml"));
}

fn certificate() -> Certificate {
    let proof = |number, resolved: &str, by: &str| ReferenceProof {
        number,
        title: format!("Study {number}"),
        doi: None,
        pmid: None,
        resolved: resolved.to_owned(),
        by: by.to_owned(),
        at: "2026-03-01T12:00:00Z".to_owned(),
    };
    Certificate {
        version: 1,
        issue: 3,
        issued_at: at("2026-03-03T12:00:00Z"),
        tenant: "vale".to_owned(),
        page: "/pressao-alta".to_owned(),
        source: "5".repeat(64),
        derived: "d".repeat(64),
        artifacts: Vec::new(),
        components: derived().components,
        rules: Vec::new(),
        references: vec![proof(1, "answered", "Crossref"), proof(2, "imported", "Rui <b>Melo</b>")],
        approvals: vec![SignedApproval {
            kind: ReviewKind::Technical,
            reviewer: "Davi Rocha".to_owned(),
            credential: Some("CRM/SP 9999902".to_owned()),
            meaning: "Revisei este texto".to_owned(),
            reason: "De acordo com as referências".to_owned(),
            at: at("2026-03-02T12:00:00Z"),
        }],
        key_id: "e".repeat(64),
    }
}

#[test]
fn a_certificate_is_readable_by_people_and_programs() {
    let signature = EnvelopeSignature { keyid: "e".repeat(64), sig: "c2ln".to_owned(), public_key: "a2V5".to_owned() };
    let envelope = Envelope { payload_type: "t".to_owned(), payload: "cGF5".to_owned(), signatures: vec![signature] };
    let certificate = certificate();
    let [page, json] = site::certificate::render(
        &Theme::bundled(),
        &tenant(),
        Language::PtBr,
        "Pressão alta",
        &certificate,
        &envelope,
    )
    .unwrap();
    assert_eq!(page.path, format!("/certificates/{}", certificate.derived));
    assert_eq!(json.path, format!("{}.json", page.path));
    assert_eq!(serde_json::from_slice::<Envelope>(&json.identity).unwrap(), envelope);
    let html = text(&page);
    for shown in [
        certificate.derived.as_str(),
        &certificate.source,
        &certificate.key_id,
        &derived().components[0].digest,
        "<a href=\"/pressao-alta\">Pressão alta</a>",
        "3 de março de 2026</time> (emissão 3)",
        "Davi Rocha",
        "“Revisei este texto”",
        "De acordo com as referências",
        "confirmada por Crossref",
        "importada por Rui &lt;b&gt;Melo&lt;/b&gt;",
    ] {
        assert!(html.contains(shown), "{shown}");
    }
    let command = format!("lauda verify https://vale.example/pressao-alta --key {}", certificate.key_id);
    assert_eq!(between(html, "<pre tabindex=\"0\"><code>", "</code>"), command);
    assert!(tags(html).iter().any(|(_, attributes)| attributes.contains(&("href".to_owned(), json.path.clone()))));
}

#[test]
fn artifacts_are_addressed_by_content_and_shrink_or_stay() {
    let theme = Theme::bundled();
    let assets = theme.assets();
    let css = &assets[0];
    assert_eq!(css.path, format!("/assets/site.{}.css", &css.digest[..12]));
    assert_eq!(css.freshness, Freshness::Immutable);
    let (mut unzipped, mut unbrotlied) = (Vec::new(), Vec::new());
    flate2::read::GzDecoder::new(&css.gzip[..]).read_to_end(&mut unzipped).unwrap();
    brotli::Decompressor::new(&css.br[..], 4096).read_to_end(&mut unbrotlied).unwrap();
    assert!(unzipped == css.identity && unbrotlied == css.identity);
    assert!(css.br.len() < 8 * 1024, "{} bytes of CSS", css.br.len());
    let tiny = Artifact::new("/t".to_owned(), "text/plain", Freshness::Revalidate, b"a".to_vec());
    assert!(tiny.br.is_empty() && tiny.gzip.is_empty(), "compression does not pay for one byte");
}
