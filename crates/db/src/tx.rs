//! A transaction in the name of a permit. There is no other way to a tenant's rows.

use std::fmt::Display;

use domain::id::{PageId, TenantId, WorkflowId};
use jiff::Timestamp;
use policy::{Action, Permit, Target};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::audit;
use crate::clock::timestamp;
use crate::conn::{Conn, Mode, Wall};
use crate::db::Db;
use crate::error::Error;
use crate::row::Row;
use crate::seal::Place;
use crate::sql::{Sql, args, sql};
use crate::value::Value;

/// Rolls back when dropped.
#[must_use = "a transaction that is not committed rolls back"]
pub struct Tx<'a> {
    db: &'a Db,
    permit: &'a Permit,
    conn: Conn,
    mode: Mode,
    at: i64,
    detail: audit::Detail,
    enqueued: bool,
    /// The last workflow that was seen to belong to its page.
    piece: Option<(PageId, WorkflowId)>,
}

impl<'a> Tx<'a> {
    pub(crate) async fn begin(db: &'a Db, permit: &'a Permit, mode: Mode) -> Result<Tx<'a>, Error> {
        let conn = Conn::begin(db.pools(), mode, Wall::Tenant(permit.tenant())).await?;
        let at = db.clock().micros();
        Ok(Tx { db, permit, conn, mode, at, detail: audit::Detail::default(), enqueued: false, piece: None })
    }

    pub fn permit(&self) -> &Permit {
        self.permit
    }

    pub fn tenant(&self) -> TenantId {
        self.permit.tenant()
    }

    /// One instant for everything that the transaction writes.
    pub fn now(&self) -> Timestamp {
        timestamp(self.at)
    }

    pub fn new_id<T: From<Uuid>>(&self) -> T {
        self.db.new_id()
    }

    /// Adds a fact to the audit entry: never text of a draft, names or secrets. What does not fit in 4 KiB is left out.
    pub fn note(&mut self, name: &'static str, value: impl Into<Json>) {
        self.detail.note(name, value.into());
    }

    /// Writes the audit entry and commits. A read transaction just ends.
    ///
    /// # Errors
    /// Then nothing was written.
    pub async fn commit(mut self) -> Result<(), Error> {
        if self.mode == Mode::Read {
            return self.conn.rollback().await;
        }
        let entry = audit::Entry::done(self.permit, self.at, &self.detail);
        audit::append(&mut self.conn, entry).await?;
        self.conn.commit().await?;
        if self.enqueued {
            self.db.wake_workers();
        }
        Ok(())
    }

    /// Asks again what the permit is for.
    pub(crate) fn require(&self, actions: &[Action], target: Target) -> Result<(), Error> {
        Ok(self.permit.require(actions, target)?)
    }

    /// The same for what hangs on a workflow, which must be one of the page that the permit covers.
    pub(crate) async fn require_piece(
        &mut self,
        actions: &[Action],
        page: PageId,
        workflow: WorkflowId,
    ) -> Result<(), Error> {
        self.require(actions, Target::Page(page))?;
        if self.piece == Some((page, workflow)) {
            return Ok(());
        }
        let text = sql!("select id from workflows where tenant = $1 and page = $2 and id = $3");
        self.optional(text, args![page, workflow]).await?.ok_or(Error::NotFound("workflow"))?;
        self.piece = Some((page, workflow));
        Ok(())
    }

    pub(crate) fn changed(&mut self, table: &'static str, row: impl Display) {
        self.detail.changed(table, row);
    }

    pub(crate) fn enqueued(&mut self) {
        self.enqueued = true;
    }

    pub(crate) async fn exec(&mut self, sql: Sql, values: Vec<Value>) -> Result<u64, Error> {
        if self.mode == Mode::Read {
            return Err(Error::ReadTransaction);
        }
        let values = self.bound(values);
        self.conn.exec(sql, values).await
    }

    /// A statement that writes and returns a row.
    pub(crate) async fn write_one(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<Row>, Error> {
        if self.mode == Mode::Read {
            return Err(Error::ReadTransaction);
        }
        self.optional(sql, values).await
    }

    pub(crate) async fn all(&mut self, sql: Sql, values: Vec<Value>) -> Result<Vec<Row>, Error> {
        let values = self.bound(values);
        self.conn.all(sql, values).await
    }

    pub(crate) async fn optional(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<Row>, Error> {
        let values = self.bound(values);
        self.conn.optional(sql, values).await
    }

    /// `$1` is the tenant of the permit, whatever the statement.
    fn bound(&self, values: Vec<Value>) -> Vec<Value> {
        let mut all = Vec::with_capacity(values.len() + 1);
        all.push(Value::from(self.tenant()));
        all.extend(values);
        all
    }

    pub(crate) fn seal(&self, table: &'static str, column: &'static str, row: Uuid, plain: &[u8]) -> Vec<u8> {
        self.db.sealer().seal(self.place(table, column, row), plain)
    }

    pub(crate) fn unseal(
        &self,
        table: &'static str,
        column: &'static str,
        row: Uuid,
        sealed: &[u8],
    ) -> Result<Vec<u8>, Error> {
        Ok(self.db.sealer().open(self.place(table, column, row), sealed)?)
    }

    pub(crate) fn unseal_text(
        &self,
        table: &'static str,
        column: &'static str,
        row: Uuid,
        sealed: &[u8],
    ) -> Result<String, Error> {
        String::from_utf8(self.unseal(table, column, row, sealed)?).map_err(|_| Error::Damaged(table))
    }

    pub(crate) fn blind_index(&self, table: &str, column: &str, text: &str) -> String {
        self.db.sealer().blind_index(table, column, self.tenant(), text)
    }

    fn place(&self, table: &'static str, column: &'static str, row: Uuid) -> Place {
        Place { table, column, tenant: self.tenant(), row }
    }
}
