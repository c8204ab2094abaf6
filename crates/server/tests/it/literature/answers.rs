//! What honest services answer.

use super::{Asked, DOI, PMID, SCIELO, answer, answered_by, crossref, efetch, esearch, europe_pmc};
use crate::stub::{Reply, Stub};

#[test]
fn an_article_is_found_by_doi_pmid_and_title() {
    for (name, service) in [("pubmed", "PubMed"), ("europepmc", "Europe PMC"), ("crossref", "Crossref")] {
        let stub = Stub::new(|path, _| answer(path));
        let asked = Asked::at(name, &stub);
        let by_doi = asked.doi(DOI).unwrap().expect(name);
        assert_eq!(answered_by(&by_doi), service);
        assert_eq!(by_doi.doi.as_deref(), Some("10.1056/nejm199704173361601"), "{name}");
        assert!(
            by_doi.title.starts_with("A clinical trial of the effects of dietary patterns on blood pressure"),
            "{name}"
        );
        assert_eq!(
            (by_doi.year, by_doi.volume.as_deref(), by_doi.issue.as_deref()),
            (Some(1997), Some("336"), Some("16"))
        );
        assert_eq!(by_doi.authors[0].family, "Appel", "{name}");
        assert!(by_doi.pages.as_deref().unwrap().starts_with("1117-"), "{name}");
        assert!(by_doi.container.as_deref().unwrap().to_lowercase().contains("new england"), "{name}");
        let text = by_doi.abstract_text.as_deref().unwrap();
        assert!(!text.contains(['<', '>']) || text.contains("P<0.001"), "{name}: {text}");
        assert!(!by_doi.retracted && !by_doi.preprint, "{name}");
        assert_eq!(asked.title("dietary patterns").unwrap()[0].doi, by_doi.doi, "{name}");
        match name {
            "crossref" => assert_eq!(asked.pmid(PMID), Ok(None), "Crossref knows no PMID"),
            _ => assert_eq!(asked.pmid(PMID).unwrap().unwrap().pmid.as_deref(), Some(PMID), "{name}"),
        }
    }
    let stub = Stub::new(|path, _| answer(path));
    let found = Asked::at("scielo", &stub).doi(SCIELO).unwrap().unwrap();
    assert_eq!((found.title.as_str(), found.pages.as_deref()), ("Hipertensão arterial e dieta", Some("1-9")));
    assert_eq!((answered_by(&found), found.year), ("SciELO", Some(1992)));
}

#[test]
fn what_a_service_does_not_have_is_not_found() {
    for name in ["pubmed", "europepmc", "crossref", "scielo"] {
        let stub = Stub::new(|path, _| answer(path));
        let asked = Asked::at(name, &stub);
        assert_eq!(asked.doi("10.1590/S0034-89101992000600008"), Ok(None), "{name}");
        assert_eq!(asked.pmid("1"), Ok(None), "{name}");
        assert_eq!(asked.title("nada"), Ok(Vec::new()), "{name}");
        // An identifier that is none never reaches the service as something else.
        assert_eq!(asked.pmid("1 OR 9099655"), Ok(None), "{name}");
        assert_eq!(asked.doi("10.1/../../x?y#z\" OR *"), Ok(None), "{name}");
        let inside = |path: &String| path.starts_with("/api/") && path.split('/').all(|part| part != "..");
        assert!(stub.heard().iter().all(inside), "{:?}", stub.heard());
    }
}

#[test]
fn retraction_is_told_by_each_service() {
    let check = |name: &str, reply: fn(&str) -> String| {
        let stub = Stub::new(move |path, _| Reply::ok(reply(path)));
        let found = Asked::at(name, &stub).doi(DOI).unwrap().expect(name);
        assert!(found.retracted, "{name}: {found:?}");
    };
    check("pubmed", |path| match path.contains("esearch") {
        true => esearch(&[PMID]),
        false => efetch(PMID, DOI, "Retracted Publication"),
    });
    check("europepmc", |_| europe_pmc(DOI, "retracted publication"));
    for kind in ["retraction", "withdrawal", "removal"] {
        let more = format!(r#","updated-by":[{{"type":"{kind}","DOI":"10.1/notice","source":"retraction-watch"}}]"#);
        let stub = Stub::new(move |_, _| Reply::ok(format!(r#"{{"message":{}}}"#, crossref(DOI, &more))));
        assert!(Asked::at("crossref", &stub).doi(DOI).unwrap().unwrap().retracted, "{kind}");
    }
    // A correction, and the notice itself, are no retracted works.
    for more in [r#","updated-by":[{"type":"correction"}]"#, r#","update-to":[{"type":"retraction","DOI":"10.1/x"}]"#] {
        let stub = Stub::new(move |_, _| Reply::ok(format!(r#"{{"message":{}}}"#, crossref(DOI, more))));
        assert!(!Asked::at("crossref", &stub).doi(DOI).unwrap().unwrap().retracted, "{more}");
    }
}

#[test]
fn services_are_asked_politely_and_once() {
    let stub = Stub::new(|path, _| answer(path));
    let asked = Asked::at("pubmed", &stub);
    for _ in 0..5 {
        asked.doi(DOI).unwrap().unwrap();
        asked.doi("10.1/none").unwrap();
    }
    let heard = stub.heard();
    assert_eq!(heard.len(), 3, "answers are kept, also that there is none: {heard:?}");
    assert!(heard.iter().all(|path| path.contains("tool=lauda") && path.contains("email=equipe%40clinica.example")));
    let stub = Stub::new(|path, _| answer(path));
    Asked::at("crossref", &stub).doi(DOI).unwrap();
    assert!(stub.heard()[0].contains("mailto=equipe%40clinica.example"), "{:?}", stub.heard());
}

#[test]
fn the_next_service_is_asked_where_one_fails() {
    let broken = Stub::new(|_, _| Reply::status(500, "retry-after: 0\r\n"));
    let empty = Stub::new(|path, _| answer(&path.to_lowercase().replace("nejm", "none")));
    let good = Stub::new(|path, _| answer(path));
    let all = format!("pubmed={},europepmc={},crossref={}", broken.url("/"), empty.url("/"), good.url(""));
    let asked = Asked::of(&all, std::time::Duration::from_secs(20));
    assert_eq!(answered_by(&asked.doi(DOI).unwrap().unwrap()), "Crossref");
    // Nobody has it, and one could not say: that is no "not found", which would be believed for a day.
    assert!(asked.doi("10.1056/none").is_err());
}
