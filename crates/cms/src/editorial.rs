//! The way of a piece: each function authorises, moves the pure machine, writes what follows in one transaction, and
//! announces it once.

use db::Tx;
use db::jobs::{self, NewJob};
use db::pages::Listed;
use db::workflows::Stored;
use domain::id::{PageId, UserId};
use domain::page::Page;
use domain::stage::Stage;
use domain::user::Role;
use domain::workflow::{Approval, Column, Effect, Event, Progress, ReviewKind, Reviewer, Workflow};
use policy::{Action, Caller, Resource};
use serde_json::json;

use crate::access::{find_page, permit, permit_page};
use crate::app::App;
use crate::draft::{self, Draft};
use crate::error::Error;
use crate::{events, users};

/// A file that an author hands in.
pub struct Submission {
    pub bytes: Vec<u8>,
    /// Name of the file; its ending helps to tell the format.
    pub name: String,
    /// The page to revise; none for a new one.
    pub page: Option<String>,
    pub slug: Option<String>,
    pub format: Option<String>,
    pub language: Option<String>,
    /// The page of which a new one is the translation.
    pub translation_of: Option<String>,
}

/// What a reviewer signs.
pub struct Signature {
    pub kind: ReviewKind,
    /// Of the text that was read; none for the present one.
    pub hash: Option<String>,
    pub meaning: String,
    pub reason: String,
}

/// A page with the state of its newest workflow.
pub struct Piece {
    pub page: Page,
    pub workflow: Workflow,
}

/// Queues and kinds of jobs.
pub const PIPELINE: &str = "pipeline";
pub const SITE: &str = "site";
pub const RUN_STAGE: &str = "stage";
pub const PUBLISH: &str = "publish";
pub const WITHDRAW: &str = "withdraw";
pub const LISTS: &str = "lists";

/// A crash uses up an attempt, and crashes are not the draft's fault.
const ATTEMPTS: u8 = 100;

/// Imports the file and starts the stages on it.
///
/// # Errors
/// `Invalid` when the file cannot be read or names what does not exist, `Refused` while the piece is in review.
pub async fn submit(app: &App, caller: &Caller, submission: Submission) -> Result<Piece, Error> {
    let author = caller.principal.user().ok_or(Error::Unauthenticated)?;
    let draft = draft::read(&submission)?;
    match &submission.page {
        Some(page) => resubmit(app, caller, find_page(app, caller, page).await?, &draft).await,
        None => submit_new(app, caller, author, &draft).await,
    }
}

async fn submit_new(app: &App, caller: &Caller, author: UserId, draft: &Draft) -> Result<Piece, Error> {
    let page = draft::new_page(app, caller, author, draft).await?;
    let permit = permit(app, caller, Action::PageSubmit, &crate::access::new_page(&page)).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::pages::create(&mut tx, &page).await?;
    let id = tx.new_id();
    let stored = db::workflows::create(&mut tx, id, page.id, &Workflow::new(author)).await?;
    let workflow = start(&mut tx, &stored, draft).await?;
    tx.commit().await?;
    Ok(told(app, page, workflow))
}

/// A new source for a piece at work, or a new workflow for a page that is published or archived.
async fn resubmit(app: &App, caller: &Caller, page: PageId, draft: &Draft) -> Result<Piece, Error> {
    let permit = permit_page(app, caller, Action::PageSubmit, page).await?;
    let mut tx = app.db.begin(&permit).await?;
    let found = db::pages::get(&mut tx, page).await?;
    let mut stored = db::workflows::of_page(&mut tx, page).await?;
    if matches!(stored.state.column, Column::Published | Column::Archived) {
        let id = tx.new_id();
        stored = db::workflows::create(&mut tx, id, page, &Workflow::new(found.author)).await?;
    }
    let workflow = start(&mut tx, &stored, draft).await?;
    tx.commit().await?;
    Ok(told(app, found, workflow))
}

async fn start(tx: &mut Tx<'_>, stored: &Stored, draft: &Draft) -> Result<Workflow, Error> {
    let source = draft::keep(tx, stored, draft).await?;
    advance(tx, stored, Event::SourceSubmitted { source }).await
}

/// Applies the event, saves the state and performs what follows from it.
pub(crate) async fn advance(tx: &mut Tx<'_>, stored: &Stored, event: Event) -> Result<Workflow, Error> {
    let (next, effects) = stored.state.apply(event)?;
    db::workflows::save(tx, stored, &next).await?;
    for effect in effects {
        perform(tx, stored, effect).await?;
    }
    Ok(next)
}

