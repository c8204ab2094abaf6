//! Hot deploy, refusal, rollback and what is left after a restart.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]

mod guests;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use guests::{cached, calculator, component_of, constant, deploy, started, tight, validator, with_builtin};
use host::{Call, CallError, DeployError, Deployment, Failure, Host, Limits, Role, Settings, VersionState};

fn deploy_error(host: &Host, name: &str, bytes: &[u8]) -> DeployError {
    host.deploy(&Deployment { name, bytes, by: "test", limits: None }).unwrap_err()
}

fn bmi(host: &Host, name: &str) -> f32 {
    host.bmi(Call::of(name), 70.0, 1.75).unwrap().value
}

/// `number:state` of each version.
fn history(host: &Host, name: &str) -> String {
    let versions = host.history(name).unwrap();
    let word = |version: &host::VersionRecord| match version.state {
        VersionState::Live => format!("{}:live", version.number),
        VersionState::Superseded => format!("{}:superseded", version.number),
        VersionState::RolledBack => format!("{}:rolled-back", version.number),
    };
    versions.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_no_component_is_refused_with_the_reason() {
    let host = started();
    let good = constant(1.0);
    let check = |bytes: &[u8], expect: &str| {
        let error = deploy_error(&host, "file", bytes);
        assert!(matches!(error, DeployError::NotAComponent(_)), "{error}");
        assert!(error.to_string().contains(expect), "{error}");
    };
    check(b"", "does not begin like WebAssembly");
    check(b"<!doctype html>", "does not begin like WebAssembly");
    check(&wat::parse_str("(module)").unwrap(), "core module");
    check(&good[..good.len() - 1], "unexpected end");
    for cut in (9..good.len()).step_by(7) {
        assert!(
            host.deploy(&Deployment { name: "cut", bytes: &good[..cut], by: "test", limits: None }).is_err(),
            "{cut}"
        );
    }
    assert!(host.history("file").is_err() && host.history("cut").is_err());
}

#[test]
fn damaged_bytes_never_panic() {
    let host = started();
    let good = constant(1.0);
    for at in (0..good.len()).step_by(3) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        // Some flips hit names of no importance; what counts is that the host survives and still calls.
        let _either = host.deploy(&Deployment { name: "damaged", bytes: &bytes, by: "test", limits: Some(tight()) });
    }
    host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap();
}

#[test]
fn an_import_that_was_not_granted_is_refused_by_name() {
    let wit = "package medical:health-calc@0.1.0;
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
    let module = r#"(module
        (import "medical:health-calc/network@0.1.0" "send" (func (param i32 i32)))
        (memory (export "memory") 1)
        (func (export "medical:health-calc/calculations@0.1.0#calculate-health-metrics")
            (param f32 f32 i32 i32) (result i32) i32.const 0)
        (func (export "medical:health-calc/calculations@0.1.0#calculate-bmr")
            (param f32 f32 i32 i32) (result f32) local.get 0)
        (func (export "medical:health-calc/calculations@0.1.0#calculate-bmi") (param f32 f32) (result f32)
            (call 0 (i32.const 0) (i32.const 8)) local.get 0))"#;
    let host = started();
    let error = deploy_error(&host, "curious", &component_of(wit, "curious", module));
    let differences = vec!["+ import medical:health-calc/network@0.1.0: it is not granted".to_owned()];
    assert_eq!(error, DeployError::WrongWorld { world: "health-calculator".into(), differences });
}

#[test]
fn another_signature_is_refused_with_the_difference() {
    let wit = "package medical:health-calc@0.1.0;
        interface calculations {
            enum gender-type { male, female, other }
            record patient-metrics { weight: f64, height: f32, age: u32, gender: gender-type }
            calculate-bmi: func(weight: f64, height: f32) -> f32;
            calculate-bmr: func(metrics: patient-metrics) -> f32;
        }
        world other { export calculations; }";
    let module = r#"(module
        (memory (export "memory") 1)
        (func (export "medical:health-calc/calculations@0.1.0#calculate-bmr")
            (param f64 f32 i32 i32) (result f32) local.get 1)
        (func (export "medical:health-calc/calculations@0.1.0#calculate-bmi") (param f64 f32) (result f32) local.get 1))"#;
    let host = started();
    let error = deploy_error(&host, "health-calc", &component_of(wit, "other", module));
    assert_eq!(
        error.to_string(),
        "does not implement health-calculator:
  - medical:health-calc/calculations@0.1.0 calculate-health-metrics: func(metrics: patient-metrics) -> health-results: the function is missing
  - medical:health-calc/calculations@0.1.0 calculate-bmi: func(weight: f32, height: f32) -> f32
  + medical:health-calc/calculations@0.1.0 calculate-bmi: func(weight: f64, height: f32) -> f32
      weight: f32 is wanted, f64 was found
  - medical:health-calc/calculations@0.1.0 calculate-bmr: func(metrics: patient-metrics) -> f32
  + medical:health-calc/calculations@0.1.0 calculate-bmr: func(metrics: patient-metrics) -> f32
      metrics.weight: f32 is wanted, f64 was found
      metrics.gender.other is unknown"
    );
    assert_eq!(history(&host, "health-calc"), "1:live");
}

