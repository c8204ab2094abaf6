//! Compiled components on disk: what was tampered with never runs.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]
#![cfg(unix)]

mod guests;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use guests::{constant, with_builtin};
use host::{Call, Host, Settings};

fn start(cache: &Path, value: f32) -> Host {
    Host::start(Settings { cache: Some(cache.to_owned()), ..with_builtin(constant(value)) }).unwrap()
}

fn bmi(cache: &Path, value: f32) -> f32 {
    start(cache, value).bmi(Call::CONFIGURED, 70.0, 1.75).unwrap().value
}

/// The compiled components of the folder.
fn compiled(cache: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(cache).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "cwasm")).collect();
    paths.sort();
    paths
}

#[test]
fn a_component_is_compiled_once_and_then_read() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(bmi(folder.path(), 1.0), 1.0);
    let [file] = compiled(folder.path()).try_into().unwrap();
    let (written, bytes) = (fs::metadata(&file).unwrap().modified().unwrap(), fs::read(&file).unwrap());
    assert_eq!(bmi(folder.path(), 1.0), 1.0);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), written, "it was not compiled again");
    assert_eq!(bmi(folder.path(), 2.0), 2.0);
    assert_eq!(compiled(folder.path()).len(), 2);
    assert_eq!(fs::read(&file).unwrap(), bytes);
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 3, "two components, one key and nothing half written");
}

#[test]
fn a_file_that_was_changed_is_compiled_anew() {
    let folder = tempfile::tempdir().unwrap();
    bmi(folder.path(), 1.0);
    let [file] = compiled(folder.path()).try_into().unwrap();
    let good = fs::read(&file).unwrap();
    let check = |bad: &[u8], what: &str| {
        fs::write(&file, bad).unwrap();
        assert_eq!(bmi(folder.path(), 1.0), 1.0, "{what}");
        assert_ne!(fs::read(&file).unwrap(), bad, "{what} was replaced");
    };
    check(b"", "an empty file");
    check(&good[..20], "less than a MAC");
    check(&good[..good.len() / 2], "half a file");
    for at in [0, 31, 32, 100, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        check(&bad, &format!("a bit of byte {at}"));
    }
}

#[test]
fn a_file_cannot_stand_in_for_another() {
    let folder = tempfile::tempdir().unwrap();
    bmi(folder.path(), 1.0);
    let [first] = compiled(folder.path()).try_into().unwrap();
    bmi(folder.path(), 2.0);
    let second = compiled(folder.path()).into_iter().find(|file| *file != first).unwrap();
    fs::copy(&second, &first).unwrap();
    assert_eq!(bmi(folder.path(), 1.0), 1.0);
}

#[test]
fn another_key_makes_all_files_worthless() {
    let (ours, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    bmi(ours.path(), 1.0);
    bmi(theirs.path(), 1.0);
    let [file] = compiled(ours.path()).try_into().unwrap();
    let foreign = theirs.path().join(file.file_name().unwrap());
    assert_ne!(fs::read(&file).unwrap()[..32], fs::read(&foreign).unwrap()[..32]);
    fs::copy(&foreign, &file).unwrap();
    assert_eq!(bmi(ours.path(), 1.0), 1.0);
    assert_ne!(fs::read(&file).unwrap()[..32], fs::read(&foreign).unwrap()[..32], "signed again with our key");
}

#[test]
fn the_key_is_for_this_user_alone() {
    let folder = tempfile::tempdir().unwrap();
    bmi(folder.path(), 1.0);
    let key = folder.path().join("key");
    assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o640)).unwrap();
    let settings = || Settings { cache: Some(folder.path().to_owned()), ..Settings::default() };
    let error = Host::start(settings()).err().unwrap().to_string();
    assert!(error.contains("others can read the key"), "{error}");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&key, b"short").unwrap();
    let error = Host::start(settings()).err().unwrap().to_string();
    assert!(error.contains("key of the component cache is damaged"), "{error}");
}

#[test]
fn a_folder_that_cannot_be_made_is_a_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    let error = Host::start(Settings { cache: Some(file.join("cache")), ..Settings::default() }).err().unwrap();
    assert!(error.to_string().contains("file/cache"), "{error}");
    let error = Host::start(Settings { archive: Some(file.join("archive")), ..Settings::default() }).err().unwrap();
    assert!(error.to_string().contains("file/archive"), "{error}");
}

#[test]
fn several_hosts_may_begin_on_one_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    thread::scope(|scope| {
        let hosts: Vec<_> = (0..8).map(|_| scope.spawn(|| bmi(&cache, 1.0))).collect();
        hosts.into_iter().for_each(|host| assert_eq!(host.join().unwrap(), 1.0));
    });
    assert_eq!(bmi(&cache, 1.0), 1.0);
    assert_eq!(compiled(&cache).len(), 1);
}

#[test]
fn what_was_compiled_a_month_ago_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, hours: u64| {
        let path = folder.path().join(name);
        let time = SystemTime::now() - Duration::from_secs(hours * 3_600);
        fs::File::create(&path).unwrap().set_modified(time).unwrap();
        path
    };
    let kept = [file("a.cwasm", 24 * 29), file("b.cwasm.1.0.new", 0), file("notes", 24 * 365)];
    let gone = [file("c.cwasm", 24 * 31), file("d.cwasm.1.0.new", 2)];
    bmi(folder.path(), 1.0);
    assert!(kept.iter().all(|path| path.exists()));
    assert!(gone.iter().all(|path| !path.exists()));
}
