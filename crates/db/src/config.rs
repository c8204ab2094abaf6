//! Which database, and with which keys.

use std::path::PathBuf;
use std::time::Duration;

use crate::clock::Clock;
use crate::error::Error;
use crate::seal::Sealer;

#[derive(Debug)]
pub struct Config {
    pub location: Location,
    pub sealer: Sealer,
    pub clock: Clock,
    /// Connections for reading (SQLite) or for everything (PostgreSQL): 1-1000.
    pub connections: u32,
    /// How long a transaction waits for a connection or a lock before it gives up.
    pub patience: Duration,
    /// Apply missing migrations. Without it a database with an older schema is refused.
    pub migrate: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A file; made if missing.
    Sqlite(PathBuf),
    /// `postgres://…`. The role of the address owns the schema and is a member of `lauda_work`, or is allowed to make it.
    Postgres(String),
}

impl Config {
    /// With what suits a single node.
    pub fn new(location: Location, sealer: Sealer) -> Config {
        let patience = Duration::from_secs(10);
        Config { location, sealer, clock: Clock::System, connections: 8, patience, migrate: true }
    }
}

impl Location {
    /// `postgres://…`, `postgresql://…`, `sqlite:PATH` or a bare path.
    ///
    /// # Errors
    /// Another scheme.
    pub fn parse(url: &str) -> Result<Location, Error> {
        match url.split_once(':') {
            Some(("postgres" | "postgresql", _)) => Ok(Location::Postgres(url.to_owned())),
            Some(("sqlite", path)) => Ok(Location::Sqlite(path.trim_start_matches("//").into())),
            Some((scheme, rest)) if rest.starts_with("//") => {
                Err(Error::NotSetUp(format!("{scheme} is no database that Lauda knows: use postgres:// or sqlite:")))
            }
            _ => Ok(Location::Sqlite(url.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let sqlite = |path: &str| Some(Location::Sqlite(path.into()));
        for (url, expect) in [
            ("postgres://u@h/d", Some(Location::Postgres("postgres://u@h/d".into()))),
            ("postgresql://h/d", Some(Location::Postgres("postgresql://h/d".into()))),
            ("sqlite:/a/b.db", sqlite("/a/b.db")),
            ("sqlite:///a/b.db", sqlite("/a/b.db")),
            ("data/lauda.db", sqlite("data/lauda.db")),
            ("mysql://h/d", None),
        ] {
            assert_eq!(Location::parse(url).ok(), expect, "{url}");
        }
    }
}
