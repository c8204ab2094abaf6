//! The database as an intruder sees it: beside the crate, with the power of whoever owns the schema.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};
use tokio::sync::Mutex;

use super::TestDb;
use crate::Location;

pub enum Raw {
    Sqlite(Mutex<SqliteConnection>),
    Postgres(Mutex<PgConnection>),
}

impl Raw {
    /// On PostgreSQL as the superuser, whom row-level security does not hold.
    pub async fn open(test: &TestDb) -> Raw {
        match &test.location {
            Location::Sqlite(path) => {
                let url = format!("sqlite:{}", path.display());
                Raw::Sqlite(Mutex::new(SqliteConnection::connect(&url).await.unwrap()))
            }
            Location::Postgres(url) => {
                let url = url.replace(super::cluster::OWNER, "postgres");
                Raw::Postgres(Mutex::new(PgConnection::connect(&url).await.unwrap()))
            }
        }
    }

    /// Rows that were changed.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn run(&self, sql: &str) -> Result<u64, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Raw::Sqlite(conn) => Ok(conn.lock().await.execute(sqlx::raw_sql(sql)).await?.rows_affected()),
            Raw::Postgres(conn) => Ok(conn.lock().await.execute(sqlx::raw_sql(sql)).await?.rows_affected()),
        }
    }

    /// The first column of the first row.
    ///
    /// # Panics
    /// Without a row, or when the column is no number.
    pub async fn number(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Raw::Sqlite(conn) => conn.lock().await.fetch_one(sqlx::raw_sql(sql)).await.unwrap().get(0),
            Raw::Postgres(conn) => conn.lock().await.fetch_one(sqlx::raw_sql(sql)).await.unwrap().get(0),
        }
    }

    /// The first column of all rows.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Raw::Sqlite(conn) => {
                let rows = conn.lock().await.fetch_all(sqlx::raw_sql(sql)).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
            Raw::Postgres(conn) => {
                let rows = conn.lock().await.fetch_all(sqlx::raw_sql(sql)).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }

    /// Takes the triggers off a table.
    pub async fn disarm(&self, table: &str) {
        match self {
            Raw::Postgres(_) => {
                self.run(&format!("alter table {table} disable trigger user")).await.unwrap();
            }
            Raw::Sqlite(_) => {
                let find = format!("select name from sqlite_master where type = 'trigger' and tbl_name = '{table}'");
                for trigger in self.texts(&find).await {
                    self.run(&format!("drop trigger {trigger}")).await.unwrap();
                }
            }
        }
    }
}
