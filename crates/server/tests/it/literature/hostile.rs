//! What services do wrong, and what hostile ones would.

use std::time::Duration;

use domain::literature::LiteratureError;

use super::{Asked, DOI, PMID, SCIELO, answer, crossref, efetch, esearch, europe_pmc, scielo};
use crate::stub::{Reply, Stub};

const ALL: [&str; 4] = ["pubmed", "europepmc", "crossref", "scielo"];

/// The DOI that a service would know.
fn known(name: &str) -> &'static str {
    if name == "scielo" { SCIELO } else { DOI }
}

fn is_unavailable<T: std::fmt::Debug>(answer: &Result<T, LiteratureError>) -> bool {
    matches!(answer, Err(LiteratureError::Unavailable(_)))
}

fn is_refused<T: std::fmt::Debug>(answer: &Result<T, LiteratureError>) -> bool {
    matches!(answer, Err(LiteratureError::Refused(_)))
}

#[test]
fn what_may_pass_is_tried_again() {
    for name in ALL {
        for (status, headers) in [(429, "retry-after: 0\r\n"), (500, ""), (503, "retry-after: 0\r\n"), (502, "")] {
            let first =
                move |path: &str, before| if before == 0 { Reply::status(status, headers) } else { answer(path) };
            let stub = Stub::new(first);
            assert!(Asked::at(name, &stub).doi(known(name)).unwrap().is_some(), "{name} {status}");
        }
    }
    let cut = Stub::new(|path, before| if before == 0 { Reply::Cut(b"{\"mess".to_vec()) } else { answer(path) });
    assert!(Asked::at("crossref", &cut).doi(DOI).unwrap().is_some());
}

#[test]
fn what_does_not_pass_is_given_up() {
    for name in ALL {
        let stub = Stub::new(|_, _| Reply::status(429, "retry-after: 0\r\n"));
        assert!(is_unavailable(&Asked::at(name, &stub).doi(known(name))), "{name}");
        assert_eq!(stub.heard().len(), 3, "{name}");
        // Who asks for an hour gets it.
        for headers in ["retry-after: 3600\r\n", "retry-after: 99999999999\r\n"] {
            let stub = Stub::new(move |_, _| Reply::status(429, headers));
            assert!(is_unavailable(&Asked::at(name, &stub).doi(known(name))), "{name}");
            assert_eq!(stub.heard().len(), 1, "{name}: {headers}");
        }
        for status in [400, 401, 403, 414] {
            let stub = Stub::new(move |_, _| Reply::status(status, ""));
            assert!(is_refused(&Asked::at(name, &stub).doi(known(name))), "{name} {status}");
            assert_eq!(stub.heard().len(), 1, "{name} {status}: asking again would not help");
        }
    }
}

#[test]
fn a_server_that_hangs_is_left() {
    for name in ALL {
        let stub = Stub::new(|_, _| Reply::Hang);
        let asked = Asked::of(&format!("{name}={}", stub.url("/")), Duration::from_millis(100));
        assert!(is_unavailable(&asked.doi(known(name))), "{name}");
        assert_eq!(stub.heard().len(), 3, "{name}");
    }
    // Nobody listens at all.
    let gone = crate::support::free();
    let asked = Asked::of(&format!("crossref=http://{gone}/"), Duration::from_millis(500));
    assert!(is_unavailable(&asked.doi(DOI)));
}

#[test]
fn an_answer_without_end_is_cut_off() {
    for name in ALL {
        let stub = Stub::new(|_, _| Reply::Endless);
        assert!(is_refused(&Asked::at(name, &stub).doi(known(name))), "{name}");
        assert_eq!(stub.heard().len(), 1, "{name}");
        assert!(stub.sent() < 64 << 20, "{name}: {} bytes went out", stub.sent());
    }
    let second = Stub::new(|path, before| if before == 0 { answer(path) } else { Reply::Endless });
    assert!(is_refused(&Asked::at("pubmed", &second).doi(DOI)));
    // Nothing is read of what says that it is too large.
    let stub = Stub::new(|_, _| Reply::Answer(200, "content-length: 1000000000\r\n", Vec::new()));
    assert!(Asked::at("crossref", &stub).doi(DOI).is_err());
}