async fn perform(tx: &mut Tx<'_>, stored: &Stored, effect: Effect) -> Result<(), Error> {
    let page = stored.page;
    match effect {
        Effect::RunStage { stage, generation } => {
            let payload = json!({"workflow": stored.id, "stage": stage, "generation": generation});
            let key = format!("{}/{}/{generation}", stored.id, stage.name());
            enqueue(tx, NewJob::new(PIPELINE, RUN_STAGE, payload).about(page).unique(key)).await
        }
        Effect::ApprovalsVoided => {
            db::reviews::void(tx, page, stored.id, None, "the text changed or changes were requested").await?;
            Ok(())
        }
        Effect::Moved { from, to } => {
            tx.note("from", from.name());
            tx.note("to", to.name());
            Ok(())
        }
        Effect::Publish { derived } => {
            db::pages::set_live(tx, page, Some(derived.id)).await?;
            let payload = json!({"workflow": stored.id, "revision": derived.id});
            enqueue(tx, NewJob::new(SITE, PUBLISH, payload).about(page).unique(format!("{page}"))).await
        }
        Effect::Withdraw => {
            db::pages::set_live(tx, page, None).await?;
            enqueue(tx, NewJob::new(SITE, WITHDRAW, json!({})).about(page).unique(format!("{page}"))).await
        }
    }
}

pub(crate) async fn enqueue(tx: &mut Tx<'_>, job: NewJob) -> Result<(), Error> {
    jobs::enqueue(tx, NewJob { max_attempts: ATTEMPTS, ..job }).await?;
    Ok(())
}

/// Announces what was committed.
pub(crate) fn told(app: &App, page: Page, workflow: Workflow) -> Piece {
    let (tenant, column) = (page.tenant, workflow.column);
    app.tell(&events::Event::PieceChanged { tenant, page: page.id, column });
    Piece { page, workflow }
}

