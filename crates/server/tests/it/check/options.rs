//! Exit codes and what the options change.

use super::{AUTHOR, Files, list, report, rules};
use crate::support::lauda;

/// Nothing worse than a warning.
const MILD: &str = "# Sono e descanso\n\nDormir bem faz parte do cuidado. Converse com a equipe de saúde.";
/// A critical claim without a reference is an error.
const ERROR: &str = "# Antibióticos\n\nA amoxicilina é contraindicada para gestantes com asma.";
const BLOCKING: &str = "# Cura\n\nCura garantida!";

fn files() -> Files {
    let files = Files::of(&[("empty.md", "")]);
    for (name, text) in [("mild.md", MILD), ("error.md", ERROR), ("blocking.md", BLOCKING)] {
        files.write(name, format!("{text}{AUTHOR}"));
    }
    files
}

#[test]
fn the_exit_code_follows_the_worst_finding() {
    let files = files();
    let check = |arguments: &[&str], expect: i32| {
        let (code, report) = files.report(arguments);
        assert_eq!(code, expect, "{arguments:?}: {report}");
    };
    for (level, codes) in [("info", [1, 1, 1]), ("warning", [1, 1, 1]), ("error", [0, 1, 1]), ("blocking", [0, 0, 1])] {
        for (file, expect) in ["mild.md", "error.md", "blocking.md"].iter().zip(codes) {
            check(&[file, "--fail-on", level], expect);
        }
    }
    check(&["mild.md"], 0);
    check(&["error.md"], 1);
    check(&["mild.md", "blocking.md", "mild.md"], 1);
    check(&["mild.md", "empty.md", "blocking.md"], 2);
    check(&["mild.md", "none.md"], 2);
}

#[test]
fn a_bad_file_does_not_keep_the_others_from_being_checked() {
    let files = files();
    files.write("binary.md", [0x89, b'P', b'N', b'G', 0, 1, 2, 3]);
    std::fs::create_dir(files.path().join("folder.md")).unwrap();
    let order = ["blocking.md", "none.md", "mild.md", "empty.md", "folder.md", "binary.md", "blocking.md", "error.md"];
    let (code, report) = files.report(&order);
    assert_eq!(code, 2);
    let entries = list(&report, "files");
    assert_eq!(entries.iter().map(|file| file["path"].as_str().unwrap()).collect::<Vec<_>>(), order);
    let codes: Vec<_> = entries.iter().map(|file| file["error"]["code"].as_str().unwrap_or("checked")).collect();
    let expect = ["checked", "unreadable", "checked", "empty", "unreadable", "binary", "checked", "checked"];
    assert_eq!(codes, expect);
    for file in entries.iter().filter(|file| !file["error"].is_null()) {
        assert!(!file["error"]["message"].as_str().unwrap().is_empty() && file.as_object().unwrap().len() == 2);
    }
    assert_eq!(entries[0], entries[6], "the same file, the same report");
    assert!(rules(&entries[0]).contains(&"C-CFM-06"));
}

#[test]
fn standard_input_is_a_file_like_others() {
    let files = files();
    let text = format!("{BLOCKING}{AUTHOR}");
    let (code, json) =
        report(&files.check_input(&["-", "--format", "json", "--input-format", "markdown"], text.as_bytes()));
    let (_, of_file) = files.report(&["blocking.md"]);
    assert_eq!((code, json["files"][0]["path"].as_str()), (1, Some("-")));
    assert_eq!(json["files"][0]["findings"], of_file["files"][0]["findings"]);
    let (code, json) = report(&files.check_input(&["-", "mild.md", "--format", "json"], b""));
    assert_eq!((code, json["files"][0]["error"]["code"].as_str()), (2, Some("empty")));
    assert!(json["files"][1]["findings"].is_array());
}

#[test]
fn the_profession_chooses_the_rules() {
    let text = "# Cura\n\nCura garantida! Agende sua consulta com 50% de desconto.";
    let files = Files::of(&[("text.md", text), ("medica.md", &format!("{text}{AUTHOR}"))]);
    let of = |arguments: &[&str]| files.report(arguments).1["files"][0].clone();
    for (name, prefix) in [
        ("cfm", "C-CFM-"),
        ("cfp", "C-CFP-"),
        ("cfn", "C-CFN-"),
        ("cfo", "C-CFO-"),
        ("cofen", "C-COF-"),
        ("CFM", "C-CFM-"),
    ] {
        let file = of(&["text.md", "--profession", name]);
        assert_eq!(file["profession"], name.to_lowercase());
        let councils: Vec<_> = rules(&file).into_iter().filter(|rule| rule.starts_with("C-")).collect();
        assert!(!councils.is_empty() && councils.iter().all(|rule| rule.starts_with(prefix)), "{name}: {councils:?}");
    }
    assert_eq!(of(&["medica.md"])["profession"], "cfm", "told by the author block");
    assert_eq!(of(&["medica.md", "--profession", "cfo"])["profession"], "cfo", "the option counts for more");
    let strictest = of(&["text.md"]);
    assert!(strictest["profession"].is_null());
    assert!(rules(&strictest).contains(&"C-CFM-06"));
}

