//! Guests that break every limit, while other calls go on.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]

mod guests;

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use domain::document::{Document, Language};
use domain::privacy::Facts;
use domain::rule::{Audience, PageKind, RulesRequest};
use guests::{calculator, calculator_with, deploy, deploy_within, started, tight, validator};
use host::{Blame, Call, Failure, Host, Limits, Settings, accept};

/// The failure of the BMI of this guest, and how long it took.
fn failure(guest: &[u8], limits: Limits) -> (Failure, Duration) {
    let host = started();
    deploy_within(&host, "hostile", guest, limits);
    let start = Instant::now();
    let error = host.bmi(Call::of("hostile"), 70.0, 1.75).unwrap_err();
    assert_eq!(error.blame(), Blame::Guest, "{error}");
    (error.failure, start.elapsed())
}

const GROW_TO_10_GIB: &str = "
    (loop
        (drop (memory.grow (i32.const 256)))
        (local.set 2 (i32.add (local.get 2) (i32.const 1)))
        (br_if 0 (i32.lt_u (local.get 2) (i32.const 640))))
    f32.const 1";

#[test]
fn an_endless_loop_ends_at_its_deadline_while_other_calls_go_on() {
    let host = started();
    deploy_within(&host, "endless", &calculator("(loop (br 0)) unreachable"), Limits { deadline_ms: 400, ..tight() });
    host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap();
    let (stop, others) = (AtomicBool::new(false), AtomicU32::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap();
                others.fetch_add(1, Ordering::Relaxed);
            }
        });
        let start = Instant::now();
        let error = host.bmi(Call::of("endless"), 70.0, 1.75).unwrap_err();
        let took = start.elapsed();
        stop.store(true, Ordering::Relaxed);
        assert_eq!((error.blame(), &error.failure), (Blame::Guest, &Failure::Deadline { limit_ms: 400 }));
        assert!(took >= Duration::from_millis(400) && took < Duration::from_secs(5), "{took:?}");
    });
    assert!(others.load(Ordering::Relaxed) > 10, "other calls did not go on: {others:?}");
}

#[test]
fn a_start_that_never_ends_is_not_deployed() {
    let guest = calculator_with("f32.const 1", "(func $begin (loop (br 0))) (start $begin)");
    let host = started();
    let deployment = host::Deployment { name: "endless", bytes: &guest, by: "test", limits: Some(tight()) };
    let error = host.deploy(&deployment).unwrap_err();
    assert_eq!(error, host::DeployError::DoesNotStart("no end after 100 ms".into()));
    assert!(host.history("endless").is_err());
}

#[test]
fn ten_gibibytes_are_refused_by_name() {
    let (failure, _) = failure(&calculator(GROW_TO_10_GIB), Limits { deadline_ms: 10_000, ..tight() });
    assert!(matches!(failure, Failure::Memory { asked, limit } if limit == 16 << 20 && asked > limit), "{failure}");
}

#[test]
fn one_growth_beyond_all_addresses_is_refused() {
    let (failure, _) = failure(&calculator("(drop (memory.grow (i32.const 65535))) f32.const 1"), tight());
    assert!(matches!(failure, Failure::Memory { limit, .. } if limit == 16 << 20), "{failure}");
}

#[test]
fn a_trap_is_the_guests_fault_and_hurts_nobody() {
    let (failure, _) = failure(&calculator("unreachable"), tight());
    assert_eq!(failure, Failure::Trap("wasm trap: wasm `unreachable` instruction executed".into()));
}

#[test]
fn recursion_without_end_is_a_trap() {
    let (failure, _) = failure(&calculator("(call $bmi (local.get 0) (local.get 1))"), Limits::default());
    assert_eq!(failure, Failure::Trap("wasm trap: call stack exhausted".into()));
}

/// A thousand rules, each with an id that is the same megabyte of text: a gigabyte for the host to copy out of a guest
/// that holds four megabytes.
const ALIASES: &str = "
    (memory.fill (i32.const 0x100000) (i32.const 97) (i32.const 0x100000))
    (loop
        (i32.store (i32.add (i32.const 0x20000) (i32.mul (local.get 0) (i32.const 56))) (i32.const 0x100000))
        (i32.store (i32.add (i32.const 0x20004) (i32.mul (local.get 0) (i32.const 56))) (i32.const 0x100000))
        (local.set 0 (i32.add (local.get 0) (i32.const 1)))
        (br_if 0 (i32.lt_u (local.get 0) (i32.const 1000))))
    (i32.store (i32.const 16) (i32.const 0x20000))
    (i32.store (i32.const 20) (i32.const 1000))
    i32.const 16";

