//! What a component was built from, as one hash for each group of files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::guest::Guest;
use super::{optimise, toolchain};

/// Folder or file, relative to the repository, to the hash of its content.
pub type Inputs = BTreeMap<String, String>;

/// Everything that goes into the component: its crate, the crates it links, the word lists that `text` compiles in,
/// the contracts, the workspace's manifest and lock, and how it is built.
pub fn inputs(root: &Path, guest: &Guest) -> Result<Inputs> {
    let components = root.join("components");
    let mut folders = vec![guest.folder.clone(), root.join("wit")];
    folders.extend(guest.links.iter().cloned());
    if guest.links.contains(&components.join("text")) {
        folders.push(components.join("lexicons"));
    }
    let mut inputs = Inputs::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        inputs.insert(name(root, folder), hash_folder(folder)?);
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        let path = components.join(file);
        inputs.insert(name(root, &path), hash_file(&path)?);
    }
    let build = format!("{:?} {:?} stack {}", toolchain::RUST_FLAGS, optimise::FLAGS, guest.stack_bytes);
    inputs.insert("build".into(), hex(Sha256::digest(build)));
    Ok(inputs)
}

/// One line for each input that is not what it was.
pub fn differences(built: &Inputs, now: &Inputs) -> Vec<String> {
    let changed = now.iter().filter_map(|(name, hash)| match built.get(name) {
        Some(before) if before == hash => None,
        Some(_) => Some(format!("{name} has changed")),
        None => Some(format!("{name} is new")),
    });
    let gone = built.keys().filter(|name| !now.contains_key(*name)).map(|name| format!("{name} is gone"));
    changed.chain(gone).collect()
}

/// Names and contents of all files in it, however deep.
pub fn hash_folder(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let bytes = read(&file)?;
        let name = name(folder, &file);
        // Lengths go in too, so that no two trees give the same stream of bytes.
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    Ok(hex(hash.finalize()))
}

pub fn hash_file(path: &Path) -> Result<String> {
    Ok(hex(Sha256::digest(read(path)?)))
}

/// All files but tests, documents and what no build reads.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("read {}", folder.display()))? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            if !["target", "tests", "benches", "examples"].contains(&name.as_str()) {
                collect(&path, files)?;
            }
        } else if !name.ends_with(".md") {
            files.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("read {}", path.display()))
}

/// Relative, with forward slashes on every system.
fn name(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn hex(hash: impl AsRef<[u8]>) -> String {
    hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let hash = hash_folder(folder.path()).unwrap();
        (folder, hash)
    }

    #[test]
    fn a_folder_hash_sees_names_and_content_of_sources_only() {
        let base = [("Cargo.toml", "a"), ("src/lib.rs", "b")];
        let hash = |extra: &[(&str, &str)]| tree(&[&base, extra].concat()).1;
        assert_eq!(hash(&[]), hash(&[("README.md", "x"), ("tests/a.rs", "x"), (".swp", "x"), ("src/lib.rs~", "x")]));
        for change in [("src/lib.rs", "c"), ("src/rules.toml", "b"), ("src/lib.r", "sb")] {
            assert_ne!(hash(&[]), hash(&[change]), "{change:?}");
        }
    }

    #[test]
    fn differences_name_what_changed() {
        let inputs = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        let built: Inputs = inputs(&[("wit", "1"), ("components/text", "1"), ("old", "1")]);
        let now: Inputs = inputs(&[("wit", "1"), ("components/text", "2"), ("build", "1")]);
        assert_eq!(differences(&built, &now), ["build is new", "components/text has changed", "old is gone"]);
        assert!(differences(&now, &now).is_empty());
    }
}
