//! Lists, their numbered archives, topics and the page for addresses that lead nowhere.

mod support;

use std::collections::BTreeMap;

use domain::document::Language;
use site::listing::{Entry, Listing, ListingPage, PAGE_SIZE, not_found, render, topics};
use site::theme::Theme;
use support::{at, between, tags, tenant};

fn entry(number: usize) -> Entry {
    let day = at("2026-03-03T12:00:00Z");
    Entry {
        slug: format!("artigo-{number}"),
        language: Language::PtBr,
        title: format!("Artigo {number}"),
        description: format!("Do que trata o artigo {number}."),
        author: "Ana Lima Couto".to_owned(),
        category: Some(("coracao".to_owned(), "Coração".to_owned())),
        published: day,
        updated: day,
        reviewed: day,
    }
}

/// All pages of a list of `count` entries as HTML by path, newest entry first.
fn pages(listing: &Listing, count: usize) -> BTreeMap<String, String> {
    let (theme, tenant) = (Theme::bundled(), tenant());
    let entries: Vec<_> = (1..=count).rev().map(entry).collect();
    let older_pages = count.saturating_sub(PAGE_SIZE).div_ceil(PAGE_SIZE);
    let (first, rest) = entries.split_at(count - older_pages * PAGE_SIZE);
    let numbered = (1..=older_pages as u32).rev().map(Some).zip(rest.chunks(PAGE_SIZE));
    let all = std::iter::once((None, first)).chain(numbered);
    all.map(|(number, entries)| {
        let older_pages = older_pages as u32;
        let page = ListingPage { listing, language: Language::PtBr, number, older_pages, entries };
        let artifact = render(&theme, &tenant, &page).unwrap();
        (artifact.path, String::from_utf8(artifact.identity).unwrap())
    })
    .collect()
}

fn linked(html: &str, rel: &str) -> Option<String> {
    let tags = tags(html);
    let link = tags
        .iter()
        .find(|(name, attributes)| name == "a" && attributes.contains(&("rel".to_owned(), rel.to_owned())))?;
    link.1.iter().find(|(name, _)| name == "href").map(|(_, href)| href.clone())
}

fn articles(html: &str) -> Vec<String> {
    let tags = tags(html);
    let hrefs = tags.iter().flat_map(|(_, attributes)| attributes).filter(|(name, _)| name == "href");
    hrefs.filter_map(|(_, href)| href.strip_prefix("/artigo-").map(str::to_owned)).collect()
}

#[test]
fn a_reader_walks_through_all_pages_and_back() {
    let check = |count: usize, expect: &[&str]| {
        let home = Listing::Home;
        let pages = pages(&home, count);
        let (mut at, mut walk, mut seen) = ("/".to_owned(), Vec::new(), Vec::new());
        loop {
            let html = &pages[&at];
            seen.extend(articles(html));
            walk.push(at.clone());
            let Some(older) = linked(html, "next") else { break };
            assert_eq!(linked(&pages[&older], "prev").as_ref(), Some(&at), "{count}: the way back from {older}");
            at = older;
        }
        assert_eq!(linked(&pages["/"], "prev"), None);
        assert_eq!(walk, expect, "{count}");
        assert_eq!(seen, (1..=count).rev().map(|n| n.to_string()).collect::<Vec<_>>(), "{count}: each article once");
    };
    check(0, &["/"]);
    check(1, &["/"]);
    check(24, &["/"]);
    check(25, &["/", "/arquivo/1"]);
    check(49, &["/", "/arquivo/2", "/arquivo/1"]);
    check(100, &["/", "/arquivo/4", "/arquivo/3", "/arquivo/2", "/arquivo/1"]);
}

#[test]
fn a_new_article_leaves_full_archives_as_they_are() {
    let topic = Listing::Topic { slug: "coracao".to_owned(), name: "Coração".to_owned() };
    let (before, after) = (pages(&topic, 72), pages(&topic, 73));
    let path = "/temas/coracao/arquivo/1";
    assert_eq!(before[path], after[path]);
    let changed = after.iter().filter(|(path, html)| before.get(*path) != Some(html)).count();
    assert_eq!(changed, 3, "the list, the new archive and the one before it, which has a newer page now");
}

#[test]
fn an_empty_list_says_so() {
    let html = &pages(&Listing::Home, 0)["/"];
    assert!(html.contains("Ainda não há artigos publicados aqui.") && !html.contains("class=\"card\""));
}

#[test]
fn only_the_first_page_of_the_site_introduces_it() {
    let pages = pages(&Listing::Home, 25);
    assert!(pages["/"].contains("class=\"hero\"") && pages["/"].contains("Revisão profissional"));
    let archive = &pages["/arquivo/1"];
    assert!(!archive.contains("class=\"hero\""));
    assert_eq!(between(archive, "<h1>", "</h1>"), "Clínica do Vale: Arquivo 1");
    assert!(archive.contains("<link rel=\"canonical\" href=\"https://vale.example/arquivo/1\">"));
}

#[test]
fn topics_are_counted() {
    let list = [("coracao".to_owned(), "Coração".to_owned(), 1), ("sono".to_owned(), "Sono".to_owned(), 12)];
    let check = |language, expect: [&str; 3]| {
        let artifact = topics(&Theme::bundled(), &tenant(), language, &list).unwrap();
        let html = String::from_utf8(artifact.identity).unwrap();
        assert_eq!(artifact.path, expect[0]);
        assert!(html.contains(&format!("<a href=\"{}coracao/\">", expect[0])));
        assert!(html.contains(expect[1]) && html.contains(expect[2]), "{expect:?}");
        assert!(html.contains("hreflang=\"x-default\" href=\"https://vale.example/temas/\""));
    };
    check(Language::PtBr, ["/temas/", ">1 artigo<", ">12 artigos<"]);
    check(Language::En, ["/en/topics/", ">1 article<", ">12 articles<"]);
}

#[test]
fn an_address_that_leads_nowhere_has_a_page_in_each_language() {
    let check = |language, path: &str, heading: &str, home: &str| {
        let artifact = not_found(&Theme::bundled(), &tenant(), language).unwrap();
        let html = String::from_utf8(artifact.identity).unwrap();
        assert_eq!(artifact.path, path);
        assert_eq!(between(&html, "<h1>", "</h1>"), heading);
        assert!(html.contains(&format!("<a class=\"button\" href=\"{home}\">")));
    };
    check(Language::PtBr, "/404", "Página não encontrada", "/");
    check(Language::En, "/en/404", "Page not found", "/en/");
}

#[test]
fn a_demo_says_so_and_is_not_indexed() {
    let demo = domain::tenant::Tenant { demo: true, ..tenant() };
    for (tenant, says) in [(demo, true), (tenant(), false)] {
        let artifact = not_found(&Theme::bundled(), &tenant, Language::En).unwrap();
        let html = String::from_utf8(artifact.identity).unwrap();
        assert_eq!(html.contains("content=\"noindex, nofollow\""), says);
        assert_eq!(html.contains("fictional"), says);
    }
}
