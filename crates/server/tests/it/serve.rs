//! A running server: its socket, its addresses, its end.

use std::io::Write as _;
use std::net::TcpStream;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};

use serde_json::Value;

use crate::support::{Folder, Server, answer, get, post, until};

#[test]
fn the_control_socket_is_for_its_owner_and_goes_with_the_server() {
    let folder = Folder::new();
    let server = folder.serve();
    let socket = folder.data().join("control.sock");
    let found = std::fs::metadata(&socket).unwrap();
    assert!(found.file_type().is_socket());
    assert_eq!(found.permissions().mode() & 0o777, 0o600);
    for private in ["lauda.lock", "lauda.db", "keys/sealing", "VERSION"] {
        let mode = std::fs::metadata(folder.data().join(private)).unwrap().permissions().mode();
        assert!(mode & 0o077 == 0 || private == "lauda.db", "{private}: {mode:o}");
    }
    // What is no command is answered, and others go on.
    for request in ["", "{}", "nada", r#"{"token":null,"command":"status"}"#, r#"{"token":null,"command":{"drop":{}}}"#]
    {
        let mut stream = std::os::unix::net::UnixStream::connect(&socket).unwrap();
        stream.write_all(format!("{request}\n").as_bytes()).unwrap();
        let mut said = String::new();
        std::io::Read::read_to_string(&mut stream, &mut said).unwrap();
        let said: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(said["error"]["code"], "invalid", "{request}");
    }
    folder.json(&["tenant", "list"]);
    assert!(server.stop().success());
    assert!(!socket.exists());
}

#[test]
fn a_socket_that_a_dead_server_left_is_no_server() {
    let folder = Folder::new();
    folder.serve().kill();
    assert!(folder.data().join("control.sock").exists());
    folder.json(&["tenant", "list"]);
    let server = folder.serve();
    folder.json(&["tenant", "list"]);
    assert!(server.stop().success());
}

#[test]
fn a_slow_request_is_answered_after_the_end_was_asked_for() {
    let folder = Folder::new();
    let server = folder.serve();
    let body = "Dormir bem faz parte do cuidado.";
    let mut slow = TcpStream::connect(folder.listen).unwrap();
    let head = format!(
        "POST /api/v1/checks HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    slow.write_all(head.as_bytes()).unwrap();
    // "100 Continue" says that the request is being handled.
    let mut begun = [0; 25];
    std::io::Read::read_exact(&mut slow, &mut begun).unwrap();
    assert!(begun.starts_with(b"HTTP/1.1 100 Continue\r\n\r\n"));
    slow.write_all(&body.as_bytes()[..10]).unwrap();
    let waiting = std::thread::spawn(move || server.stop());
    until("new connections are refused", || TcpStream::connect(folder.listen).is_err());
    slow.write_all(&body.as_bytes()[10..]).unwrap();
    let (status, report) = answer(slow);
    assert_eq!(status, 200);
    assert!(report.contains("\"findings\""), "{report}");
    assert!(waiting.join().unwrap().success());
}

/// The demo takes longer than the patience of an operator who sees a wrong port.
#[test]
fn the_end_may_be_asked_for_while_the_demo_is_made() {
    let folder = Folder::new();
    let mut command = folder.command(&["serve", "--listen", &folder.listen.to_string()]);
    command.args(["--metrics-listen", &folder.metrics.to_string()]);
    let child = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let server = Server { child };
    let unfinished = folder.data().join("demo-unfinished");
    until("the demo is begun", || unfinished.exists());
    assert!(server.stop().success());
    assert!(unfinished.exists(), "the next start goes on with it");
    assert!(!folder.data().join("control.sock").exists());
    folder.json(&["tenant", "list"]);
}

#[test]
fn hosts_that_nobody_has_are_not_found() {
    let folder = Folder::new();
    let server = folder.serve();
    for host in ["aurora.localhost", "localhost"] {
        assert_eq!(folder.get("/", host).0, 404, "{host}: there is no tenant yet");
    }
    folder.clinic();
    for (host, expect) in
        [("aurora.localhost", 200), ("localhost", 200), ("127.0.0.1", 200), ("nada.example", 404), ("192.0.2.1", 404)]
    {
        assert_eq!(folder.get("/", host).0, expect, "{host}, at once and not from the next start");
        for path in ["/health", "/ready"] {
            assert_eq!(folder.get(path, host).0, 200, "{path} on {host}");
        }
    }
    let health: Value = serde_json::from_str(&folder.get("/health", "nada.example").1).unwrap();
    assert_eq!((health["status"].as_str(), health["database"]["engine"].as_str()), (Some("ok"), Some("sqlite")));
    assert!(server.stop().success());
}

#[test]
fn metrics_tell_of_each_component_and_view() {
    let folder = Folder::new();
    let server = folder.serve();
    folder.clinic();
    assert_eq!(folder.get("/calculadoras", "aurora.localhost").0, 200);
    let measures = r#"{"weight_kg":70,"height_m":1.75,"age":30,"sex":"male"}"#;
    for _ in 0..3 {
        assert_eq!(post(folder.listen, "/api/v1/calculations", "application/json", measures).0, 200);
    }
    let (status, metrics) = get(folder.metrics, "/metrics", "localhost");
    assert_eq!(status, 200);
    let series = |name: &str| -> Vec<&str> {
        metrics.lines().filter(|line| line.starts_with(name) && line.contains("component=\"health-calc\"")).collect()
    };
    let calls: f64 = series("wasm_component_calls_total")
        .iter()
        .map(|line| line.rsplit(' ').next().unwrap().parse::<f64>().unwrap())
        .sum();
    assert_eq!(calls, 3.0, "{metrics}");
    for name in [
        "wasm_component_call_duration_seconds_bucket",
        "wasm_component_call_duration_seconds_count",
        "wasm_component_call_duration_seconds_sum",
        "wasm_component_cold_starts_total",
    ] {
        assert!(!series(name).is_empty(), "{name} is missing: {metrics}");
    }
    for name in ["wasm_component_calls_total", "wasm_component_call_duration_seconds"] {
        assert_eq!(metrics.matches(&format!("# TYPE {name} ")).count(), 1, "{name}");
    }
    let mounted = metrics.lines().find(|line| line.starts_with("live_callbacks_total") && line.contains("\"mount\""));
    assert!(mounted.is_some_and(|line| line.ends_with(" 1")), "{metrics}");
    assert_eq!(get(folder.listen, "/metrics", "localhost").0, 404, "not on the address of the sites");
    assert!(server.stop().success());
}
