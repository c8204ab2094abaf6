//! Literature that fails, lies or floods, and requests that are too much.

mod common;

use common::{AS_OF, Library, ask, claims, demo};
use reference_finder::{
    EvidenceRequest, Identifier, Literature, LiteratureError, MOST_CALLS, MOST_CLAIMS, Query, Sufficiency, Support,
    find,
};
use text::contract::bibliography::{Author, Publication, Resolution};
use text::contract::claims_types::Claim;
use text::contract::types::{Date, StageError};

const CLAIM: &str = "A dieta DASH reduz a pressão arterial.";

/// Answers every search as a test says.
struct Double<F>(F, u32);

impl<F: FnMut(&Query) -> Result<Vec<Publication>, LiteratureError>> Literature for Double<F> {
    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
        self.1 += 1;
        (self.0)(query)
    }

    fn resolve(&mut self, _: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        self.1 += 1;
        Err(LiteratureError::Refused("no".into()))
    }
}

fn appel() -> Publication {
    demo().0.into_iter().find(|publication| publication.key == "appel-1997").expect("in the demo")
}

#[test]
fn failures_are_recorded_and_never_fatal() {
    for error in [
        LiteratureError::Unavailable("down\u{0}".repeat(10_000)),
        LiteratureError::OverBudget,
        LiteratureError::Refused("no".into()),
    ] {
        let mut double = Double(|_: &Query| Err(error.clone()), 0);
        let report = ask(claims(&[CLAIM; 30].join("\n\n")), &mut double);
        assert_eq!(report.claims.len(), 30);
        assert!(!report.failures.is_empty() && report.failures.iter().all(|failure| failure.len() <= 300));
        assert!(double.1 <= 5, "a source that fails is left alone: {} calls", double.1);
        for evidence in &report.claims {
            assert_eq!(evidence.overall, Sufficiency::Insufficient);
            assert!(evidence.alerts.iter().any(|alert| alert.kind == "search-incomplete"));
        }
    }
}

#[test]
fn one_failure_does_not_spoil_the_rest() {
    let mut library = demo();
    let mut calls = 0;
    let mut double = Double(
        |query: &Query| {
            calls += 1;
            if calls == 1 { Err(LiteratureError::Unavailable("busy".into())) } else { library.search(query) }
        },
        0,
    );
    let report = ask(claims("A vacina contra o HPV previne o câncer do colo do útero."), &mut double);
    assert_eq!(report.failures.len(), 1);
    assert!(report.claims[0].proposals.iter().any(|proposal| proposal.publication.key == "lei-2020"));
}

#[test]
fn nothing_found_is_no_failure() {
    let mut double = Double(|_: &Query| Ok(vec![]), 0);
    let report = ask(claims(CLAIM), &mut double);
    assert!(report.failures.is_empty() && report.claims[0].proposals.is_empty());
    assert_eq!(report.searches, 1, "a search that gave all it has is not narrowed");
}

#[test]
fn the_budget_holds_and_the_same_search_is_made_once() {
    let first = claims(CLAIM).remove(0);
    let many: Vec<Claim> = (0..600)
        .map(|at| {
            let mut claim = first.clone();
            claim.id = format!("C{at:03}");
            claim.strategy.primary = format!("\"term {at}\"[tiab]");
            claim
        })
        .collect();
    // Twenty publications about something else: never enough, never exhausted.
    let one = Publication { doi: None, pmid: None, ..appel() };
    let full = |_: &Query| {
        Ok((0..20)
            .map(|at| Publication { key: format!("k{at}"), title: format!("Something else, part {at}"), ..one.clone() })
            .collect())
    };
    let mut double = Double(full, 0);
    let report = ask(many, &mut double);
    assert!(double.1 <= MOST_CALLS && report.searches == double.1);
    assert!(report.failures.iter().any(|failure| failure.contains("budget")));
    let mut double = Double(|_: &Query| Ok(vec![]), 0);
    ask(claims(&[CLAIM; 200].join("\n\n")), &mut double);
    assert_eq!(double.1, 1);
}

