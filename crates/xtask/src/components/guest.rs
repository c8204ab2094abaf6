//! Which guests there are, from the manifest of the guest workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// A crate of the guest workspace that becomes a component.
pub struct Guest {
    pub name: String,
    /// Name of the file in `components/dist`.
    pub file: String,
    pub folder: PathBuf,
    /// Folders of the workspace's crates that it links, itself not among them.
    pub links: Vec<PathBuf>,
    /// Whether its source exports a world. A crate without exports is being written, and is no component yet.
    pub exports: bool,
    /// Size of the shadow stack.
    pub stack_bytes: usize,
    /// The committed file may not be larger.
    pub max_bytes: usize,
}

/// `[package.metadata.guest]` of a guest's manifest.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Settings {
    stack_bytes: usize,
    max_bytes: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { stack_bytes: 256 * 1024, max_bytes: 1024 * 1024 }
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
    metadata: Option<PackageMetadata>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    path: Option<PathBuf>,
    kind: Option<String>,
}

#[derive(Deserialize)]
struct PackageMetadata {
    guest: Option<Settings>,
}

/// All members of the workspace that no other member links.
pub fn find(components: &Path) -> Result<Vec<Guest>> {
    let output = Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(components)
        .output()
        .context("run cargo metadata")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let packages = serde_json::from_slice::<Metadata>(&output.stdout)?.packages;
    let linked = |name: &str| packages.iter().any(|p| p.linked().any(|dependency| dependency.name == name));
    packages.iter().filter(|package| !linked(&package.name)).map(|package| package.guest(&packages)).collect()
}

impl Package {
    /// Dependencies by path that end up in the component or in its build.
    fn linked(&self) -> impl Iterator<Item = &Dependency> {
        self.dependencies.iter().filter(|d| d.path.is_some() && d.kind.as_deref() != Some("dev"))
    }

    fn guest(&self, packages: &[Package]) -> Result<Guest> {
        let folder = self.folder();
        let mut links = Vec::new();
        self.collect_links(packages, &mut links);
        links.sort();
        let settings = self.metadata.as_ref().and_then(|metadata| metadata.guest.as_ref());
        let default = Settings::default();
        let settings = settings.unwrap_or(&default);
        Ok(Guest {
            name: self.name.clone(),
            file: format!("{}.wasm", self.name),
            exports: exports(&folder.join("src"))?,
            folder,
            links,
            stack_bytes: settings.stack_bytes,
            max_bytes: settings.max_bytes,
        })
    }

    fn folder(&self) -> PathBuf {
        self.manifest_path.parent().map(Path::to_owned).unwrap_or_default()
    }

    fn collect_links(&self, packages: &[Package], links: &mut Vec<PathBuf>) {
        for dependency in self.linked() {
            let Some(package) = packages.iter().find(|package| package.name == dependency.name) else { continue };
            if !links.contains(&package.folder()) {
                links.push(package.folder());
                package.collect_links(packages, links);
            }
        }
    }
}

/// Whether some source calls the macro that exports a world.
fn exports(source: &Path) -> Result<bool> {
    for entry in std::fs::read_dir(source).with_context(|| format!("read {}", source.display()))? {
        let path = entry?.path();
        let found = if path.is_dir() {
            exports(&path)?
        } else {
            path.extension().is_some_and(|e| e == "rs") && std::fs::read_to_string(&path)?.contains("export!(")
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}
