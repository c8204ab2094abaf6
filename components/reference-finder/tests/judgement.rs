//! How publications with abstracts are judged: support, numbers, sufficiency, certainty.

mod common;

use common::{Library, ask, claims};
use reference_finder::{Certainty, NumberCheck, Sufficiency, Support, verified};
use text::contract::bibliography::{Answer, Author, Publication, PublicationType as Type, Resolution};

fn publication(key: &str, kind: Type, title: &str, body: &str) -> Publication {
    Publication {
        key: key.into(),
        title: title.into(),
        authors: vec![Author { family: "Silva".into(), given: "A".into() }],
        container: None,
        year: Some(2024),
        volume: None,
        issue: None,
        pages: None,
        publisher: None,
        doi: None,
        pmid: None,
        pmcid: None,
        url: None,
        languages: vec!["en".into()],
        types: vec![kind],
        abstract_text: (!body.is_empty()).then(|| body.into()),
        retracted: false,
        preprint: false,
        resolution: Resolution::Answered(Answer { by: "test".into(), at: "2026-11-20T00:00:00Z".into() }),
    }
}

const TITLE: &str = "DASH diet and blood pressure";

fn judge(sentence: &str, publication: Publication) -> (Support, NumberCheck) {
    let found = claims(sentence);
    assert_eq!(found.len(), 1, "{sentence}");
    let report = ask(found, &mut Library(vec![publication]));
    let proposal = report.claims[0].proposals.first().unwrap_or_else(|| panic!("nothing proposed for {sentence:?}"));
    (proposal.support, proposal.numbers)
}

#[test]
fn support_is_read_from_the_abstract() {
    let claim = "A dieta DASH reduz a pressão arterial.";
    for (title, body, expect) in [
        (TITLE, "", Support::Partial),
        (TITLE, "The DASH diet reduced blood pressure in adults.", Support::Total),
        (TITLE, "We aimed to determine whether the DASH diet reduces blood pressure.", Support::Partial),
        (TITLE, "The DASH diet had no effect on blood pressure.", Support::Against),
        (
            TITLE,
            "The DASH diet did not reduce blood pressure in women. The DASH diet lowered blood pressure in men.",
            Support::Neutral,
        ),
        (TITLE, "Diet quality was scored. Compliance was good.", Support::Partial),
        ("DASH diet does not reduce blood pressure", "", Support::Against),
        ("Does the DASH diet reduce blood pressure?", "", Support::Partial),
        (
            "Dieta DASH e pressão arterial em adultos brasileiros",
            "A dieta DASH reduziu a pressão arterial.",
            Support::Total,
        ),
        ("DASH diet and gout", "The DASH diet reduced serum urate.", Support::Neutral),
    ] {
        assert_eq!(judge(claim, publication("k", Type::RandomizedTrial, title, body)).0, expect, "{title:?} {body:?}");
    }
}

#[test]
fn numbers_must_stand_in_the_abstract() {
    let claim = "A dieta DASH reduziu a pressão arterial em 11,4 mmHg.";
    let check = |body: &str| judge(claim, publication("k", Type::RandomizedTrial, TITLE, body));
    assert_eq!(check("The DASH diet reduced blood pressure by 11.4 mm Hg."), (Support::Total, NumberCheck::Found));
    assert_eq!(check("The DASH diet reduced blood pressure by 5.5 mm Hg."), (Support::Partial, NumberCheck::Missing));
    assert_eq!(check("").1, NumberCheck::NoAbstract);
    let share = "Uma em cada quatro pessoas com hipertensão tem insônia.";
    let body = "Insomnia was found in 25% of patients with hypertension; prevalence was high.";
    assert_eq!(
        judge(share, publication("k", Type::Observational, "Insomnia in hypertension", body)).1,
        NumberCheck::Found
    );
}

fn overall(sentence: &str, publications: Vec<Publication>) -> (Sufficiency, Certainty, Vec<String>) {
    let report = ask(claims(sentence), &mut Library(publications));
    let evidence = &report.claims[0];
    (evidence.overall, evidence.certainty, evidence.alerts.iter().map(|alert| alert.kind.clone()).collect())
}

/// Publications of these kinds, all saying that the diet works.
fn agreeing(kinds: &[Type]) -> Vec<Publication> {
    let title = |at: usize| format!("DASH diet and blood pressure, part {at}");
    kinds
        .iter()
        .enumerate()
        .map(|(at, &kind)| publication(&format!("k{at}"), kind, &title(at), "The DASH diet reduced blood pressure."))
        .collect()
}

#[test]
fn priorities_ask_for_evidence() {
    let high = "A dieta DASH reduz a pressão arterial.";
    let critical = "A dieta DASH sempre reduz a pressão arterial.";
    let medium = "A dieta DASH previne a pressão alta.";
    for (claim, kinds, expect) in [
        (high, vec![], Sufficiency::Insufficient),
        (high, vec![Type::RandomizedTrial], Sufficiency::Insufficient),
        (high, vec![Type::RandomizedTrial, Type::Observational], Sufficiency::Partial),
        (high, vec![Type::MetaAnalysis], Sufficiency::Total),
        (high, vec![Type::Guideline], Sufficiency::Total),
        (critical, vec![Type::MetaAnalysis], Sufficiency::Insufficient),
        (critical, vec![Type::MetaAnalysis, Type::RandomizedTrial], Sufficiency::Total),
        (critical, vec![Type::RandomizedTrial, Type::RandomizedTrial], Sufficiency::Insufficient),
        (medium, vec![Type::Editorial], Sufficiency::Insufficient),
    ] {
        assert_eq!(overall(claim, agreeing(&kinds)).0, expect, "{claim} {kinds:?}");
    }
    assert!(overall(critical, vec![]).2.contains(&"specialist-sign-off".to_owned()));
    assert!(overall(critical, vec![]).2.contains(&"absolute-wording".to_owned()));
}

