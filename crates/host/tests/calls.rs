//! Calls as the rest of Lauda makes them, on the components that come with the binary; by hand; and counted.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]

mod guests;
mod recorder;

use domain::calculation::{GenderType, PatientMetrics};
use guests::{cached, deploy, started};
use host::{Blame, Call, Failure, Host, Role};
use serde_json::json;

const MAN: PatientMetrics = PatientMetrics { weight: 70.0, height: 1.75, age: 30, gender: GenderType::Male };

#[test]
fn body_measures_come_from_the_component() {
    let host = started();
    let answer = host.health_metrics(Call::CONFIGURED, &MAN).unwrap();
    assert!((answer.value.bmr - 1695.667).abs() < 0.01, "{answer:?}");
    assert!((host.bmi(Call::CONFIGURED, 68.0, 1.65).unwrap().value - 24.977).abs() < 0.001);
    assert_eq!(host.bmr(Call::CONFIGURED, &MAN).unwrap().value, answer.value.bmr);
    assert!(host.bmi(Call::CONFIGURED, 68.0, 165.0).unwrap().value.is_nan());
    assert!(answer.cold && answer.version == 1 && answer.digest.starts_with("sha256:"));
}

#[test]
fn every_component_of_the_binary_loads_and_is_what_its_name_says() {
    let host = started();
    assert_eq!(host.warm(), []);
    for summary in host.list() {
        assert_eq!(summary.name, summary.role.default_component());
        assert!(summary.assigned && summary.live.builtin);
        let inspection = host.inspect(&summary.name).unwrap();
        assert_eq!((inspection.role, inspection.digest), (Some(summary.role), summary.live.digest));
        assert_eq!(inspection.differences, Vec::<String>::new());
        let granted: Vec<_> = inspection.imports.iter().filter(|item| !item.functions.is_empty()).collect();
        assert_eq!(granted.is_empty(), summary.role != Role::Evidence, "{granted:?}");
    }
}

#[test]
fn a_component_is_loaded_once_and_then_warm() {
    let host = started();
    assert!(host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap().cold);
    assert!(!host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap().cold);
    host.run("health-calc", "calculate-bmi", &["70".into()]).unwrap_err();
    let stats = host.stats();
    let bmi = stats.iter().find(|stats| stats.function == "calculate-bmi").unwrap();
    assert_eq!((bmi.component.as_str(), bmi.calls, bmi.errors), ("health-calc", 3, 1));
    assert_eq!((bmi.cold.count, bmi.warm.count), (1, 2));
    assert!(bmi.warm.p50 > 0.0 && bmi.cold.p50 > bmi.warm.p50, "{bmi:?}");
    assert!(stats.iter().filter(|stats| stats.function == "calculate-bmr").all(|stats| stats.calls == 0));
}

