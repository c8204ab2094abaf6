//! A draft becomes a page, is verified and is withdrawn, all of it on the command line.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::stub::{Reply, Stub};
use crate::support::{Folder, Server, get, lauda, until};

const DRAFT: &str = "# Comer bem e a pressão\n\nDormir e comer bem fazem parte do cuidado.\n\n\
    Um ensaio clínico mostrou que o padrão alimentar DASH reduz a pressão arterial.\n";
const LIBRARY: &[u8] = include_bytes!("../../../../data/demo/literature.nbib");

struct Clinic {
    folder: Folder,
    author: String,
    reviewer: String,
    planner: String,
}

impl Clinic {
    fn new() -> Clinic {
        let folder = Folder::new();
        assert!(folder.serve().stop().success());
        folder.clinic();
        let doctor = |name, role, number: &str| {
            let registration = format!("CRM/SP {number}");
            folder.person(
                name,
                role,
                &["--registration", &registration, "--feminine", "--email", &format!("{number}@a.example")],
            )
        };
        let author = doctor("Helena Vasconcelos Prado", "content_creator", "9999901");
        let reviewer = doctor("Beatriz Nogueira Sampaio", "specialist_reviewer", "9999902");
        let planner = folder.person("Rita Camargo Leal", "content_planner", &[]);
        Clinic { folder, author, reviewer, planner }
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        let file = self.folder.dir.path().join(name);
        std::fs::write(&file, content).unwrap();
        file.display().to_string()
    }

    /// Waits for a place: a server works while nobody watches, a command alone has done all before it ends.
    fn stands(&self, place: &str, serving: bool) {
        let there = || {
            let status = self.folder.as_user(&self.author, &["status", "pressao"]);
            status["column"] == place || status["waiting"] == place
        };
        if serving { until(place, there) } else { assert!(there(), "{place}") }
    }

    /// Brings the draft to readers.
    fn publish(&self, serving: bool) {
        let folder = &self.folder;
        let library = self.file("library.nbib", LIBRARY);
        folder.as_user(&self.author, &["references", "import", &library]);
        folder.as_user(&self.author, &["submit", &self.file("pressao.md", DRAFT.as_bytes()), "--slug", "pressao"]);
        self.stands("for_references", serving);
        let listed = folder.as_user(&self.author, &["references", "list", "pressao"]);
        let proposals = listed["proposals"].as_array().unwrap();
        let trial = proposals.iter().find(|p| p["key"] == "appel-1997").unwrap_or_else(|| panic!("{listed}"));
        folder.as_user(&self.author, &["references", "accept", "pressao", &trial["number"].to_string()]);
        folder.as_user(&self.author, &["references", "reject", "pressao", "all"]);
        self.stands("technical_review", serving);
        let refused = folder.as_user(&self.author, &["publish", "pressao"]);
        assert!(refused["error"].is_object(), "nobody has approved it: {refused}");
        folder.as_user(&self.planner, &["assign", "pressao", "9999902@a.example"]);
        let review = folder.as_user(&self.reviewer, &["review", "pressao"]);
        let hash = review["hash"].as_str().unwrap();
        let approve = |token: &str, hash: &str| {
            let signature = ["--meaning", "Revisei e aprovo", "--reason", "Concorda com o ensaio", "--hash", hash];
            folder.as_user(token, &[&["approve", "pressao"][..], &signature].concat())
        };
        assert!(approve(&self.author, hash)["error"].is_object(), "nobody approves their own text");
        assert!(approve(&self.reviewer, &"0".repeat(64))["error"].is_object(), "another text was read");
        assert_eq!(approve(&self.reviewer, hash)["column"], "approved");
        folder.as_user(&self.planner, &["publish", "pressao"]);
        self.stands("published", serving);
    }

    fn key(&self) -> String {
        self.folder.json(&["tenant", "list"])["tenants"][0]["signing_key"].as_str().unwrap().to_owned()
    }
}

