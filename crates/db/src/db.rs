//! An open database.

use std::sync::Arc;
use std::time::Duration;

use policy::Permit;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::clock::{Clock, Ids};
use crate::config::{Config, Location};
use crate::conn::{Conn, Mode, Pools, Wall};
use crate::error::Error;
use crate::seal::Sealer;
use crate::sql::Sql;
use crate::tx::Tx;
use crate::{postgres, sqlite};

/// Cheap to clone. The pools are private: nobody outside this crate can name a connection.
#[derive(Clone, Debug)]
pub struct Db(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    pools: Pools,
    sealer: Sealer,
    clock: Clock,
    ids: Ids,
    jobs: Notify,
}

/// What `/health` says of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// `sqlite` or `postgresql`.
    pub engine: &'static str,
    pub schema: i64,
    pub latency: Duration,
}

impl Db {
    /// Opens, migrates where allowed, and proves that the walls stand (PostgreSQL: a role without power over them).
    ///
    /// # Errors
    /// `NewerSchema`, `Unreachable`, `Locked`, `ReadOnly`, `DiskFull`, `NotSetUp`.
    pub async fn open(config: Config) -> Result<Db, Error> {
        let pools = match &config.location {
            Location::Sqlite(path) => sqlite::open(path, &config).await?,
            Location::Postgres(url) => postgres::open(url, &config).await?,
        };
        let Config { sealer, clock, .. } = config;
        Ok(Db(Arc::new(Inner { pools, sealer, clock, ids: Ids::default(), jobs: Notify::new() })))
    }

    /// A transaction that writes. On SQLite it is the only one, so keep it short and never open a second while holding it.
    ///
    /// # Errors
    /// `Locked` when the writer stays busy, `Unreachable`.
    pub async fn begin<'a>(&'a self, permit: &'a Permit) -> Result<Tx<'a>, Error> {
        Tx::begin(self, permit, Mode::Write).await
    }

    /// A snapshot to read from; writing to it fails. It leaves no audit entry.
    ///
    /// # Errors
    /// `Unreachable`.
    pub async fn read<'a>(&'a self, permit: &'a Permit) -> Result<Tx<'a>, Error> {
        Tx::begin(self, permit, Mode::Read).await
    }

    /// A new id of any kind: sorts by the time it was made.
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        self.0.ids.next(&self.0.clock).into()
    }

    /// A secret of the installation for one use, the same on every node that has its keys and after every restart.
    pub fn secret(&self, usage: &str) -> [u8; 32] {
        self.0.sealer.derive(usage)
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Returns when jobs were enqueued through this `Db` since the last call, or after `at_most`.
    pub async fn jobs_enqueued(&self, at_most: Duration) {
        // Running into the time limit is the ordinary case: other nodes enqueue without telling.
        tokio::time::timeout(at_most, self.0.jobs.notified()).await.ok();
    }

    /// # Errors
    /// Whatever keeps the database from answering.
    pub async fn health(&self) -> Result<Health, Error> {
        let start = std::time::Instant::now();
        let mut conn = self.unscoped(Mode::Read, "health").await?;
        let row = conn.optional(Sql("select value from meta where name = 'schema'"), vec![]).await?;
        let schema = row.ok_or(Error::Damaged("meta"))?.text("value")?;
        conn.rollback().await?;
        let engine = match self.pools() {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgresql",
        };
        let schema = schema.parse().map_err(|_| Error::Damaged("meta"))?;
        Ok(Health { engine, schema, latency: start.elapsed() })
    }

    /// Waits for open transactions and closes the files.
    pub async fn close(&self) {
        match &self.0.pools {
            Pools::Sqlite { writer, reader } => {
                reader.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.0.pools
    }

    pub(crate) fn sealer(&self) -> &Sealer {
        &self.0.sealer
    }

    pub(crate) fn wake_workers(&self) {
        self.0.jobs.notify_one();
    }

    pub(crate) async fn unscoped(&self, mode: Mode, name: &'static str) -> Result<Conn, Error> {
        Conn::begin(&self.0.pools, mode, Wall::Unscoped(name)).await
    }
}