#[test]
fn a_component_of_another_world_is_refused() {
    let host = started();
    let error = deploy_error(&host, "health-calc", &validator("unreachable", "unreachable"));
    let expect = DeployError::OtherRole { name: "health-calc".into(), is: Role::HealthCalc, offered: Role::Rules };
    assert_eq!(error, expect);
    let stranger = component_of(
        "package a:b; interface i { f: func(); } world w { export i; }",
        "w",
        r#"(module (func (export "a:b/i#f")))"#,
    );
    assert_eq!(deploy_error(&host, "stranger", &stranger), DeployError::NoWorld { exports: vec!["a:b/i".into()] });
}

#[test]
fn names_and_sizes_are_checked_first() {
    let host = Host::start(Settings { component_bytes: 100, ..cached() }).unwrap();
    for name in ["", "Ana", "-a", "a b", "../a", "ção", "9a", &"a".repeat(65)] {
        assert_eq!(deploy_error(&host, name, b""), DeployError::Name, "{name}");
    }
    let bytes = constant(1.0);
    assert_eq!(deploy_error(&host, "big", &bytes), DeployError::TooLarge { bytes: bytes.len(), limit: 100 });
}

#[test]
fn calls_in_flight_finish_on_the_version_they_began_on() {
    let host = started();
    let slow = "(loop (local.set 2 (i32.add (local.get 2) (i32.const 1)))
        (br_if 0 (i32.lt_u (local.get 2) (i32.const 300000000)))) f32.const 1";
    guests::deploy_within(&host, "calc", &calculator(slow), Limits { deadline_ms: 20_000, ..tight() });
    thread::scope(|scope| {
        let old = scope.spawn(|| host.bmi(Call::of("calc"), 70.0, 1.75).unwrap());
        guests::eventually("the old one runs", || host.load().running == 1);
        deploy(&host, "calc", &constant(2.0));
        let new = host.bmi(Call::of("calc"), 70.0, 1.75).unwrap();
        assert_eq!((new.value, new.version), (2.0, 2));
        assert_eq!(host.load().running, 1, "the old one still runs");
        let old = old.join().unwrap();
        assert_eq!((old.value, old.version), (1.0, 1));
        assert_ne!(old.digest, new.digest);
    });
}

#[test]
fn no_call_fails_while_versions_change_under_it() {
    let host = started();
    deploy(&host, "calc", &constant(1.0));
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let callers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let mut calls = 0;
                    while !stop.load(Ordering::Relaxed) {
                        let answer = host.bmi(Call::of("calc"), 70.0, 1.75).unwrap();
                        assert_eq!(answer.value, answer.version as f32);
                        calls += 1;
                    }
                    calls
                })
            })
            .collect();
        for version in 2..=12 {
            deploy(&host, "calc", &constant(version as f32));
        }
        stop.store(true, Ordering::Relaxed);
        assert!(callers.into_iter().map(|caller| caller.join().unwrap()).sum::<i32>() > 0);
    });
    assert_eq!(bmi(&host, "calc"), 12.0);
}

#[test]
fn a_new_version_that_traps_is_rolled_back_after_twenty_calls() {
    let host = started();
    deploy(&host, "calc", &constant(1.0));
    deploy(&host, "calc", &calculator("unreachable"));
    for call in 1..=20 {
        let error = host.bmi(Call::of("calc"), 70.0, 1.75).unwrap_err();
        assert!(matches!(error.failure, Failure::Trap(_)), "call {call}: {error}");
    }
    assert_eq!(bmi(&host, "calc"), 1.0);
    assert_eq!(history(&host, "calc"), "1:live 2:rolled-back");
    let reason = host.history("calc").unwrap()[1].reason.clone();
    assert_eq!(reason.as_deref(), Some("20 of the last 20 calls failed"));
    // A mended version goes live as the third.
    deploy(&host, "calc", &constant(3.0));
    assert_eq!((bmi(&host, "calc"), history(&host, "calc")), (3.0, "1:superseded 2:rolled-back 3:live".into()));
}

