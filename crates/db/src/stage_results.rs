//! What stages gave. One result for each workflow, stage and generation, so that a stage that runs twice has one effect.

use domain::id::{PageId, RevisionId, StageResultId, UserId, WorkflowId};
use domain::revision::hex;
use domain::stage::Stage;
use jiff::Timestamp;
use policy::Action;
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::grants::READS_SOURCE;
use crate::row::Row;
use crate::sql::{args, sql};
use crate::tx::Tx;

const TABLE: &str = "stage_results";

/// Bytes of one output as JSON.
pub const MAX_BYTES: usize = 32 << 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResult<'a> {
    pub workflow: WorkflowId,
    pub page: PageId,
    /// R, what the stage read.
    pub revision: RevisionId,
    pub stage: Stage,
    pub generation: u32,
    pub component: &'a str,
    /// SHA-256 of the component's bytes in hex.
    pub component_digest: &'a str,
    /// JSON, at most `MAX_BYTES`; kept sealed, byte for byte.
    pub output: &'a [u8],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageResult {
    pub id: StageResultId,
    pub revision: RevisionId,
    pub stage: Stage,
    pub generation: u32,
    pub component: String,
    pub component_digest: String,
    /// Who edited the output; none for what the component gave.
    pub edited_by: Option<UserId>,
    /// SHA-256 of the output in hex, checked on reading.
    pub hash: String,
    pub output: Vec<u8>,
    pub created_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    New {
        hash: String,
    },
    /// An earlier run of this stage and generation got here first; its output stands and this one is to be dropped.
    Already {
        hash: String,
    },
}

/// Keeps the output of a run as the present result of its stage. An earlier present result becomes stale.
///
/// # Errors
/// `TooLarge`; `NotFound` without such a workflow or revision.
pub async fn record(tx: &mut Tx<'_>, result: &NewResult<'_>) -> Result<Recorded, Error> {
    tx.require_piece(&[Action::JobRun], result.page, result.workflow).await?;
    let known =
        sql!("select hash from stage_results where tenant = $1 and workflow = $2 and stage = $3 and generation = $4");
    let key = args![result.workflow, result.stage.name(), result.generation];
    if let Some(row) = tx.optional(known, key).await? {
        return Ok(Recorded::Already { hash: row.text("hash")? });
    }
    Ok(Recorded::New { hash: insert(tx, result, None).await? })
}

/// Keeps the output that a person edited, as the present result of its stage. Returns its hash.
///
/// # Errors
/// `TooLarge`; `Exists` when the generation has a result, `NotFound` without such a workflow or revision.
pub async fn record_edit(tx: &mut Tx<'_>, result: &NewResult<'_>) -> Result<String, Error> {
    tx.require_piece(&[Action::PageEdit], result.page, result.workflow).await?;
    let editor = tx.permit().caller().principal.user();
    insert(tx, result, editor).await
}

async fn insert(tx: &mut Tx<'_>, result: &NewResult<'_>, editor: Option<UserId>) -> Result<String, Error> {
    if result.output.len() > MAX_BYTES {
        return Err(Error::TooLarge("the output of the stage"));
    }
    mark(tx, result.workflow, result.stage).await?;
    let (id, hash) = (tx.new_id::<StageResultId>(), hex(&Sha256::digest(result.output)));
    let text = sql!(
        "insert into stage_results (tenant, id, workflow, revision, stage, generation, component, component_digest, \
         edited_by, hash, output, stale, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, false, $12)"
    );
    let values = args![
        id,
        result.workflow,
        result.revision,
        result.stage.name(),
        result.generation,
        result.component,
        result.component_digest,
        editor,
        &hash,
        tx.seal(TABLE, "output", id.uuid(), result.output),
        tx.now(),
    ];
    let inserted = tx.exec(text, values).await;
    inserted.map_err(|e| e.or_exists("a result of this run").or_missing("workflow"))?;
    tx.changed(TABLE, id);
    Ok(hash)
}

/// The results of this stage and of all later ones no longer count.
///
/// # Errors
/// `NotCovered` without a permit that moves this page.
pub async fn mark_stale(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId, from: Stage) -> Result<(), Error> {
    tx.require_piece(crate::grants::MOVES_PIECE, page, workflow).await?;
    for stage in Stage::ALL.into_iter().filter(|stage| *stage >= from) {
        mark(tx, workflow, stage).await?;
    }
    Ok(())
}

async fn mark(tx: &mut Tx<'_>, workflow: WorkflowId, stage: Stage) -> Result<(), Error> {
    let text =
        sql!("update stage_results set stale = true where tenant = $1 and workflow = $2 and stage = $3 and not stale");
    tx.exec(text, args![workflow, stage.name()]).await?;
    Ok(())
}

/// The result that counts, if the stage has one.
///
/// # Errors
/// `NotCovered`; `Damaged` when the output does not have the hash that was kept with it.
pub async fn present(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    stage: Stage,
) -> Result<Option<StageResult>, Error> {
    tx.require_piece(READS_SOURCE, page, workflow).await?;
    let text = sql!("select * from stage_results where tenant = $1 and workflow = $2 and stage = $3 and not stale");
    let row = tx.optional(text, args![workflow, stage.name()]).await?;
    row.map(|row| read(tx, &row)).transpose()
}

/// The results that count, in the order of the stages.
///
/// # Errors
/// Like `present`.
pub async fn all_present(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<Vec<StageResult>, Error> {
    tx.require_piece(READS_SOURCE, page, workflow).await?;
    let text = sql!("select * from stage_results where tenant = $1 and workflow = $2 and not stale");
    let rows = tx.all(text, args![workflow]).await?;
    let mut all = rows.iter().map(|row| read(tx, row)).collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|result| result.stage);
    Ok(all)
}

fn read(tx: &Tx<'_>, row: &Row) -> Result<StageResult, Error> {
    let id: StageResultId = row.id("id")?;
    let output = tx.unseal(TABLE, "output", id.uuid(), &row.get::<Vec<u8>>("output")?)?;
    let hash = row.text("hash")?;
    if hex(&Sha256::digest(&output)) != hash {
        return Err(Error::Damaged("the output of a stage"));
    }
    Ok(StageResult {
        id,
        revision: row.id("revision")?,
        stage: Stage::parse(&row.text("stage")?).ok_or(Error::Damaged("the name of a stage"))?,
        generation: row.int("generation")?,
        component: row.text("component")?,
        component_digest: row.text("component_digest")?,
        edited_by: row.maybe_id("edited_by")?,
        hash,
        output,
        created_at: row.at("created_at")?,
    })
}
