//! For tests of this crate and of those above it: the same body on SQLite and on a real PostgreSQL, each on a database of
//! its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod clinic;
mod cluster;
mod raw;

use std::future::Future;

use jiff::Timestamp;

use crate::{Clock, Config, Db, Location, Sealer};

pub use clinic::Clinic;
pub use raw::Raw;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// An empty, migrated database. Removed when dropped.
pub struct TestDb {
    pub db: Db,
    /// Stands still until it is advanced.
    pub clock: Clock,
    pub location: Location,
    _kept: Kept,
}

#[allow(dead_code)]
enum Kept {
    Folder(tempfile::TempDir),
    Database(cluster::Database),
}

/// Declares each body as two tests, `NAME::sqlite` and `NAME::postgres`. The body gets a `TestDb`.
///
/// ```text
/// db::testing::on_both_engines! {
///     async fn a_page_is_found_again(test: TestDb) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$attribute:meta])* async fn $name:ident($test:ident: $type:ty) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            $(#[$attribute])*
            async fn body($test: $type) $body

            #[test]
            fn sqlite() {
                $crate::testing::run($crate::testing::Engine::Sqlite, body);
            }

            #[test]
            fn postgres() {
                $crate::testing::run($crate::testing::Engine::Postgres, body);
            }
        }
    )*};
}

pub use on_both_engines;

/// Runs a test body on a runtime of its own.
pub fn run<F: Future<Output = ()>>(engine: Engine, body: impl FnOnce(TestDb) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async { body(TestDb::new(engine).await).await });
}

impl TestDb {
    pub async fn new(engine: Engine) -> TestDb {
        let (location, kept) = match engine {
            Engine::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                (Location::Sqlite(folder.path().join("lauda.db")), Kept::Folder(folder))
            }
            Engine::Postgres => {
                let database = cluster::Database::new().await;
                (Location::Postgres(database.url()), Kept::Database(database))
            }
        };
        let clock = Clock::manual("2026-11-21T12:00:00Z".parse::<Timestamp>().unwrap());
        let db = Db::open(Config { clock: clock.clone(), ..config(location.clone()) }).await.unwrap();
        TestDb { db, clock, location, _kept: kept }
    }

    /// The same database opened once more, as another process would.
    pub async fn open_again(&self) -> Db {
        Db::open(Config { clock: self.clock.clone(), ..config(self.location.clone()) }).await.unwrap()
    }
}

/// A configuration with fixed keys.
pub fn config(location: Location) -> Config {
    Config::new(location, sealer())
}

pub fn sealer() -> Sealer {
    Sealer::new([7; 32], [(1, [9; 32])]).unwrap()
}
