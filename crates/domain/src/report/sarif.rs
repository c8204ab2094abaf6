//! The report as SARIF 2.1.0, which code hosts and editors read.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{CheckedFile, FileReport, FindingEntry, Report};
use crate::finding::Severity;

/// One run of the tool over all files. `version` is that of the program.
pub fn sarif(report: &Report, version: &str) -> Value {
    let checked: Vec<&CheckedFile> = report.files.iter().filter_map(FileReport::checked).collect();
    let mut rules: BTreeMap<&str, &str> = BTreeMap::new();
    for finding in checked.iter().flat_map(|file| &file.findings) {
        rules.entry(&finding.rule).or_insert(&finding.source);
    }
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(index, rule)| (*rule, index)).collect();
    let descriptors: Vec<Value> =
        rules.iter().map(|(rule, source)| json!({"id": rule, "shortDescription": {"text": source}})).collect();
    let results: Vec<Value> = checked.iter().flat_map(|file| results(file, &index)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "Lauda", "version": version, "rules": descriptors}},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(report)],
            "results": results,
        }],
    })
}

/// What could not be read is a notification of the run, not a result.
fn invocation(report: &Report) -> Value {
    let notifications: Vec<Value> = report
        .files
        .iter()
        .filter_map(|file| match file {
            FileReport::Checked(_) => None,
            FileReport::Failed(file) => Some(json!({
                "level": "error",
                "descriptor": {"id": file.error.code},
                "message": {"text": file.error.message},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&file.path)}}}],
            })),
        })
        .collect();
    json!({"executionSuccessful": notifications.is_empty(), "toolExecutionNotifications": notifications})
}

fn results(file: &CheckedFile, index: &BTreeMap<&str, usize>) -> Vec<Value> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    file.findings
        .iter()
        .map(|finding| {
            let print = fingerprint(file, finding);
            let count = seen.entry(print.clone()).or_default();
            *count += 1;
            let message = match &finding.suggestion {
                Some(suggestion) => format!("{} {suggestion}", finding.message),
                None => finding.message.clone(),
            };
            json!({
                "ruleId": finding.rule,
                "ruleIndex": index.get(finding.rule.as_str()),
                "level": level(finding.severity),
                "message": {"text": message},
                "locations": [{"physicalLocation": location(file, finding)}],
                "partialFingerprints": {"laudaFinding/v1": format!("{print}:{count}")},
                "properties": {"severity": finding.severity, "source": finding.source},
            })
        })
        .collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error | Severity::Blocking => "error",
    }
}

fn location(file: &CheckedFile, finding: &FindingEntry) -> Value {
    let mut location = json!({"artifactLocation": {"uri": uri(&file.path)}});
    if let Some(text) = &finding.text {
        let mut region = json!({
            "byteOffset": finding.start,
            "byteLength": finding.end - finding.start,
            "snippet": {"text": text},
        });
        if let Some(place) = finding.place {
            region["startLine"] = json!(place.line);
            region["startColumn"] = json!(place.column);
            region["endLine"] = json!(place.end_line);
            region["endColumn"] = json!(place.end_column);
        }
        location["region"] = region;
    }
    location
}

/// The same words under the same rule are the same finding, wherever they move.
fn fingerprint(file: &CheckedFile, finding: &FindingEntry) -> String {
    let mut hash = Sha256::new();
    for part in [&file.path, &finding.rule, finding.text.as_ref().unwrap_or(&finding.message)] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let digest: [u8; 32] = hash.finalize().into();
    digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A path as the relative reference of RFC 3986; standard input has a name of its own.
fn uri(path: &str) -> String {
    if path == "-" {
        return "stdin".to_owned();
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            byte if plain(byte) => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
