//! Components on the command line.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::Value;
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

use crate::support::{Folder, post, until};

const NETWORK: &str = "package medical:health-calc@0.1.0;
    interface calculations {
        enum gender-type { male, female }
        record patient-metrics { weight: f32, height: f32, age: u32, gender: gender-type }
        record health-results { bmi: f32, bmr: f32, ideal-weight: f32, body-fat-percentage: f32, daily-calories: f32 }
        calculate-health-metrics: func(metrics: patient-metrics) -> health-results;
        calculate-bmi: func(weight: f32, height: f32) -> f32;
        calculate-bmr: func(metrics: patient-metrics) -> f32;
    }
    interface network { send: func(bytes: list<u8>); }
    world curious { import network; export calculations; }";
const CURIOUS: &str = r#"(module
    (import "medical:health-calc/network@0.1.0" "send" (func (param i32 i32)))
    (memory (export "memory") 1)
    (func (export "medical:health-calc/calculations@0.1.0#calculate-health-metrics")
        (param f32 f32 i32 i32) (result i32) i32.const 0)
    (func (export "medical:health-calc/calculations@0.1.0#calculate-bmr") (param f32 f32 i32 i32) (result f32) local.get 0)
    (func (export "medical:health-calc/calculations@0.1.0#calculate-bmi") (param f32 f32) (result f32)
        (call 0 (i32.const 0) (i32.const 8)) local.get 0))"#;

fn built(name: &str) -> Vec<u8> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../components/dist").join(format!("{name}.wasm"));
    std::fs::read(file).unwrap()
}

/// The calculator with one more custom section: the same functions, another digest.
fn variant(note: u8) -> Vec<u8> {
    [&built("health-calc")[..], &[0, 6, 4, b'n', b'o', b't', b'e', note]].concat()
}

/// Asks for an import that nobody grants.
fn curious() -> Vec<u8> {
    let mut resolve = Resolve::default();
    let package = resolve.push_source("curious.wit", NETWORK).unwrap();
    let world = resolve.select_world(&[package], Some("curious")).unwrap();
    let mut module = wat::parse_str(CURIOUS).unwrap();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8, false).unwrap();
    ComponentEncoder::default().module(&module).unwrap().encode().unwrap()
}

struct Components {
    folder: Folder,
}

impl Components {
    fn new() -> Components {
        let folder = Folder::new();
        assert!(folder.serve().stop().success());
        Components { folder }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        let file = self.folder.dir.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file.display().to_string()
    }

    /// The digest of what went live.
    fn deploy(&self, file: &str) -> String {
        let answer = self.folder.json(&["component", "deploy", file, "--name", "health-calc"]);
        answer["version"]["digest"].as_str().unwrap().to_owned()
    }

    /// `number:state` of each version.
    fn history(&self) -> String {
        let answer = self.folder.json(&["component", "history", "health-calc"]);
        let version = |v: &Value| format!("{}:{}", v["number"], v["state"].as_str().unwrap());
        answer["versions"].as_array().unwrap().iter().map(version).collect::<Vec<_>>().join(" ")
    }

    fn bmi(&self) -> Value {
        self.folder.json(&["component", "run", "health-calc", "calculate-bmi", "70", "1.75"])
    }
}

