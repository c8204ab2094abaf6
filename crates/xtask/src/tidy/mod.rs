//! `cargo xtask tidy`: the rules of the house that a program can check.

mod dependencies;
mod edges;
mod paths;
mod sizes;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

/// A broken rule, with where and what to do.
pub type Complaints = Vec<String>;

type Check = fn(&Path) -> Result<Complaints>;

pub fn run() -> Result<()> {
    let root = root()?;
    let checks: [(&str, Check); 4] = [
        ("crate edges", edges::check),
        ("sizes", sizes::check),
        ("named paths", paths::check),
        ("dependencies", dependencies::check),
    ];
    let mut complaints = Vec::new();
    for (name, check) in checks {
        complaints.extend(check(&root)?.into_iter().map(|complaint| format!("{name}: {complaint}")));
    }
    ensure!(complaints.is_empty(), "tidy found {}:\n  {}", complaints.len(), complaints.join("\n  "));
    println!("tidy: nothing to say");
    Ok(())
}

pub fn root() -> Result<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?)
}

/// The files of a folder with one of these extensions, sorted; build output and modules of others are no part of it.
fn files(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>> {
    const FOREIGN: [&str; 5] = ["target", "node_modules", "dist", ".git", "lauda-data"];
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !FOREIGN.contains(&name) {
                    folders.push(path);
                }
            } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.contains(&e)) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}