#[test]
fn a_flood_is_cut() {
    let flood = |_: &Query| {
        let one = appel();
        Ok((0..10_000)
            .map(|at| Publication {
                key: format!("k{at}"),
                title: format!("{} {at}", one.title),
                doi: Some(format!("10.1000/{at}")),
                pmid: None,
                ..one.clone()
            })
            .collect())
    };
    let mut double = Double(flood, 0);
    let report = ask(claims(CLAIM), &mut double);
    assert_eq!(report.claims[0].proposals.len(), 5);
    assert!(report.failures.iter().any(|failure| failure.contains("gave 10000")), "{:?}", report.failures);
}

#[test]
fn huge_fields_are_cut() {
    let huge = |_: &Query| {
        let mut one = appel();
        one.title = format!("{} {}", one.title, "é".repeat(1_000_000));
        one.abstract_text = Some("The DASH diet reduced blood pressure. ".repeat(100_000));
        one.authors = vec![Author { family: "x".repeat(10_000), given: "y".repeat(10_000) }; 10_000];
        one.languages = vec!["z".repeat(1_000); 1_000];
        one.key = "k".repeat(100_000);
        one.url = Some("u".repeat(1_000_000));
        Ok(vec![one])
    };
    let report = ask(claims(CLAIM), &mut Double(huge, 0));
    let publication = &report.claims[0].proposals[0].publication;
    assert!(publication.title.len() <= 600 && publication.key.len() <= 300 && publication.authors.len() <= 200);
    assert!(publication.abstract_text.as_ref().is_some_and(|text| text.len() <= 8_000));
    assert!(report.failures.iter().any(|failure| failure.contains("cut")));
}

#[test]
fn lies_about_identity_are_caught() {
    let broken = |_: &Query| {
        let one = appel();
        Ok(vec![
            Publication { key: String::new(), ..one.clone() },
            Publication { key: "no-title".into(), title: " \u{200b} ".into(), ..one.clone() },
            Publication {
                doi: Some("nonsense".into()),
                pmid: Some("0".into()),
                pmcid: Some("x".into()),
                year: Some(9_999),
                ..one.clone()
            },
            Publication {
                title: "DASH diet and blood pressure in another group of people".into(),
                doi: Some("10.1000/other".into()),
                pmid: None,
                ..one.clone()
            },
        ])
    };
    let report = ask(claims(CLAIM), &mut Double(broken, 0));
    let proposals = &report.claims[0].proposals;
    assert_eq!(proposals.len(), 1, "one has no key, one no title, one the key of another");
    let publication = &proposals[0].publication;
    assert_eq!(
        (&publication.doi, &publication.pmid, &publication.pmcid, publication.year),
        (&None, &None, &None, None)
    );
    assert!(report.failures.iter().any(|failure| failure.contains("have this key")), "{:?}", report.failures);
}

/// Gives the same publication whatever is asked for.
struct Liar;

impl Literature for Liar {
    fn search(&mut self, _: &Query) -> Result<Vec<Publication>, LiteratureError> {
        Ok(vec![])
    }

    fn resolve(&mut self, _: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        Ok(Some(appel()))
    }
}

#[test]
fn an_answer_about_another_publication_is_refused() {
    let text = "O exercício melhora o sono (doi:10.1000/xyz). A dieta DASH reduz a pressão arterial (PMID 9099655).";
    let report = ask(claims(text), &mut Liar);
    assert!(report.claims[0].proposals.is_empty());
    assert!(report.claims[0].alerts.iter().any(|alert| alert.kind == "cited-not-found"));
    assert!(report.failures.iter().any(|failure| failure.contains("another publication")), "{:?}", report.failures);
    assert_eq!(report.claims[1].proposals[0].publication.key, "appel-1997");
}

