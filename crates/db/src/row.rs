//! Rows that come out of either engine.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type};
use uuid::Uuid;

use crate::clock::timestamp;
use crate::error::Error;

#[derive(Debug)]
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// A type that both engines give.
pub(crate) trait Field:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> Field for T where T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> {}

impl Row {
    pub(crate) fn get<T: Field>(&self, column: &'static str) -> Result<T, Error> {
        match self {
            Row::Sqlite(row) => row.try_get(column),
            Row::Postgres(row) => row.try_get(column),
        }
        .map_err(Error::from)
    }

    pub(crate) fn text(&self, column: &'static str) -> Result<String, Error> {
        self.get(column)
    }

    pub(crate) fn int<T: TryFrom<i64>>(&self, column: &'static str) -> Result<T, Error> {
        T::try_from(self.get::<i64>(column)?).map_err(|_| Error::Damaged(column))
    }

    pub(crate) fn id<T: From<Uuid>>(&self, column: &'static str) -> Result<T, Error> {
        Ok(self.get::<Uuid>(column)?.into())
    }

    pub(crate) fn maybe_id<T: From<Uuid>>(&self, column: &'static str) -> Result<Option<T>, Error> {
        Ok(self.get::<Option<Uuid>>(column)?.map(T::from))
    }

    pub(crate) fn at(&self, column: &'static str) -> Result<Timestamp, Error> {
        Ok(timestamp(self.get(column)?))
    }

    pub(crate) fn maybe_at(&self, column: &'static str) -> Result<Option<Timestamp>, Error> {
        Ok(self.get::<Option<i64>>(column)?.map(timestamp))
    }

    pub(crate) fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, Error> {
        from_json(self.text(column)?.as_bytes(), column)
    }

    /// A value of an enum that is kept by its name.
    pub(crate) fn name<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, Error> {
        from_name(&self.text(column)?, column)
    }
}

pub(crate) fn from_json<T: DeserializeOwned>(json: &[u8], what: &'static str) -> Result<T, Error> {
    serde_json::from_slice(json).map_err(|_| Error::Damaged(what))
}

pub(crate) fn to_json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("the values of the domain have text keys and serialise")
}

pub(crate) fn from_name<T: DeserializeOwned>(name: &str, what: &'static str) -> Result<T, Error> {
    serde_json::from_value(serde_json::Value::from(name)).map_err(|_| Error::Damaged(what))
}

/// The name that serde gives a variant without fields.
pub(crate) fn to_name<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("only enums without fields are kept by name"),
    }
}
