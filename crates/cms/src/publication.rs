//! Publication compiles: D becomes finished artifacts, a certificate and a place on the lists. What is rendered is read in
//! one snapshot and kept in one short transaction, if nothing of it has changed by then.

mod compile;
mod live;

use db::artifacts::{Mapping, NewArtifact};
use db::entries;
use db::jobs::{Lease, NewJob};
use domain::id::{PageId, TenantId};
use policy::{Action, Permit, Resource, Service};
use site::artifact::{Artifact, Freshness};

use crate::app::App;
use crate::editorial::{self, PUBLISH, SITE};
use crate::error::Error;
use crate::lists::{self, Changed};
use crate::{access, events, keys};
use compile::{Compiled, compile};
use live::Live;

/// Renderings of a page that others change meanwhile, before the job waits for them.
const ATTEMPTS: u32 = 4;

/// Renders the live revision of the job's page. What lists it follows in a job of its own, which commits with the page.
///
/// # Errors
/// The job is not done and should run again; `Conflict` when somebody kept changing what was rendered.
pub async fn publish(app: &App, lease: &Lease) -> Result<(), Error> {
    let (page, permit) = begin(app, lease).await?;
    render_translations(app, lease.tenant, page).await?;
    for _ in 1..ATTEMPTS {
        match render(app, &permit, lease, page).await {
            Err(Error::Conflict) => {}
            done => return done,
        }
    }
    render(app, &permit, lease, page).await
}

async fn render(app: &App, permit: &Permit, lease: &Lease, page: PageId) -> Result<(), Error> {
    let compiled = prepare(app, permit, page).await?;
    let mut tx = app.db.begin(permit).await?;
    db::tenants::change_site(&mut tx).await?;
    if Live::read(&mut tx, page).await?.as_ref() != compiled.as_ref().map(|compiled| &compiled.live) {
        return Err(Error::Conflict);
    }
    if let Some(compiled) = compiled {
        let before = entries::get(&mut tx, page).await?;
        keep(&mut tx, &compiled).await?;
        lists::enqueue(&mut tx, before.as_ref().map(Changed::of)).await?;
    }
    finish(app, tx, lease).await
}

/// Takes an archived page off the site and off its lists.
///
/// # Errors
/// The job is not done and should run again.
pub async fn withdraw(app: &App, lease: &Lease) -> Result<(), Error> {
    let (page, permit) = begin(app, lease).await?;
    render_translations(app, lease.tenant, page).await?;
    let mut tx = app.db.begin(&permit).await?;
    if db::pages::get(&mut tx, page).await?.live_revision.is_none() {
        let changed = lists::remove(&mut tx, page).await?;
        lists::enqueue(&mut tx, changed).await?;
    }
    finish(app, tx, lease).await
}

async fn begin(app: &App, lease: &Lease) -> Result<(PageId, Permit), Error> {
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    let caller = access::service(app, Service::Publisher, lease.tenant);
    Ok((page, access::permit(app, &caller, Action::JobRun, &lease.resource()).await?))
}

/// The job ends with its effect, and then readers are told.
async fn finish(app: &App, mut tx: db::Tx<'_>, lease: &Lease) -> Result<(), Error> {
    db::jobs::complete(&mut tx, lease).await?;
    tx.commit().await?;
    app.tell(&events::Event::SiteChanged { tenant: lease.tenant });
    Ok(())
}

/// Where a page appears or goes, its other languages name it, or no longer do, once they are compiled again.
async fn render_translations(app: &App, tenant: TenantId, page: PageId) -> Result<(), Error> {
    let caller = access::service(app, Service::Publisher, tenant);
    let permit = access::permit(app, &caller, Action::SiteRender, &Resource::Tenant(tenant)).await?;
    let mut tx = app.db.begin(&permit).await?;
    let is_live = db::pages::get(&mut tx, page).await?.live_revision.is_some();
    let was_live = entries::get(&mut tx, page).await?.is_some();
    let mut others = db::pages::translations(&mut tx, page).await?;
    others.retain(|other| is_live != was_live && other.id != page && other.live_revision.is_some());
    for other in others {
        let payload = serde_json::json!({"revision": other.live_revision});
        let job = NewJob::new(SITE, PUBLISH, payload).about(other.id).unique(other.id.to_string());
        editorial::enqueue(&mut tx, job).await?;
    }
    Ok(tx.commit().await?)
}

/// None when the page is no longer live.
async fn prepare(app: &App, permit: &Permit, page: PageId) -> Result<Option<Compiled>, Error> {
    let mut tx = app.db.read(permit).await?;
    let Some(live) = Live::read(&mut tx, page).await? else { return Ok(None) };
    let (key, now) = (keys::signing(&mut tx).await?, tx.now());
    tx.commit().await?;
    Ok(Some(tokio::task::block_in_place(|| compile(&app.theme, live, &key, now))?))
}

async fn keep(tx: &mut db::Tx<'_>, compiled: &Compiled) -> Result<(), Error> {
    let Live { page, hash, issue, .. } = &compiled.live;
    db::artifacts::unmap_page(tx, page.id).await?;
    db::certificates::put(tx, page.id, hash, *issue, &compiled.key_id, &compiled.envelope).await?;
    for artifact in &compiled.artifacts {
        store(tx, artifact, Some(page.id)).await?;
    }
    Ok(entries::put(tx, &compiled.entry).await?)
}

pub(crate) async fn store(tx: &mut db::Tx<'_>, artifact: &Artifact, page: Option<PageId>) -> Result<(), Error> {
    let some = |bytes: &'_ Vec<u8>| !bytes.is_empty();
    let new = NewArtifact {
        media_type: artifact.media_type,
        identity: &artifact.identity,
        br: Some(&artifact.br).filter(|b| some(b)).map(Vec::as_slice),
        gzip: Some(&artifact.gzip).filter(|b| some(b)).map(Vec::as_slice),
    };
    let digest = db::artifacts::put(tx, &new).await?;
    let immutable = artifact.freshness == Freshness::Immutable;
    let mapping = Mapping {
        path: artifact.path.clone(),
        status: 200,
        etag: digest.clone(),
        digest: Some(digest),
        headers: Vec::new(),
        cache_class: if immutable { "immutable" } else { "revalidate" }.to_owned(),
        page,
    };
    Ok(db::artifacts::map(tx, &mapping).await?)
}