#[test]
fn repetitive_and_odd_texts_do_no_harm() {
    let texts = [
        "DASH ".repeat(100),
        "no effect ".repeat(60),
        "1,2,3.4.5 % in 4 out of ".repeat(20),
        "dieta DASH pressão arterial ".repeat(20),
        "\u{202e}a\u{301}".repeat(100),
        "(".repeat(500),
    ];
    let mut library = Library(Vec::new());
    for (at, text) in texts.iter().enumerate() {
        let one = appel();
        library.0.push(Publication {
            key: format!("k{at}"),
            title: text.clone(),
            abstract_text: Some(text.repeat(40)),
            doi: None,
            pmid: None,
            resolution: Resolution::Unresolved,
            ..one
        });
    }
    let report = ask(claims(CLAIM), &mut library);
    assert!(report.claims[0].proposals.iter().all(|proposal| proposal.support == Support::Neutral));
}

#[test]
fn odd_strategies_do_no_harm() {
    let mut claim = claims(CLAIM).remove(0);
    for text in [
        String::new(),
        "(((".repeat(1_000),
        "\"".repeat(999),
        " AND ".repeat(5_000),
        "é".repeat(9_000),
        "cite:".into(),
        "doi:".into(),
        "pmid:abc".into(),
    ] {
        claim.strategy.core_concept = text.clone();
        claim.strategy.primary = text.clone();
        claim.strategy.secondary = text.clone();
        claim.strategy.key_terms = vec![text.clone(); 50];
        claim.strategy.related_terms =
            vec![text.clone(), format!("cite:{text}"), format!("doi:{text}"), format!("pmid:{text}")];
        claim.numbers = vec![text.clone(); 50];
        let report = ask(vec![claim.clone()], &mut demo());
        assert_eq!(report.claims.len(), 1);
    }
}

#[test]
fn improper_requests_are_refused() {
    let claim = claims(CLAIM).remove(0);
    let refuse = |claims: Vec<Claim>, as_of: Date| find(&EvidenceRequest { claims, as_of, per_claim: 5 }, &mut demo());
    assert!(matches!(refuse(vec![claim.clone(), claim.clone()], AS_OF), Err(StageError::InvalidInput(_))));
    assert!(matches!(
        refuse(vec![claim.clone()], Date { year: 0, month: 13, day: 0 }),
        Err(StageError::InvalidInput(_))
    ));
    assert!(matches!(refuse(vec![claim.clone(); MOST_CLAIMS + 1], AS_OF), Err(StageError::TooLarge(_))));
    let long = Claim { quote: "x".repeat(17 << 20), ..claim };
    assert!(matches!(refuse(vec![long], AS_OF), Err(StageError::TooLarge(_))));
    assert!(refuse(vec![], AS_OF).is_ok_and(|report| report.claims.is_empty() && report.searches == 0));
}

/// As many claims as are allowed, each with publications as large as are allowed.
#[test]
fn a_report_stays_within_what_a_host_lets_out() {
    let long = "DASH blood pressure ".repeat(400);
    let heavy = |_: &Query| {
        Ok((0..5)
            .map(|at| Publication {
                key: format!("k{at}"),
                title: format!("DASH diet and blood pressure, part {at} of a long series"),
                abstract_text: Some(long.clone()),
                doi: None,
                pmid: None,
                ..appel()
            })
            .collect())
    };
    let claim = claims(CLAIM).remove(0);
    let many = (0..MOST_CLAIMS).map(|at| Claim { id: format!("C{at:04}"), ..claim.clone() }).collect();
    let report = ask(many, &mut Double(heavy, 0));
    let size =
        |publication: &Publication| publication.title.len() + publication.abstract_text.as_ref().map_or(0, String::len);
    let bytes: usize =
        report.claims.iter().flat_map(|evidence| &evidence.proposals).map(|proposal| size(&proposal.publication)).sum();
    assert!(bytes < 24 << 20, "{bytes}");
    assert!(report.claims[0].proposals[0].publication.abstract_text.is_some());
    assert!(report.claims[2_000].proposals[0].publication.abstract_text.is_none());
}
