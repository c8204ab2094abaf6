//! References: proposed by the evidence stage, decided by people, imported into the library.

use domain::id::PageId;
use domain::library;
use domain::publication::{Answer, Resolution};
use domain::workflow::Event;
use policy::{Action, Caller, Resource};
use serde::Serialize;

use crate::access::{find_page, permit, permit_page};
use crate::app::App;
use crate::editorial::{self, Piece};
use crate::error::Error;

/// A proposal as people see it.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Counts from 1 over the whole piece.
    pub number: u32,
    pub claim: String,
    pub quote: String,
    pub key: String,
    pub title: String,
    pub year: Option<u16>,
    pub support: String,
    pub reason: String,
    pub retracted: bool,
    /// `accepted` or `rejected`; none while nobody has decided.
    pub decision: Option<String>,
}

pub struct Imported {
    pub keys: Vec<String>,
    /// Records that could not be read, and why.
    pub problems: Vec<String>,
}

/// # Errors
/// `NotFound` where the caller may not see the piece.
pub async fn list(app: &App, caller: &Caller, page: &str) -> Result<Vec<Listed>, Error> {
    let page = find_page(app, caller, page).await?;
    let permit = permit_page(app, caller, Action::ReferenceDecide, page).await?;
    let mut tx = app.db.read(&permit).await?;
    listed(&mut tx, page).await
}

async fn listed(tx: &mut db::Tx<'_>, page: PageId) -> Result<Vec<Listed>, Error> {
    let stored = db::workflows::of_page(tx, page).await?;
    let claims = crate::review::claims(tx, page, stored.id).await?;
    let proposals = db::references::list(tx, page, stored.id).await?;
    let quote =
        |id: &str| claims.iter().find(|claim| claim.id == id).map(|claim| claim.quote.clone()).unwrap_or_default();
    let view = |(number, stored): (usize, db::references::Proposed)| {
        let proposal = stored.proposal;
        Listed {
            number: number as u32 + 1,
            quote: quote(&stored.claim),
            claim: stored.claim,
            key: proposal.publication.key,
            title: proposal.publication.title,
            year: proposal.publication.year,
            support: format!("{:?}", proposal.support).to_lowercase(),
            reason: proposal.reason.en,
            retracted: proposal.publication.retracted,
            decision: stored.decision.map(|decision| format!("{decision:?}").to_lowercase()),
        }
    };
    Ok(proposals.into_iter().enumerate().map(view).collect())
}

/// Accepts or rejects proposals by number, by key of the publication, or all that are undecided.
///
/// # Errors
/// `Invalid` when one does not exist, or when a retracted or unresolved publication would be accepted.
pub async fn decide(app: &App, caller: &Caller, page: &str, which: &[String], accept: bool) -> Result<Piece, Error> {
    let page = find_page(app, caller, page).await?;
    let permit = permit_page(app, caller, Action::ReferenceDecide, page).await?;
    let mut tx = app.db.begin(&permit).await?;
    let stored = db::workflows::of_page(&mut tx, page).await?;
    let proposals = db::references::list(&mut tx, page, stored.id).await?;
    let chosen = chosen(&proposals, which)?;
    if chosen.is_empty() {
        // Nothing was decided, so nothing becomes stale.
        return Ok(Piece { page: db::pages::get(&mut tx, page).await?, workflow: stored.state });
    }
    for proposal in chosen {
        let publication = &proposal.proposal.publication;
        if accept && publication.retracted {
            return Err(Error::invalid(format!("{} was retracted and cannot be accepted", publication.title)));
        }
        if accept && publication.resolution == Resolution::Unresolved {
            return Err(Error::invalid(format!("nothing vouches for {}: import its record first", publication.title)));
        }
        let decision = if accept { db::references::Decision::Accepted } else { db::references::Decision::Rejected };
        db::references::decide(&mut tx, page, stored.id, proposal.id, decision).await?;
    }
    let undecided = db::references::undecided(&mut tx, page, stored.id).await?;
    let workflow = editorial::advance(&mut tx, &stored, Event::ReferencesDecided { undecided }).await?;
    let found = db::pages::get(&mut tx, page).await?;
    tx.commit().await?;
    Ok(editorial::told(app, found, workflow))
}

fn chosen<'a>(
    proposals: &'a [db::references::Proposed],
    which: &[String],
) -> Result<Vec<&'a db::references::Proposed>, Error> {
    let mut chosen = Vec::new();
    for name in which {
        if name == "all" {
            chosen.extend(proposals.iter().filter(|proposal| proposal.decision.is_none()));
            continue;
        }
        let number = name.parse::<usize>().ok().and_then(|number| proposals.get(number.wrapping_sub(1)));
        let found: Vec<_> = match number {
            Some(proposal) => vec![proposal],
            None => proposals.iter().filter(|proposal| proposal.proposal.publication.key == *name).collect(),
        };
        if found.is_empty() {
            return Err(Error::invalid(format!("there is no proposal {name:?}: see `lauda references list`")));
        }
        chosen.extend(found);
    }
    Ok(chosen)
}

/// Adds records to the library; the importing user vouches for them.
///
/// # Errors
/// `Invalid` when nothing in the file is a record.
pub async fn import(app: &App, caller: &Caller, bytes: &[u8]) -> Result<Imported, Error> {
    let permit = permit(app, caller, Action::LibraryWrite, &Resource::Library(caller.tenant)).await?;
    let decoded = domain::import::decode(bytes).map_err(|e| Error::invalid(e.to_string()))?;
    let read = library::read(&decoded.text).map_err(|e| Error::invalid(e.to_string()))?;
    let mut tx = app.db.begin(&permit).await?;
    let by = match caller.principal.user() {
        Some(user) => db::users::get(&mut tx, user).await?.name,
        None => caller.principal.to_string(),
    };
    let at = tx.now().to_string();
    let mut keys = Vec::new();
    for mut publication in read.publications {
        publication.resolution = Resolution::Imported(Answer { by: by.clone(), at: at.clone() });
        keys.push(publication.key.clone());
        db::library::put(&mut tx, &publication).await?;
    }
    tx.commit().await?;
    Ok(Imported { keys, problems: read.problems.iter().map(ToString::to_string).collect() })
}
