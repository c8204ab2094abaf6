//! The data folder: one process at a time, a version, and the keys of the installation.
//!
//! ```text
//! lauda.lock      held by the process that uses the folder
//! VERSION         layout of the folder
//! keys/sealing    keys of sealed columns, one a line, mode 0600
//! lauda.db        SQLite, unless another database is configured
//! ```

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use domain::revision::hex;

use crate::clock::random;
use crate::config::Location;
use crate::seal::Sealer;

/// The layout that this version makes and knows.
const VERSION: u32 = 1;

/// A folder that this process has to itself until the value is dropped.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    /// The operating system frees the lock even when the process is killed.
    _lock: File,
}

#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("the data folder {0} is in use by another process")]
    InUse(PathBuf),
    #[error("the data folder {path} is of version {found}, this Lauda knows up to {VERSION}: start a newer one")]
    Newer { path: PathBuf, found: u32 },
    #[error("{path} is not what Lauda wrote there: {what}")]
    Damaged { path: PathBuf, what: &'static str },
    #[error("{path} cannot be used: {source}")]
    Io { path: PathBuf, source: io::Error },
}

impl DataFolder {
    /// Opens the folder and makes what is missing, readable by its owner only.
    ///
    /// # Errors
    /// `InUse`, `Newer`, `Damaged`, `Io`.
    pub fn open(path: &Path) -> Result<DataFolder, FolderError> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
        made.map_err(|source| FolderError::Io { path: path.into(), source })?;
        let lock_path = path.join("lauda.lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&lock_path);
        let lock = lock.map_err(|source| FolderError::Io { path: lock_path.clone(), source })?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(FolderError::InUse(path.into())),
            Err(TryLockError::Error(source)) => return Err(FolderError::Io { path: lock_path, source }),
        }
        let folder = DataFolder { path: path.into(), _lock: lock };
        folder.check_version()?;
        Ok(folder)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the database is unless another is configured.
    pub fn database(&self) -> Location {
        Location::Sqlite(self.path.join("lauda.db"))
    }

    /// The keys of sealed columns; made when the folder is new. Whoever loses the file loses all drafts.
    ///
    /// # Errors
    /// `Damaged` when the file is not what `write_keys` wrote, `Io`.
    pub fn sealer(&self) -> Result<Sealer, FolderError> {
        let path = self.path.join("keys").join("sealing");
        if !path.exists() {
            let line = |name: &str| format!("{name} {}\n", hex(&random::<32>()));
            self.write_new(&path, &(line("index") + &line("1")))?;
        }
        let text = fs::read_to_string(&path).map_err(|source| FolderError::Io { path: path.clone(), source })?;
        read_keys(&text).ok_or(FolderError::Damaged { path, what: "the sealing keys" })
    }

    fn check_version(&self) -> Result<(), FolderError> {
        let path = self.path.join("VERSION");
        if !path.exists() {
            return self.write_new(&path, &format!("{VERSION}\n"));
        }
        let text = fs::read_to_string(&path).map_err(|source| FolderError::Io { path: path.clone(), source })?;
        match text.trim().parse::<u32>() {
            Ok(found) if found > VERSION => Err(FolderError::Newer { path: self.path.clone(), found }),
            Ok(1..) => Ok(()),
            _ => Err(FolderError::Damaged { path, what: "the version" }),
        }
    }

    /// Whole or not at all: a crash must not leave half a key behind.
    fn write_new(&self, path: &Path, text: &str) -> Result<(), FolderError> {
        let write = || {
            let parent = path.parent().unwrap_or(&self.path);
            DirBuilder::new().recursive(true).mode(0o700).create(parent)?;
            let unfinished = path.with_extension("new");
            let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&unfinished)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&unfinished, path)?;
            File::open(parent)?.sync_all()
        };
        write().map_err(|source| FolderError::Io { path: path.into(), source })
    }
}

/// `index HEX` and a line `NUMBER HEX` for each key.
fn read_keys(text: &str) -> Option<Sealer> {
    let (mut index, mut keys) = (None, Vec::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (name, value) = line.split_once(' ')?;
        let key = from_hex(value.trim())?;
        match name {
            "index" => index = Some(key),
            number => keys.push((number.parse().ok()?, key)),
        }
    }
    Sealer::new(index?, keys)
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, at) in key.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(key)
}
