//! Opening a SQLite file.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlitePool};

use crate::config::Config;
use crate::conn::Pools;
use crate::error::Error;
use crate::migrate;

pub(crate) async fn open(path: &Path, config: &Config) -> Result<Pools, Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An approval that was answered for must survive a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(config.patience)
        .disable_statement_logging();
    let pool = |connections| SqlitePoolOptions::new().max_connections(connections).acquire_timeout(config.patience);
    let writer = pool(1).connect_with(options.clone()).await?;
    migrate(&writer, config.migrate).await?;
    let reader = pool(config.connections).connect_with(options.read_only(true)).await?;
    Ok(Pools::Sqlite { writer, reader })
}

async fn migrate(writer: &SqlitePool, allowed: bool) -> Result<(), Error> {
    let mut tx = writer.begin_with("begin immediate").await?;
    let made = "select count(*) from sqlite_master where type = 'table' and name = 'meta'";
    let made: i64 = sqlx::query_scalar(made).fetch_one(&mut *tx).await?;
    let found = if made == 0 {
        0
    } else {
        let text: String =
            sqlx::query_scalar("select value from meta where name = 'schema'").fetch_one(&mut *tx).await?;
        text.parse().map_err(|_| Error::Damaged("meta"))?
    };
    let missing = migrate::missing(migrate::SQLITE, found, allowed)?;
    for text in missing {
        sqlx::raw_sql(*text).execute(&mut *tx).await?;
    }
    if !missing.is_empty() {
        sqlx::query(migrate::SET_SCHEMA).bind(migrate::KNOWN.to_string()).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}
