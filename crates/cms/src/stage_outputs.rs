//! What the stages gave, for people to read and to correct. An edit is a versioned input: later stages run again on it,
//! earlier ones do not.

use db::Tx;
use db::stage_results::{NewResult, StageResult};
use db::workflows::Stored;
use domain::claim::{ClaimsReport, ClaimsRequest};
use domain::id::PageId;
use domain::output;
use domain::privacy::{PrivacyReport, PrivacyRequest};
use domain::profile::ProfileReport;
use domain::stage::Stage;
use domain::workflow::{Event, StageOutcome};
use jiff::civil::Date;
use policy::{Action, Caller};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::access::{find_page, permit_page};
use crate::app::App;
use crate::editorial::{Piece, act};
use crate::error::Error;

/// The present output of a stage as JSON.
///
/// # Errors
/// `Invalid` while the stage has none, `NotFound` where the caller may not see the piece.
pub async fn show(app: &App, caller: &Caller, page: &str, stage: Stage) -> Result<Value, Error> {
    let page = find_page(app, caller, page).await?;
    let permit = permit_page(app, caller, Action::PageReadSource, page).await?;
    let mut tx = app.db.read(&permit).await?;
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let result = present(&mut tx, page, &stored, stage).await?;
    serde_json::from_slice(&result.output).map_err(|_| Error::Damaged("the output of a stage"))
}

/// Puts `json` in the place of what privacy, claims or profile gave.
///
/// # Errors
/// `Invalid` when it is no output of that stage (the text says why), `Forbidden` while the piece is in review.
pub async fn edit(app: &App, caller: &Caller, page: &str, stage: Stage, json: &[u8]) -> Result<Piece, Error> {
    act(app, caller, Action::PageEdit, page, async |tx, stored| {
        let before = present(tx, stored.page, stored, stage).await?;
        let (output, outcome) = checked(tx, stored.page, stored, stage, json, app.today()).await?;
        let result = NewResult {
            workflow: stored.id,
            page: stored.page,
            revision: before.revision,
            stage,
            generation: stored.state.generation + 1,
            component: &before.component,
            component_digest: &before.component_digest,
            output: &output,
        };
        let output = db::stage_results::record_edit(tx, &result).await?;
        Ok(Event::StageEdited { stage, output, outcome })
    })
    .await
}

async fn present(tx: &mut Tx<'_>, page: PageId, stored: &Stored, stage: Stage) -> Result<StageResult, Error> {
    let result = db::stage_results::present(tx, page, stored.id, stage).await?;
    let done = stored.state.progress(stage).is_done();
    let none = || Error::invalid(format!("the stage {} has not finished: see `lauda status`", stage.name()));
    result.filter(|_| done).ok_or_else(none)
}

/// The output in the form in which stages write theirs, after the same check.
async fn checked(
    tx: &mut Tx<'_>,
    page: PageId,
    stored: &Stored,
    stage: Stage,
    json: &[u8],
    as_of: Date,
) -> Result<(Vec<u8>, StageOutcome), Error> {
    match stage {
        Stage::Privacy => {
            let report: PrivacyReport = parse(json)?;
            let source = stored.state.source.as_ref().ok_or(Error::Damaged("the state of a piece"))?;
            let document = db::revisions::source(tx, page, source.id).await?.revision.document;
            let request = PrivacyRequest { document, consents: Vec::new(), as_of };
            output::check_privacy(&request, &report).map_err(Error::Invalid)?;
            Ok((written(&report), StageOutcome::Privacy { risk: report.risk }))
        }
        Stage::Claims => {
            let report: ClaimsReport = parse(json)?;
            let privacy = db::stage_results::present(tx, page, stored.id, Stage::Privacy).await?;
            let privacy = privacy.ok_or(Error::Damaged("the state of a piece"))?;
            let privacy: PrivacyReport = parse(&privacy.output)?;
            let request = ClaimsRequest { document: privacy.sanitised };
            output::check_claims(&request, &report).map_err(Error::Invalid)?;
            Ok((written(&report), StageOutcome::Claims))
        }
        Stage::Profile => {
            let report: ProfileReport = parse(json)?;
            output::check_profile(&report).map_err(Error::Invalid)?;
            Ok((written(&report), StageOutcome::Profile))
        }
        Stage::Evidence => Err(Error::invalid("references are decided one by one: `lauda references accept | reject`")),
        Stage::Compose => Err(Error::invalid("the final text follows from the others: edit the draft or `privacy`")),
    }
}

fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(json).map_err(|e| Error::invalid(format!("this is no output of the stage: {e}")))
}

fn written(report: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(report).expect("outputs of stages hold strings, numbers and lists only")
}