/// What all moves of an existing piece share.
pub(crate) async fn act<F>(app: &App, caller: &Caller, action: Action, page: &str, event: F) -> Result<Piece, Error>
where
    F: AsyncFnOnce(&mut Tx<'_>, &Stored) -> Result<Event, Error>,
{
    let page = find_page(app, caller, page).await?;
    let permit = permit_page(app, caller, action, page).await?;
    let mut tx = app.db.begin(&permit).await?;
    let found = db::pages::get(&mut tx, page).await?;
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let event = event(&mut tx, &stored).await?;
    let workflow = advance(&mut tx, &stored, event).await?;
    tx.commit().await?;
    Ok(told(app, found, workflow))
}

/// # Errors
/// `NotFound` where the caller may not see it.
pub async fn piece(app: &App, caller: &Caller, page: &str) -> Result<Piece, Error> {
    let page = find_page(app, caller, page).await?;
    let permit = permit_page(app, caller, Action::PageRead, page).await?;
    let mut tx = app.db.read(&permit).await?;
    let workflow = db::workflows::of_page(&mut tx, page).await?.state;
    Ok(Piece { page: db::pages::get(&mut tx, page).await?, workflow })
}

/// Everybody's pieces, or one's own where that is all that the caller may list; the 200 newest.
///
/// # Errors
/// `Forbidden`.
pub async fn board(app: &App, caller: &Caller) -> Result<Vec<Listed>, Error> {
    let tenant = Resource::Tenant(caller.tenant);
    if let Ok(permit) = policy::authorize(caller, Action::PageList, &tenant) {
        let mut tx = app.db.read(&permit).await?;
        return Ok(db::pages::list(&mut tx, &db::pages::Filter::All, None, 200).await?);
    }
    let permit = permit(app, caller, Action::PageListOwn, &tenant).await?;
    let author = caller.principal.user().ok_or(Error::Unauthenticated)?;
    let mut tx = app.db.read(&permit).await?;
    Ok(db::pages::list(&mut tx, &db::pages::Filter::Author(author), None, 200).await?)
}

/// # Errors
/// `NotFound` without such a person, `Invalid` when they lack the role, `Refused` when they are the author.
pub async fn assign(app: &App, caller: &Caller, page: &str, reviewer: &str, kind: ReviewKind) -> Result<Piece, Error> {
    act(app, caller, Action::PageAssign, page, async |tx, stored| {
        let user = users::by_name(tx, reviewer).await?;
        let role = match kind {
            ReviewKind::Technical => Role::SpecialistReviewer,
            ReviewKind::Legal => Role::LegalReviewer,
        };
        if !user.roles.contains(&role) || user.disabled {
            return Err(Error::invalid(format!("{} cannot be assigned: they are no {}", user.name, role.name())));
        }
        let reviewer = Reviewer { user: user.id, licensed: user.identity.is_some() };
        db::reviews::assign(tx, stored.page, stored.id, kind, &reviewer, None).await?;
        Ok(Event::ReviewerAssigned { kind, reviewer })
    })
    .await
}

/// # Errors
/// `Refused` when they are not assigned or the review is over.
pub async fn unassign(
    app: &App,
    caller: &Caller,
    page: &str,
    reviewer: &str,
    kind: ReviewKind,
) -> Result<Piece, Error> {
    act(app, caller, Action::PageAssign, page, async |tx, stored| {
        let user = users::by_name(tx, reviewer).await?.id;
        db::reviews::unassign(tx, stored.page, stored.id, kind, user).await?;
        db::reviews::void(tx, stored.page, stored.id, Some(user), "the reviewer was taken off").await?;
        Ok(Event::ReviewerUnassigned { kind, user })
    })
    .await
}

/// # Errors
/// `Refused` when the caller is not assigned, has signed already, or read another version of the text.
pub async fn approve(app: &App, caller: &Caller, page: &str, signature: Signature) -> Result<Piece, Error> {
    let reviewer = caller.principal.user().ok_or(Error::Unauthenticated)?;
    let action = match signature.kind {
        ReviewKind::Technical => Action::ReviewTechnical,
        ReviewKind::Legal => Action::ReviewLegal,
    };
    act(app, caller, action, page, async |tx, stored| {
        let present = stored.state.derived.as_ref().map(|derived| derived.hash.clone()).unwrap_or_default();
        let Signature { kind, hash, meaning, reason } = signature;
        let user = db::users::get(tx, reviewer).await?;
        let licensed = user.identity.is_some();
        let approval =
            Approval { kind, reviewer, licensed, hash: hash.unwrap_or(present), meaning, reason, at: tx.now() };
        // The machine checks first, so that a refused signature leaves no row.
        stored.state.apply(Event::Approved { approval: approval.clone() })?;
        let credential = user.identity.as_ref().map(|identity| identity.registration());
        db::reviews::approve(tx, stored.page, stored.id, &approval, credential.as_deref()).await?;
        Ok(Event::Approved { approval })
    })
    .await
}

/// # Errors
/// `Refused` outside of review or when the caller is not assigned.
pub async fn request_changes(app: &App, caller: &Caller, page: &str, text: String) -> Result<Piece, Error> {
    let reviewer = caller.principal.user().ok_or(Error::Unauthenticated)?;
    act(app, caller, Action::ReviewRequestChanges, page, async |tx, stored| {
        let at = tx.now();
        let event = Event::ChangesRequested { reviewer, text, at };
        let (next, _) = stored.state.apply(event.clone())?;
        if let Some(request) = next.change_requests.last() {
            db::reviews::request_changes(tx, stored.page, stored.id, request).await?;
        }
        Ok(event)
    })
    .await
}

/// # Errors
/// `Refused` outside of review or when the caller is not assigned.
pub async fn request_legal_review(app: &App, caller: &Caller, page: &str) -> Result<Piece, Error> {
    let by = caller.principal.user().ok_or(Error::Unauthenticated)?;
    act(app, caller, Action::ReviewRequestLegal, page, async |_, _| Ok(Event::LegalReviewRequested { by })).await
}

/// # Errors
/// `Refused` when there is no such request.
pub async fn answer(app: &App, caller: &Caller, page: &str, number: u32, text: String) -> Result<Piece, Error> {
    act(app, caller, Action::PageEdit, page, async |tx, stored| {
        let event = Event::ChangeAnswered { number, answer: text.clone() };
        stored.state.apply(event.clone())?;
        db::reviews::answer_change(tx, stored.page, stored.id, number, &text).await?;
        Ok(event)
    })
    .await
}

/// Runs the failed stage again.
///
/// # Errors
/// `Invalid` when none failed.
pub async fn retry(app: &App, caller: &Caller, page: &str) -> Result<Piece, Error> {
    act(app, caller, Action::PageEdit, page, async |_, stored| {
        let failed = |stage: &Stage| matches!(stored.state.progress(*stage), Progress::Failed { .. });
        let stage = Stage::ALL.into_iter().find(failed);
        let stage = stage.ok_or_else(|| Error::invalid("no stage of this piece has failed"))?;
        Ok(Event::StageRetried { stage })
    })
    .await
}

/// # Errors
/// `Refused` unless everything that publication needs is there.
pub async fn publish(app: &App, caller: &Caller, page: &str) -> Result<Piece, Error> {
    act(app, caller, Action::PagePublish, page, async |_, _| Ok(Event::Published)).await
}

/// A live page goes off the site even while its next version is still at work.
///
/// # Errors
/// `Invalid` without a reason, `Refused` when it is archived already.
pub async fn archive(app: &App, caller: &Caller, page: &str, reason: &str) -> Result<Piece, Error> {
    if reason.trim().is_empty() {
        return Err(Error::invalid("say why the piece is archived"));
    }
    act(app, caller, Action::PageArchive, page, async |tx, stored| {
        tx.note("reason", reason);
        let live = db::pages::get(tx, stored.page).await?.live_revision.is_some();
        if live && stored.state.column != Column::Published {
            perform(tx, stored, Effect::Withdraw).await?;
        }
        Ok(Event::Archived)
    })
    .await
}