#[test]
fn a_new_version_that_fails_now_and_then_is_rolled_back_too() {
    let host = started();
    deploy(&host, "calc", &constant(1.0));
    deploy(&host, "calc", &calculator("(if (f32.lt (local.get 0) (f32.const 50)) (then unreachable)) f32.const 2"));
    let call = |weight| host.bmi(Call::of("calc"), weight, 1.75);
    for _ in 0..95 {
        call(70.0).unwrap();
    }
    for _ in 0..5 {
        call(40.0).unwrap_err();
    }
    assert_eq!(call(70.0).unwrap().value, 2.0, "five of a hundred are tolerated");
    call(40.0).unwrap_err();
    assert_eq!(call(70.0).unwrap().value, 1.0, "six of a hundred are not");
}

#[test]
fn an_output_that_the_caller_rejects_counts_and_a_typed_refusal_does_not() {
    use domain::document::{Document, Language};
    use domain::privacy::Facts;
    use domain::rule::{Audience, PageKind, RulesRequest};
    let request = RulesRequest {
        document: Document { language: Language::PtBr, blocks: vec![] },
        facts: Facts { data: vec![], subjects: vec![], professionals: vec![], prescriptions: vec![] },
        profession: None,
        audience: Audience::GeneralPublic,
        page: PageKind::Article,
        as_of: "2025-01-01".parse().unwrap(),
    };
    // Zeros are `ok` with an empty list; a leading one is the error `invalid-input` with an empty text.
    let empty = validator("unreachable", "i32.const 16");
    let refusing = validator("unreachable", "(i32.store8 (i32.const 16) (i32.const 1)) i32.const 16");
    let host = started();
    deploy(&host, "rules", &empty);
    deploy(&host, "rules", &refusing);
    let call = |check: fn(&Vec<domain::finding::Finding>) -> Result<(), String>| -> Result<(), CallError> {
        host.validate(Call::of("rules"), &request, check).map(drop)
    };
    for _ in 0..30 {
        assert!(matches!(call(host::accept).unwrap_err().failure, Failure::Stage(_)));
    }
    assert_eq!(history(&host, "rules"), "1:superseded 2:live");

    deploy(&host, "rules", &validator("i32.const 64", "i32.const 16"));
    for _ in 0..20 {
        let error = call(|_| Err("a finding is wanted".into())).unwrap_err();
        assert_eq!(error.failure, Failure::Invalid("a finding is wanted".into()));
    }
    assert_eq!(history(&host, "rules"), "1:superseded 2:live 3:rolled-back");
}

#[test]
fn a_person_goes_back_and_forth() {
    let host = started();
    (1..=3).for_each(|version| deploy(&host, "calc", &constant(version as f32)));
    let back = |to| host.roll_back("calc", to, "ana").map(|record| record.number);
    assert_eq!((back(None), bmi(&host, "calc")), (Ok(2), 2.0));
    assert_eq!((back(Some(3)), bmi(&host, "calc")), (Ok(3), 3.0));
    assert_eq!((back(Some(1)), bmi(&host, "calc")), (Ok(1), 1.0));
    assert_eq!(back(None), Err(DeployError::NothingEarlier));
    assert_eq!(back(Some(9)), Err(DeployError::UnknownVersion(9)));
    assert_eq!(host.history("calc").unwrap()[2].reason.as_deref(), Some("by ana"));
    assert_eq!(host.roll_back("nobody", None, "ana").unwrap_err(), DeployError::UnknownComponent("nobody".into()));
}

#[test]
fn the_same_bytes_are_no_new_version() {
    let host = started();
    deploy(&host, "calc", &constant(1.0));
    deploy(&host, "calc", &constant(1.0));
    assert_eq!(history(&host, "calc"), "1:live");
    guests::deploy_within(&host, "calc", &constant(1.0), tight());
    assert_eq!(history(&host, "calc"), "1:superseded 2:live", "other limits are");
}

#[test]
fn a_role_is_taken_by_whom_the_configuration_or_the_call_names() {
    let host = started();
    deploy(&host, "ours", &constant(7.0));
    host.assign(Role::HealthCalc, "ours").unwrap();
    assert_eq!(host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap().value, 7.0);
    assert!((bmi(&host, "health-calc") - 22.857).abs() < 0.001);
    assert_eq!(host.assigned(Role::HealthCalc), "ours");
    assert!(host.assign(Role::Rules, "ours").is_err() && host.assign(Role::HealthCalc, "nobody").is_err());
    let error = host.catalogue(Call::of("ours")).unwrap_err();
    assert_eq!(error.failure, Failure::WrongRole { is: Role::HealthCalc, wanted: Role::Rules });
    assert_eq!(host.bmi(Call::of("nobody"), 70.0, 1.75).unwrap_err().failure, Failure::UnknownComponent);
}

