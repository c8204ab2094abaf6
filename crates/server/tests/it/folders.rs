//! Data folders and databases that cannot be used: each is told, and nothing is lost.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use sqlx::{Connection as _, SqliteConnection};

use crate::support::{Folder, free, lauda};

/// A folder that a server has made and left.
fn made() -> Folder {
    let folder = Folder::new();
    assert!(folder.serve().stop().success());
    folder
}

fn check(said: &str, expect: &str) {
    assert!(said.contains(expect), "{said:?} does not say {expect:?}");
    assert!(!said.contains("panicked") && said.lines().count() <= 3, "{said}");
}

#[test]
fn a_port_that_is_taken_is_named() {
    let folder = Folder::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let _held = TcpListener::bind(taken).unwrap();
    check(&folder.refusal(taken), &format!("{taken} cannot be listened on"));
    let _metrics = TcpListener::bind(folder.metrics).unwrap();
    check(&folder.refusal(folder.listen), "for metrics (--metrics-listen)");
    assert!(!folder.data().join("control.sock").exists());
}

#[test]
fn a_folder_has_one_server() {
    let folder = Folder::new();
    let server = folder.serve();
    let mut second = folder.command(&["serve", "--empty", "--listen", &free().to_string()]);
    let output = second.args(["--metrics-listen", &free().to_string()]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    check(&String::from_utf8(output.stderr).unwrap(), "is in use by another process");
    assert_eq!(folder.get("/health", "localhost").0, 200);
    folder.json(&["tenant", "list"]);
    assert!(server.stop().success());
}

#[test]
fn commands_need_a_folder_and_make_none() {
    let empty = tempfile::tempdir().unwrap();
    let missing = empty.path().join("nada");
    for data in [missing.as_path(), empty.path()] {
        let output = lauda().arg("--data").arg(data).args(["tenant", "list"]).output().unwrap();
        check(&String::from_utf8(output.stderr).unwrap(), "is no data folder yet");
    }
    assert!(!missing.exists() && fs::read_dir(empty.path()).unwrap().next().is_none());
    // A file stands where the folder should be.
    fs::write(&missing, "x").unwrap();
    let output = lauda().arg("--data").arg(&missing).args(["serve", "--empty"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    check(&String::from_utf8(output.stderr).unwrap(), "cannot be used");
    assert_eq!(fs::read(&missing).unwrap(), b"x");
}

#[test]
fn what_another_version_left_is_not_touched() {
    let folder = made();
    let version = folder.data().join("VERSION");
    for (text, expect) in
        [("2\n", "is of version 2, this Lauda knows up to 1"), ("", "the version"), ("x", "the version")]
    {
        fs::write(&version, text).unwrap();
        check(&folder.failure(&["tenant", "list"]), expect);
        check(&folder.refusal(folder.listen), expect);
        assert_eq!(fs::read_to_string(&version).unwrap(), text);
    }
    fs::write(&version, "1\n").unwrap();
    sql(&folder, "update meta set value = '999' where name = 'schema'");
    check(&folder.failure(&["tenant", "list"]), "has schema 999");
    check(&folder.refusal(folder.listen), "start a newer version");
}

fn connected<T>(folder: &Folder, work: impl AsyncFnOnce(&mut SqliteConnection) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let address = format!("sqlite://{}", folder.data().join("lauda.db").display());
    runtime.block_on(async {
        let mut connection = SqliteConnection::connect(&address).await.unwrap();
        work(&mut connection).await
    })
}

fn sql(folder: &Folder, text: &'static str) {
    connected(folder, async |connection| sqlx::query(text).execute(connection).await.unwrap());
}

#[test]
fn a_damaged_key_file_is_told_and_kept() {
    let folder = made();
    let keys = folder.data().join("keys/sealing");
    let good = fs::read_to_string(&keys).unwrap();
    let half = good[..good.len() / 2].to_owned();
    for bad in ["", "\n", "index\n", "nada nada\n", &half, &good.replace("index", "1"), &good.replace(' ', " zz")] {
        fs::write(&keys, bad).unwrap();
        check(&folder.failure(&["tenant", "list"]), "the sealing keys");
        check(&folder.refusal(folder.listen), "the sealing keys");
        assert_eq!(fs::read_to_string(&keys).unwrap(), bad, "a key is never made anew over another");
    }
    fs::write(&keys, good).unwrap();
    folder.json(&["tenant", "list"]);
}

#[test]
fn a_damaged_database_is_told_and_kept() {
    let folder = made();
    let file = folder.data().join("lauda.db");
    let good = fs::read(&file).unwrap();
    for bad in [&b"no database at all, and long enough to be looked at"[..], &good[..good.len() / 3]] {
        fs::write(&file, bad).unwrap();
        let said = folder.failure(&["tenant", "list"]);
        assert!(said.starts_with("lauda: ") && !said.contains("panicked"), "{said}");
        assert_eq!(fs::read(&file).unwrap().len(), bad.len());
    }
    fs::write(&file, good).unwrap();
    folder.json(&["tenant", "list"]);
}

#[test]
fn a_locked_database_is_told() {
    let folder = made();
    connected(&folder, async |connection| {
        sqlx::query("begin exclusive").execute(&mut *connection).await.unwrap();
        check(&folder.failure(&["tenant", "list"]), "locked by another process");
        sqlx::query("rollback").execute(connection).await.unwrap();
    });
    folder.json(&["tenant", "list"]);
}

/// Runs a script with the folder in `$DATA`, in a mount namespace of its own where one can be had.
fn in_namespace(folder: &Folder, script: &str) -> Option<Output> {
    let try_with = |flags: &[&str]| {
        let mut probe = Command::new("unshare");
        probe.args(flags).args(["mount", "-t", "tmpfs", "tmpfs", "/mnt"]);
        probe.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let flags =
        [&["--mount"][..], &["--user", "--map-root-user", "--mount"]].into_iter().find(|flags| try_with(flags))?;
    let mut command = Command::new("unshare");
    let cache = crate::support::components();
    command
        .args(flags)
        .args(["sh", "-euc", script])
        .env("DATA", folder.data())
        .env("LAUDA", env!("CARGO_BIN_EXE_lauda"));
    Some(command.env("XDG_CACHE_HOME", cache.parent().unwrap()).env("LAUDA_LOG", "off").output().unwrap())
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let folder = made();
    let script = r#"mount --bind "$DATA" "$DATA"; mount -o remount,bind,ro "$DATA"
        ! "$LAUDA" --data "$DATA" tenant list
        ! "$LAUDA" --data "$DATA" serve --empty --listen 127.0.0.1:0 --metrics-listen 127.0.0.1:0"#;
    let said = match in_namespace(&folder, script) {
        Some(output) => String::from_utf8(output.stderr).unwrap(),
        // No right to mount: what cannot be opened for writing stands in the place of the lock.
        None => {
            fs::remove_file(folder.data().join("lauda.lock")).unwrap();
            fs::create_dir(folder.data().join("lauda.lock")).unwrap();
            folder.failure(&["tenant", "list"]) + &folder.refusal(folder.listen)
        }
    };
    assert_eq!(said.matches("lauda.lock cannot be used").count(), 2, "{said}");
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = made();
    folder.clinic();
    let script = r#"mkdir /tmp/full; cp -a "$DATA" /tmp/full-copy; mount -t tmpfs -o size=8m tmpfs /tmp/full
        cp -a /tmp/full-copy/. /tmp/full; dd if=/dev/zero of=/tmp/full/filler bs=4096 2>/dev/null || true
        ! "$LAUDA" --data /tmp/full tenant add horizonte --name Horizonte --host horizonte.example
        rm /tmp/full/filler
        "$LAUDA" --data /tmp/full --json tenant list
        "$LAUDA" --data /tmp/full tenant add horizonte --name Horizonte --host horizonte.example >/dev/null"#;
    // Private names for what the script makes outside of its namespace.
    let place = folder.dir.path().join("full").display().to_string();
    match in_namespace(&folder, &script.replace("/tmp/full", &place)) {
        Some(output) => {
            let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
            check(&err, "disk of the database is full");
            assert!(output.status.success(), "{err}");
            assert!(out.contains("aurora") && !out.contains("horizonte"), "whole or not at all: {out}");
        }
        None => assert_limited_files(&folder),
    }
}

/// Without the right to mount: no file may grow any more, which is as full as a disk gets.
fn assert_limited_files(folder: &Folder) {
    let script =
        format!("trap '' XFSZ; ulimit -f 0; exec {} --data \"$0\" tenant add x --name X --host x.example", bin());
    let output = Command::new("sh").args(["-c", &script]).arg(folder.data()).env("LAUDA_LOG", "off").output().unwrap();
    assert!(!output.status.success() && output.stderr.starts_with(b"lauda: "), "{output:?}");
    assert_eq!(folder.json(&["tenant", "list"])["tenants"].as_array().unwrap().len(), 1);
}

fn bin() -> &'static str {
    let path: &Path = Path::new(env!("CARGO_BIN_EXE_lauda"));
    path.to_str().unwrap()
}
