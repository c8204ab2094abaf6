//! The migrations, forward only, with the same numbers in both engines.

use crate::error::Error;

pub(crate) const SQLITE: &[&str] = &[
    include_str!("../../../migrations/sqlite/0001_core.sql"),
    include_str!("../../../migrations/sqlite/0002_entries.sql"),
    include_str!("../../../migrations/sqlite/0003_claims_of_proposals.sql"),
    include_str!("../../../migrations/sqlite/0004_site_version.sql"),
    include_str!("../../../migrations/sqlite/0005_sessions.sql"),
];
pub(crate) const POSTGRES: &[&str] = &[
    include_str!("../../../migrations/postgres/0001_core.sql"),
    include_str!("../../../migrations/postgres/0002_entries.sql"),
    include_str!("../../../migrations/postgres/0003_claims_of_proposals.sql"),
    include_str!("../../../migrations/postgres/0004_site_version.sql"),
    include_str!("../../../migrations/postgres/0005_sessions.sql"),
];

/// The newest schema that this version knows.
pub(crate) const KNOWN: i64 = SQLITE.len() as i64;

const _: () = assert!(SQLITE.len() == POSTGRES.len(), "both engines have the same migrations");

pub(crate) const SET_SCHEMA: &str =
    "insert into meta (name, value) values ('schema', $1) on conflict (name) do update set value = excluded.value";

/// The texts to run on a database with schema `found`, 0 for an empty one.
pub(crate) fn missing(
    all: &'static [&'static str],
    found: i64,
    allowed: bool,
) -> Result<&'static [&'static str], Error> {
    let done = usize::try_from(found).map_err(|_| Error::Damaged("meta"))?;
    match all.get(done..) {
        None => Err(Error::NewerSchema { found, known: KNOWN }),
        Some(missing) if !missing.is_empty() && !allowed => {
            Err(Error::NotSetUp(format!("it has schema {found} and needs {KNOWN}: run the migrations")))
        }
        Some(missing) => Ok(missing),
    }
}
