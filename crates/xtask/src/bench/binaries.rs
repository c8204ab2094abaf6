//! The release builds that are measured.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

pub struct Binaries {
    pub lauda: PathBuf,
    pub call_cost: PathBuf,
    pub measure: PathBuf,
}

impl Binaries {
    /// As cargo lays them out.
    pub fn of(folder: &Path) -> Binaries {
        let example = |name| folder.join("examples").join(name);
        Binaries { lauda: folder.join("lauda"), call_cost: example("call_cost"), measure: example("measure") }
    }

    pub fn build(root: &Path) -> Result<Binaries> {
        println!("building (release)");
        Ok(Binaries {
            lauda: build(root, &["-p", "lauda-server", "--bin", "lauda"])?,
            call_cost: build(root, &["-p", "lauda-host", "--example", "call_cost"])?,
            measure: build(root, &["-p", "lauda-server", "--example", "measure"])?,
        })
    }
}

/// Builds one program and returns where cargo put it.
fn build(root: &Path, what: &[&str]) -> Result<PathBuf> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["build", "--release", "--quiet", "--message-format", "json-render-diagnostics"]).args(what);
    let output = command.current_dir(root).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "{what:?} does not build");
    let lines = output.stdout.split(|byte| *byte == b'\n');
    let messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let built = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    built.with_context(|| format!("cargo does not say where {what:?} is"))
}
