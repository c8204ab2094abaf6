//! What becomes of a job that failed.

use db::jobs::{Failed, Lease};
use policy::{Action, Service};

use crate::access;
use crate::app::App;
use crate::error::Error;

/// Puts the job back with a pause, or buries it after its last attempt.
///
/// # Errors
/// The database does not answer, or another worker has the job by now.
pub async fn fail(app: &App, lease: &Lease, error: &Error) -> Result<Failed, Error> {
    let caller = access::service(app, Service::Pipeline, lease.tenant);
    let permit = access::permit(app, &caller, Action::JobRun, &lease.resource()).await?;
    let mut tx = app.db.begin(&permit).await?;
    // The code alone: the text of an error may quote a draft.
    let failed = db::jobs::fail(&mut tx, lease, error.code(), true).await?;
    tx.commit().await?;
    Ok(failed)
}
