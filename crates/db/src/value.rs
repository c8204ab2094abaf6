//! Values that go into statements. Empty ones keep their type, which PostgreSQL asks for.

use domain::id::{
    CertificateId, ConsentId, JobId, KeyId, PageId, ReferenceId, RequestId, ReviewId, RevisionId, SessionId,
    StageResultId, TenantId, TokenId, UserId, WorkflowId,
};
use jiff::Timestamp;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Postgres, Sqlite};
use uuid::Uuid;

use crate::clock::micros;

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Uuid(Option<Uuid>),
    Int(Option<i64>),
    Bool(bool),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

pub(crate) type SqliteQuery<'q> = sqlx::query::Query<'q, Sqlite, SqliteArguments>;
pub(crate) type PgQuery<'q> = sqlx::query::Query<'q, Postgres, PgArguments>;

impl Value {
    pub(crate) fn bind_sqlite<'q>(self, query: SqliteQuery<'q>) -> SqliteQuery<'q> {
        match self {
            Value::Uuid(v) => query.bind(v),
            Value::Int(v) => query.bind(v),
            Value::Bool(v) => query.bind(v),
            Value::Text(v) => query.bind(v),
            Value::Bytes(v) => query.bind(v),
        }
    }

    pub(crate) fn bind_postgres<'q>(self, query: PgQuery<'q>) -> PgQuery<'q> {
        match self {
            Value::Uuid(v) => query.bind(v),
            Value::Int(v) => query.bind(v),
            Value::Bool(v) => query.bind(v),
            Value::Text(v) => query.bind(v),
            Value::Bytes(v) => query.bind(v),
        }
    }
}

macro_rules! from {
    ($($type:ty, $value:ident => $into:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Value {
                $into
            }
        }
    )*};
}

from! {
    Uuid, v => Value::Uuid(Some(v));
    Option<Uuid>, v => Value::Uuid(v);
    i64, v => Value::Int(Some(v));
    u32, v => Value::Int(Some(i64::from(v)));
    u16, v => Value::Int(Some(i64::from(v)));
    u8, v => Value::Int(Some(i64::from(v)));
    Option<i64>, v => Value::Int(v);
    Option<u16>, v => Value::Int(v.map(i64::from));
    Timestamp, v => Value::Int(Some(micros(v)));
    Option<Timestamp>, v => Value::Int(v.map(micros));
    bool, v => Value::Bool(v);
    &str, v => Value::Text(Some(v.to_owned()));
    &String, v => Value::Text(Some(v.clone()));
    String, v => Value::Text(Some(v));
    Option<&str>, v => Value::Text(v.map(str::to_owned));
    Option<String>, v => Value::Text(v);
    &Option<String>, v => Value::Text(v.clone());
    Vec<u8>, v => Value::Bytes(Some(v));
    &[u8], v => Value::Bytes(Some(v.to_vec()));
    Option<Vec<u8>>, v => Value::Bytes(v);
}

macro_rules! from_ids {
    ($($id:ident),*) => {$(
        impl From<$id> for Value {
            fn from(id: $id) -> Value {
                Value::Uuid(Some(id.uuid()))
            }
        }
        impl From<Option<$id>> for Value {
            fn from(id: Option<$id>) -> Value {
                Value::Uuid(id.map($id::uuid))
            }
        }
    )*};
}

from_ids!(
    CertificateId,
    ConsentId,
    JobId,
    KeyId,
    PageId,
    ReferenceId,
    RequestId,
    ReviewId,
    RevisionId,
    SessionId,
    StageResultId,
    TenantId,
    TokenId,
    UserId,
    WorkflowId
);
