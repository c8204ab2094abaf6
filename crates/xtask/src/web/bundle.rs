//! `cargo xtask web --bundle`: the browser code of `web/src` and the npm packages that it names, as committed files in
//! `web/dist` with a manifest of what they were built from; `--check` says whether they still belong to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::components::fingerprint::{Inputs, differences, hash_file, hash_folder};
use crate::test::install;

/// What a reader's browser loads for a live page, at most.
const MAX_COMPRESSED_BYTES: u64 = 60 * 1024;
/// What the bundle is made of besides `web/src`. The lock names every package by its hash.
const FILES: [&str; 3] = ["build.mjs", "package.json", "package-lock.json"];

#[derive(Default, Serialize, Deserialize)]
struct Manifest {
    /// File in `web/dist` to its hash.
    files: BTreeMap<String, String>,
    inputs: Inputs,
}

pub fn build(root: &Path) -> Result<()> {
    install::modules(root)?;
    let web = root.join("web");
    // Taken first: what changes during the build leaves it stale.
    let inputs = inputs(&web)?;
    let built = Command::new("node").arg("build.mjs").current_dir(&web).status()?;
    ensure!(built.success(), "node build.mjs failed");
    let manifest = Manifest { files: files(&web.join("dist"))?, inputs };
    fs::write(web.join("dist/manifest.json"), serde_json::to_string_pretty(&manifest)? + "\n")?;
    check(root)
}

pub fn check(root: &Path) -> Result<()> {
    let (web, dist) = (root.join("web"), root.join("web/dist"));
    let text =
        fs::read(dist.join("manifest.json")).context("web/dist was never built: run `cargo xtask web --bundle`")?;
    let manifest: Manifest = serde_json::from_slice(&text)?;
    let mut stale = differences(&manifest.inputs, &inputs(&web)?);
    stale.extend(differences(&manifest.files, &files(&dist)?));
    ensure!(stale.is_empty(), "web/dist is stale, run `cargo xtask web --bundle`:\n  {}", stale.join("\n  "));
    let bytes = fs::metadata(dist.join("live.js.br"))?.len();
    ensure!(bytes <= MAX_COMPRESSED_BYTES, "live.js.br has {bytes} bytes, the limit is {MAX_COMPRESSED_BYTES}");
    println!("web/dist belongs to the sources, {bytes} bytes compressed");
    Ok(())
}

fn inputs(web: &Path) -> Result<Inputs> {
    let mut inputs = Inputs::from([("src".to_owned(), hash_folder(&web.join("src"))?)]);
    for file in FILES {
        inputs.insert(file.to_owned(), hash_file(&web.join(file))?);
    }
    Ok(inputs)
}

fn files(dist: &Path) -> Result<BTreeMap<String, String>> {
    ["live.js", "live.js.br"].into_iter().map(|file| Ok((file.to_owned(), hash_file(&dist.join(file))?))).collect()
}
