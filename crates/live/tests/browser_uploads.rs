//! The example of uploads (which `cargo nextest run` builds with the tests) in Debian's Chromium, with the official clients
//! as npm has them.

use std::path::Path;
use std::process::Command;

#[test]
fn client_1_1_sends_files() {
    check("phoenix_live_view_1_1");
}

#[test]
fn client_1_2_sends_files() {
    check("phoenix_live_view_1_2");
}

fn check(client: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/js");
    assert!(folder.join("node_modules").is_dir(), "run `npm ci --ignore-scripts` in {}", folder.display());
    // Examples are built with the tests, beside them.
    let test = std::env::current_exe().unwrap();
    let example = test.parent().and_then(Path::parent).unwrap().join("examples/uploads");
    assert!(example.is_file(), "run `cargo build -p lauda-live --examples`");
    let status = Command::new("node").arg("uploads.mjs").arg(example).arg(client).current_dir(folder).status();
    assert!(status.expect("node is needed for the tests").success(), "the checks above failed");
}
