//! What can go wrong, in words that a person who runs Lauda can act on.

use domain::id::TenantId;
use policy::NotCovered;

use crate::seal::Unsealable;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the database is locked by another process")]
    Locked,
    #[error("the database cannot be written: it is read-only")]
    ReadOnly,
    #[error("the disk of the database is full")]
    DiskFull,
    #[error("the database has schema {found}, this version of Lauda knows up to {known}: start a newer version")]
    NewerSchema { found: i64, known: i64 },
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    #[error("the database is not set up: {0}")]
    NotSetUp(String),
    /// Another row has the same value of what must be unique.
    #[error("{0} exists already")]
    Exists(&'static str),
    #[error("{0} was not found")]
    NotFound(&'static str),
    /// Somebody else changed the row since it was read.
    #[error("{0} was changed by somebody else in the meantime")]
    Stale(&'static str),
    /// The job was given to another worker after its lease ran out. Nothing of this run may be kept.
    #[error("the lease of the job has run out")]
    LeaseLost,
    /// A value over one of the limits named in the function's documentation.
    #[error("{0} is too large")]
    TooLarge(&'static str),
    #[error(transparent)]
    NotCovered(#[from] NotCovered),
    #[error("a transaction that only reads was asked to write")]
    ReadTransaction,
    #[error("a sealed value cannot be opened: {0}")]
    Unsealable(#[from] Unsealable),
    /// A stored value is not what the program wrote.
    #[error("{0} in the database is damaged")]
    Damaged(&'static str),
    #[error("the audit log of tenant {tenant} is broken at entry {seq}")]
    BrokenAuditLog { tenant: TenantId, seq: i64 },
    #[error("the database failed")]
    Engine(#[source] sqlx::Error),
}

impl Error {
    /// Turns a violated uniqueness rule into `Exists(what)`.
    pub(crate) fn or_exists(self, what: &'static str) -> Error {
        match self {
            Error::Engine(sqlx::Error::Database(e)) if e.is_unique_violation() => Error::Exists(what),
            other => other,
        }
    }

    /// Turns a reference to a missing row into `NotFound(what)`.
    pub(crate) fn or_missing(self, what: &'static str) -> Error {
        match self {
            Error::Engine(sqlx::Error::Database(e)) if e.is_foreign_key_violation() => Error::NotFound(what),
            other => other,
        }
    }

    /// Whether trying again later can help.
    pub fn is_transient(&self) -> bool {
        match self {
            Error::Locked | Error::Unreachable(_) | Error::DiskFull => true,
            Error::Engine(sqlx::Error::Database(e)) => matches!(e.code().as_deref(), Some("40001" | "40P01")),
            _ => false,
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Error {
        match &error {
            sqlx::Error::Database(e) => match e.code().as_deref().and_then(by_code) {
                Some(known) => known,
                None => Error::Engine(error),
            },
            sqlx::Error::Io(e) if e.kind() == std::io::ErrorKind::StorageFull => Error::DiskFull,
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::Tls(_) => {
                Error::Unreachable(error.to_string())
            }
            _ => Error::Engine(error),
        }
    }
}

/// The file that readers and writers of the write-ahead log share cannot grow: the first that a full disk stops.
const IOERR_SHMSIZE: i32 = 10 | (19 << 8);

/// Primary result codes of SQLite are the low byte of the extended ones; PostgreSQL's are five characters.
fn by_code(code: &str) -> Option<Error> {
    if code.len() == 5 && !code.starts_with("0x") {
        return match code {
            "25006" => Some(Error::ReadOnly),
            "53100" => Some(Error::DiskFull),
            "55P03" => Some(Error::Locked),
            "53300" | "57P01" | "57P02" | "57P03" => Some(Error::Unreachable(format!("PostgreSQL says {code}"))),
            _ => None,
        };
    }
    let code = code.parse::<i32>().ok()?;
    if code == IOERR_SHMSIZE {
        return Some(Error::DiskFull);
    }
    match code & 0xff {
        5 | 6 => Some(Error::Locked),
        8 => Some(Error::ReadOnly),
        13 => Some(Error::DiskFull),
        14 => Some(Error::Unreachable("the file cannot be opened".into())),
        11 | 26 => Some(Error::Damaged("the file")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr as _;

    use sqlx::sqlite::SqliteConnectOptions;
    use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};

    use super::*;

    async fn fill(conn: &mut SqliteConnection) -> Result<(), Error> {
        sqlx::query("create table if not exists filler (bytes blob)").execute(&mut *conn).await?;
        for _ in 0..100 {
            sqlx::query("insert into filler values (zeroblob(4096))").execute(&mut *conn).await?;
        }
        Ok(())
    }

    /// What SQLite says on a full and on a read-only disk.
    #[tokio::test]
    async fn disks_that_do_not_take_it() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("a.db").display());
        let options = SqliteConnectOptions::from_str(&url).unwrap().create_if_missing(true);
        let mut full = options.clone().pragma("max_page_count", "20").connect().await.unwrap();
        assert!(matches!(fill(&mut full).await, Err(Error::DiskFull)));
        full.close().await.unwrap();
        let mut read_only = options.read_only(true).connect().await.unwrap();
        assert!(matches!(fill(&mut read_only).await, Err(Error::ReadOnly)));
    }

    #[test]
    fn codes() {
        for (code, expect) in [
            ("5", "locked"),
            ("517", "locked"),
            ("8", "read-only"),
            ("1032", "read-only"),
            ("13", "full"),
            ("14", "cannot be reached"),
            ("26", "damaged"),
            ("25006", "read-only"),
            ("53100", "full"),
            ("55P03", "locked"),
            ("57P01", "cannot be reached"),
        ] {
            let said = by_code(code).map(|error| error.to_string()).unwrap_or_default();
            assert!(said.contains(expect), "{code}: {said}");
        }
        for code in ["19", "2067", "23505", "", "x"] {
            assert!(by_code(code).is_none(), "{code}");
        }
    }
}
