//! Consents of people whom a text may name (LGPD art. 11 I). The privacy stage reads them, so a new one or one less makes
//! the stages run again; what is in review goes back to revision when it may no longer say what it says.

use db::Tx;
use db::consents::Recorded;
use db::workflows::Stored;
use domain::finding;
use domain::id::{ConsentId, PageId};
use domain::privacy::Consent;
use domain::revision::hex;
use domain::workflow::{Event, Workflow};
use jiff::Timestamp;
use policy::{Action, Caller, Permit};
use sha2::{Digest, Sha256};

use crate::access::{find_page, permit_page};
use crate::app::App;
use crate::editorial::{Piece, advance, told};
use crate::error::Error;
use crate::pipeline;

pub struct NewConsent {
    /// The person as the text names them.
    pub name: String,
    /// What they agreed to, specifically.
    pub purpose: String,
    /// The signed form. Its digest is kept, its bytes are not.
    pub form: Option<Vec<u8>>,
    pub expires_at: Option<Timestamp>,
}

/// # Errors
/// `Invalid` without a name or purpose, or when it has expired already.
pub async fn record(app: &App, caller: &Caller, page: &str, new: NewConsent) -> Result<(ConsentId, Piece), Error> {
    let (name, purpose) = (new.name.trim().to_owned(), new.purpose.trim().to_owned());
    if name.is_empty() || purpose.is_empty() {
        return Err(Error::invalid("a consent names a person and a purpose"));
    }
    if new.expires_at.is_some_and(|at| at <= app.db.clock().now()) {
        return Err(Error::invalid("this consent has expired already"));
    }
    let (page, permit) = begin(app, caller, page).await?;
    let mut tx = app.db.begin(&permit).await?;
    let digest = new.form.map(|form| hex(&Sha256::digest(form)));
    let consent = Consent { name, purpose };
    let id = db::consents::record(&mut tx, page, &consent, digest.as_deref(), new.expires_at).await?;
    Ok((id, restarted(app, tx, page).await?))
}

/// The record stays, and counts no more (LGPD art. 8 § 5). A published page stays as it is until somebody archives it or
/// publishes a new version; the piece says that it has a blocking finding.
///
/// # Errors
/// `NotFound` without such a consent on the page.
pub async fn revoke(app: &App, caller: &Caller, page: &str, consent: ConsentId) -> Result<Piece, Error> {
    let (page, permit) = begin(app, caller, page).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::consents::revoke(&mut tx, page, consent).await?;
    let piece = restarted(app, tx, page).await?;
    if piece.workflow.column.is_editable() { Ok(piece) } else { judge_again(app, &permit, page).await }
}

/// # Errors
/// `NotFound` where the caller may not see the piece.
pub async fn list(app: &App, caller: &Caller, page: &str) -> Result<Vec<Recorded>, Error> {
    let page = find_page(app, caller, page).await?;
    let permit = permit_page(app, caller, Action::ConsentRead, page).await?;
    let mut tx = app.db.read(&permit).await?;
    Ok(db::consents::list(&mut tx, page).await?)
}

async fn begin(app: &App, caller: &Caller, page: &str) -> Result<(PageId, Permit), Error> {
    let page = find_page(app, caller, page).await?;
    Ok((page, permit_page(app, caller, Action::ConsentRecord, page).await?))
}

/// Commits. A piece at work runs its stages again on the same source.
async fn restarted(app: &App, mut tx: Tx<'_>, page: PageId) -> Result<Piece, Error> {
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let workflow = restart(&mut tx, &stored, stored.state.clone()).await?;
    finish(app, tx, page, workflow).await
}

async fn restart(tx: &mut Tx<'_>, stored: &Stored, state: Workflow) -> Result<Workflow, Error> {
    match &state.source {
        Some(source) if state.column.is_editable() => {
            advance(tx, stored, Event::SourceSubmitted { source: source.clone() }).await
        }
        _ => Ok(state),
    }
}

/// Reads D once more without the consent.
async fn judge_again(app: &App, permit: &Permit, page: PageId) -> Result<Piece, Error> {
    let mut tx = app.db.read(permit).await?;
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let found = db::pages::get(&mut tx, page).await?;
    let Some(derived) = stored.state.derived.clone() else { return Ok(Piece { page: found, workflow: stored.state }) };
    let read = db::revisions::derived(&mut tx, page, derived.id).await?.revision.as_read();
    let consents = db::consents::in_force(&mut tx, page).await?;
    let author = db::users::get(&mut tx, found.author).await?;
    tx.commit().await?;
    let profession = author.identity.map(|identity| identity.profession);
    let judge = || pipeline::judge(&app.host, &read, consents, profession, app.today());
    let (rules, risk) = tokio::task::block_in_place(judge)?;
    let mut tx = app.db.begin(permit).await?;
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let event = Event::Revalidated { derived: derived.hash, blocking_findings: finding::blocking(&rules.value), risk };
    let workflow = advance(&mut tx, &stored, event).await?;
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let workflow = restart(&mut tx, &stored, workflow).await?;
    finish(app, tx, page, workflow).await
}

async fn finish(app: &App, mut tx: Tx<'_>, page: PageId, workflow: Workflow) -> Result<Piece, Error> {
    let found = db::pages::get(&mut tx, page).await?;
    tx.commit().await?;
    Ok(told(app, found, workflow))
}
