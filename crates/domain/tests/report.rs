//! The report of `lauda check`, from what the stages said to JSON and SARIF.
#![allow(clippy::unwrap_used)]

use domain::claim::{Claim, ClaimCategory, ClaimKind, EvidenceNeed, Priority, SearchStrategy};
use domain::document::{Edit, Language, Span};
use domain::finding::{Finding, Message, Profession, Severity};
use domain::import::{ImportError, ImportOptions, Imported, import};
use domain::privacy::{
    ContentFlags, Council, DatumKind, Facts, PersonalDatum, PrivacyReport, Professional, ProfessionalRole, SubjectRole,
};
use domain::report::{FileReport, Outputs, Reading, Report, SCHEMA, original_span, sarif};
use proptest::prelude::*;
use serde_json::{Value, json};

fn message(text: &str) -> Message {
    Message { pt: text.to_owned(), en: format!("{text} (en)") }
}

fn span(imported: &Imported, part: &str) -> Span {
    let find = |block: &domain::document::Block| block.text.find(part).map(|at| (block.id.clone(), at));
    let (block, at) = imported.document.blocks.iter().find_map(find).unwrap_or_else(|| panic!("no {part:?}"));
    Span { block, start: at as u32, end: (at + part.len()) as u32 }
}

fn finding(rule: &str, severity: Severity, span: Option<Span>) -> Finding {
    Finding {
        rule: rule.into(),
        source: "art. 1".into(),
        severity,
        span,
        message: message("Não."),
        suggestion: None,
        fix: None,
    }
}

fn datum(kind: DatumKind, span: Span, role: SubjectRole) -> PersonalDatum {
    PersonalDatum { kind, span, confidence: 0.957, role, subject: 0 }
}

fn privacy(
    imported: &Imported,
    data: Vec<PersonalDatum>,
    professionals: Vec<Professional>,
    redactions: Vec<Edit>,
) -> PrivacyReport {
    PrivacyReport {
        facts: Facts { data, subjects: vec![], professionals, prescriptions: vec![] },
        missing: vec![],
        risk: 71,
        risk_terms: vec![],
        content: ContentFlags {
            health_advice: false,
            patient_data: false,
            prescription: false,
            controlled_substance: false,
            surgery: false,
            urgent_review: false,
            needs_disclaimer: false,
            needs_legal_review: false,
        },
        redactions,
        sanitised: imported.document.clone(),
    }
}

fn claim(id: &str, span: Span) -> Claim {
    Claim {
        id: id.into(),
        quote: String::new(),
        span,
        category: ClaimCategory::TreatmentEfficacy,
        kind: ClaimKind::Efficacy,
        priority: Priority::Critical,
        needs: EvidenceNeed::ClinicalTrial,
        strategy: SearchStrategy {
            core_concept: String::new(),
            key_terms: vec![],
            related_terms: vec![],
            primary: String::new(),
            secondary: String::new(),
            publication_types: vec![],
            years: None,
        },
        numbers: vec![],
        hedged: false,
        absolute: false,
        appeal_to_authority: false,
        cites: vec![],
    }
}

fn professional(name: &str, council: Option<Council>, at: Span) -> Professional {
    Professional {
        role: ProfessionalRole::Participating,
        subject: 1,
        name: Some(name.into()),
        title: None,
        council,
        number: council.map(|_| "123456".into()),
        region: Some(String::new()),
        category: None,
        specialties: vec!["Dermatologia".into()],
        rqe: vec!["78".into(), "90".into()],
        spans: vec![at],
    }
}

fn read(input: &[u8], name: &str) -> Imported {
    import(input, &ImportOptions { name: Some(name.into()), ..Default::default() }).unwrap()
}