fn verify(arguments: &[&str]) -> (i32, String) {
    let output = lauda().arg("verify").args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// The page at the addresses of readers, its proof, and its end.
fn assert_published(clinic: &Clinic, server: Server) {
    let folder = &clinic.folder;
    let (status, page) = folder.get("/pressao", "aurora.localhost");
    assert_eq!(status, 200);
    for part in ["Comer bem e a pressão", "CRM/SP 9999901", "CRM/SP 9999902", "Appel", "application/ld+json"] {
        assert!(page.contains(part), "{part} is missing");
    }
    // The lists follow in a job of their own.
    until("the page is listed", || folder.get("/", "aurora.localhost").1.contains("/pressao"));
    let (url, key) = (folder.url("/pressao"), clinic.key());
    assert_eq!(verify(&[&url]).0, 1, "consistent, but the key is nobody's");
    let (code, said) = verify(&[&url, "--key", &key]);
    assert!(code == 0 && said.contains("TRUE") && said.contains(&key), "{said}");
    assert_eq!(verify(&[&url, "--key", &"0".repeat(64)]).0, 1);
    assert_eq!(verify(&[&url, "--key", &"0".repeat(64), "--key", &key.to_uppercase()]).0, 0);
    assert_forgeries(folder, &key);

    let archive = folder.as_user(&clinic.planner, &["archive", "pressao", "--reason", "a diretriz mudou"]);
    assert!(archive["error"].is_null(), "{archive}");
    until("the page is withdrawn", || folder.get("/pressao", "aurora.localhost").0 == 404);
    assert_eq!(verify(&[&url, "--key", &key]).0, 2, "a page that is gone cannot be proved");
    assert!(server.stop().success());
}

#[test]
fn the_whole_way_with_a_server() {
    let clinic = Clinic::new();
    let server = clinic.folder.serve();
    clinic.publish(true);
    until("the page is served", || clinic.folder.get("/pressao", "aurora.localhost").0 == 200);
    assert_published(&clinic, server);
}

#[test]
fn the_whole_way_without_a_server() {
    let clinic = Clinic::new();
    clinic.publish(false);
    assert_published(&clinic, clinic.folder.serve());
}

/// Where the page says that its certificate is.
fn certificate(page: &str) -> String {
    let (_, after) = page.split_once("href=\"/certificates/").unwrap();
    format!("/certificates/{}.json", &after[..64])
}

type Forgery = fn(&str, String) -> String;

fn envelope(path: &str, body: String, change: impl Fn(&mut Value)) -> String {
    if !path.starts_with("/certificates/") {
        return body;
    }
    let mut envelope: Value = serde_json::from_str(&body).unwrap();
    change(&mut envelope);
    envelope.to_string()
}

fn payload(envelope: &mut Value, change: impl Fn(&mut Value)) {
    let bytes = BASE64.decode(envelope["payload"].as_str().unwrap()).unwrap();
    let mut payload: Value = serde_json::from_slice(&bytes).unwrap();
    change(&mut payload);
    envelope["payload"] = BASE64.encode(payload.to_string()).into();
}

/// The first character of a text in base64 becomes another one.
fn flip(value: &mut Value) {
    let text = value.as_str().unwrap();
    let first = if text.starts_with('A') { "B" } else { "A" };
    *value = format!("{first}{}", &text[1..]).into();
}

/// What somebody between the site and its readers might change.
const FORGERIES: [(&str, Forgery); 11] = [
    ("nothing", |_, body| body),
    ("a word of the page", |_, body| body.replace("fazem parte do cuidado", "fazem parte da cura")),
    ("a space of the page", |path, body| if path == "/pressao" { format!("{body} ") } else { body }),
    ("the link", |_, body| body.replace("href=\"/certificates/", "href=\"/certificados/")),
    ("the payload", |path, body| {
        envelope(path, body, |e| payload(e, |payload| payload["tenant"] = json!("horizonte")))
    }),
    ("the reviewer", |path, body| {
        envelope(path, body, |e| payload(e, |payload| payload["approvals"][0]["reviewer"] = json!("Outra Pessoa")))
    }),
    ("the signature", |path, body| envelope(path, body, |e| flip(&mut e["signatures"][0]["sig"]))),
    ("the key", |path, body| envelope(path, body, |e| flip(&mut e["signatures"][0]["public_key"]))),
    ("the name of the key", |path, body| envelope(path, body, |e| e["signatures"][0]["keyid"] = json!("0".repeat(64)))),
    ("all signatures", |path, body| envelope(path, body, |e| e["signatures"] = json!([]))),
    ("the form", |path, body| if path.starts_with("/certificates/") { "<html>".to_owned() } else { body }),
];

fn assert_forgeries(folder: &Folder, key: &str) {
    let listen = folder.listen;
    for (what, forge) in FORGERIES {
        let between = Stub::new(move |path, _| match get(listen, path, "aurora.localhost") {
            (200, body) => Reply::ok(forge(path, body)),
            (status, _) => Reply::status(status, ""),
        });
        let (code, said) = verify(&[&between.url("/pressao"), "--key", key]);
        let expect = if what == "nothing" { 0 } else { 2 };
        assert_eq!(code, expect, "{what}: {said}");
        assert!(!between.heard().is_empty() && (code == 0) == said.contains("TRUE:"), "{what}: {said}");
    }
    assert_export(folder, key);
    for nothing in [Arc::from("http://127.0.0.1:1/x"), Arc::<str>::from("/nada.json"), folder.url("/").into()] {
        assert_eq!(verify(&[&*nothing, "--key", key]).0, 2, "{nothing}");
    }
}

/// The same files in a folder, as a static export has them.
fn assert_export(folder: &Folder, key: &str) {
    let (_, page) = folder.get("/pressao", "aurora.localhost");
    let path = certificate(&page);
    let (_, proof) = folder.get(&path, "aurora.localhost");
    let root = folder.dir.path().join("export");
    std::fs::create_dir_all(root.join("certificates")).unwrap();
    std::fs::write(root.join("pressao.html"), &page).unwrap();
    let file = root.join(path.trim_start_matches('/'));
    std::fs::write(&file, proof).unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(verify(&[file, "--key", key]).0, 0, "{:?}", verify(&[file]));
    assert_eq!(verify(&[file]).0, 1);
    std::fs::write(root.join("pressao.html"), page.replace("cuidado", "cura")).unwrap();
    assert_eq!(verify(&[file, "--key", key]).0, 2);
    std::fs::remove_file(root.join("pressao.html")).unwrap();
    assert_eq!(verify(&[file, "--key", key]).0, 2);
}
