//! The services as an operator configures them.

use super::{DOI, answer};
use crate::stub::{Reply, Stub};
use crate::support::Folder;

const EMAIL: (&str, &str) = ("LAUDA_LITERATURE_EMAIL", "equipe@clinica.example");
const DRAFT: &str = "# Dieta\n\nUm ensaio clínico mostrou que o padrão alimentar DASH reduz a pressão arterial (doi:10.1056/NEJM199704173361601).\n";

#[test]
fn a_wrong_configuration_is_told() {
    let folder = Folder::new();
    drop(folder.serve());
    let check = |literature: &str, variables: &[(&str, &str)], expect: &str| {
        let mut command = folder.command(&["tenant", "list"]);
        let output = command.env("LAUDA_LITERATURE", literature).envs(variables.iter().copied()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(expect), "{literature}: {said}");
    };
    check("pubmed", &[], "needs LAUDA_LITERATURE_EMAIL");
    check("scholar", &[EMAIL], "known: pubmed, europepmc, crossref, scielo");
    check("crossref=ftp://x/", &[EMAIL], "is no address of a literature service");
    check("crossref=nada", &[EMAIL], "is no address of a literature service");
    check("crossref", &[EMAIL, ("LAUDA_LITERATURE_SECONDS", "0")], "is no number from 1 to 60");
}

fn cited(folder: &Folder, stub: &Stub, retracted: bool) -> serde_json::Value {
    drop(folder.serve());
    folder.json(&["tenant", "add", "aurora", "--name", "Clínica Aurora", "--host", "aurora.localhost"]);
    let add = ["user", "add", "--tenant", "aurora", "Helena Vasconcelos Prado", "--registration", "CRM/SP 9999901"];
    let token = folder.json(&[&add[..], &["--role", "content_creator"]].concat())["token"].as_str().unwrap().to_owned();
    let draft = folder.dir.path().join("dieta.md");
    std::fs::write(&draft, DRAFT).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = folder.command(arguments);
        command
            .arg("--json")
            .env("LAUDA_TOKEN", &token)
            .env("LAUDA_LITERATURE", format!("crossref={}", stub.url("/api")));
        let output = command.env(EMAIL.0, EMAIL.1).output().unwrap();
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
    };
    run(&["submit", draft.to_str().unwrap(), "--slug", "dieta"]);
    let listed = run(&["references", "list", "dieta"]);
    let accepted = run(&["references", "accept", "dieta", "1"]);
    assert_eq!(accepted["error"].is_object(), retracted, "{accepted} {listed} {:?}", stub.heard());
    listed
}

#[test]
fn a_cited_article_is_resolved_by_the_service() {
    let stub = Stub::new(|path, _| answer(path));
    let listed = cited(&Folder::new(), &stub, false);
    let proposal = &listed["proposals"][0];
    assert!(proposal["key"].as_str().unwrap().eq_ignore_ascii_case(&format!("doi:{DOI}")), "{listed}");
    // The services see identifiers and terms, never the draft.
    assert!(stub.heard().iter().all(|path| !path.contains("mostrou")), "{:?}", stub.heard());
}

#[test]
fn a_retracted_article_is_refused() {
    let more = r#","updated-by":[{"type":"retraction","DOI":"10.1/notice"}]"#;
    let stub = Stub::new(move |path, _| match path.contains("/works/") {
        true => Reply::ok(format!(r#"{{"message":{}}}"#, super::crossref(DOI, more))),
        false => Reply::ok(format!(r#"{{"message":{{"items":[{}]}}}}"#, super::crossref(DOI, more))),
    });
    let listed = cited(&Folder::new(), &stub, true);
    assert_eq!(listed["proposals"][0]["retracted"], true, "{listed}");
}
