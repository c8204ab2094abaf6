//! One open transaction on either engine.

use domain::id::TenantId;
use sqlx::{AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::error::Error;
use crate::row::Row;
use crate::sql::Sql;
use crate::value::Value;

#[derive(Debug)]
pub(crate) enum Pools {
    /// SQLite has one writer. A second would meet `SQLITE_BUSY` when it upgrades its lock, which no time-out helps.
    Sqlite {
        writer: SqlitePool,
        reader: SqlitePool,
    },
    Postgres(PgPool),
}

pub(crate) enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// One snapshot; nothing can be written.
    Read,
    Write,
}

/// What PostgreSQL's row-level security is told for the length of the transaction.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wall {
    Tenant(TenantId),
    /// A look-up that comes before a tenant is known, by the name that its policies allow.
    Unscoped(&'static str),
}

impl Conn {
    pub(crate) async fn begin(pools: &Pools, mode: Mode, wall: Wall) -> Result<Conn, Error> {
        match (pools, mode) {
            (Pools::Sqlite { writer, .. }, Mode::Write) => {
                writer.begin_with("begin immediate").await.map(Conn::Sqlite).map_err(|e| match e {
                    sqlx::Error::PoolTimedOut => Error::Locked,
                    other => other.into(),
                })
            }
            (Pools::Sqlite { reader, .. }, Mode::Read) => Ok(Conn::Sqlite(reader.begin().await?)),
            (Pools::Postgres(pool), mode) => Ok(Conn::Postgres(pool.begin_with(postgres_begin(mode, wall)).await?)),
        }
    }

    pub(crate) async fn exec(&mut self, sql: Sql, values: Vec<Value>) -> Result<u64, Error> {
        match self {
            Conn::Sqlite(tx) => {
                let query = values.into_iter().fold(sqlx::query(sql.0), |query, value| value.bind_sqlite(query));
                Ok(query.execute(&mut **tx).await?.rows_affected())
            }
            Conn::Postgres(tx) => {
                let query = values.into_iter().fold(sqlx::query(sql.0), |query, value| value.bind_postgres(query));
                Ok(query.execute(&mut **tx).await?.rows_affected())
            }
        }
    }

    pub(crate) async fn all(&mut self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, Error> {
        match self {
            Conn::Sqlite(tx) => {
                let query = values.into_iter().fold(sqlx::query(sql.0), |query, value| value.bind_sqlite(query));
                Ok(query.fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect())
            }
            Conn::Postgres(tx) => {
                let query = values.into_iter().fold(sqlx::query(sql.0), |query, value| value.bind_postgres(query));
                Ok(query.fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    pub(crate) async fn optional(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<Row>, Error> {
        match self {
            Conn::Sqlite(tx) => {
                let query = values.into_iter().fold(sqlx::query(sql.0), |query, value| value.bind_sqlite(query));
                Ok(query.fetch_optional(&mut **tx).await?.map(Row::Sqlite))
            }
            Conn::Postgres(tx) => {
                let query = values.into_iter().fold(sqlx::query(sql.0), |query, value| value.bind_postgres(query));
                Ok(query.fetch_optional(&mut **tx).await?.map(Row::Postgres))
            }
        }
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Conn::Postgres(_))
    }

    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self {
            Conn::Sqlite(tx) => tx.commit().await,
            Conn::Postgres(tx) => tx.commit().await,
        }
        .map_err(Error::from)
    }

    pub(crate) async fn rollback(self) -> Result<(), Error> {
        match self {
            Conn::Sqlite(tx) => tx.rollback().await,
            Conn::Postgres(tx) => tx.rollback().await,
        }
        .map_err(Error::from)
    }
}

/// One message instead of two. The text holds nothing but a formatted UUID or a name from this crate.
fn postgres_begin(mode: Mode, wall: Wall) -> AssertSqlSafe<String> {
    let begin = match mode {
        Mode::Read => "begin isolation level repeatable read, read only",
        Mode::Write => "begin isolation level read committed",
    };
    let setting = match wall {
        Wall::Tenant(tenant) => format!("set_config('app.tenant', '{tenant}', true)"),
        Wall::Unscoped(name) => format!("set_config('app.unscoped', '{name}', true)"),
    };
    AssertSqlSafe(format!("{begin}; select {setting}"))
}
