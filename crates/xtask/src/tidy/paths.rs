//! A map that names what no longer exists misleads: every path in it must be there.

use std::path::Path;

use anyhow::Result;

use super::Complaints;

const MAPS: [&str; 4] = ["ARCHITECTURE.md", "docs/ADDING.md", "CONTRIBUTING.md", "README.md"];

/// Where a path may start: the root, or one of our crates (`cms/src/pages.rs`).
const BASES: [&str; 3] = ["", "crates", "components"];

pub fn check(root: &Path) -> Result<Complaints> {
    let mut complaints = Vec::new();
    for map in MAPS {
        let Ok(text) = std::fs::read_to_string(root.join(map)) else {
            complaints.push(format!("{map} is missing"));
            continue;
        };
        for path in named_paths(&text) {
            if !BASES.iter().any(|base| root.join(base).join(path).exists()) {
                complaints.push(format!("{map} names `{path}`, which does not exist"));
            }
        }
    }
    Ok(complaints)
}

/// Code spans that look like a path of the tree. What a running program makes or serves is not one.
fn named_paths(text: &str) -> Vec<&str> {
    const ROOTS: [&str; 22] = [
        "crates/",
        "components/",
        "wit/",
        "migrations/",
        "web/",
        "themes/",
        "policies/",
        "deploy/",
        "docs/",
        "data/",
        ".ci/",
        "eval/",
        "domain/",
        "policy/",
        "db/",
        "host/",
        "site/",
        "cms/",
        "server/",
        "xtask/",
        "live/",
        "live-macros/",
    ];
    let spans = text.split('`').skip(1).step_by(2);
    let is_path =
        |span: &&str| ROOTS.iter().any(|root| span.starts_with(root)) && !span.contains(['*', '{', ' ', '<', 'N']);
    spans.filter(is_path).map(|span| span.split(':').next().unwrap_or(span)).collect()
}

#[cfg(test)]
mod tests {
    use super::named_paths;

    #[test]
    fn finds_paths_and_nothing_else() {
        let text =
            "See `cms/src/pages.rs` and `cargo xtask test`, `docs/decisions/NNNN-title.md`, `/api/v1`, `wit/content`.";
        assert_eq!(named_paths(text), ["cms/src/pages.rs", "wit/content"]);
    }
}
