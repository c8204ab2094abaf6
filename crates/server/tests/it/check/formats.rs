//! The three forms of a report.

use serde_json::Value;

use super::{AUTHOR, Files, list};

const TEXT: &str =
    "# Título\n\nO paciente João Carlos Pereira, CPF 529.982.247-25, tem diabetes.\n\nCura garantida em 7 dias!\n";

fn files() -> Files {
    let files = Files::of(&[("a b.md", TEXT), ("empty.md", ""), ("c.md", &format!("{TEXT}{AUTHOR}"))]);
    files.write("latin1.md", TEXT.chars().map(|c| u32::from(c) as u8).collect::<Vec<_>>());
    let units: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
    files.write("utf16.md", [b"\xfe\xff", units.as_slice()].concat());
    files
}

const ALL: [&str; 5] = ["a b.md", "empty.md", "c.md", "latin1.md", "utf16.md"];

#[test]
fn json_keeps_the_published_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../../../docs/schemas/check-report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let files = files();
    let (_, report) = files.report(&[&ALL[..], &["none.md"]].concat());
    let problems: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(report["version"], 1);
    // The schema can say no.
    let mut broken = report.clone();
    broken["files"][0]["findings"][0]["severity"] = "fatal".into();
    assert!(!validator.is_valid(&broken));
}

/// The members that SARIF 2.1.0 requires, and the values that it allows for those that are given.
#[test]
fn sarif_has_what_the_standard_requires() {
    let files = files();
    let output = files.check(&[&ALL[..], &["--format", "sarif"]].concat());
    assert_eq!(output.status.code(), Some(2));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let [run] = list(&log, "runs") else { panic!("one run") };
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "Lauda");
    let rules = list(driver, "rules");
    assert!(rules.iter().all(|rule| rule["id"].is_string() && rule["shortDescription"]["text"].is_string()));
    let [invocation] = list(run, "invocations") else { panic!("one invocation") };
    assert_eq!(invocation["executionSuccessful"], false);
    let [notification] = list(invocation, "toolExecutionNotifications") else { panic!("one bad file") };
    assert!(notification["message"]["text"].is_string() && notification["level"] == "error");
    let (_, report) = files.report(&ALL);
    let findings: usize =
        list(&report, "files").iter().filter_map(|file| file["findings"].as_array()).map(Vec::len).sum();
    let results = list(run, "results");
    assert_eq!(results.len(), findings);
    for result in results {
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{result}");
        assert!(["note", "warning", "error"].contains(&result["level"].as_str().unwrap()), "{result}");
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_location(&list(result, "locations")[0]["physicalLocation"]);
    }
}

fn assert_location(location: &Value) {
    let uri = location["artifactLocation"]["uri"].as_str().unwrap();
    assert!(!uri.is_empty() && !uri.contains([' ', '\\']), "{uri} is no URI reference");
    let region = &location["region"];
    if region.is_null() {
        return;
    }
    let number = |name: &str| region[name].as_i64().unwrap_or_else(|| panic!("{name} in {region}"));
    assert!(number("startLine") >= 1 && number("startColumn") >= 1 && number("byteOffset") >= 0);
    assert!(number("byteLength") > 0 && number("endLine") >= number("startLine"));
    assert!(number("endLine") > number("startLine") || number("endColumn") > number("startColumn"), "{region}");
}

/// A clinician sees the words that are meant, whatever encoding the file has.
#[test]
fn text_underlines_the_words_in_every_encoding() {
    let files = files();
    for name in ["a b.md", "latin1.md", "utf16.md"] {
        let output = files.check(&[name, "--lang", "pt-BR"]);
        let text = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for words in ["João Carlos Pereira", "529.982.247-25", "Cura garantida"] {
            let underlined = lines.windows(2).any(|pair| underlined(pair[0], pair[1]).as_deref() == Some(words));
            assert!(underlined, "{words} in {name}: {text}");
        }
        assert!(text.contains("Risco LGPD") && text.contains("IMPEDE A PUBLICAÇÃO") && text.contains("3:12"), "{text}");
    }
    let english = String::from_utf8(files.check(&["a b.md", "--lang", "en"]).stdout).unwrap();
    assert!(english.contains("LGPD risk") && english.contains("BLOCKS PUBLICATION"), "{english}");
    let bad = String::from_utf8(files.check(&["empty.md"]).stdout).unwrap();
    assert!(bad.contains("empty.md") && bad.contains("Não foi possível verificar"), "{bad}");
}

/// What stands above the carets of a line of carets.
fn underlined(line: &str, carets: &str) -> Option<String> {
    if carets.trim().is_empty() || !carets.chars().all(|c| c == ' ' || c == '^') {
        return None;
    }
    Some(line.chars().zip(carets.chars()).filter(|(_, caret)| *caret == '^').map(|(c, _)| c).collect())
}

/// A file must not write to the terminal of who checks it: no escape sequence, no reversed text.
#[test]
fn text_lets_no_control_characters_through() {
    let files = Files::new();
    let name = "João\u{1b}[31m Carlos Pereira\u{7}\u{202e}";
    files.write("a.md", format!("O paciente {name}, CPF 529.\u{202e}982.247-25. Cura\u{1b}[2J garantida\u{9b}!\n"));
    files.write("b\u{1b}[2J.md", "");
    let output = files.check(&["a.md", "b\u{1b}[2J.md"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let harmful =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(harmful), "{text:?}");
}
