//! A private PostgreSQL cluster of the system's own packages, shared by all test processes of a user.
//!
//! The first process that needs it makes and starts it under a file lock. Every process holds a shared lock while it
//! lives; a watchdog removes the cluster when nobody has held one for a while. Each test gets a database of its own,
//! cloned from a migrated template.

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use super::config;
use crate::{Db, Location};

/// Owns schema and databases, and is no superuser.
pub(super) const OWNER: &str = "lauda_owner";

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

struct Cluster {
    folder: PathBuf,
    template: String,
    /// Its shared lock tells the watchdog that this process lives.
    _user: File,
}

pub(super) struct Database {
    name: String,
}

impl Database {
    pub(super) async fn new() -> Database {
        let cluster = tokio::task::spawn_blocking(Cluster::get).await.unwrap();
        let name = format!("test_{}", uuid::Uuid::now_v7().simple());
        let template = &cluster.template;
        cluster.psql("postgres", &format!("create database {name} template {template} owner {OWNER}"));
        Database { name }
    }

    pub(super) fn url(&self) -> String {
        Cluster::get().url(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        Cluster::get().psql("postgres", &format!("drop database {} with (force)", self.name));
    }
}

impl Cluster {
    fn get() -> &'static Cluster {
        CLUSTER.get_or_init(Cluster::join)
    }

    fn join() -> Cluster {
        let folder = std::env::temp_dir().join(format!("lauda-postgres-{}", my_uid()));
        fs::create_dir_all(&folder).unwrap();
        let user = open(&folder.join("users.lock"));
        user.lock_shared().unwrap();
        let setup = open(&folder.join("setup.lock"));
        setup.lock().unwrap();
        let template = template_name();
        let cluster = Cluster { folder, template, _user: user };
        if !cluster.answers() {
            cluster.make();
        }
        cluster.ensure_template();
        cluster
    }

    fn make(&self) {
        let data = self.folder.join("data");
        // The leftover of a machine that was switched off.
        fs::remove_dir_all(&data).ok();
        fs::create_dir_all(&data).unwrap();
        if let Some(postgres) = server_uid() {
            chown(&data, Some(postgres), Some(postgres)).unwrap();
        }
        let path = data.to_str().unwrap();
        run(as_server("initdb").args(["-D", path, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]));
        let mut settings = fs::OpenOptions::new().append(true).open(data.join("postgresql.conf")).unwrap();
        // Data that is thrown away needs no flush.
        write!(
            settings,
            "listen_addresses = ''\nunix_socket_directories = '{path}'\nmax_connections = 300\nfsync = off\n\
             synchronous_commit = off\nfull_page_writes = off\nshared_buffers = 64MB\n"
        )
        .unwrap();
        let log = format!("{path}/server.log");
        run(as_server("pg_ctl").args(["-D", path, "-l", &log, "-w", "start"]));
        self.watch(path);
        self.psql("postgres", &format!("create role {OWNER} login createrole"));
    }

    /// Removes the cluster once no process has used it for ten seconds.
    #[expect(clippy::zombie_processes, reason = "the watchdog outlives this process, which is what it is for")]
    fn watch(&self, data: &str) {
        let program = bin("pg_ctl");
        let stop = match server_uid() {
            Some(uid) => format!("setpriv --reuid={uid} --regid={uid} --clear-groups {program}"),
            None => program,
        };
        let script = format!(
            "while true; do sleep 10; flock -n -x users.lock true || continue; \
             flock -x setup.lock sh -c 'flock -n -x users.lock true && {stop} -D {data} -m immediate -w stop \
             && rm -rf {data}' && break; done"
        );
        let mut watchdog = Command::new("setsid");
        watchdog.args(["sh", "-c", &script]).current_dir(&self.folder);
        watchdog.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    }

    fn answers(&self) -> bool {
        let mut ready = Command::new(bin("pg_isready"));
        ready.arg("-h").arg(self.folder.join("data")).stdout(Stdio::null()).stderr(Stdio::null());
        ready.status().is_ok_and(|status| status.success())
    }

    /// Made under another name and renamed, so that a template of that name is always whole.
    fn ensure_template(&self) {
        let name = &self.template;
        let count = self.psql("postgres", &format!("select count(*) from pg_database where datname = '{name}'"));
        if count.trim() == "1" {
            return;
        }
        self.psql("postgres", "drop database if exists making");
        self.psql("postgres", &format!("create database making owner {OWNER}"));
        let location = Location::Postgres(self.url("making"));
        let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        // A thread of its own, because the caller may be inside a runtime.
        let opened = std::thread::spawn(move || {
            runtime().block_on(async { Db::open(config(location)).await.unwrap().close().await });
        });
        opened.join().unwrap();
        self.psql("postgres", &format!("alter database making rename to {name}"));
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://{OWNER}@localhost/{database}?host={}", self.folder.join("data").display())
    }

    /// As the superuser.
    fn psql(&self, database: &str, sql: &str) -> String {
        let mut psql = Command::new(bin("psql"));
        psql.arg("-h").arg(self.folder.join("data")).args(["-U", "postgres", "-d", database]);
        run(psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql]))
    }
}

/// Another text of the migrations is another template.
fn template_name() -> String {
    let digest = crate::migrate::POSTGRES.iter().fold(Sha256::new(), |digest, text| digest.chain_update(text));
    format!("template_{}", &domain::revision::hex(&digest.finalize())[..16])
}

/// PostgreSQL refuses to run as root, so root runs it as `postgres`, the user of the Debian package.
fn server_uid() -> Option<u32> {
    (my_uid() == 0).then(|| run(Command::new("id").args(["-u", "postgres"])).trim().parse().unwrap())
}

fn my_uid() -> u32 {
    fs::metadata("/proc/self").unwrap().uid()
}

fn as_server(program: &str) -> Command {
    let Some(uid) = server_uid() else { return Command::new(bin(program)) };
    let mut command = Command::new("setpriv");
    command.arg(format!("--reuid={uid}")).arg(format!("--regid={uid}")).args(["--clear-groups", &bin(program)]);
    command.current_dir("/");
    command
}

/// The newest installed version, in Debian's place; else from the path.
fn bin(program: &str) -> String {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = versions.map(|version| version.path().join("bin").join(program)).filter(|path| path.exists()).max();
    found.map_or_else(|| program.to_owned(), |path| path.display().to_string())
}

fn open(path: &Path) -> File {
    fs::OpenOptions::new().create(true).truncate(false).write(true).open(path).unwrap()
}

/// `pg_ctl` leaves a server behind that would hold a pipe open, so the output goes through a file.
fn run(command: &mut Command) -> String {
    let mut output = tempfile::tempfile().unwrap();
    let status = command
        .stdin(Stdio::null())
        .stdout(output.try_clone().unwrap())
        .stderr(output.try_clone().unwrap())
        .status()
        .unwrap_or_else(|e| panic!("{command:?}: {e}. The tests on PostgreSQL need Debian's package postgresql."));
    let mut text = String::new();
    std::io::Seek::rewind(&mut output).unwrap();
    std::io::Read::read_to_string(&mut output, &mut text).unwrap();
    assert!(status.success(), "{command:?}: {text}");
    text
}
