//! Workflows: the state of the pure machine, with the columns that boards and policies ask for.

use domain::id::{PageId, RevisionId, WorkflowId};
use domain::workflow::{Column, Workflow};
use jiff::Timestamp;
use policy::{Action, Target};
use uuid::Uuid;

use crate::error::Error;
use crate::grants::{MOVES_PIECE, READS_PIECE};
use crate::row::{Row, from_json, to_json, to_name};
use crate::sql::{args, sql};
use crate::tx::Tx;
use crate::value::Value;

const TABLE: &str = "workflows";

#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub id: WorkflowId,
    pub page: PageId,
    pub state: Workflow,
    /// Rises with each change; `save` names the one that was read.
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Starts a workflow and makes it the newest of its page.
///
/// # Errors
/// `NotFound` without such a page.
pub async fn create(tx: &mut Tx<'_>, id: WorkflowId, page: PageId, state: &Workflow) -> Result<Stored, Error> {
    tx.require(&[Action::PageSubmit], Target::Page(page))?;
    let text = sql!(
        "insert into workflows (tenant, id, page, board_column, risk, generation, waiting, state, version, \
         created_at, updated_at) values ($1, $2, $8, $3, $4, $5, $6, $7, 1, $9, $9)"
    );
    let mut values = columns(tx, id, state);
    values.extend(args![page, tx.now()]);
    tx.exec(text, values).await.map_err(|e| e.or_exists("this workflow").or_missing("page"))?;
    let newest = sql!("update pages set workflow = $3 where tenant = $1 and id = $2");
    tx.exec(newest, args![page, id]).await?;
    tx.changed(TABLE, id);
    let now = tx.now();
    Ok(Stored { id, page, state: state.clone(), version: 1, created_at: now, updated_at: now })
}

/// Replaces the state that was read. Returns the new version.
///
/// # Errors
/// `Stale` when somebody else saved since `read` was read.
pub async fn save(tx: &mut Tx<'_>, read: &Stored, state: &Workflow) -> Result<i64, Error> {
    tx.require(MOVES_PIECE, Target::Page(read.page))?;
    let text = sql!(
        "update workflows set board_column = $3, risk = $4, generation = $5, waiting = $6, state = $7, \
         version = version + 1, updated_at = $8 where tenant = $1 and id = $2 and version = $9"
    );
    let mut values = columns(tx, read.id, state);
    values.extend(args![tx.now(), read.version]);
    if tx.exec(text, values).await? == 0 {
        return Err(Error::Stale("the workflow"));
    }
    tx.changed(TABLE, read.id);
    Ok(read.version + 1)
}

/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx<'_>, page: PageId, id: WorkflowId) -> Result<Stored, Error> {
    tx.require(READS_PIECE, Target::Page(page))?;
    let text = sql!("select * from workflows where tenant = $1 and page = $2 and id = $3");
    let row = tx.optional(text, args![page, id]).await?;
    read(tx, &row.ok_or(Error::NotFound("workflow"))?)
}

/// The newest workflow of the page.
///
/// # Errors
/// `NotFound`.
pub async fn of_page(tx: &mut Tx<'_>, page: PageId) -> Result<Stored, Error> {
    tx.require(READS_PIECE, Target::Page(page))?;
    let text = sql!(
        "select w.* from workflows w join pages p on p.tenant = $1 and p.workflow = w.id \
         where w.tenant = $1 and p.id = $2"
    );
    let row = tx.optional(text, args![page]).await?;
    read(tx, &row.ok_or(Error::NotFound("workflow"))?)
}

/// The workflow that made D, whatever became of the page since.
///
/// # Errors
/// `NotFound` when none of the page did.
pub async fn of_derived(tx: &mut Tx<'_>, page: PageId, derived: RevisionId) -> Result<Stored, Error> {
    tx.require(READS_PIECE, Target::Page(page))?;
    let text = sql!("select * from workflows where tenant = $1 and page = $2 order by id desc");
    for row in tx.all(text, args![page]).await? {
        let stored = read(tx, &row)?;
        if stored.state.derived.as_ref().is_some_and(|made| made.id == derived) {
            return Ok(stored);
        }
    }
    Err(Error::NotFound("workflow"))
}

/// One column of the board before `before`, newest first, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit to list all pieces.
pub async fn board(
    tx: &mut Tx<'_>,
    column: Column,
    before: Option<WorkflowId>,
    limit: u32,
) -> Result<Vec<Stored>, Error> {
    tx.require(&[Action::PageList, Action::SiteRender], Target::Any)?;
    let text =
        sql!("select * from workflows where tenant = $1 and board_column = $2 and id < $3 order by id desc limit $4");
    let before = before.map_or(Uuid::max(), WorkflowId::uuid);
    let rows = tx.all(text, args![to_name(&column), before, limit]).await?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// `$2` to `$7`. The state holds reasons and requests of reviewers, so it is sealed.
fn columns(tx: &Tx<'_>, id: WorkflowId, state: &Workflow) -> Vec<Value> {
    let waiting = state.waiting().map(|waiting| to_json(&waiting));
    let sealed = tx.seal(TABLE, "state", id.uuid(), to_json(state).as_bytes());
    args![id, state.column.name(), state.source_risk, state.generation, waiting, sealed]
}

fn read(tx: &Tx<'_>, row: &Row) -> Result<Stored, Error> {
    let id: WorkflowId = row.id("id")?;
    let state = tx.unseal(TABLE, "state", id.uuid(), &row.get::<Vec<u8>>("state")?)?;
    Ok(Stored {
        id,
        page: row.id("page")?,
        state: from_json(&state, "a workflow")?,
        version: row.get("version")?,
        created_at: row.at("created_at")?,
        updated_at: row.at("updated_at")?,
    })
}
