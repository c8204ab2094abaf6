//! `cargo xtask live-fuzz`: the fuzz of `crates/live` against another client than the pinned ones, as soon as npm has it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::test::install;

#[derive(clap::Args)]
pub struct Args {
    /// Version of the npm package `phoenix_live_view`.
    #[arg(long, default_value = "latest")]
    client: String,
}

pub fn run(args: &Args) -> Result<()> {
    let root = crate::tidy::root()?;
    install::modules(&root)?;
    let folder = tempfile::tempdir()?;
    let package = format!("phoenix_live_view@{}", args.client);
    let npm = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"];
    let installed =
        Command::new("npm").args(npm).arg(folder.path()).arg(&package).status().context("npm is not there")?;
    ensure!(installed.success(), "npm has no {package}");
    let client = folder.path().join("node_modules/phoenix_live_view");
    println!("fuzzing {}", version(&client)?);
    let test = ["test", "-p", "lauda-live", "--test", "fuzz", "--", "--nocapture", "client_1_2"];
    let fuzzed = Command::new(env!("CARGO")).args(test).env("LIVE_CLIENT", &client).current_dir(&root).status()?;
    ensure!(fuzzed.success(), "{package} does not merge what the server sends");
    Ok(())
}

fn version(client: &Path) -> Result<String> {
    let package: serde_json::Value = serde_json::from_slice(&std::fs::read(client.join("package.json"))?)?;
    Ok(format!("phoenix_live_view {}", package["version"].as_str().unwrap_or("of no version")))
}
