//! Reference marks, numbers and the list.

mod support;

use support::{asked, publication, reference, shown};
use text::contract::bibliography::{Answer, CitationStyle, Publication, Resolution};
use text::contract::types::{Language, Mark, MarkKind, StageError};
use text_composer::{ComposeReport, ComposeRequest, Guest, TextComposer};

fn compose(request: ComposeRequest) -> ComposeReport {
    TextComposer::compose(request).expect("a valid request")
}

fn refused(request: ComposeRequest) -> String {
    match TextComposer::compose(request) {
        Err(StageError::InvalidInput(what)) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn marks_stand_before_the_final_sign() {
    for (text, expect) in [
        ("{C001|O sal aumenta a pressão.} Cuide-se.", "O sal aumenta a pressão[1]. Cuide-se."),
        ("{C001|O sal aumenta a pressão}. Cuide-se.", "O sal aumenta a pressão[1]. Cuide-se."),
        ("{C001|O sal aumenta a pressão} em adultos.", "O sal aumenta a pressão[1] em adultos."),
        ("Disse: “{C001|O sal aumenta a pressão.”}", "Disse: “O sal aumenta a pressão[1].”"),
        ("{C001|Disse que “aumenta”.}", "Disse que “aumenta”[1]."),
        ("{C001|Reduz 30% (IC 95%).}", "Reduz 30% (IC 95%)[1]."),
        ("{C001|Reduz 30% (IC 95%)}", "Reduz 30% (IC 95%)[1]"),
        ("{C001|Será?!}", "Será[1]?!"),
        ("{C001|Aumenta…} ", "Aumenta[1]…"),
        ("{C001|...}", "...[1]"),
        ("- {C001|item com ação;}", "item com ação[1];"),
        ("# {C001|Título que afirma}", "Título que afirma[1]"),
    ] {
        assert_eq!(shown(&compose(asked(text, &[("C001", "a")]))), [expect]);
    }
}

#[test]
fn numbers_follow_the_text() {
    let text = "Um. {C002|Dois.} {C003|Três.}\nFim: {C001|quatro.}";
    let report = compose(asked(
        text,
        &[("C001", "a"), ("C002", "b"), ("C003", "a"), ("C003", "c"), ("C003", "b"), ("C001", "d")],
    ));
    assert_eq!(shown(&report), ["Um. Dois[1]. Três[1][2][3].", "Fim: quatro[2][4]."]);
    let list: Vec<_> =
        report.references.iter().map(|r| (r.number, r.publication.key.as_str(), r.claims.join(" "))).collect();
    assert_eq!(
        list,
        [(1, "b", "C002 C003".into()), (2, "a", "C003 C001".into()), (3, "c", "C003".into()), (4, "d", "C001".into())]
    );
}

#[test]
fn one_publication_has_one_number() {
    let mut request = asked("{C001|Um.} {C002|Dois.} {C003|Três.}", &[]);
    let by = |key: &str, doi: Option<&str>, pmid: Option<&str>| Publication {
        key: key.into(),
        doi: doi.map(str::to_owned),
        pmid: pmid.map(str::to_owned),
        ..publication("x", 2024)
    };
    // The third record tells that the first two are the same work.
    request.references = vec![
        reference("C001", by("k1", Some("10.1000/X"), None)),
        reference("C002", by("k2", None, Some("123"))),
        reference("C003", by("k3", Some("https://doi.org/10.1000/x"), Some("123"))),
        reference("C003", by("k3", Some("10.1000/x"), None)),
        reference("C003", by("k4", Some("10.1000/other"), None)),
    ];
    let report = compose(request);
    assert_eq!(shown(&report), ["Um[1]. Dois[1]. Três[1][2]."]);
    assert_eq!(report.references.iter().map(|r| r.publication.key.as_str()).collect::<Vec<_>>(), ["k1", "k4"]);
}

#[test]
fn two_claims_that_end_together_share_their_mark() {
    let mut request = asked("{C001|O sal aumenta a pressão.}", &[("C001", "a"), ("C002", "a")]);
    let mut inner = request.claims[0].clone();
    inner.id = "C002".into();
    inner.span.start = 6;
    inner.quote = "aumenta a pressão.".into();
    request.claims.push(inner);
    let report = compose(request);
    assert_eq!(shown(&report), ["O sal aumenta a pressão[1]."]);
    assert_eq!(report.references[0].claims, ["C001", "C002"]);
}

#[test]
fn a_claim_that_moved_is_found_by_its_quote() {
    let quote = "O sal aumenta a pressão.";
    for (text, expect) in [
        (
            "[nome removido] disse: O sal aumenta a pressão. Fim.",
            "[nome removido] disse: O sal aumenta a pressão[1]. Fim.",
        ),
        // Of two the one that is nearest to where it was.
        (
            "O sal aumenta a pressão. E de novo: O sal aumenta a pressão.",
            "O sal aumenta a pressão[1]. E de novo: O sal aumenta a pressão.",
        ),
        // Other letters for the same words.
        ("Sim. O SAL aumenta a pressa\u{303}o. Fim.", "Sim. O SAL aumenta a pressa\u{303}o[1]. Fim."),
    ] {
        let mut request = asked(&format!("{{C001|{quote}}}"), &[("C001", "a")]);
        request.document.blocks[0].text = text.into();
        request.claims[0].span.start = 3;
        request.claims[0].span.end = 9;
        assert_eq!(shown(&compose(request)), [expect]);
    }
    let mut elsewhere = asked("Primeiro.\n{C001|O sal aumenta a pressão.}", &[("C001", "a")]);
    elsewhere.claims[0].span.block = "b0".into();
    assert_eq!(shown(&compose(elsewhere))[1], "O sal aumenta a pressão[1].");
}

#[test]
fn marks_of_another_list_are_taken_off_and_their_text_stays() {
    let mut request = asked("{C001|O sal aumenta a pressão [7].}", &[("C001", "a")]);
    request.document.blocks[0].marks = vec![
        Mark { start: 0, end: 5, kind: MarkKind::Strong },
        Mark { start: 26, end: 29, kind: MarkKind::Reference(7) },
    ];
    let report = compose(request);
    assert_eq!(shown(&report), ["O sal aumenta a pressão [7][1]."]);
    assert_eq!(report.document.blocks[0].marks.len(), 2);
}

#[test]
fn citations_follow_the_style_and_the_language() {
    let mut request = asked("{C001|Um.}", &[("C001", "a")]);
    request.style = CitationStyle::Abnt;
    assert_eq!(
        compose(request.clone()).references[0].citation,
        "SILVA, M. Title of a. Journal of Tests, v. 1, p. 1-9, 2024. DOI: 10.1000/a. Disponível em: https://doi.org/10.1000/a. Acesso em: 5 out. 2026."
    );
    request.references[0].publication.resolution =
        Resolution::Imported(Answer { by: "ana".into(), at: "2026-11-01T00:00:00Z".into() });
    request.style = CitationStyle::Vancouver;
    request.document.language = Language::En;
    assert_eq!(
        compose(request).references[0].citation,
        "Silva M. Title of a. J Tests. 2024;1:1-9. https://doi.org/10.1000/a"
    );
    for at in ["", "yesterday", "2026-13-40T", "éééééééé", "2026-1"] {
        let mut odd = asked("{C001|Um.}", &[("C001", "a")]);
        odd.references[0].publication.resolution = Resolution::Answered(Answer { by: "x".into(), at: at.into() });
        assert!(!compose(odd).references[0].citation.contains("citado"), "{at}");
    }
}

#[test]
fn what_may_not_be_cited_is_refused_by_name() {
    let one = || asked("{C001|Um.}", &[("C001", "a")]);
    let mut retracted = one();
    retracted.references[0].publication.retracted = true;
    assert!(refused(retracted).contains("reference a (“Title of a.”) was retracted"));
    let mut unresolved = one();
    unresolved.references[0].publication.resolution = Resolution::Unresolved;
    assert!(refused(unresolved).contains("reference a (“Title of a.”) is unresolved"));
    assert!(refused(asked("{C001|Um.}", &[("C009", "a")])).contains("C009, which is not there"));
    assert!(refused(asked("{C001|Um.} {C001|Dois.}", &[])).contains("two claims have the id C001"));
}

#[test]
fn spans_outside_their_blocks_are_refused() {
    let change = |change: &dyn Fn(&mut ComposeRequest)| {
        let mut request = asked("{C001|Um dois.}", &[("C001", "a")]);
        change(&mut request);
        refused(request)
    };
    let cases: [&dyn Fn(&mut ComposeRequest); 5] = [
        &|r| (r.claims[0].span.end, r.claims[0].quote) = (900, "ausente".into()),
        &|r| (r.claims[0].span.start, r.claims[0].quote) = (900, String::new()),
        &|r| (r.claims[0].span.block, r.claims[0].quote) = ("zz".into(), "ausente".into()),
        &|r| (r.claims[0].span.start, r.claims[0].span.end, r.claims[0].quote) = (5, 2, String::new()),
        &|r| r.claims[0].quote = "\u{200b}".into(),
    ];
    for case in cases {
        assert!(change(case).contains("C001"), "{}", change(case));
    }
    assert!(
        change(&|r| r.document.blocks[0].marks = vec![Mark { start: 1, end: 99, kind: MarkKind::Strong }])
            .contains("b0")
    );
}

#[test]
fn too_much_is_too_large() {
    let large = |change: &dyn Fn(&mut ComposeRequest)| {
        let mut request = asked("{C001|Um dois.}", &[("C001", "a")]);
        change(&mut request);
        assert!(matches!(TextComposer::compose(request), Err(StageError::TooLarge(_))));
    };
    large(&|r| r.document.blocks[0].text = "a ".repeat(2 << 20));
    large(&|r| r.references = vec![r.references[0].clone(); 2_001]);
    large(&|r| r.claims = vec![r.claims[0].clone(); 5_001]);
    large(&|r| r.author.name = "a".repeat(2_001));
    large(&|r| r.findings = vec![support::finding("X", text::contract::types::Severity::Info); 20_001]);
    // Claims that all moved in a large text.
    large(&|r| {
        r.document.blocks[0].text = "a b c ".repeat(300_000);
        r.claims = (0..100).map(|n| support::claim(&format!("C{n}"), "zzz", r.claims[0].span.clone())).collect();
        r.claims.iter_mut().for_each(|c| c.quote = "a b c d".into());
        r.references.clear();
        r.document.blocks.extend(
            support::document("fim a b c d", Language::PtBr)
                .blocks
                .into_iter()
                .map(|b| text::contract::types::Block { id: "z".into(), ..b }),
        );
    });
}
