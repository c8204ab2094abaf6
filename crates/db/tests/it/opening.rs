//! Opening what is locked, read-only, newer, damaged or not there.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

use db::folder::{DataFolder, FolderError};
use db::testing::{Clinic, Engine, Raw, TestDb, config};
use db::{Config, Db, Error, Location, pages};
use domain::user::Role;
use policy::{Action, Resource};

fn impatient(location: Location) -> Config {
    Config { patience: Duration::from_millis(300), ..config(location) }
}

async fn open(location: &Location) -> Result<Db, Error> {
    Db::open(impatient(location.clone())).await
}

db::testing::on_both_engines! {
    async fn a_database_is_opened_again_with_what_is_in_it(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let again = test.open_again().await;
        let tenant = db::unscoped::tenant_by_host(&again, "aurora.localhost").await.unwrap().unwrap();
        assert_eq!(tenant, clinic.tenant);
        let health = again.health().await.unwrap();
        assert!(health.schema >= 1 && health.latency < Duration::from_secs(10), "{health:?}");
    }

    async fn a_newer_schema_is_refused(test: TestDb) {
        let raw = Raw::open(&test).await;
        raw.run("update meta set value = '99' where name = 'schema'").await.unwrap();
        let refused = open(&test.location).await;
        assert!(matches!(refused, Err(Error::NewerSchema { found: 99, .. })), "{refused:?}");
        raw.run("update meta set value = 'x' where name = 'schema'").await.unwrap();
        assert!(matches!(open(&test.location).await, Err(Error::Damaged(_))));
    }

    async fn an_older_schema_is_refused_where_migrating_is_not_allowed(test: TestDb) {
        let raw = Raw::open(&test).await;
        raw.run("update meta set value = '0' where name = 'schema'").await.unwrap();
        let config = Config { migrate: false, ..impatient(test.location.clone()) };
        assert!(matches!(Db::open(config).await, Err(Error::NotSetUp(_))));
    }

    async fn other_keys_do_not_open_what_is_sealed(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let sealer = db::Sealer::new([7; 32], [(1, [1; 32])]).unwrap();
        let other = Db::open(Config { sealer, ..impatient(test.location.clone()) }).await.unwrap();
        let user = clinic.user(Role::Reader).id;
        let permit = clinic.owner_permit(Action::UserRead, &Resource::Account { tenant: clinic.id(), user });
        let opened = db::users::email(&mut other.read(&permit).await.unwrap(), user).await;
        assert!(matches!(opened, Err(Error::Unsealable(_))), "{opened:?}");
        let opened = db::users::email(&mut test.db.read(&permit).await.unwrap(), user).await.unwrap();
        assert_eq!(opened.as_deref(), Some("reader@aurora.example"));
    }
}

fn sqlite(body: impl AsyncFnOnce(TestDb)) {
    db::testing::run(Engine::Sqlite, async |test| body(test).await);
}

#[test]
fn a_writer_that_stays_busy_is_reported() {
    sqlite(async |test| {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let other = open(&test.location).await.unwrap();
        let page = clinic.new_page("a");
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
        let mut held = test.db.begin(&permit).await.unwrap();
        pages::create(&mut held, &page).await.unwrap();
        // From another process, and from this one.
        assert!(matches!(other.begin(&permit).await.map(drop), Err(Error::Locked)));
        drop(held);
        other.begin(&permit).await.unwrap().commit().await.unwrap();
    });
}

#[test]
fn a_file_that_cannot_be_written_is_reported() {
    sqlite(async |test| {
        test.db.close().await;
        let Location::Sqlite(path) = &test.location else { unreachable!() };
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no/such/folder/lauda.db");
        assert!(matches!(open(&Location::Sqlite(missing)).await, Err(Error::Unreachable(_))));
        fs::write(path, b"this is no database, but it is long enough to look like one if nobody reads it").unwrap();
        assert!(matches!(open(&test.location).await, Err(Error::Damaged(_))));
    });
}

#[test]
fn a_database_that_is_read_only_is_reported() {
    db::testing::run(Engine::Postgres, async |test: TestDb| {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let raw = Raw::open(&test).await;
        let database = raw.texts("select current_database()::text").await.remove(0);
        raw.run(&format!("alter database {database} set default_transaction_read_only = on")).await.unwrap();
        let again = test.open_again().await;
        let page = clinic.new_page("a");
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
        let mut tx = again.begin(&permit).await.unwrap();
        assert!(matches!(pages::create(&mut tx, &page).await, Err(Error::ReadOnly)));
    });
}

