//! Each outside crate stands once, with its reason, in the workspace's manifest, and somebody uses it.

use std::path::Path;

use anyhow::Result;

use super::{Complaints, files};

pub fn check(root: &Path) -> Result<Complaints> {
    let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let crates = files(&root.join("crates"), &["toml"])?;
    let manifests = crates.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let mut complaints = Vec::new();
    for line in section.lines().filter(|line| line.contains('=') && !line.starts_with('#')) {
        let name = line.split('=').next().unwrap_or_default().trim();
        if !line.contains("path =") && !line.contains(" # ") {
            complaints.push(format!("{name} does not say what it is for (a comment at the end of its line)"));
        }
        let uses =
            |manifest: &String| manifest.lines().any(|line| line.split(['=', '.']).next().map(str::trim) == Some(name));
        if !manifests.iter().any(uses) {
            complaints.push(format!("{name} is used by no crate"));
        }
    }
    Ok(complaints)
}