/// A report on a page with entities, a paragraph apart and a redaction.
fn report(input: &[u8]) -> Report {
    let imported = read(input, "a.html");
    let at = |part: &str| span(&imported, part);
    let redaction = Edit { span: at("João"), replacement: "[nome removido]".into() };
    let data = vec![
        datum(DatumKind::SmallPlace, at("São José"), SubjectRole::Patient),
        datum(DatumKind::Name, at("João"), SubjectRole::Patient),
    ];
    let people = vec![professional("Dr. Rui", None, at("Rui")), professional("Ana", Some(Council::Crm), at("Ana"))];
    let privacy = privacy(&imported, data, people, vec![redaction]);
    let findings = [
        finding("b-rule", Severity::Warning, Some(at("São"))),
        finding("a-rule", Severity::Blocking, Some(at("São"))),
        finding("c-rule", Severity::Info, None),
        finding("b-rule", Severity::Warning, Some(at("São"))),
    ];
    // In the sanitised text the claim stands further to the right.
    let mut cure = at("cura tudo");
    let shift = "[nome removido]".len() as u32 - "João".len() as u32;
    (cure.start, cure.end) = (cure.start + shift, cure.end + shift);
    let claims = [claim("C001", cure)];
    let outputs = Outputs {
        path: "dir/a b.html",
        input,
        imported: &imported,
        language: Language::PtBr,
        profession: Some(Profession::Cfm),
        privacy: &privacy,
        findings: &findings,
        claims: &claims,
        reading: Reading::Sanitised,
    };
    let failed = FileReport::unreadable("-", &ImportError::Binary { kind: "a PDF file" }, Language::En);
    Report::new(vec![FileReport::of(&outputs), failed])
}

const PAGE: &str = "<p>Dra. Ana e Rui.</p>\n<p>Jo&atilde;o, de S&atilde;o Jos&eacute;, <b>cura</b> tudo.</p>";

#[test]
fn the_contract_is_kept_to_the_letter() {
    let slice = |part: &str| {
        let start = PAGE.find(part).unwrap();
        (start, start + part.len())
    };
    let (place, joao, sao, cure) =
        (slice("S&atilde;o Jos&eacute;"), slice("Jo&atilde;o"), slice("S&atilde;o"), slice("cura</b> tudo"));
    let finding = |rule: &str, severity: &str, range: (usize, usize), text: Value| {
        json!({"rule": rule, "source": "art. 1", "severity": severity, "start": range.0, "end": range.1, "text": text,
            "message": "Não.", "suggestion": null})
    };
    let expect = json!({"version": 1, "files": [
        {
            "path": "dir/a b.html",
            "profession": "cfm",
            "risk": {"lgpd": 71},
            "findings": [
                finding("c-rule", "info", (0, 0), Value::Null),
                finding("a-rule", "blocking", sao, json!("S&atilde;o")),
                finding("b-rule", "warning", sao, json!("S&atilde;o")),
            ],
            "personal_data": [
                {"kind": "name", "text": "Jo&atilde;o", "start": joao.0, "end": joao.1, "confidence": 0.96, "subject": "patient"},
                {"kind": "place", "text": "S&atilde;o Jos&eacute;", "start": place.0, "end": place.1, "confidence": 0.96, "subject": "patient"},
            ],
            "professionals": [
                {"name": "Ana", "council": "CRM", "number": "123456", "region": null, "specialty": "Dermatologia", "rqe": "78, 90"},
                {"name": "Dr. Rui", "council": null, "number": null, "region": null, "specialty": "Dermatologia", "rqe": "78, 90"},
            ],
            "claims": [
                {"id": "C001", "text": "cura</b> tudo", "start": cure.0, "end": cure.1, "category": "eficacia_tratamento",
                    "priority": "critica", "evidence": "ensaio_clinico"},
            ],
        },
        {"path": "-", "error": {"code": "binary", "message": "the input is a PDF file, not text; save it as text, Markdown or HTML"}},
    ]});
    let text = serde_json::to_string(&report(PAGE.as_bytes())).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expect);
    assert!(text.contains("\"confidence\":0.96,"), "{text}");
    let back: Report = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
}

#[test]
fn reports_satisfy_the_published_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let good = serde_json::to_value(report(PAGE.as_bytes())).unwrap();
    let errors: Vec<String> = validator.iter_errors(&good).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert!(validator.is_valid(&json!({"version": 1, "files": []})));
    let refuse = |pointer: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&bad), "{pointer} took a wrong value");
    };
    refuse("/version", json!(2));
    refuse("/files/0/risk/lgpd", json!(101));
    refuse("/files/0/risk/lgpd", json!(1.5));
    refuse("/files/0/profession", json!("crm"));
    refuse("/files/0/findings/0/severity", json!("fatal"));
    refuse("/files/0/findings/0/start", json!(3));
    refuse("/files/0/findings/1/start", json!(-1));
    refuse("/files/0/personal_data/0/subject", json!("doctor"));
    refuse("/files/0/personal_data/0/confidence", json!(2));
    refuse("/files/0/claims/0/category", json!("treatment_efficacy"));
    refuse("/files/0/claims/0/priority", json!("high"));
    refuse("/files/1/error", json!({"code": "x"}));
    refuse("/files/1/error", json!("x"));
}

