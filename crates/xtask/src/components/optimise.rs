//! `wasm-opt` over the core module, before it becomes a component: Binaryen does not read components.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The release of the npm package, and so of `wasm-opt`.
const BINARYEN: &str = "132.0.0";

/// Fast code, with the features that the compiler's target already uses and no others.
pub const FLAGS: [&str; 7] = [
    "-O3",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

pub fn optimise(core: &Path, target: &Path) -> Result<Vec<u8>> {
    let tool = install(target)?;
    let output = core.with_extension("opt.wasm");
    let result = Command::new("node").arg(tool).args(FLAGS).arg(core).arg("-o").arg(&output).output()?;
    ensure!(result.status.success(), "wasm-opt: {}", String::from_utf8_lossy(&result.stderr));
    fs::read(&output).with_context(|| format!("read {}", output.display()))
}

/// Puts the pinned release into the target folder, once.
fn install(target: &Path) -> Result<PathBuf> {
    let folder = target.join(format!("binaryen-{BINARYEN}"));
    let tool = folder.join("node_modules/binaryen/bin/wasm-opt");
    if tool.is_file() {
        return Ok(tool);
    }
    println!("installing binaryen {BINARYEN} with npm");
    fs::create_dir_all(&folder)?;
    let result = Command::new("npm")
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(&folder)
        .arg(format!("binaryen@{BINARYEN}"))
        .output()
        .context("run npm; install Node.js 20 or newer with npm")?;
    ensure!(result.status.success(), "npm install: {}", String::from_utf8_lossy(&result.stderr));
    ensure!(tool.is_file(), "the npm package binaryen {BINARYEN} has no bin/wasm-opt");
    Ok(tool)
}
