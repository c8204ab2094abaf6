//! Human review: who is assigned, what was signed, what was asked for. A signature is never changed or removed; it can be
//! voided.

use domain::id::{PageId, ReviewId, UserId, WorkflowId};
use domain::workflow::{Approval, ChangeRequest, ReviewKind, Reviewer};
use jiff::Timestamp;
use policy::{Action, Target};
use uuid::Uuid;

use crate::error::Error;
use crate::grants::{MOVES_PIECE, READS_PIECE, READS_SOURCE};
use crate::row::{Row, to_name};
use crate::sql::{args, sql};
use crate::tx::Tx;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub kind: ReviewKind,
    pub reviewer: Reviewer,
    pub assigned_by: Option<UserId>,
    pub assigned_at: Timestamp,
    pub due_at: Option<Timestamp>,
}

/// A signature as it was given, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub id: ReviewId,
    pub approval: Approval,
    /// The reviewer's registration when signing: "CRM/SP 123456".
    pub credential: Option<String>,
    pub voided_at: Option<Timestamp>,
    pub voided_because: Option<String>,
}

/// A piece that waits for a reviewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub workflow: WorkflowId,
    pub page: PageId,
    pub kind: ReviewKind,
    pub due_at: Option<Timestamp>,
}

/// Assigning again changes the date by which the review is due.
///
/// # Errors
/// `NotFound` without such a workflow or user.
pub async fn assign(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    kind: ReviewKind,
    reviewer: &Reviewer,
    due_at: Option<Timestamp>,
) -> Result<(), Error> {
    tx.require_piece(&[Action::PageAssign], page, workflow).await?;
    let text = sql!(
        "insert into assignments (tenant, workflow, kind, reviewer, licensed, assigned_by, assigned_at, due_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) \
         on conflict (tenant, workflow, kind, reviewer) do update \
         set licensed = excluded.licensed, due_at = excluded.due_at"
    );
    let by = tx.permit().caller().principal.user();
    let values = args![workflow, to_name(&kind), reviewer.user, reviewer.licensed, by, tx.now(), due_at];
    tx.exec(text, values).await.map_err(|e| e.or_missing("workflow or reviewer"))?;
    tx.changed("assignments", format!("{workflow}/{}", reviewer.user));
    Ok(())
}

/// # Errors
/// `NotFound` when the user is not assigned.
pub async fn unassign(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    kind: ReviewKind,
    reviewer: UserId,
) -> Result<(), Error> {
    tx.require_piece(&[Action::PageAssign], page, workflow).await?;
    let text = sql!("delete from assignments where tenant = $1 and workflow = $2 and kind = $3 and reviewer = $4");
    if tx.exec(text, args![workflow, to_name(&kind), reviewer]).await? == 0 {
        return Err(Error::NotFound("assignment"));
    }
    tx.changed("assignments", format!("{workflow}/{reviewer}"));
    Ok(())
}