#[test]
fn a_restart_finds_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let settings = || Settings { archive: Some(folder.path().join("components")), ..cached() };
    {
        let host = Host::start(settings()).unwrap();
        (1..=3).for_each(|version| deploy(&host, "calc", &constant(version as f32)));
        host.roll_back("calc", None, "ana").unwrap();
        deploy(&host, "health-calc", &constant(9.0));
    }
    let host = Host::start(settings()).unwrap();
    assert_eq!((bmi(&host, "calc"), history(&host, "calc")), (2.0, "1:superseded 2:live 3:rolled-back".into()));
    assert_eq!(bmi(&host, "health-calc"), 9.0, "a person's choice stands before the one of the binary");
    host.roll_back("health-calc", None, "ana").unwrap();
    assert!((bmi(&host, "health-calc") - 22.857).abs() < 0.001);
    host.roll_back("calc", Some(1), "ana").unwrap();
    assert_eq!(bmi(&host, "calc"), 1.0);
}

#[test]
fn an_automatic_rollback_outlives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let settings = || Settings { archive: Some(folder.path().join("components")), ..cached() };
    {
        let host = Host::start(settings()).unwrap();
        deploy(&host, "calc", &constant(1.0));
        deploy(&host, "calc", &calculator("unreachable"));
    }
    let host = Host::start(settings()).unwrap();
    (0..20).for_each(|_| drop(host.bmi(Call::of("calc"), 70.0, 1.75).unwrap_err()));
    assert_eq!(bmi(&host, "calc"), 1.0);
    drop(host);
    let host = Host::start(settings()).unwrap();
    assert_eq!((bmi(&host, "calc"), history(&host, "calc")), (1.0, "1:live 2:rolled-back".into()));
}

#[test]
fn a_binary_with_a_newer_component_brings_it_unless_a_person_chose() {
    let folder = tempfile::tempdir().unwrap();
    let start = |value| {
        Host::start(Settings { archive: Some(folder.path().to_owned()), ..with_builtin(constant(value)) }).unwrap()
    };
    assert_eq!(bmi(&start(1.0), "health-calc"), 1.0);
    let host = start(2.0);
    assert_eq!((bmi(&host, "health-calc"), history(&host, "health-calc")), (2.0, "1:superseded 2:live".into()));
    host.roll_back("health-calc", None, "ana").unwrap();
    assert_eq!(bmi(&host, "health-calc"), 1.0, "the older one is still there");
    drop(host);
    assert_eq!(bmi(&start(2.0), "health-calc"), 1.0, "and stays");
    let host = start(2.0);
    deploy(&host, "health-calc", &constant(5.0));
    drop(host);
    assert_eq!(bmi(&start(3.0), "health-calc"), 5.0);
}

#[test]
fn a_damaged_file_of_the_archive_is_an_error_of_the_host_and_not_code_to_run() {
    let folder = tempfile::tempdir().unwrap();
    let settings = || Settings { archive: Some(folder.path().to_owned()), ..Settings::default() };
    let host = Host::start(settings()).unwrap();
    deploy(&host, "calc", &constant(1.0));
    let digest = host.inspect("calc").unwrap().digest;
    drop(host);
    let file = folder.path().join(format!("{}.wasm", digest.trim_start_matches("sha256:")));
    std::fs::write(file, constant(2.0)).unwrap();
    let host = Host::start(settings()).unwrap();
    let error = host.bmi(Call::of("calc"), 70.0, 1.75).unwrap_err();
    assert_eq!(error.blame(), host::Blame::Host);
    assert!(matches!(&error.failure, Failure::Load(reason) if reason.contains("damaged")), "{error}");
}

#[test]
fn the_configuration_must_name_what_there_is() {
    let start = |limits: Option<&str>, assigned: Option<&str>| {
        let mut settings = cached();
        settings.limits.extend(limits.map(|name| (name.to_owned(), tight())));
        settings.assignments.extend(assigned.map(|name| (Role::Rules, name.to_owned())));
        Host::start(settings).err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert!(start(Some("nobody"), None).contains("nobody"));
    assert!(start(None, Some("nobody")).contains("there is no such component"));
    assert!(start(None, Some("health-calc")).contains("it is for health-calc"));
}

#[test]
fn configured_limits_stand_before_all_others() {
    let mut settings = cached();
    settings.limits.insert("health-calc".into(), Limits { memory_bytes: (1 << 16) - 1, ..Limits::default() });
    let host = Host::start(settings).unwrap();
    let error = host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap_err();
    assert!(matches!(error.failure, Failure::Memory { limit: 65_535, .. }), "{error}");
}

#[test]
fn inspection_shows_what_a_file_is_before_it_is_deployed() {
    let inspection = host::inspect(&constant(1.0)).unwrap();
    assert_eq!(inspection.role, Some(Role::HealthCalc));
    assert!(inspection.imports.is_empty() && inspection.differences.is_empty());
    let functions = &inspection.exports[0].functions;
    assert!(functions.contains(&"calculate-bmi: func(weight: f32, height: f32) -> f32".to_owned()), "{functions:?}");
}
