//! `cargo xtask web`: what is done in a real browser, and the code that browsers load.

mod bundle;

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::test::install;

#[derive(clap::Args)]
pub struct Args {
    /// Take the pictures in docs/screenshots instead of testing.
    #[arg(long)]
    screenshots: bool,
    /// Build the browser code into web/dist.
    #[arg(long, conflicts_with_all = ["screenshots", "only"])]
    bundle: bool,
    /// Fail where web/dist does not belong to its sources.
    #[arg(long, conflicts_with_all = ["screenshots", "only", "bundle"])]
    check: bool,
    /// Only the tests whose names contain one of these.
    only: Vec<String>,
}

pub fn run(args: &Args) -> Result<()> {
    let root = crate::tidy::root()?;
    match args {
        Args { check: true, .. } => bundle::check(&root),
        Args { bundle: true, .. } => bundle::build(&root),
        _ => in_browser(args, &root),
    }
}

fn in_browser(args: &Args, root: &Path) -> Result<()> {
    install::browser(root)?;
    let build = ["build", "--package", "lauda-server", "--bin", "lauda"];
    ensure!(Command::new(env!("CARGO")).args(build).current_dir(root).status()?.success(), "lauda cannot be built");
    let script = if args.screenshots { "screenshots.mjs" } else { "test/run.mjs" };
    let words: &[String] = if args.screenshots { &[] } else { &args.only };
    let status = Command::new("node").arg(script).args(words).current_dir(root.join("web")).status()?;
    ensure!(status.success(), "node {script} failed");
    Ok(())
}