#[test]
fn components_are_listed_inspected_and_run() {
    let components = Components::new();
    let folder = &components.folder;
    let list = folder.json(&["component", "list"]);
    let names: Vec<_> = list["components"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect();
    for name in [
        "claims-extractor",
        "content-validator",
        "formatter",
        "health-calc",
        "lgpd-analyzer",
        "reference-finder",
        "seo-profiler",
        "text-composer",
    ] {
        assert!(names.contains(&name), "{name} is missing from {names:?}");
        let inspected = folder.json(&["component", "inspect", name]);
        let imports = inspected["component"]["imports"].to_string();
        assert_eq!(imports.contains("literature"), name == "reference-finder", "{name}: {imports}");
    }
    let shown = String::from_utf8(folder.run(&["component", "inspect", "health-calc"]).stdout).unwrap();
    assert!(shown.contains("calculate-bmi") && shown.contains("imports: none"), "{shown}");
    assert!((components.bmi()["result"].as_f64().unwrap() - 22.857).abs() < 0.01);
    let metrics = r#"{"weight":70,"height":1.75,"age":30,"gender":"male"}"#;
    let all = folder.json(&["component", "run", "health-calc", "calculate-health-metrics", metrics]);
    assert!((all["result"]["bmr"].as_f64().unwrap() - 1695.667).abs() < 0.01, "{all}");
    for arguments in [
        &["inspect", "nada"][..],
        &["history", "nada"],
        &["rollback", "nada"],
        &["rollback", "health-calc"],
        &["rollback", "health-calc", "--to", "9"],
        &["run", "nada", "x"],
        &["run", "health-calc", "nada"],
        &["run", "health-calc", "calculate-bmi", "70"],
        &["run", "health-calc", "calculate-bmi", "70", "\"x\""],
        &["run", "health-calc", "calculate-bmi", "70", "{"],
        &["deploy", "/nada.wasm"],
    ] {
        let said = folder.failure(&[&["component"], arguments].concat());
        assert!(said.starts_with("lauda: ") && said.len() > 20 && !said.contains("panicked"), "{arguments:?}: {said}");
    }
}

#[test]
fn what_does_not_fit_is_refused_with_the_difference() {
    let components = Components::new();
    let good = built("health-calc");
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("empty.wasm", Vec::new(), "does not begin like WebAssembly"),
        ("text.wasm", b"<!doctype html>".to_vec(), "does not begin like WebAssembly"),
        ("module.wasm", wat::parse_str("(module)").unwrap(), "core module"),
        ("half.wasm", good[..good.len() / 2].to_vec(), ""),
        ("cut.wasm", good[..good.len() - 1].to_vec(), "unexpected end"),
        ("other.wasm", built("formatter"), "health-calc"),
        ("curious.wasm", curious(), "+ import medical:health-calc/network@0.1.0: it is not granted"),
    ];
    for serving in [false, true] {
        let server = serving.then(|| components.folder.serve());
        for (name, bytes, expect) in &cases {
            let file = components.write(name, bytes);
            let said = components.folder.failure(&["component", "deploy", &file, "--name", "health-calc"]);
            assert!(
                said.starts_with("lauda: ") && said.contains(expect) && !said.contains("panicked"),
                "{name}: {said}"
            );
        }
        assert_eq!(components.history(), "1:live", "nothing of it was kept");
        assert!(server.is_none_or(|server| server.stop().success()));
    }
}

#[test]
fn a_version_goes_live_and_back_and_stays() {
    let components = Components::new();
    let first = components.bmi()["digest"].clone();
    let second = components.deploy(&components.write("second.wasm", &variant(2)));
    assert_eq!(components.history(), "1:superseded 2:live");
    // The next process, and a server, take up what this one left.
    assert_eq!(components.bmi()["digest"], second.as_str());
    let server = components.folder.serve();
    assert_eq!(components.bmi()["digest"], second.as_str());
    let third = components.deploy(&components.write("third.wasm", &variant(3)));
    assert_eq!(components.bmi()["digest"], third.as_str());
    components.folder.json(&["component", "rollback", "health-calc"]);
    assert_eq!(components.bmi()["digest"], second.as_str());
    components.folder.json(&["component", "rollback", "health-calc", "--to", "1"]);
    assert_eq!(components.bmi()["digest"], first);
    assert!(server.stop().success());
    assert_eq!(components.bmi()["digest"], first);
    assert!(components.history().starts_with("1:live"), "{}", components.history());
}

#[test]
fn calls_go_on_while_versions_change() {
    let components = Components::new();
    let files = [2, 3].map(|note| components.write(&format!("{note}.wasm"), &variant(note)));
    let server = components.folder.serve();
    let (over, calls, listen) = (AtomicBool::new(false), AtomicUsize::new(0), components.folder.listen);
    let measures = r#"{"weight_kg":70,"height_m":1.75,"age":30,"sex":"male"}"#;
    let call = || {
        let (status, body) = post(listen, "/api/v1/calculations", "application/json", measures);
        let results: Value = serde_json::from_str(&body).unwrap_or_else(|_| panic!("{status} {body}"));
        assert!(status == 200 && (results["bmi"].as_f64().unwrap() - 22.857).abs() < 0.01, "{body}");
        calls.fetch_add(1, Ordering::SeqCst);
        results["component_digest"].as_str().unwrap().to_owned()
    };
    let live = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    while !over.load(Ordering::SeqCst) {
                        call();
                    }
                })
            })
            .collect();
        let mut live = String::new();
        for round in 0..6 {
            let before = calls.load(Ordering::SeqCst);
            until("calls go on", || {
                calls.load(Ordering::SeqCst) > before + 5 || callers.iter().any(|c| c.is_finished())
            });
            live = components.deploy(&files[round % 2]);
            assert!(call().ends_with(live.trim_start_matches("sha256:")), "the next call is on the new version");
        }
        over.store(true, Ordering::SeqCst);
        live
    });
    assert!(call().ends_with(live.trim_start_matches("sha256:")));
    assert!(server.stop().success());
}