#[test]
fn contradiction_weighs_by_level() {
    let claim = "A dieta DASH reduz a pressão arterial.";
    let against = |kind| {
        publication(
            "no",
            kind,
            "DASH diet and blood pressure revisited",
            "The DASH diet did not reduce blood pressure.",
        )
    };
    let with = |kind| {
        let mut publications = agreeing(&[Type::MetaAnalysis, Type::RandomizedTrial]);
        publications.push(against(kind));
        overall(claim, publications)
    };
    assert_eq!(with(Type::MetaAnalysis).0, Sufficiency::Against);
    let (sufficiency, certainty, alerts) = with(Type::Observational);
    assert_eq!((sufficiency, certainty), (Sufficiency::Partial, Certainty::Moderate));
    assert!(alerts.contains(&"contradictory-evidence".to_owned()));
    assert_eq!(overall(claim, agreeing(&[Type::MetaAnalysis, Type::RandomizedTrial])).1, Certainty::High);
    assert_eq!(overall(claim, agreeing(&[Type::Observational])).1, Certainty::VeryLow);
}

#[test]
fn preprints_retracted_and_unresolved_ones_count_for_nothing() {
    let claim = "A dieta DASH reduz a pressão arterial.";
    type Spoil = (&'static str, fn(&mut Publication));
    let spoil: [Spoil; 3] = [
        ("preprint", |publication| publication.preprint = true),
        ("retracted", |publication| publication.retracted = true),
        ("unresolved", |publication| publication.resolution = Resolution::Unresolved),
    ];
    for (alert, spoil) in spoil {
        let mut publications = agreeing(&[Type::MetaAnalysis, Type::RandomizedTrial]);
        publications.iter_mut().for_each(spoil);
        let (sufficiency, certainty, alerts) = overall(claim, publications.clone());
        assert_eq!((sufficiency, certainty), (Sufficiency::Insufficient, Certainty::VeryLow), "{alert}");
        assert!(alerts.contains(&alert.to_owned()), "{alerts:?}");
        // Beside a good one the spoilt ones rank behind it.
        let good = publication("good", Type::Observational, "The DASH diet and blood pressure in a cohort", "");
        publications.push(good);
        let report = ask(claims(claim), &mut Library(publications));
        assert_eq!(report.claims[0].proposals[0].publication.key, "good", "{alert}");
    }
}

#[test]
fn an_unresolved_record_is_marked_and_last() {
    let mut publications = agreeing(&[Type::MetaAnalysis, Type::RandomizedTrial, Type::Observational]);
    publications[0].resolution = Resolution::Unresolved;
    publications[1].retracted = true;
    let report = ask(claims("A dieta DASH reduz a pressão arterial."), &mut Library(publications));
    let order: Vec<&str> =
        report.claims[0].proposals.iter().map(|proposal| proposal.publication.key.as_str()).collect();
    assert_eq!(order, ["k2", "k1", "k0"]);
    let last = &report.claims[0].proposals[2];
    assert_eq!(last.support, Support::Neutral);
    assert!(last.reason.en.contains("no source confirmed") && last.reason.pt.contains("nenhuma fonte"));
}

#[test]
fn records_of_one_publication_are_one() {
    let claim = "A dieta DASH reduz a pressão arterial.";
    let one = publication("a", Type::RandomizedTrial, "Effects of the DASH diet on blood pressure in adults", "");
    let with = |change: fn(&mut Publication)| {
        let mut other = Publication { key: "b".into(), ..one.clone() };
        change(&mut other);
        let first = Publication { doi: Some("10.1000/ABC".into()), pmid: Some("77".into()), ..one.clone() };
        ask(claims(claim), &mut Library(vec![first, other])).claims[0].proposals.len()
    };
    assert_eq!(
        with(|other| (other.title, other.doi) =
            ("Another title on the DASH diet and blood pressure".into(), Some("https://doi.org/10.1000/abc".into()))),
        1
    );
    assert_eq!(
        with(|other| (other.title, other.pmid) =
            ("Another title on the DASH diet and blood pressure".into(), Some("77".into()))),
        1
    );
    assert_eq!(with(|other| other.title = "EFFECTS of the DASH diet, on blood-pressure in adults.".into()), 1);
    assert_eq!(with(|other| other.title = "Effects of the DASH diet on blood pressure in children".into()), 2);
    let retracted = Publication { key: "b".into(), retracted: true, ..one.clone() };
    let report = ask(claims(claim), &mut Library(vec![one, retracted]));
    assert_eq!(report.claims[0].proposals[0].support, Support::Against, "one record of a retraction is enough");
}

#[test]
fn a_citation_is_verified_by_title_year_and_author() {
    let publication = publication(
        "k",
        Type::RandomizedTrial,
        "A clinical trial of the effects of dietary patterns on blood pressure",
        "",
    );
    let check = |title: &str, year, author: &str| verified(title, year, author, &publication);
    assert!(check("A clinical trial of the effects of dietary patterns on blood pressure.", Some(2024), "Silva"));
    assert!(check("Clinical trial of the effects of dietary patterns on blood pressure", Some(2023), "SILVA"));
    assert!(!check("A clinical trial of the effects of dietary patterns on blood pressure", Some(2021), "Silva"));
    assert!(!check("A clinical trial of the effects of dietary patterns on blood pressure", None, "Silva"));
    assert!(!check("A clinical trial of the effects of dietary patterns on blood pressure", Some(2024), "Souza"));
    assert!(!check("A clinical trial of the effects of exercise on sleep", Some(2024), "Silva"));
    assert!(!check("", Some(2024), "Silva"));
}
