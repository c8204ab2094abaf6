//! A few clients against the example that `cargo xtask bench live` measures, so that it cannot rot. What it measures with
//! so few means nothing, and is not looked at.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

#[test]
fn a_small_crowd_is_measured_and_comes_back_after_a_restart() {
    let test = std::env::current_exe().unwrap();
    let example = test.parent().and_then(Path::parent).unwrap().join("examples/load");
    assert!(example.is_file(), "run `cargo build -p lauda-live --examples`");
    let output = Command::new(example).args(["measure", "50"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap();
    let check =
        |path: &str, expect: u64| assert_eq!(figures.pointer(path), Some(&expect.into()), "{path} in {figures}");
    check("/channel/few", 5);
    check("/channel/many", 50);
    check("/view/many", 50);
    check("/broadcast/subscribers", 50);
    check("/broadcast/messages", 50);
    check("/storm/clients", 50);
    check("/table/events", 1000);
    let positive = ["channel/with_none_bytes", "view/with_many_bytes", "broadcast/burst_ns", "table/frame_bytes"];
    for path in positive.into_iter().chain(["table/processor_p50_ns", "table/html_bytes", "storm/last_ns"]) {
        let value = figures.pointer(&format!("/{path}")).and_then(Value::as_u64);
        assert!(value.is_some_and(|value| value > 0), "{path} in {figures}");
    }
}

#[test]
fn too_few_open_files_are_said_at_once() {
    let test = std::env::current_exe().unwrap();
    let example = test.parent().and_then(Path::parent).unwrap().join("examples/load");
    let limited = ["-c", "ulimit -n 120 && exec \"$0\" measure 50"];
    let output = Command::new("sh").args(limited).arg(example).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && error.contains("more open files than 120"), "{error}");
}