#[test]
fn another_publication_than_the_one_asked_for_resolves_nothing() {
    let check = |name: &str, id: &str, reply: fn(&str) -> String| {
        let stub = Stub::new(move |path, _| Reply::ok(reply(path)));
        let found = Asked::at(name, &stub).doi(id);
        assert_eq!(found, Ok(None), "{name}");
        assert!(!stub.heard().is_empty());
    };
    check("pubmed", DOI, |path| match path.contains("esearch") {
        true => esearch(&[PMID]),
        false => efetch(PMID, "10.1000/other", "Review"),
    });
    check("pubmed", DOI, |path| if path.contains("esearch") { esearch(&[PMID]) } else { efetch("7", DOI, "Review") });
    check("europepmc", DOI, |_| europe_pmc("10.1000/other", "Review"));
    check("crossref", DOI, |_| format!(r#"{{"message":{}}}"#, crossref("10.1000/other", "")));
    check("scielo", SCIELO, |_| scielo("S0034-89101992000600001", SCIELO));
    check("scielo", SCIELO, |_| scielo("S0034-89101992000600009", "10.1000/other"));
    let stub = Stub::new(|_, _| Reply::ok(efetch("7", DOI, "Review")));
    assert_eq!(Asked::at("pubmed", &stub).pmid(PMID), Ok(None));
    let stub = Stub::new(|_, _| Reply::ok(europe_pmc(DOI, "Review")));
    assert_eq!(Asked::at("europepmc", &stub).pmid("7"), Ok(None));
}

#[test]
fn what_is_not_in_the_documented_shape_is_refused() {
    let bodies: [&[u8]; 10] = [
        b"",
        b"<html>Service Unavailable</html>",
        b"{",
        b"null",
        b"[]",
        b"\"x\"",
        b"{\"errCode\":404,\"errMsg\":\"none\"}",
        b"{\"message\":{\"DOI\":\"10.1056/NEJM199704173361601\",\"title\":[\"Jo\xe3o\"]}}",
        b"\xff\xfe{\x00}\x00",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    ];
    for body in bodies {
        for name in ["pubmed", "europepmc", "crossref"] {
            let stub = Stub::new(move |_, _| Reply::ok(body));
            let found = Asked::at(name, &stub).doi(DOI);
            assert!(is_refused(&found), "{name} {:?}: {found:?}", String::from_utf8_lossy(body));
        }
        let stub = Stub::new(move |_, _| Reply::ok(body));
        assert!(matches!(Asked::at("scielo", &stub).doi(SCIELO), Ok(None) | Err(_)));
    }
    let deep = "[".repeat(1 << 20);
    let stub = Stub::new(move |_, _| Reply::ok(deep.clone()));
    assert!(is_refused(&Asked::at("crossref", &stub).doi(DOI)));
    let stub = Stub::new(|_, _| Reply::ok(r#"{"esearchresult":{"ERROR":"Search Backend failed"}}"#));
    assert!(is_refused(&Asked::at("pubmed", &stub).doi(DOI)), "errors of NCBI arrive with status 200");
}

#[test]
fn hostile_xml_expands_to_nothing() {
    let bomb = {
        let entities: String =
            (1..10).map(|level| format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10))).collect();
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"lol\">{entities}<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{}",
            efetch(PMID, DOI, "Review")
                .replace("RESULTS\">", "RESULTS\">&l9;&e;")
                .replace("<?xml version=\"1.0\" ?>", "")
        )
    };
    let nested = format!("<PubmedArticleSet>{}", "<a>".repeat(1_000_000));
    let broken = efetch(PMID, DOI, "Review").replace("</Article>", "</Wrong>");
    let latin1: Vec<u8> =
        efetch(PMID, DOI, "Review").replace("Appel", "João").chars().map(|c| u32::from(c) as u8).collect();
    let check = |xml: Vec<u8>| {
        let fetch = move |path: &str, _| {
            if path.contains("esearch") { Reply::ok(esearch(&[PMID])) } else { Reply::ok(xml.clone()) }
        };
        let stub = Stub::new(fetch);
        Asked::at("pubmed", &stub).doi(DOI)
    };
    if let Ok(Some(found)) = check(bomb.into_bytes()) {
        let text = found.abstract_text.unwrap_or_default();
        assert!(!text.contains("lol") && !text.contains("root:") && text.len() < 1000, "{text}");
    }
    assert_eq!(check(nested.into_bytes()), Ok(None));
    assert!(matches!(check(broken.into_bytes()), Ok(None) | Err(_)));
    assert!(is_refused(&check(latin1)));
}

/// A redirect would let a service send requests into the network of the clinic.
#[test]
fn redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        for name in ALL {
            let inside = Stub::new(|path, _| answer(path));
            let location: &'static str = format!("location: {}\r\n", inside.url("/api/works")).leak();
            let stub = Stub::new(move |_, _| Reply::status(status, location));
            assert!(is_refused(&Asked::at(name, &stub).doi(known(name))), "{name} {status}");
            assert!(inside.heard().is_empty(), "{name} {status}");
        }
    }
}

#[test]
fn long_fields_are_cut() {
    let title = "a".repeat(100_000);
    let body = format!(r#"{{"message":{}}}"#, crossref(DOI, "").replace("A clinical", &title));
    let stub = Stub::new(move |_, _| Reply::ok(body.clone()));
    let found = Asked::at("crossref", &stub).doi(DOI).unwrap().unwrap();
    assert!(found.title.len() <= 1000);
}