#[test]
fn a_function_is_called_by_name_with_text() {
    let host = started();
    let run = |function: &str, arguments: &[&str]| {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        host.run("health-calc", function, &arguments)
    };
    let value = |function, arguments: &[&str]| run(function, arguments).unwrap().value;
    assert_eq!(value("calculate-bmi", &["70", "1.75"]), json!(22.857143));
    assert_eq!(value("calculate_bmi", &["70", "0"]), json!(null), "NaN");
    let man = r#"{"weight": 70, "height": 1.75, "age": 30, "gender": "male"}"#;
    assert_eq!(value("calculate-bmr", &[man]), json!(1695.667));
    assert_eq!(value("calculate-health-metrics", &[man])["ideal_weight"], json!(68.75));

    let refused = |function, arguments: &[&str], expect: &str| {
        let error = run(function, arguments).unwrap_err();
        assert_eq!(error.blame(), Blame::Input);
        assert!(error.to_string().contains(expect), "{error}");
    };
    refused("calculate-luck", &[], "there are calculate-health-metrics, calculate-bmi, calculate-bmr");
    refused("calculate-bmi", &["70"], "1 arguments were given, 2 are asked: weight, height");
    refused("calculate-bmi", &["70", "tall"], "height: expected");
    refused("calculate-bmi", &["70", "true"], "height: a number is asked, not a bool");
    refused("calculate-bmr", &[r#"{"weight": 70}"#], "metrics.height: a number is asked, not null");
    refused("calculate-bmr", &[&man.replace("30", "-30")], "metrics.age: a non-negative integer is asked, not -30");
    refused("calculate-bmr", &[&man.replace("male", "mail")], "there is no \"mail\"; there are male, female");
    refused("calculate-bmr", &[&man.replace("age", "aeg")], "there is no field aeg");
    assert_eq!(host.run("nobody", "f", &[]).unwrap_err().failure, Failure::UnknownComponent);
}

#[test]
fn lists_variants_and_options_cross_as_json() {
    // Answers a catalogue of one rule: no profession, severity `warning`, in force since 2 March 2024.
    let catalogue = "
        (i32.store8 (i32.const 84) (i32.const 1))
        (i32.store8 (i32.const 104) (i32.const 1))
        (i32.store16 (i32.const 106) (i32.const 2024))
        (i32.store8 (i32.const 108) (i32.const 3)) (i32.store8 (i32.const 109) (i32.const 2))
        (i32.store (i32.const 16) (i32.const 64)) (i32.store (i32.const 20) (i32.const 1)) i32.const 16";
    let host = started();
    // The validator refuses every input, with a text that is empty: `err(invalid-input(""))`.
    deploy(&host, "rules", &guests::validator(catalogue, "(i32.store8 (i32.const 16) (i32.const 1)) i32.const 16"));
    let rule = &host.run("rules", "catalogue", &[]).unwrap().value[0];
    assert_eq!(
        *rule,
        json!({
            "id": "", "profession": null, "source": "", "severity": "warning", "summary": { "pt": "", "en": "" },
            "in_force": { "year": 2024, "month": 3, "day": 2 }, "until": null, "verified": false,
        })
    );
    let typed = host.catalogue(Call::of("rules")).unwrap().value;
    assert_eq!(typed[0].in_force, Some("2024-03-02".parse().unwrap()));

    let block = |kind: serde_json::Value| json!({ "id": "b1", "kind": kind, "text": "Olá", "marks": [] });
    let request = |kind| {
        json!({
            "document": { "language": "pt_br", "blocks": [block(kind)] },
            "facts": { "data": [], "subjects": [], "professionals": [], "prescriptions": [] },
            "profession": "cfm", "audience": "general-public", "page": "article",
            "as_of": { "year": 2025, "month": 1, "day": 31 },
        })
    };
    let validate = |kind| host.run("rules", "validate", &[request(kind).to_string()]);
    for kind in [json!("paragraph"), json!({ "heading": 2 }), json!({ "embed": "https://a.example" })] {
        assert_eq!(validate(kind).unwrap().value, json!({ "err": { "invalid_input": "" } }));
    }
    let refused = |kind, expect: &str| {
        let error = validate(kind).unwrap_err().to_string();
        assert!(error.contains(expect), "{error}");
    };
    refused(json!("heading"), "the case heading asks for an integer of 0 to 255");
    refused(
        json!({ "heading": 256 }),
        "request.document.blocks[].kind.heading: an integer of 0 to 255 is asked, not 256",
    );
    refused(json!({ "paragraph": 1 }), "the case paragraph takes no value");
    refused(json!("poem"), "there is no \"poem\"");
}

#[test]
fn calls_are_counted_in_the_metrics() {
    let recorder = recorder::Counts::default();
    metrics::with_local_recorder(&recorder, || {
        let host = Host::start(cached()).unwrap();
        deploy(&host, "broken", &guests::calculator("unreachable"));
        host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap();
        host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap();
        host.bmi(Call::of("broken"), 70.0, 1.75).unwrap_err();
    });
    let check = |key: &str, expect: u64| assert_eq!(recorder.get(key), expect, "{key} in {recorder:?}");
    check("wasm_component_calls_total component=health-calc function=calculate-bmi", 2);
    check("wasm_component_calls_total component=broken function=calculate-bmi", 1);
    check("wasm_component_cold_starts_total component=health-calc", 1);
    check("wasm_component_errors_total component=broken function=calculate-bmi blame=guest kind=trap", 1);
    check("wasm_component_call_duration_seconds component=health-calc function=calculate-bmi start=cold", 1);
    check("wasm_component_call_duration_seconds component=health-calc function=calculate-bmi start=warm", 1);
    check("wasm_component_calls_total component=health-calc function=calculate-bmr", 0);
}
