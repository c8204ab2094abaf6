//! Dependencies between our crates point down, as in ARCHITECTURE.md.

use std::path::Path;

use anyhow::{Context, Result};

use super::Complaints;

/// Crate, and which of ours it may use.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("policy", &["domain"]),
    ("db", &["domain", "policy"]),
    ("host", &["domain"]),
    ("site", &["domain"]),
    ("live", &["live-macros"]),
    ("live-macros", &[]),
    ("cms", &["domain", "policy", "db", "host", "site"]),
    ("server", &["domain", "policy", "db", "host", "site", "cms", "live"]),
    // Tasks may drive anything; nothing depends on them.
    ("xtask", &["domain", "policy", "db", "host", "site", "cms", "live", "server"]),
];

pub fn check(root: &Path) -> Result<Complaints> {
    let mut complaints = Vec::new();
    for entry in std::fs::read_dir(root.join("crates"))? {
        let folder = entry?.path();
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let manifest = folder.join("Cargo.toml");
        if !manifest.is_file() {
            continue;
        }
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
            complaints.push(format!("crates/{name} is no crate of the design; see ARCHITECTURE.md"));
            continue;
        };
        let text = std::fs::read_to_string(&manifest).with_context(|| manifest.display().to_string())?;
        let used = dependencies(&text);
        let ours = ALLOWED.iter().map(|(name, _)| *name);
        for wrong in ours.filter(|ours| used.contains(ours) && !allowed.contains(ours)) {
            complaints.push(format!("crates/{name} may not depend on {wrong}"));
        }
    }
    Ok(complaints)
}

/// The names under `[dependencies]`; what tests use does not bind.
fn dependencies(manifest: &str) -> Vec<&str> {
    let section = manifest.split("[dependencies]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    section
        .lines()
        .filter_map(|line| line.split(['=', '.']).next())
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::dependencies;

    #[test]
    fn reads_the_section() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\ndomain = { workspace = true }\ndb.workspace = true\n\n[dev-dependencies]\ncms = \"1\"\n";
        assert_eq!(dependencies(manifest), ["domain", "db"]);
    }
}
