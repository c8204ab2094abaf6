//! Every rule, with a page that breaks it and one that does not.

mod support;

use seo_profiler::rules::ALL;
use seo_profiler::{Guest, SeoProfiler};
use std::collections::BTreeSet;
use support::{colleague, publication, reference, request};
use text::contract::bibliography::Resolution;
use text::contract::profile_types::ProfileRequest;
use text::contract::types::{BlockKind, Finding, Language, Profession};

/// A page with which no rule finds fault.
fn good() -> ProfileRequest {
    request(include_str!("data/sono.md"))
}

fn findings(request: ProfileRequest) -> Vec<Finding> {
    SeoProfiler::optimize(request).expect("a valid request").warnings
}

#[test]
fn a_good_page_has_no_finding() {
    assert_eq!(findings(good()), []);
}

type Change = (&'static str, Box<dyn Fn(&mut ProfileRequest)>);

fn text(rule: &'static str, from: &'static str, to: &'static str) -> Change {
    (
        rule,
        Box::new(move |r| {
            let block = r.document.blocks.iter_mut().find(|b| b.text.contains(from)).expect("the text is there");
            block.text = block.text.replacen(from, to, 1);
        }),
    )
}

fn add(rule: &'static str, markdown: &'static str) -> Change {
    (
        rule,
        Box::new(move |r| {
            let mut more = support::document(markdown, Language::PtBr).blocks;
            more.iter_mut().for_each(|b| b.id.push_str("-new"));
            r.document.blocks.extend(more);
        }),
    )
}

fn change(rule: &'static str, change: impl Fn(&mut ProfileRequest) + 'static) -> Change {
    (rule, Box::new(change))
}

fn changes() -> Vec<Change> {
    let long_sentence = "Uma frase que não acaba ".repeat(7);
    vec![
        change("E-SEO-01", |r| drop(r.document.blocks.remove(0))),
        add("E-SEO-02", "# Outro título"),
        add("E-SEO-03", "#### Muito fundo"),
        add("E-SEO-04", "##"),
        change("E-SEO-05", |r| r.document.blocks.retain(|b| !matches!(b.kind, BlockKind::Heading(2)))),
        text(
            "E-SEO-06",
            "Como dormir melhor",
            "Como dormir melhor todas as noites da semana sem mudar toda a sua rotina",
        ),
        change("E-SEO-07", |r| r.document = support::document("# Como dormir melhor\nDurma.", Language::PtBr)),
        change("E-SEO-08", |r| r.document.blocks[3].text.push_str(&" melatonina".repeat(20))),
        change("E-SEO-09", |r| r.keywords = vec!["apneia".into()]),
        text("E-SEO-10", "Como dormir melhor", "O melhor médico do sono"),
        text("E-SEO-11", "Como dormir melhor", "Sorteio de um travesseiro"),
        text("E-SEO-12", "Como dormir melhor", "O segredo milagroso do sono"),
        text("E-SEO-13", "Como dormir melhor", "Sono com resultado garantido"),
        add("E-SEO-14", "![](b.webp)"),
        add("E-SEO-15", "![IMG_2031.JPG](b.webp)"),
        change("E-SEO-16", |r| r.document.blocks[1].text = "Durma bem e acorde cedo. ".repeat(30)),
        change("E-SEO-17", move |r| r.document.blocks[1].text = long_sentence.clone()),
        change("E-SEO-18", |r| {
            r.document.blocks[1].text = "Caracterização multifatorial, epidemiologicamente heterogênea. ".repeat(60);
        }),
        change("E-SEO-19", |r| {
            let tail = " e isso vale para cada uma das noites de todas as semanas do ano inteiro, sem falta.";
            r.document.blocks.iter_mut().take(12).for_each(|b| b.text = b.text.replace('.', tail));
        }),
        change("E-SEO-20", |r| r.document.blocks.iter_mut().for_each(|b| b.marks.clear())),
        add("E-SEO-21", "Leia [o texto da sociedade](http://exemplo.org)."),
        add("E-SEO-22", "[Clique aqui](https://exemplo.org)."),
        change("E-SEO-23", |r| r.references.clear()),
        change("E-SEO-24", |r| r.author.number = " ".into()),
        change("E-SEO-24", |r| r.author.name = "Ana".into()),
        change("E-SEO-25", |r| r.references[0].publication.year = Some(2019)),
        change("E-SEO-26", |r| r.author.rqe = None),
        change("E-SEO-27", |r| r.references.push(reference("C001", support_retracted()))),
        change("E-SEO-28", |r| r.document.blocks.truncate(6)),
        change("E-SEO-29", |r| r.site.technical_director = None),
    ]
}

fn support_retracted() -> text::contract::bibliography::Publication {
    text::contract::bibliography::Publication { retracted: true, ..publication("b", 2024) }
}

#[test]
fn every_rule_fires_where_it_should() {
    let mut seen = BTreeSet::new();
    for (rule, change) in changes() {
        let mut page = good();
        change(&mut page);
        let found = findings(page);
        assert!(found.iter().any(|f| f.rule == rule), "{rule}: {found:?}");
        seen.insert(rule);
    }
    let all: BTreeSet<_> = ALL.iter().map(|rule| rule.id).collect();
    assert_eq!(seen, all, "a rule without a row above");
}

#[test]
fn findings_are_in_order_and_name_their_words() {
    let mut page = good();
    page.document.blocks[0].text = "O melhor médico do sono".into();
    page.references.clear();
    let found = findings(page);
    assert_eq!(found.iter().map(|f| f.rule.as_str()).collect::<Vec<_>>(), ["E-SEO-23", "E-SEO-10"]);
    let span = found[1].span.as_ref().expect("a place");
    assert_eq!(
        (span.block.as_str(), &"O melhor médico do sono"[span.start as usize..span.end as usize]),
        ("b0", "melhor médico")
    );
    assert!(found[1].message.pt.contains("“melhor médico”"));
}

#[test]
fn unresolved_references_support_nothing() {
    let mut page = good();
    page.references[0].publication.resolution = Resolution::Unresolved;
    let found: Vec<_> = findings(page).into_iter().map(|f| f.rule).collect();
    assert_eq!(found, ["E-SEO-23", "E-SEO-27"]);
}

#[test]
fn only_physicians_need_a_technical_director() {
    let mut page = good();
    page.author = colleague(Profession::Cfp);
    page.site.technical_director = None;
    assert_eq!(findings(page), []);
}

/// The table of docs/RULES.md needs unique ids in order and both languages.
#[test]
fn the_catalogue_is_whole() {
    for (at, rule) in ALL.iter().enumerate() {
        assert_eq!(rule.id, format!("E-SEO-{:02}", at + 1));
        assert!(rule.pt.ends_with('.') && rule.en.ends_with('.') && !rule.source.is_empty(), "{}", rule.id);
    }
}
