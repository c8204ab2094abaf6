//! The import of the evidence stage: granted to its call, bounded in number, time and size.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]

mod guests;

use std::thread;
use std::time::{Duration, Instant};

use domain::evidence::{EvidenceReport, EvidenceRequest};
use domain::literature::{Identifier, Literature, LiteratureError, Query};
use domain::publication::{Publication, Resolution};
use guests::{component, contracts, deploy_within, started, tight};
use host::{Blame, Call, CallError, Failure, Limits, accept};

/// Searches as often as `per-claim` says, for "asthma" with a limit of two, and counts publications that it got plus a
/// thousand for each error. `after` runs at the end.
fn guest(after: &str) -> Vec<u8> {
    let module = format!(
        r#"(module
            (import "lauda:content/literature@0.1.0" "search"
                (func $search (param i32 i32 i32 i32 i32 i32 i32 i32)))
            (memory (export "memory") 1)
            (data (i32.const 512) "asthma")
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
                (local $at i32)
                (local.set $at (i32.shl (memory.size) (i32.const 16)))
                (drop (memory.grow (i32.add (i32.shr_u (local.get 3) (i32.const 16)) (i32.const 1))))
                local.get $at)
            (func (export "lauda:content/evidence@0.1.0#find")
                (param i32 i32 i32 i32 i32 i32) (result i32) (local $count i32)
                (block (loop
                    (br_if 1 (i32.eqz (local.get 5)))
                    (call $search (i32.const 512) (i32.const 6) (i32.const 0) (i32.const 0)
                        (i32.const 0) (i32.const 0) (i32.const 2) (i32.const 1024))
                    (if (i32.load8_u (i32.const 1024))
                        (then (local.set $count (i32.add (local.get $count) (i32.const 1000))))
                        (else (local.set $count (i32.add (local.get $count) (i32.load (i32.const 1032))))))
                    (local.set 5 (i32.sub (local.get 5) (i32.const 1)))
                    (br 0)))
                {after}
                (i32.store (i32.const 12) (local.get $count))
                i32.const 0))"#
    );
    component(&contracts("content"), "reference-finder", &module)
}

/// A library that gives what the closure gives.
struct Library<F>(F, Vec<String>);

impl<F: FnMut() -> Result<Vec<Publication>, LiteratureError> + Send> Literature for Library<F> {
    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
        self.1.push(format!("{} {}", query.expression, query.limit));
        (self.0)()
    }

    fn resolve(&mut self, _: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        Ok(None)
    }
}

fn publication(title: String) -> Publication {
    Publication {
        key: "k".into(),
        title,
        authors: vec![],
        container: None,
        year: Some(2024),
        volume: None,
        issue: None,
        pages: None,
        publisher: None,
        doi: None,
        pmid: None,
        pmcid: None,
        url: None,
        languages: vec![],
        types: vec![],
        abstract_text: None,
        retracted: false,
        preprint: false,
        resolution: Resolution::Unresolved,
    }
}

/// The count that the guest gives after this many searches, how long it took and what was asked.
fn find(
    guest: &[u8],
    limits: Limits,
    searches: u8,
    answer: impl FnMut() -> Result<Vec<Publication>, LiteratureError> + Send,
) -> (Result<u32, CallError>, Duration, Vec<String>) {
    let host = started();
    deploy_within(&host, "finder", guest, limits);
    let request = EvidenceRequest { claims: vec![], as_of: "2025-01-01".parse().unwrap(), per_claim: searches };
    let mut library = Library(answer, vec![]);
    let start = Instant::now();
    let outcome = host.find(Call::of("finder"), &request, &mut library, accept);
    (outcome.map(|answer| EvidenceReport::clone(&answer.value).searches), start.elapsed(), library.1)
}

#[test]
fn the_guest_asks_the_callers_library() {
    let (count, _, asked) = find(&guest(""), tight(), 3, || Ok(vec![publication("Asthma".into())]));
    assert_eq!((count, asked), (Ok(3), vec!["asthma 2".to_owned(); 3]));
}

#[test]
fn more_than_was_asked_for_is_cut_off() {
    let (count, ..) = find(&guest(""), tight(), 1, || Ok((0..50).map(|i| publication(i.to_string())).collect()));
    assert_eq!(count, Ok(2));
}

#[test]
fn a_typed_error_of_the_library_reaches_the_guest() {
    let (count, ..) = find(&guest(""), tight(), 2, || Err(LiteratureError::Refused("no".into())));
    assert_eq!(count, Ok(2_000));
}

#[test]
fn a_guest_asks_no_more_often_than_it_may() {
    let limits = Limits { imports: 2, ..tight() };
    let (count, _, asked) = find(&guest(""), limits, 5, || Ok(vec![publication("a".into())]));
    assert_eq!((count, asked.len()), (Ok(3_002), 2));
}

#[test]
fn an_answer_of_a_gigabyte_does_not_reach_the_guest() {
    let limits = Limits { input_bytes: 100_000, ..tight() };
    let (count, ..) = find(&guest(""), limits, 1, || Ok(vec![publication("x".repeat(200_000))]));
    assert_eq!(count, Ok(1_000));
}

#[test]
fn waiting_for_a_slow_library_is_not_the_guests_time() {
    let slow = || {
        thread::sleep(Duration::from_millis(150));
        Ok(vec![publication("a".into())])
    };
    let (count, took, _) = find(&guest(""), tight(), 3, slow);
    assert_eq!(count, Ok(3));
    assert!(took > Duration::from_millis(450));
}

#[test]
fn a_guest_that_loops_after_waiting_still_ends() {
    let slow = || {
        thread::sleep(Duration::from_millis(300));
        Ok(vec![])
    };
    let (outcome, took, _) = find(&guest("(loop (br 0))"), tight(), 1, slow);
    let error = outcome.unwrap_err();
    assert_eq!((error.blame(), &error.failure), (Blame::Guest, &Failure::Deadline { limit_ms: 100 }));
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_library_that_hangs_is_given_up_by_the_guest() {
    let limits = Limits { import_wait_ms: 100, ..tight() };
    let mut first = true;
    let hanging = move || {
        thread::sleep(Duration::from_millis(if std::mem::take(&mut first) { 800 } else { 0 }));
        Ok(vec![publication("a".into())])
    };
    let (count, _, asked) = find(&guest(""), limits, 3, hanging);
    assert_eq!((count, asked.len()), (Ok(3_000), 1));
}

#[test]
fn nothing_is_granted_to_a_call_by_hand() {
    let host = started();
    deploy_within(&host, "finder", &guest(""), tight());
    let request = r#"{ "claims": [], "as_of": { "year": 2025, "month": 1, "day": 1 }, "per_claim": 2 }"#;
    let answer = host.run("finder", "find", &[request.into()]).unwrap();
    assert_eq!(answer.value["ok"]["searches"], 2_000);
}
