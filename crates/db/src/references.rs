//! References proposed for the claims of a piece, and what a person decided on each.

use domain::evidence::Proposal;
use domain::id::{PageId, ReferenceId, UserId, WorkflowId};
use domain::publishing::AcceptedReference;
use jiff::Timestamp;
use policy::Action;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::grants::READS_PIECE;
use crate::row::{Row, to_json, to_name};
use crate::sql::{args, sql};
use crate::tx::Tx;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Accepted,
    Rejected,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    pub id: ReferenceId,
    /// Id of the claim in the result of the claims stage.
    pub claim: String,
    pub proposal: Proposal,
    pub decision: Option<Decision>,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<Timestamp>,
}

/// Replaces what earlier runs proposed. As long as the claims are the same, a decision on the same publication for the same
/// claim stands, and what a person accepted stays though it is not proposed again. Returns how many are undecided.
///
/// # Errors
/// `NotFound` without such a workflow.
pub async fn propose(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    proposals: &[(String, Proposal)],
) -> Result<u32, Error> {
    tx.require_piece(&[Action::JobRun, Action::PageEdit], page, workflow).await?;
    let claims = claims(tx, workflow).await?;
    let mut kept = decided(tx, workflow, &claims).await?;
    tx.exec(sql!("delete from proposals where tenant = $1 and workflow = $2"), args![workflow]).await?;
    for (position, (claim, proposal)) in (0_u32..).zip(proposals) {
        let same =
            |known: &Proposed| known.claim == *claim && known.proposal.publication.key == proposal.publication.key;
        let earlier = kept.iter().position(same).map(|at| kept.swap_remove(at));
        let place = Place { workflow, claims: &claims, position };
        insert(tx, place, claim, proposal, earlier.as_ref()).await?;
    }
    kept.retain(|known| known.decision == Some(Decision::Accepted));
    kept.sort_by_key(|known| known.id);
    for (position, known) in (proposals.len() as u32..).zip(&kept) {
        let place = Place { workflow, claims: &claims, position };
        insert(tx, place, &known.claim, &known.proposal, Some(known)).await?;
    }
    tx.changed("proposals", workflow);
    undecided(tx, page, workflow).await
}

/// Adds a publication that a person found, for one claim, as accepted by them.
///
/// # Errors
/// `Exists` when it is proposed for the claim already.
pub async fn add(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    claim: &str,
    proposal: &Proposal,
) -> Result<ReferenceId, Error> {
    tx.require_piece(&[Action::ReferenceDecide], page, workflow).await?;
    let last = sql!("select count(*) as n from proposals where tenant = $1 and workflow = $2");
    let position = tx.optional(last, args![workflow]).await?.map_or(Ok(0), |row| row.int("n"))?;
    let claims = claims(tx, workflow).await?;
    let id = insert(tx, Place { workflow, claims: &claims, position }, claim, proposal, None).await?;
    set(tx, workflow, id, Decision::Accepted).await?;
    Ok(id)
}

/// Where a proposal goes.
#[derive(Clone, Copy)]
struct Place<'a> {
    workflow: WorkflowId,
    /// Hash of the claims.
    claims: &'a Option<String>,
    position: u32,
}

async fn insert(
    tx: &mut Tx<'_>,
    place: Place<'_>,
    claim: &str,
    proposal: &Proposal,
    earlier: Option<&Proposed>,
) -> Result<ReferenceId, Error> {
    let id = earlier.map_or_else(|| tx.new_id(), |known| known.id);
    let text = sql!(
        "insert into proposals (tenant, id, workflow, claim, position, publication_key, body, decision, decided_by, \
         decided_at, created_at, claims) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    );
    let decision = earlier.and_then(|known| known.decision).map(|decision| to_name(&decision));
    let values = args![
        id,
        place.workflow,
        claim,
        place.position,
        &proposal.publication.key,
        to_json(proposal),
        decision,
        earlier.and_then(|known| known.decided_by),
        earlier.and_then(|known| known.decided_at),
        tx.now(),
        place.claims,
    ];
    tx.exec(text, values).await.map_err(|e| e.or_exists("this reference").or_missing("workflow"))?;
    Ok(id)
}

/// Decides, or decides again. Returns how many are still undecided.
///
/// # Errors
/// `NotFound` without such a proposal.
pub async fn decide(
    tx: &mut Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
    reference: ReferenceId,
    decision: Decision,
) -> Result<u32, Error> {
    tx.require_piece(&[Action::ReferenceDecide], page, workflow).await?;
    set(tx, workflow, reference, decision).await?;
    undecided(tx, page, workflow).await
}

async fn set(tx: &mut Tx<'_>, workflow: WorkflowId, id: ReferenceId, decision: Decision) -> Result<(), Error> {
    let text = sql!(
        "update proposals set decision = $4, decided_by = $5, decided_at = $6 \
         where tenant = $1 and workflow = $2 and id = $3"
    );
    let by = tx.permit().caller().principal.user();
    if tx.exec(text, args![workflow, id, to_name(&decision), by, tx.now()]).await? == 0 {
        return Err(Error::NotFound("reference"));
    }
    tx.changed("proposals", id);
    Ok(())
}

/// In the order of claims, best first.
///
/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn list(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<Vec<Proposed>, Error> {
    tx.require_piece(READS_PIECE, page, workflow).await?;
    let text = sql!("select * from proposals where tenant = $1 and workflow = $2 order by position");
    tx.all(text, args![workflow]).await?.iter().map(read).collect()
}

/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn undecided(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<u32, Error> {
    tx.require_piece(READS_PIECE, page, workflow).await?;
    let text = sql!("select count(*) as n from proposals where tenant = $1 and workflow = $2 and decision is null");
    tx.optional(text, args![workflow]).await?.map_or(Ok(0), |row| row.int("n"))
}

/// What profile and compose read.
///
/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn accepted(tx: &mut Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<Vec<AcceptedReference>, Error> {
    let all = list(tx, page, workflow).await?;
    let accepted = all.into_iter().filter(|known| known.decision == Some(Decision::Accepted));
    Ok(accepted
        .map(|known| AcceptedReference { claim: known.claim, publication: known.proposal.publication })
        .collect())
}

async fn decided(tx: &mut Tx<'_>, workflow: WorkflowId, claims: &Option<String>) -> Result<Vec<Proposed>, Error> {
    let text = sql!(
        "select * from proposals where tenant = $1 and workflow = $2 and decision is not null \
         and coalesce(claims, '') = $3"
    );
    tx.all(text, args![workflow, claims.clone().unwrap_or_default()]).await?.iter().map(read).collect()
}

/// Hash of the present result of the claims stage.
async fn claims(tx: &mut Tx<'_>, workflow: WorkflowId) -> Result<Option<String>, Error> {
    let text =
        sql!("select hash from stage_results where tenant = $1 and workflow = $2 and stage = 'claims' and not stale");
    tx.optional(text, args![workflow]).await?.map(|row| row.text("hash")).transpose()
}

fn read(row: &Row) -> Result<Proposed, Error> {
    Ok(Proposed {
        id: row.id("id")?,
        claim: row.text("claim")?,
        proposal: row.json("body")?,
        decision: match row.get::<Option<String>>("decision")? {
            Some(_) => Some(row.name("decision")?),
            None => None,
        },
        decided_by: row.maybe_id("decided_by")?,
        decided_at: row.maybe_at("decided_at")?,
    })
}