#[test]
fn a_gigabyte_by_aliased_strings_is_stopped_while_it_is_copied() {
    let host = started();
    let guest = validator(&format!("(drop (memory.grow (i32.const 64))) {ALIASES}"), "unreachable");
    deploy_within(&host, "aliasing", &guest, Limits { output_bytes: 8 << 20, ..Limits::default() });
    let start = Instant::now();
    let error = host.catalogue(Call::of("aliasing")).unwrap_err();
    assert_eq!((error.blame(), error.failure), (Blame::Guest, Failure::Output { limit: 8 << 20 }));
    assert!(start.elapsed() < Duration::from_secs(5));
    // The same guest by the dynamic call, which copies into other types.
    let error = host.run("aliasing", "catalogue", &[]).unwrap_err();
    assert_eq!(error.failure, Failure::Output { limit: 8 << 20 });
}

#[test]
fn a_list_longer_than_its_memory_is_malformed() {
    let list = |at: u32, len: u32| {
        format!("(i32.store (i32.const 16) (i32.const {at})) (i32.store (i32.const 20) (i32.const {len})) i32.const 16")
    };
    let host = started();
    for (at, len) in [(0, 0x7fff_ffff), (0x1fff0, 1), (0xffff_fff0, 1)] {
        deploy(&host, "list", &validator(&list(at, len), "unreachable"));
        let error = host.catalogue(Call::of("list")).unwrap_err();
        assert_eq!(error.blame(), Blame::Guest, "{error}");
        assert!(matches!(error.failure, Failure::Malformed(_) | Failure::Output { .. }), "{error}");
    }
}

#[test]
fn values_that_no_type_has_are_malformed() {
    // One rule of zeros, with one byte of it changed.
    let rule = |byte: u32, value: u32| {
        format!(
            "(i32.store8 (i32.const {}) (i32.const {value}))
             (i32.store (i32.const 16) (i32.const 64)) (i32.store (i32.const 20) (i32.const 1)) i32.const 16",
            64 + byte
        )
    };
    let host = started();
    let check = |byte, value, good: bool, what: &str| {
        deploy(&host, "values", &validator(&rule(byte, value), "unreachable"));
        match host.catalogue(Call::of("values")) {
            Ok(answer) => assert!(good && answer.value.len() == 1, "{what}"),
            Err(error) => {
                assert!(!good && matches!(error.failure, Failure::Malformed(_)), "{what}: {error}");
            }
        }
    };
    check(20, 3, true, "the last severity");
    check(20, 4, false, "a severity that there is none of");
    check(8, 2, false, "neither none nor some");
    check(40, 1, false, "a date in month 0");
    // The length of the id is one, and its byte is the one that says so.
    check(4, 1, true, "an id of one zero byte");
}

#[test]
fn text_that_is_no_utf_8_is_malformed() {
    let host = started();
    let rule = "(i32.store8 (i32.const 8) (i32.const 0xff))
        (i32.store (i32.const 64) (i32.const 8)) (i32.store (i32.const 68) (i32.const 1))
        (i32.store (i32.const 16) (i32.const 64)) (i32.store (i32.const 20) (i32.const 1)) i32.const 16";
    deploy(&host, "text", &validator(rule, "unreachable"));
    let error = host.catalogue(Call::of("text")).unwrap_err();
    assert!(matches!(error.failure, Failure::Malformed(_)), "{error}");
}

fn request(text: String) -> RulesRequest {
    let kind = domain::document::BlockKind::Paragraph;
    let block = domain::document::Block { id: "b1".into(), kind, text, marks: vec![] };
    RulesRequest {
        document: Document { language: Language::PtBr, blocks: vec![block] },
        facts: Facts { data: vec![], subjects: vec![], professionals: vec![], prescriptions: vec![] },
        profession: None,
        audience: Audience::GeneralPublic,
        page: PageKind::Article,
        as_of: "2025-01-01".parse().unwrap(),
    }
}

#[test]
fn a_refusal_of_a_megabyte_is_cut_short() {
    // `invalid-input` with half a memory of the letter é.
    let refuse = "
        (memory.fill (i32.const 0x10000) (i32.const 0xa9) (i32.const 0x10000))
        (local.set 0 (i32.const 0x10000))
        (loop
            (i32.store8 (local.get 0) (i32.const 0xc3))
            (local.set 0 (i32.add (local.get 0) (i32.const 2)))
            (br_if 0 (i32.lt_u (local.get 0) (i32.const 0x20000))))
        (i32.store8 (i32.const 16) (i32.const 1))
        (i32.store (i32.const 24) (i32.const 0x10000)) (i32.store (i32.const 28) (i32.const 0x10000)) i32.const 16";
    let host = started();
    deploy(&host, "wordy", &validator("unreachable", refuse));
    let error = host.validate(Call::of("wordy"), &request("x".into()), accept).unwrap_err();
    assert_eq!(error.blame(), Blame::Input);
    assert_eq!(error.failure, Failure::Stage(host::StageError::InvalidInput("é".repeat(250))));
}