#[test]
fn text_is_decoded_and_offsets_are_not() {
    // The first paragraph, its line end and a tag take 26 characters.
    let check = |input: &[u8], unit: usize, mark: usize| {
        let report = report(input);
        let file = report.files[0].checked().unwrap();
        let name = &file.personal_data[0];
        assert_eq!(name.text.as_deref(), Some("João"));
        assert_eq!((name.start, name.end), (mark + unit * 26, mark + unit * 30));
        let place = file.findings[1].place.unwrap();
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 13, 2, 16));
    };
    let page = "<p>Dra. Ana e Rui.</p>\n<p>João, de São José, <b>cura</b> tudo.</p>";
    let wide = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(page.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    check(&page.chars().map(|c| c as u8).collect::<Vec<u8>>(), 1, 0);
    check(&wide(false), 2, 2);
    check(&wide(true), 2, 2);
}

#[test]
fn exit_codes() {
    let full = report(PAGE.as_bytes());
    let clean = Report::new(full.files[..1].to_vec());
    assert_eq!(full.exit_code(Severity::Blocking), 2);
    assert_eq!(clean.exit_code(Severity::Blocking), 1);
    assert_eq!(Report::new(vec![]).exit_code(Severity::Info), 0);
    let mut mild = clean.clone();
    if let FileReport::Checked(file) = &mut mild.files[0] {
        file.findings.retain(|finding| finding.severity < Severity::Error);
    }
    assert_eq!((mild.exit_code(Severity::Error), mild.exit_code(Severity::Warning)), (0, 1));
}

#[test]
fn sarif_says_the_same() {
    let log = sarif(&report(PAGE.as_bytes()), "0.1.0");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 3);
    let results = run["results"].as_array().unwrap();
    let levels: Vec<&str> = results.iter().map(|result| result["level"].as_str().unwrap()).collect();
    assert_eq!(levels, ["note", "error", "warning"]);
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "dir/a%20b.html");
    assert_eq!(place["region"]["startLine"], 2);
    assert_eq!(place["region"]["snippet"]["text"], "S&atilde;o");
    assert!(results[0]["locations"][0]["physicalLocation"].get("region").is_none());
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"], "binary");
}

fn edits() -> impl Strategy<Value = Vec<(u32, u32, String)>> {
    prop::collection::vec((0..20u32, 0..6u32, "[X]{0,4}"), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Letters that no edit touched lead back to themselves.
    #[test]
    fn places_lead_back_over_redactions(list in edits()) {
        let text = "abcdefghijklmnopqrstuvwxyz";
        let edits: Vec<Edit> = list.into_iter().map(|(start, len, replacement)| Edit {
            span: Span { block: "b".into(), start, end: start + len },
            replacement,
        }).collect();
        let edited = apply(text, &edits);
        for (at, c) in edited.char_indices().filter(|(_, c)| c.is_lowercase()) {
            let span = Span { block: "b".into(), start: at as u32, end: at as u32 + 1 };
            let back = original_span(&edits, &span);
            prop_assert!(text[back.start as usize..back.end as usize].contains(c), "{c} of {edited}: {back:?}");
            prop_assert_eq!(back.end - back.start, 1);
        }
        let all = original_span(&edits, &Span { block: "b".into(), start: 0, end: edited.len() as u32 });
        prop_assert!(all.start <= all.end && all.end <= 26);
        let other = Span { block: "c".into(), start: 3, end: 4 };
        prop_assert_eq!(original_span(&edits, &other), other);
    }
}

/// The first of overlapping edits counts, and the longer of two with one start.
fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, std::cmp::Reverse(edit.span.end)));
    let (mut out, mut last) = (String::new(), 0);
    for edit in sorted {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        if start >= last {
            out.push_str(&text[last..start]);
            out.push_str(&edit.replacement);
            last = end;
        }
    }
    out + &text[last..]
}
