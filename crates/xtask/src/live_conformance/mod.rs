//! `cargo xtask live-conformance`: phoenix_live_view's own end-to-end specs, unmodified, against the example that answers
//! them. The specs come from a checkout that somebody else has; nothing of it is kept.

mod folder;
mod report;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::test::install;

#[derive(clap::Args)]
pub struct Args {
    /// A checkout of phoenix_live_view, at the tag v1.1.32.
    checkout: Option<PathBuf>,
    /// Only the specs whose files or lines contain one of these.
    only: Vec<String>,
}

/// The port that the specs know.
const PORT: u16 = 4004;
const PATIENCE: Duration = Duration::from_secs(20);

pub fn run(args: &Args) -> Result<()> {
    let checkout = args.checkout.as_deref().context(
        "the specs are not in this repository: name a checkout of phoenix_live_view \
         (git clone --branch v1.1.32 https://github.com/phoenixframework/phoenix_live_view)",
    )?;
    let root = crate::tidy::root()?;
    install::packages(&[install::BROWSER])?;
    let example = build(&root)?;
    let folder = folder::prepare(checkout)?;
    let server = Server::start(&example, folder.path())?;
    let mut specs = Command::new("npx");
    specs.args(["playwright", "test", "--config", folder::CONFIGURATION]).args(&args.only);
    // Whether specs failed stands in the report.
    specs.current_dir(folder.path()).status().context("npx is needed for the specs")?;
    drop(server);
    let outcome = report::read(folder.path())?;
    println!("{outcome}");
    ensure!(outcome.failed == 0, "some specs failed");
    Ok(())
}

fn build(root: &Path) -> Result<PathBuf> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["build", "--quiet", "--message-format", "json-render-diagnostics"]);
    command.args(["--package", "lauda-live", "--example", "conformance"]);
    let output = command.current_dir(root).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "the example does not build");
    let messages = output.stdout.split(|byte| *byte == b'\n');
    let messages = messages.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let built = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    built.context("cargo does not say where the example is")
}

/// Stopped when it is dropped.
struct Server(Child);

impl Server {
    #[allow(clippy::disallowed_methods, reason = "a task waits for a process")]
    fn start(example: &Path, folder: &Path) -> Result<Server> {
        let listens = || std::net::TcpStream::connect(("127.0.0.1", PORT)).is_ok();
        ensure!(!listens(), "something listens on port {PORT} already");
        let log = std::fs::File::create(folder.join("server.log"))?;
        let child =
            Command::new(example).arg(folder).arg(PORT.to_string()).stdout(log.try_clone()?).stderr(log).spawn()?;
        let mut server = Server(child);
        let began = Instant::now();
        while !listens() {
            ensure!(server.0.try_wait()?.is_none(), "the example stopped before it listened");
            ensure!(began.elapsed() < PATIENCE, "the example does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let stopped = self.0.kill().and_then(|()| self.0.wait());
        if let Err(error) = stopped {
            eprintln!("the example could not be stopped: {error}");
        }
    }
}
