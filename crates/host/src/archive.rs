//! Deployed versions on disk: each component's bytes under their digest, and one file that says what was deployed when.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::StartError;
use crate::history::History;
use crate::role::Role;

/// Raised when an older Lauda could no longer read the file.
const FORMAT: u32 = 1;

pub struct Archive {
    folder: PathBuf,
    state: ArchiveState,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct ArchiveState {
    format: u32,
    components: BTreeMap<String, Deployed>,
}

/// One component as it was deployed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deployed {
    pub role: Role,
    pub versions: History,
}

impl Archive {
    /// Makes the folder where it is missing.
    ///
    /// # Errors
    /// The state file is damaged, or of a newer format.
    pub fn open(folder: &Path) -> Result<Self, StartError> {
        let failed = |path: &Path, source| StartError::Io { path: path.to_owned(), source };
        fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        let path = state_file(folder);
        let state = match fs::read(&path) {
            Ok(bytes) => parse(&bytes).map_err(|reason| StartError::State { path, reason })?,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                ArchiveState { format: FORMAT, components: BTreeMap::new() }
            }
            Err(error) => return Err(failed(&path, error)),
        };
        Ok(Self { folder: folder.to_owned(), state })
    }

    pub fn components(&self) -> &BTreeMap<String, Deployed> {
        &self.state.components
    }

    /// Where the bytes of a digest are or will be.
    pub fn file(&self, digest: &str) -> PathBuf {
        self.folder.join(format!("{}.wasm", digest.trim_start_matches("sha256:")))
    }

    /// Keeps the bytes of a component; what is there already is the same.
    pub fn keep(&self, digest: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.file(digest);
        if fs::metadata(&path).is_ok_and(|file| file.len() == bytes.len() as u64) {
            return Ok(());
        }
        write(&path, bytes)
    }

    /// Records what is deployed under a name. On an error the file is what it was, and so is this.
    pub fn record(&mut self, name: &str, deployed: Deployed) -> io::Result<()> {
        let mut state = self.state.clone();
        state.components.insert(name.to_owned(), deployed);
        let json = serde_json::to_vec_pretty(&state).map_err(io::Error::other)?;
        write(&state_file(&self.folder), &json)?;
        self.state = state;
        Ok(())
    }
}

fn state_file(folder: &Path) -> PathBuf {
    folder.join("deployed.json")
}

fn parse(bytes: &[u8]) -> Result<ArchiveState, String> {
    /// Read first: a newer file may have any other shape.
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if format > FORMAT {
        return Err(format!("is of format {format}, written by a newer Lauda; this one reads up to {FORMAT}"));
    }
    let state: ArchiveState = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    match state.components.iter().find(|(_, deployed)| !deployed.versions.is_sound()) {
        Some((name, _)) => Err(format!("the history of {name} has no single live version")),
        None => Ok(state),
    }
}

/// Writes beside, flushes to the disk and renames: after a crash the file is the old one or the new one.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_file_that_is_not_ours_is_refused_with_the_reason() {
        let check = |text: &str, expect: &str| {
            let folder = tempfile::tempdir().unwrap();
            fs::write(state_file(folder.path()), text).unwrap();
            let error = Archive::open(folder.path()).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.contains(expect), "{text}: {error}");
        };
        check("", "EOF");
        check(r#"{"format":2,"anything":{}}"#, "newer Lauda");
        check(r#"{"format":1,"components":{"a":{"role":"rules","versions":[]}}}"#, "no single live version");
        check(r#"{"format":1,"components":{"a":{"role":"cooking","versions":[]}}}"#, "cooking");
    }
}