#[test]
fn rules_have_dates() {
    let files = Files::of(&[("text.md", &format!("{BLOCKING}{AUTHOR}"))]);
    let at = |day: &str| files.report(&["text.md", "--as-of", day]).1["files"][0].clone();
    let count = |day: &str| rules(&at(day)).iter().filter(|rule| rule.starts_with("C-CFM-")).count();
    // Res. CFM 2.336/2023 is in force from 11 March 2024.
    assert!(count("2024-03-10") < count("2024-03-11"), "{:?} {:?}", rules(&at("2024-03-10")), rules(&at("2024-03-11")));
    assert_eq!(count("2024-03-11"), count("2026-01-01"));
}

#[test]
fn messages_are_in_the_language_that_is_asked_for() {
    let files = Files::of(&[("text.md", BLOCKING), ("empty.md", "")]);
    let (_, en) = files.report(&["text.md", "empty.md", "none.md", "--lang", "en"]);
    let (_, pt) = files.report(&["text.md", "empty.md", "none.md", "--lang", "pt-BR"]);
    assert_eq!(en["files"][1]["error"]["message"], "the input has no text");
    assert_eq!(pt["files"][1]["error"]["message"], "O arquivo não tem texto.");
    let unreadable = |report: &serde_json::Value| report["files"][2]["error"]["message"].as_str().unwrap().to_owned();
    assert!(unreadable(&en).starts_with("The file cannot be read"), "{}", unreadable(&en));
    assert!(unreadable(&pt).starts_with("O arquivo não pode ser lido"), "{}", unreadable(&pt));
    let message = |report: &serde_json::Value| {
        let found = list(&report["files"][0], "findings").iter().find(|finding| finding["rule"] == "C-CFM-06").cloned();
        found.unwrap()["message"].as_str().unwrap().to_owned()
    };
    assert!(message(&pt).contains("garante") && !message(&en).contains("garante"), "{}", message(&en));
}

#[test]
fn the_input_format_is_told_or_given() {
    let html = "<p>Ligue &lt;b&gt;</p><p style='display:none'>CPF 529&#46;982&#46;247-25</p>";
    let files = Files::of(&[("page.html", html), ("page.txt", html)]);
    let cpf = |arguments: &[&str]| {
        let (_, report) = files.report(arguments);
        super::data(&report["files"][0], "cpf").first().map(|text| (*text).to_owned())
    };
    let written = Some("529&#46;982&#46;247-25".to_owned());
    assert_eq!(cpf(&["page.html"]), written);
    assert_eq!(cpf(&["page.txt", "--input-format", "html"]), written);
    assert_eq!(cpf(&["page.html", "--input-format", "text"]), None, "as plain text it is no number");
}

#[test]
fn options_that_are_none_are_refused() {
    let files = files();
    for arguments in [
        &["mild.md", "--profession", "crea"][..],
        &["mild.md", "--lang", "fr"],
        &["mild.md", "--as-of", "ontem"],
        &["mild.md", "--as-of", "2026-02-30"],
        &["mild.md", "--format", "xml"],
        &["mild.md", "--fail-on", "fatal"],
        &["mild.md", "--input-format", "docx"],
        &["mild.md", "--unknown"],
        &[],
    ] {
        let output = files.check(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && output.stderr.starts_with(b"error: "), "{output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_may_hold_any_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let files = Files::new();
    let name = OsStr::from_bytes(b"rascunho \xff\n.md");
    std::fs::write(files.path().join(name), format!("{MILD}{AUTHOR}")).unwrap();
    for format in ["json", "sarif", "text"] {
        let mut command = lauda();
        let output = command.current_dir(files.path()).args(["check", "--format", format]).arg(name).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(std::str::from_utf8(&output.stdout).unwrap().contains("rascunho"), "{output:?}");
    }
}
