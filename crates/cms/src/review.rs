//! What a reviewer reads before signing.

use domain::claim::{Claim, ClaimsReport};
use domain::composition::{NumberedReference, Scores};
use domain::finding::Finding;
use domain::id::{PageId, WorkflowId};
use domain::page::Page;
use domain::stage::Stage;
use policy::{Action, Caller};

use crate::access::{find_page, permit_page};
use crate::app::App;
use crate::error::Error;
use crate::pipeline::ComposeOutput;

pub struct ReviewView {
    pub page: Page,
    /// Of D: what an approval binds.
    pub hash: String,
    /// D as Markdown, with identification and disclaimers.
    pub text: String,
    pub references: Vec<NumberedReference>,
    pub findings: Vec<Finding>,
    pub scores: Scores,
}

/// # Errors
/// `Invalid` while there is no text yet, `NotFound` where the caller may not see the piece.
pub async fn view(app: &App, caller: &Caller, page: &str) -> Result<ReviewView, Error> {
    let page = find_page(app, caller, page).await?;
    let permit = permit_page(app, caller, Action::PageReadSource, page).await?;
    let mut tx = app.db.read(&permit).await?;
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let derived = stored.state.derived.as_ref();
    let derived = derived.ok_or_else(|| Error::invalid("the stages have not finished: see `lauda status`"))?;
    let revision = db::revisions::derived(&mut tx, page, derived.id).await?;
    let output = compose_output(&mut tx, page, stored.id).await?;
    Ok(ReviewView {
        page: db::pages::get(&mut tx, page).await?,
        hash: revision.hash,
        text: domain::export::markdown::export(&revision.revision.as_read()),
        references: revision.revision.references,
        findings: output.map(|output| output.findings).unwrap_or_default(),
        scores: revision.revision.scores,
    })
}

/// The newest output of compose on the present draft.
pub(crate) async fn compose_output(
    tx: &mut db::Tx<'_>,
    page: PageId,
    workflow: WorkflowId,
) -> Result<Option<ComposeOutput>, Error> {
    let output = db::stage_results::present(tx, page, workflow, Stage::Compose).await?.map(|result| result.output);
    output.map(|json| serde_json::from_slice(&json)).transpose().map_err(|_| Error::Damaged("the output of a stage"))
}

pub(crate) async fn claims(tx: &mut db::Tx<'_>, page: PageId, workflow: WorkflowId) -> Result<Vec<Claim>, Error> {
    let output = db::stage_results::present(tx, page, workflow, Stage::Claims).await?.map(|result| result.output);
    let report: Option<ClaimsReport> = output
        .map(|json| serde_json::from_slice(&json))
        .transpose()
        .map_err(|_| Error::Damaged("the output of a stage"))?;
    Ok(report.map(|report| report.claims).unwrap_or_default())
}