#[test]
fn an_engine_that_does_not_answer_is_reported() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for url in ["postgres://nobody@127.0.0.1:9/none", "postgres://nobody@localhost/none?host=/no/such/folder"] {
            let refused = open(&Location::parse(url).unwrap()).await;
            assert!(matches!(refused, Err(Error::Unreachable(_))), "{url}: {refused:?}");
        }
        // A server that accepts and says nothing.
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("postgres://nobody@{}/none", silent.local_addr().unwrap());
        assert!(matches!(open(&Location::parse(&url).unwrap()).await, Err(Error::Unreachable(_))));
    });
}

#[test]
fn a_role_above_the_walls_is_refused() {
    db::testing::run(Engine::Postgres, async |test: TestDb| {
        let raw = Raw::open(&test).await;
        for (spoil, mend) in [
            ("alter role lauda_work bypassrls", "alter role lauda_work nobypassrls"),
            ("alter table pages no force row level security", "alter table pages force row level security"),
            ("alter table pages disable row level security", "alter table pages enable row level security"),
        ] {
            // The role is shared by all databases of the cluster, so the change never leaves this transaction's sight for
            // long: other tests open their databases before or after it.
            raw.run(spoil).await.unwrap();
            let refused = open(&test.location).await;
            raw.run(mend).await.unwrap();
            assert!(matches!(refused, Err(Error::NotSetUp(_))), "{spoil}: {refused:?}");
        }
        assert!(open(&test.location).await.is_ok());
    });
}

#[test]
fn a_folder_belongs_to_one_process() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("lauda-data");
    let folder = DataFolder::open(&path).unwrap();
    assert!(matches!(DataFolder::open(&path), Err(FolderError::InUse(_))));
    let sealed = format!("{:?}", folder.sealer().unwrap());
    drop(folder);
    let folder = DataFolder::open(&path).unwrap();
    assert_eq!(format!("{:?}", folder.sealer().unwrap()), sealed);
    for (file, mode) in [("keys/sealing", 0o600), ("keys", 0o700), ("lauda.lock", 0o600), (".", 0o700)] {
        let found = fs::metadata(path.join(file)).unwrap().permissions().mode() & 0o777;
        assert_eq!(found, mode, "{file} has mode {found:o}");
    }
}

#[test]
fn a_folder_of_a_newer_version_is_refused() {
    let parent = tempfile::tempdir().unwrap();
    drop(DataFolder::open(parent.path()).unwrap());
    for (version, newer) in [("2", true), ("x", false), ("0", false), ("", false)] {
        fs::write(parent.path().join("VERSION"), version).unwrap();
        match DataFolder::open(parent.path()) {
            Err(FolderError::Newer { found: 2, .. }) => assert!(newer),
            Err(FolderError::Damaged { .. }) => assert!(!newer),
            other => panic!("{version}: {other:?}"),
        }
    }
}

#[test]
fn damaged_keys_are_refused_and_never_replaced() {
    let parent = tempfile::tempdir().unwrap();
    let folder = DataFolder::open(parent.path()).unwrap();
    folder.sealer().unwrap();
    let path = parent.path().join("keys/sealing");
    let good = fs::read_to_string(&path).unwrap();
    for bad in ["", "index 00\n", &good.replace("index", "indes"), &good[..good.len() - 5], &good.replace("1 ", "one ")]
    {
        fs::write(&path, bad).unwrap();
        assert!(matches!(folder.sealer(), Err(FolderError::Damaged { .. })), "{bad:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), bad);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_reported() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(DataFolder::open(&file.join("data")), Err(FolderError::Io { .. })));
}

/// A login that may not make roles: the error says what an administrator has to do, and then it works.
#[test]
fn a_login_without_the_work_role_is_told_what_is_missing() {
    db::testing::run(Engine::Postgres, async |test: TestDb| {
        let raw = Raw::open(&test).await;
        let name = raw.texts("select 'poor_' || current_database()::text").await.remove(0);
        raw.run(&format!("create role {name} login")).await.unwrap();
        raw.run(&format!("create database {name} owner {name}")).await.unwrap();
        let Location::Postgres(url) = &test.location else { unreachable!() };
        let database = raw.texts("select current_database()::text").await.remove(0);
        let location = Location::Postgres(url.replace(&database, &name).replace("lauda_owner", &name));
        let refused = open(&location).await.unwrap_err();
        assert!(matches!(&refused, Error::NotSetUp(text) if text.contains("create role lauda_work")), "{refused}");
        raw.run(&format!("grant lauda_work to {name}")).await.unwrap();
        let opened = open(&location).await.unwrap();
        assert_eq!(opened.health().await.unwrap().engine, "postgresql");
        opened.close().await;
        raw.run(&format!("drop database {name} with (force)")).await.unwrap();
        raw.run(&format!("drop role {name}")).await.unwrap();
    });
}