/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn assigned(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<Vec<Assignment>, Error> {
    tx.require_piece(READS_PIECE, page, workflow).await?;
    let text =
        sql!("select * from assignments where tenant = $1 and workflow = $2 order by kind, assigned_at, reviewer");
    let read = |row: &Row| {
        Ok(Assignment {
            kind: row.name("kind")?,
            reviewer: Reviewer { user: row.id("reviewer")?, licensed: row.get("licensed")? },
            assigned_by: row.maybe_id("assigned_by")?,
            assigned_at: row.at("assigned_at")?,
            due_at: row.maybe_at("due_at")?,
        })
    };
    tx.all(text, args![workflow]).await?.iter().map(read).collect()
}

/// What waits for the caller: newest workflows of pages under the review that they are assigned to, without a signature
/// of theirs in force; after `after`, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit to list pieces.
pub async fn waiting(tx: &mut Tx<'_>, after: Option<WorkflowId>, limit: u32) -> Result<Vec<Waiting>, Error> {
    tx.require(&[Action::PageList, Action::PageListOwn], Target::Any)?;
    let Some(me) = tx.permit().caller().principal.user() else { return Ok(Vec::new()) };
    let text = sql!(
        "select a.workflow, a.kind, a.due_at, w.page from assignments a \
         join workflows w on w.tenant = $1 and w.id = a.workflow \
         join pages p on p.tenant = $1 and p.workflow = w.id \
         where a.tenant = $1 and a.reviewer = $2 and a.workflow > $3 \
         and w.board_column = case a.kind when 'technical' then 'technical_review' else 'legal_review' end \
         and not exists (select 1 from approvals s where s.tenant = $1 and s.workflow = a.workflow \
         and s.kind = a.kind and s.reviewer = a.reviewer and s.voided_at is null) \
         order by a.workflow limit $4"
    );
    let read = |row: &Row| {
        let (workflow, page) = (row.id("workflow")?, row.id("page")?);
        Ok(Waiting { workflow, page, kind: row.name("kind")?, due_at: row.maybe_at("due_at")? })
    };
    let after = after.map_or(Uuid::nil(), WorkflowId::uuid);
    tx.all(text, args![me, after, limit]).await?.iter().map(read).collect()
}

/// Keeps a signature of the caller.
///
/// # Errors
/// `NotCovered` when the approval is another person's; `Exists` when one of theirs is in force.
pub async fn approve(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    approval: &Approval,
    credential: Option<&str>,
) -> Result<ReviewId, Error> {
    let action = match approval.kind {
        ReviewKind::Technical => Action::ReviewTechnical,
        ReviewKind::Legal => Action::ReviewLegal,
    };
    tx.require_piece(&[action], page, workflow).await?;
    if tx.permit().caller().principal.user() != Some(approval.reviewer) {
        return Err(Error::NotFound("the signer"));
    }
    let id = tx.new_id::<ReviewId>();
    let text = sql!(
        "insert into approvals (tenant, id, workflow, kind, reviewer, licensed, credential, hash, meaning, reason, \
         signed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    );
    let reason = tx.seal("approvals", "reason", id.uuid(), approval.reason.as_bytes());
    let values = args![
        id,
        workflow,
        to_name(&approval.kind),
        approval.reviewer,
        approval.licensed,
        credential,
        &approval.hash,
        &approval.meaning,
        reason,
        approval.at,
    ];
    tx.exec(text, values).await.map_err(|e| e.or_exists("a signature of this reviewer").or_missing("workflow"))?;
    tx.changed("approvals", id);
    tx.note("signed_hash", approval.hash.clone());
    Ok(id)
}

/// Voids every signature in force on the workflow, or those of one reviewer. They stay in the record.
///
/// # Errors
/// `NotCovered` without a permit that moves this page.
pub async fn void(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    only: Option<UserId>,
    because: &str,
) -> Result<u64, Error> {
    tx.require_piece(MOVES_PIECE, page, workflow).await?;
    let text = sql!(
        "update approvals set voided_at = $3, voided_because = $4 where tenant = $1 and workflow = $2 \
         and voided_at is null and ($5 or reviewer = $6)"
    );
    let (all, reviewer) = (only.is_none(), only.map_or(Uuid::nil(), UserId::uuid));
    let voided = tx.exec(text, args![workflow, tx.now(), because, all, reviewer]).await?;
    if voided > 0 {
        tx.changed("approvals", workflow);
    }
    Ok(voided)
}

/// All signatures on the workflow, oldest first, voided ones included.
///
/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn signatures(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<Vec<Signed>, Error> {
    tx.require_piece(READS_PIECE, page, workflow).await?;
    let text = sql!("select * from approvals where tenant = $1 and workflow = $2 order by id");
    let rows = tx.all(text, args![workflow]).await?;
    rows.iter().map(|row| read_signed(tx, row)).collect()
}

fn read_signed(tx: &Tx<'_>, row: &Row) -> Result<Signed, Error> {
    let id: ReviewId = row.id("id")?;
    let approval = Approval {
        kind: row.name("kind")?,
        reviewer: row.id("reviewer")?,
        licensed: row.get("licensed")?,
        hash: row.text("hash")?,
        meaning: row.text("meaning")?,
        reason: tx.unseal_text("approvals", "reason", id.uuid(), &row.get::<Vec<u8>>("reason")?)?,
        at: row.at("signed_at")?,
    };
    let (voided_at, voided_because) = (row.maybe_at("voided_at")?, row.get("voided_because")?);
    Ok(Signed { id, approval, credential: row.get("credential")?, voided_at, voided_because })
}

/// # Errors
/// `Exists` when the number is taken.
pub async fn request_changes(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    request: &ChangeRequest,
) -> Result<(), Error> {
    tx.require_piece(&[Action::ReviewRequestChanges], page, workflow).await?;
    let id = tx.new_id::<ReviewId>();
    let text = sql!(
        "insert into change_requests (tenant, id, workflow, number, reviewer, body, requested_at) \
         values ($1, $2, $3, $4, $5, $6, $7)"
    );
    let body = tx.seal("change_requests", "body", id.uuid(), request.text.as_bytes());
    let values = args![id, workflow, request.number, request.reviewer, body, request.at];
    tx.exec(text, values).await.map_err(|e| e.or_exists("this change request").or_missing("workflow"))?;
    tx.changed("change_requests", id);
    Ok(())
}

/// # Errors
/// `NotFound` without such a request.
pub async fn answer_change(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    number: u32,
    answer: &str,
) -> Result<(), Error> {
    tx.require_piece(&[Action::PageEdit, Action::PageSubmit], page, workflow).await?;
    let find = sql!("select id from change_requests where tenant = $1 and workflow = $2 and number = $3");
    let row = tx.optional(find, args![workflow, number]).await?.ok_or(Error::NotFound("change request"))?;
    let id: ReviewId = row.id("id")?;
    let sealed = tx.seal("change_requests", "answer", id.uuid(), answer.as_bytes());
    let text = sql!("update change_requests set answer = $3, answered_at = $4 where tenant = $1 and id = $2");
    tx.exec(text, args![id, sealed, tx.now()]).await?;
    tx.changed("change_requests", id);
    Ok(())
}

/// All change requests on the workflow, in order.
///
/// # Errors
/// `NotCovered` without a permit that shows the raw draft, which requests may quote.
pub async fn change_requests(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<Vec<ChangeRequest>, Error> {
    tx.require_piece(READS_SOURCE, page, workflow).await?;
    let text = sql!("select * from change_requests where tenant = $1 and workflow = $2 order by number");
    let rows = tx.all(text, args![workflow]).await?;
    let read = |row: &Row| {
        let id: ReviewId = row.id("id")?;
        let open = |column, sealed: &[u8]| tx.unseal_text("change_requests", column, id.uuid(), sealed);
        let answer = row.get::<Option<Vec<u8>>>("answer")?;
        Ok(ChangeRequest {
            number: row.int("number")?,
            reviewer: row.id("reviewer")?,
            text: open("body", &row.get::<Vec<u8>>("body")?)?,
            at: row.at("requested_at")?,
            answer: answer.map(|sealed| open("answer", &sealed)).transpose()?,
        })
    };
    rows.iter().map(read).collect()
}
