//! The examples (which `cargo nextest run` builds with the tests; `--test browser` alone does not) in Debian's Chromium,
//! with the official clients as npm has them.

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn client_1_1_works_unchanged() {
    check("phoenix_live_view_1_1", "websocket");
}

#[test]
fn client_1_2_works_unchanged() {
    check("phoenix_live_view_1_2", "websocket");
}

#[test]
fn client_1_1_works_where_no_websocket_gets_through() {
    check("phoenix_live_view_1_1", "longpoll");
}

#[test]
fn client_1_2_works_where_no_websocket_gets_through() {
    check("phoenix_live_view_1_2", "longpoll");
}

#[test]
fn people_and_programs_chat() {
    drive("chat", "chat.mjs", &["phoenix_live_view_1_1"]);
    drive("chat", "chat.mjs", &["phoenix_live_view_1_2"]);
}

#[test]
fn client_1_1_sends_files() {
    drive("uploads", "uploads.mjs", &["phoenix_live_view_1_1"]);
}

#[test]
fn client_1_2_sends_files() {
    drive("uploads", "uploads.mjs", &["phoenix_live_view_1_2"]);
}

fn check(client: &str, transport: &str) {
    drive("counter", "browser.mjs", &[client, transport]);
}

fn drive(name: &str, script: &str, arguments: &[&str]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/js");
    assert!(folder.join("node_modules").is_dir(), "run `npm ci --ignore-scripts` in {}", folder.display());
    let mut node = Command::new("node");
    let status = node.arg(script).arg(example(name)).args(arguments).current_dir(folder).status();
    assert!(status.expect("node is needed for the tests").success(), "the checks above failed");
}

/// Examples are built with the tests, beside them.
fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let example = test.parent().and_then(Path::parent).unwrap().join("examples").join(name);
    assert!(example.is_file(), "run `cargo build -p lauda-live --examples`");
    example
}
