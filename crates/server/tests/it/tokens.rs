//! Who may act on the command line, and that a running server changes none of the answers.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Output;

use serde_json::Value;

use crate::support::Folder;

fn prepared() -> (Folder, String) {
    let folder = Folder::new();
    assert!(folder.serve().stop().success());
    folder.clinic();
    let token = folder.person("Rita Camargo Leal", "administrator", &["--email", "rita@aurora.example"]);
    (folder, token)
}

/// The code of the error of a command.
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
    answer["error"]["code"].as_str().unwrap().to_owned()
}

#[test]
fn acting_needs_a_token_that_holds() {
    let (folder, token) = prepared();
    let status = |token: Option<&str>| {
        let mut command = folder.command(&["status", "--json"]);
        command.envs(token.map(|token| ("LAUDA_TOKEN", token))).output().unwrap()
    };
    let check = || {
        for wrong in
            [None, Some(""), Some("x"), Some(&token[1..]), Some(&token.to_uppercase()), Some(&"a".repeat(100_000))]
        {
            assert_eq!(refused(&status(wrong)), "unauthenticated", "{wrong:?}");
        }
        assert!(status(Some(&token)).status.success());
    };
    check();
    let server = folder.serve();
    check();
    // A new token counts beside the old one; who is locked out has none.
    let second = folder.json(&["user", "token", "--tenant", "aurora", "rita@aurora.example"]);
    assert!(status(second["token"].as_str()).status.success());
    folder.json(&["user", "disable", "--tenant", "aurora", "rita@aurora.example"]);
    assert_eq!(refused(&status(Some(&token))), "unauthenticated");
    assert!(server.stop().success());
    assert_eq!(refused(&status(second["token"].as_str())), "unauthenticated");
}

#[test]
fn a_token_file_is_for_its_owner_only() {
    let (folder, token) = prepared();
    let file = folder.dir.path().join("token");
    std::fs::write(&file, format!("{token}\n")).unwrap();
    let run = |mode: u32| {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        let mut command = folder.command(&["status", "--token-file"]);
        // The file that was named counts, whatever the environment holds.
        command.arg(&file).env("LAUDA_TOKEN", &token).output().unwrap()
    };
    for mode in [0o600, 0o400, 0o700] {
        assert!(run(mode).status.success(), "{mode:o}");
    }
    for mode in [0o640, 0o604, 0o660, 0o602, 0o777, 0o601] {
        let output = run(mode);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains("chmod 600"), "{mode:o}: {said}");
    }
    std::fs::remove_file(&file).unwrap();
    assert!(folder.failure(&["status", "--token-file", file.to_str().unwrap()]).contains("token"));
}

#[test]
fn answers_are_the_same_with_and_without_a_server() {
    let (folder, token) = prepared();
    let draft = folder.dir.path().join("sono.md");
    std::fs::write(&draft, "# Sono\n\nDormir bem faz parte do cuidado.\n").unwrap();
    let author = ["--registration", "CRM/SP 9999901", "--feminine"];
    let creator = folder.person("Helena Vasconcelos Prado", "content_creator", &author);
    folder.as_user(&creator, &["submit", draft.to_str().unwrap(), "--slug", "sono"]);
    let commands: [&[&str]; 18] = [
        &["status"],
        &["status", "sono"],
        &["status", "nada"],
        &["review", "sono"],
        &["references", "list", "sono"],
        &["references", "accept", "sono", "7"],
        &["approve", "sono", "--meaning", "x", "--reason", "y"],
        &["publish", "sono"],
        &["archive", "nada", "--reason", "x"],
        &["assign", "sono", "nobody@aurora.example"],
        &["tenant", "list"],
        &["tenant", "add", "aurora", "--name", "Outra", "--host", "outra.example"],
        &["user", "list", "--tenant", "aurora"],
        &["user", "list", "--tenant", "nada"],
        &["user", "add", "--tenant", "nada", "Ana", "--role", "reader"],
        &["user", "add", "--tenant", "aurora", "Ana", "--role", "king"],
        &["component", "history", "health-calc"],
        &["component", "run", "health-calc", "calculate-bmi", "70", "2"],
    ];
    let answers = |json: bool| -> Vec<(Option<i32>, String, String)> {
        let run = |arguments: &&[&str]| {
            let mut command = folder.command(arguments);
            if json {
                command.arg("--json");
            }
            let output = command.env("LAUDA_TOKEN", &token).env("LAUDA_LOG", "off").output().unwrap();
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
            (output.status.code(), without_times(&text(output.stdout)), text(output.stderr))
        };
        commands.iter().map(run).collect()
    };
    let alone = (answers(true), answers(false));
    let server = folder.serve();
    let served = (answers(true), answers(false));
    for (alone, served) in [(&alone.0, &served.0), (&alone.1, &served.1)] {
        for ((alone, served), command) in alone.iter().zip(served).zip(commands) {
            assert_eq!(alone, served, "{command:?}");
            assert!(!alone.1.is_empty() || !alone.2.is_empty(), "{command:?}");
        }
    }
    assert!(server.stop().success());
}

/// How long a call took differs from one to the next.
fn without_times(text: &str) -> String {
    match text.split_once("\"processing_time_us\":") {
        Some((before, after)) => format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => text.to_owned(),
    }
}
