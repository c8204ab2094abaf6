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

    /// All in one run of cargo: another choice of packages has other features, and would build Wasmtime once more.
    pub fn build(root: &Path) -> Result<Binaries> {
        let packages = ["-p", "lauda-server", "-p", "lauda-host", "--bin", "lauda"];
        let built = cargo(root, packages.into_iter().chain(["--example", "call_cost", "--example", "measure"]))?;
        Ok(Binaries {
            lauda: find(&built, "lauda")?,
            call_cost: find(&built, "call_cost")?,
            measure: find(&built, "measure")?,
        })
    }
}

/// The example of the live server, which needs nothing of the product.
pub fn load(root: &Path, built: Option<&Path>) -> Result<PathBuf> {
    match built {
        Some(folder) => Ok(folder.canonicalize()?.join("examples/load")),
        None => find(&cargo(root, ["-p", "lauda-live", "--example", "load"])?, "load"),
    }
}

/// The programs that are built.
fn cargo<'a>(root: &Path, what: impl IntoIterator<Item = &'a str>) -> Result<Vec<PathBuf>> {
    println!("building (release)");
    let mut command = Command::new(env!("CARGO"));
    command.args(["build", "--release", "--quiet", "--message-format", "json-render-diagnostics"]).args(what);
    let output = command.current_dir(root).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "the programs that are measured do not build");
    let lines = output.stdout.split(|byte| *byte == b'\n');
    let messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    Ok(messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).collect())
}

fn find(built: &[PathBuf], name: &str) -> Result<PathBuf> {
    let found = built.iter().find(|path| path.file_stem().is_some_and(|stem| stem == name));
    found.cloned().with_context(|| format!("cargo does not say where {name} is"))
}