#[test]
fn too_much_input_never_reaches_the_guest() {
    let host = started();
    deploy_within(&host, "small", &validator("unreachable", "unreachable"), Limits { input_bytes: 1_000, ..tight() });
    let error = host.validate(Call::of("small"), &request("x".repeat(2_000)), accept).unwrap_err();
    assert_eq!(error.blame(), Blame::Input);
    assert!(matches!(error.failure, Failure::InputTooLarge { bytes, limit: 1_000 } if bytes > 2_000), "{error}");
}

#[test]
fn calls_beyond_the_rate_are_turned_away_at_the_door() {
    let host = started();
    deploy_within(&host, "rated", &guests::constant(1.0), Limits { calls_per_second: 20, ..tight() });
    let outcomes: Vec<_> = (0..10).map(|_| host.bmi(Call::of("rated"), 70.0, 1.75)).collect();
    let turned_away = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect::<Vec<_>>();
    assert!(outcomes[0].is_ok() && !turned_away.is_empty());
    for error in turned_away {
        assert_eq!(error.blame(), Blame::Input);
        assert!(matches!(error.failure, Failure::TooOften { per_second: 20, .. }), "{error}");
    }
}

#[test]
fn all_guests_together_have_a_bound_on_memory_and_it_is_nobodys_guilt() {
    let settings = Settings { memory: 24 << 20, ..guests::cached() };
    let host = Host::start(settings).unwrap();
    // Takes 12 MiB and holds it for a while.
    let holder = "(drop (memory.grow (i32.const 192))) (loop
        (local.set 2 (i32.add (local.get 2) (i32.const 1)))
        (br_if 0 (i32.lt_u (local.get 2) (i32.const 400000000)))) f32.const 1";
    deploy_within(&host, "holder", &calculator(holder), Limits { deadline_ms: 20_000, ..tight() });
    thread::scope(|scope| {
        let first = scope.spawn(|| host.bmi(Call::of("holder"), 70.0, 1.75));
        guests::eventually("the first holds its memory", || host.load().memory_used > 12 << 20);
        let error = host.bmi(Call::of("holder"), 70.0, 1.75).unwrap_err();
        assert_eq!((error.blame(), &error.failure), (Blame::Host, &Failure::PoolMemory), "{error}");
        host.bmi(Call::CONFIGURED, 70.0, 1.75).expect("a small one still runs");
        first.join().unwrap().expect("the first is not disturbed");
    });
    assert_eq!(host.load().memory_used, 0);
    host.bmi(Call::of("holder"), 70.0, 1.75).expect("memory came back");
}

#[test]
fn more_calls_than_places_wait_and_then_hear_that_the_host_is_busy() {
    let settings = Settings { concurrency: 2, patience: Duration::from_millis(30), ..guests::cached() };
    let host = Host::start(settings).unwrap();
    deploy_within(&host, "endless", &calculator("(loop (br 0)) unreachable"), Limits { deadline_ms: 1_000, ..tight() });
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| host.bmi(Call::of("endless"), 70.0, 1.75).unwrap_err());
        }
        guests::eventually("both run", || host.load().running == 2);
        let error = host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap_err();
        assert_eq!((error.blame(), &error.failure), (Blame::Host, &Failure::Busy), "{error}");
    });
    host.bmi(Call::CONFIGURED, 70.0, 1.75).expect("there is room again");
}

#[test]
fn a_component_that_keeps_failing_is_left_alone_and_tried_again_later() {
    let host = started();
    // Traps until it is asked about somebody tall.
    let moody = "(if (f32.lt (local.get 1) (f32.const 2)) (then unreachable)) f32.const 1";
    deploy(&host, "moody", &calculator(moody));
    for _ in 0..5 {
        assert!(matches!(host.bmi(Call::of("moody"), 70.0, 1.75).unwrap_err().failure, Failure::Trap(_)));
    }
    let error = host.bmi(Call::of("moody"), 70.0, 2.1).unwrap_err();
    assert_eq!(error.blame(), Blame::Guest);
    let Failure::Quarantined { retry_after } = error.failure else { panic!("{error}") };
    assert!(retry_after <= Duration::from_secs(1));
    assert!(host.list().iter().any(|summary| summary.name == "moody" && summary.quarantined));
    host.bmi(Call::CONFIGURED, 70.0, 1.75).expect("others are not concerned");
    guests::eventually("it is tried again and is well", || host.bmi(Call::of("moody"), 70.0, 2.1).is_ok());
    assert!(host.list().iter().all(|summary| !summary.quarantined));
}

#[test]
fn one_instance_never_sees_what_another_left() {
    let host = started();
    // Leaves its weight in memory, and answers what it found there.
    let nosy = "(f32.load (i32.const 1024)) (f32.store (i32.const 1024) (local.get 0))
        (f32.load (i32.const 65000)) (f32.store (i32.const 65000) (local.get 0)) f32.add";
    deploy(&host, "nosy", &calculator(nosy));
    for weight in 1..200 {
        assert_eq!(host.bmi(Call::of("nosy"), weight as f32, 1.75).unwrap().value, 0.0);
    }
}
