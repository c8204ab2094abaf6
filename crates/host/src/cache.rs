//! Compiled components on disk, by the digest of the component and the settings of the engine.
//!
//! Loading compiled code trusts it like the code of this binary, so each file carries a MAC under a key that only this
//! user can read. A file that fails the check is compiled anew, whoever damaged it.

use std::fs::{self, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use wasmtime::component::Component;

const KEY_BYTES: usize = 32;
const MAC_BYTES: usize = 32;

pub struct Cache {
    folder: PathBuf,
    key: [u8; KEY_BYTES],
}

impl Cache {
    /// Makes the folder and the key where they are missing.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let key = key(&folder.join("key"))?;
        prune(folder);
        Ok(Self { folder: folder.to_owned(), key })
    }

    /// The compiled component, if it is there and was written by this user for this engine.
    pub fn load(&self, engine: &wasmtime::Engine, digest: &str) -> Option<Component> {
        let name = name(engine, digest);
        let bytes = fs::read(self.folder.join(&name)).ok()?;
        let (mac, code) = bytes.split_at_checked(MAC_BYTES)?;
        if self.mac(&name, code).verify_slice(mac).is_err() {
            tracing::warn!(file = name, "a compiled component is damaged and is compiled again");
            return None;
        }
        match deserialize(engine, code) {
            Ok(component) => Some(component),
            Err(error) => {
                tracing::warn!(file = name, %error, "a compiled component does not load and is compiled again");
                None
            }
        }
    }

    /// Keeps the compiled component. Written beside and renamed, so that no reader sees half of it.
    pub fn keep(&self, engine: &wasmtime::Engine, digest: &str, component: &Component) -> io::Result<()> {
        static SERIAL: AtomicU32 = AtomicU32::new(0);
        let code = component.serialize().map_err(|error| io::Error::other(format!("{error:#}")))?;
        let name = name(engine, digest);
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        let beside = self.folder.join(format!("{name}.{}.{serial}.new", std::process::id()));
        let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(&self.mac(&name, &code).finalize().into_bytes())?;
        file.write_all(&code)?;
        fs::rename(&beside, self.folder.join(name))
    }

    /// Over the name too, so that no file can stand in for another component.
    fn mac(&self, name: &str, code: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes a key of any length");
        mac.update(&(name.len() as u64).to_le_bytes());
        mac.update(name.as_bytes());
        mac.update(code);
        mac
    }
}

/// Removes what was compiled a month ago, for it is soon compiled again where it is still used, and what a crash left half
/// written an hour ago. A file that cannot be removed stays.
fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let most = match path.extension().and_then(|extension| extension.to_str()) {
            Some("cwasm") => Duration::from_secs(30 * 24 * 3_600),
            Some("new") => Duration::from_secs(3_600),
            _ => continue,
        };
        let age = fs::metadata(&path).and_then(|file| file.modified()).map(|time| time.elapsed().unwrap_or_default());
        if age.is_ok_and(|age| age > most)
            && let Err(error) = fs::remove_file(&path)
        {
            tracing::debug!(file = %path.display(), %error, "an old compiled component stays");
        }
    }
}

fn name(engine: &wasmtime::Engine, digest: &str) -> String {
    let mut hasher = DefaultHasher::new();
    engine.precompile_compatibility_hash().hash(&mut hasher);
    format!("{}-{:016x}.cwasm", digest.trim_start_matches("sha256:"), hasher.finish())
}

#[allow(unsafe_code, reason = "Wasmtime's only way to load compiled code")]
fn deserialize(engine: &wasmtime::Engine, code: &[u8]) -> wasmtime::Result<Component> {
    // SAFETY: `code` must come from Wasmtime's own compiler. The caller has just checked its MAC, in memory, under a
    // key that only this user can read and that signs nothing but what `Component::serialize` gave.
    unsafe { Component::deserialize(engine, code) }
}

/// Reads the key, or makes it. Of two processes that make it at once, one wins and the other reads.
fn key(path: &Path) -> io::Result<[u8; KEY_BYTES]> {
    match read_key(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        other => return other,
    }
    let mut key = [0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    write_private(&beside, &key)?;
    // A hard link fails where the name is taken; a rename would replace the winner's key.
    let linked = fs::hard_link(&beside, path);
    fs::remove_file(&beside)?;
    match linked {
        Ok(()) => Ok(key),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => read_key(path),
        Err(error) => Err(error),
    }
}

fn read_key(path: &Path) -> io::Result<[u8; KEY_BYTES]> {
    let bytes = fs::read(path)?;
    private(path)?;
    bytes.try_into().map_err(|_| io::Error::new(ErrorKind::InvalidData, "the key of the component cache is damaged"))
}

#[cfg(unix)]
fn private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path)?.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    let reason = "others can read the key of the component cache; delete the folder";
    Err(io::Error::new(ErrorKind::PermissionDenied, reason))
}

#[cfg(not(unix))]
fn private(_path: &Path) -> io::Result<()> {
    Ok(())
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}
