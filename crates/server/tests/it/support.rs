//! The real binary in folders of its own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use tempfile::TempDir;

pub const PATIENCE: Duration = Duration::from_secs(60);

/// Compiled components, which last from one run of the tests to the next.
pub fn components() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache/lauda");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn lauda() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lauda"));
    command.env_clear().env("XDG_CACHE_HOME", components().parent().unwrap()).env("LAUDA_LOG", "warn");
    command.stdin(Stdio::null());
    command
}

/// A free address. Somebody else might take it before it is used, which has not been seen yet.
pub fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// A data folder that shares its compiled components with all others.
pub struct Folder {
    pub dir: TempDir,
    pub listen: SocketAddr,
    pub metrics: SocketAddr,
}

impl Folder {
    pub fn new() -> Folder {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("data")).unwrap();
        std::os::unix::fs::symlink(components(), dir.path().join("data/cache")).unwrap();
        Folder { dir, listen: free(), metrics: free() }
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.listen)
    }

    /// Any command on this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = lauda();
        command.arg("--data").arg(self.data()).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The JSON of a command that must succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.command(arguments).arg("--json").output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub fn as_user(&self, token: &str, arguments: &[&str]) -> Value {
        let output = self.command(arguments).arg("--json").env("LAUDA_TOKEN", token).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{arguments:?}: {output:?}"))
    }

    /// What a command that must fail says.
    pub fn failure(&self, arguments: &[&str]) -> String {
        failure(self.command(arguments))
    }

    /// A server that must not start, with what it says.
    pub fn refusal(&self, listen: SocketAddr) -> String {
        let mut command = self.command(&["serve", "--empty", "--listen", &listen.to_string()]);
        command.args(["--metrics-listen", &self.metrics.to_string()]);
        failure(command)
    }

    /// A clinic called aurora, and what makes a new person of it: the token of each.
    pub fn clinic(&self) {
        let hosts = ["--host", "aurora.localhost", "--host", "localhost"];
        let address = format!("http://{}", self.listen);
        let add = ["tenant", "add", "aurora", "--name", "Clínica Aurora", "--base-url", &address];
        self.json(&[&add[..], &hosts[..]].concat());
    }

    pub fn person(&self, name: &str, role: &str, more: &[&str]) -> String {
        let added = self.json(&[&["user", "add", "--tenant", "aurora", name, "--role", role][..], more].concat());
        added["token"].as_str().unwrap().to_owned()
    }

    /// One request, and everything that comes back.
    pub fn get(&self, path: &str, host: &str) -> (u16, String) {
        get(self.listen, path, host)
    }

    pub fn spawn(&self) -> Server {
        let mut command = self.command(&["serve", "--empty", "--listen", &self.listen.to_string()]);
        command.args(["--metrics-listen", &self.metrics.to_string()]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Server { child }
    }

    /// Starts the server and waits until it serves.
    pub fn serve(&self) -> Server {
        let mut server = self.spawn();
        let began = Instant::now();
        while TcpStream::connect(self.listen).is_err() || UnixStream::connect(self.data().join("control.sock")).is_err()
        {
            assert!(server.child.try_wait().unwrap().is_none(), "the server ended");
            assert!(began.elapsed() < PATIENCE, "the server does not start");
            std::thread::sleep(Duration::from_millis(5));
        }
        server
    }

    /// One command over the control socket; none when no server answers.
    pub fn ask(&self, token: &str, command: Value) -> Option<Value> {
        let mut stream = UnixStream::connect(self.data().join("control.sock")).ok()?;
        let request = json!({"token": token, "command": command});
        stream.write_all(format!("{request}\n").as_bytes()).ok()?;
        let mut answer = String::new();
        BufReader::new(&stream).read_line(&mut answer).ok()?;
        serde_json::from_str(&answer).ok()
    }

    pub fn submit(&self, token: &str, slug: &str, text: &str) -> Option<Value> {
        let submit = json!({"name": format!("{slug}.md"), "content": BASE64.encode(text), "slug": slug});
        self.ask(token, json!({ "submit": submit }))
    }
}

pub fn get(address: SocketAddr, path: &str, host: &str) -> (u16, String) {
    exchange(address, &format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"))
}

pub fn post(address: SocketAddr, path: &str, kind: &str, body: &str) -> (u16, String) {
    let length = body.len();
    exchange(
        address,
        &format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n{body}"
        ),
    )
}

fn exchange(address: SocketAddr, request: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    answer(stream)
}

/// Status and body.
pub fn answer(mut stream: TcpStream) -> (u16, String) {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {answer:?}"));
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

fn failure(mut command: Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// Killed when dropped.
pub struct Server {
    pub child: Child,
}

impl Server {
    /// SIGKILL: the process gets no chance to do anything about it.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As an operator stops it.
    pub fn stop(mut self) -> std::process::ExitStatus {
        let stopped = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(stopped.success());
        self.child.wait().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Waits for what must come true.
pub fn until(what: &str, mut there: impl FnMut() -> bool) {
    let began = Instant::now();
    while !there() {
        assert!(began.elapsed() < PATIENCE, "{what} does not happen");
        std::thread::sleep(Duration::from_millis(20));
    }
}
