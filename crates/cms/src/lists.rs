//! What stands around the articles: lists, topics, feeds, sitemap, robots, assets. A new article renders the newest pages of
//! its lists; a changed or withdrawn one also those on which it stood.

use db::entries;
use db::jobs::{Lease, NewJob};
use domain::document::Language;
use domain::id::{PageId, TenantId};
use domain::tenant::Tenant;
use jiff::Timestamp;
use policy::{Action, Permit, Resource, Service};
use serde::{Deserialize, Serialize};
use serde_json::json;
use site::article;
use site::artifact::Artifact;
use site::listing::{self, Entry, Listing, ListingPage, PAGE_SIZE};
use site::theme::RenderError;
use site::{paths, sitemap};

use crate::app::App;
use crate::editorial::{self, LISTS, SITE};
use crate::error::Error;
use crate::{access, events, publication};

const LANGUAGES: [Language; 2] = [Language::PtBr, Language::En];
/// Entries in a feed.
const FEED_SIZE: u32 = 30;
/// Renderings that are tried while others go on publishing; the next one makes them wait.
const OPTIMISTIC: u32 = 3;

/// Where a changed or withdrawn entry stands, or stood.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Changed {
    page: PageId,
    language: Language,
    category: Option<String>,
    published_at: Timestamp,
}

impl Changed {
    pub fn of(entry: &entries::Entry) -> Changed {
        let entries::Entry { page, language, published_at, .. } = *entry;
        Changed { page, language, category: entry.category.clone(), published_at }
    }
}

/// What a rendering gives.
#[derive(Default)]
struct Compiled {
    artifacts: Vec<Artifact>,
    /// Addresses that answer nothing any more.
    gone: Vec<String>,
}

/// Has the lists rendered after an entry was added (none), changed or removed. Additions that come together are rendered
/// together.
pub(crate) async fn enqueue(tx: &mut db::Tx<'_>, changed: Option<Changed>) -> Result<(), Error> {
    let key = changed.as_ref().map_or_else(|| "added".to_owned(), |changed| changed.page.to_string());
    editorial::enqueue(tx, NewJob::new(SITE, LISTS, json!({"changed": changed})).unique(key)).await
}

/// Does what [`enqueue`] asked for.
///
/// # Errors
/// The job is not done and should run again.
pub async fn run(app: &App, lease: &Lease) -> Result<(), Error> {
    let changed = Option::<Changed>::deserialize(&lease.payload["changed"]);
    let changed = changed.map_err(|_| Error::Damaged("the payload of a job"))?;
    render(app, lease.tenant, changed.as_ref()).await?;
    let caller = access::service(app, Service::Publisher, lease.tenant);
    let permit = access::permit(app, &caller, Action::JobRun, &lease.resource()).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::jobs::complete(&mut tx, lease).await?;
    Ok(tx.commit().await?)
}

/// Renders everything after an entry was added (none), changed or removed. Then readers are told.
///
/// # Errors
/// Nothing was written.
pub async fn render(app: &App, tenant: TenantId, changed: Option<&Changed>) -> Result<(), Error> {
    let caller = access::service(app, Service::Publisher, tenant);
    let permit = access::permit(app, &caller, Action::SiteRender, &Resource::Tenant(tenant)).await?;
    let mut kept = false;
    for _ in 0..OPTIMISTIC {
        kept = render_snapshot(app, &permit, changed).await?;
        if kept {
            break;
        }
    }
    if !kept {
        let mut tx = app.db.begin(&permit).await?;
        db::tenants::lock_site(&mut tx).await?;
        let compiled = compile(&mut tx, app, changed).await?;
        keep(tx, compiled).await?;
    }
    app.tell(&events::Event::SiteChanged { tenant });
    Ok(())
}

/// False when somebody changed the site while it was rendered.
async fn render_snapshot(app: &App, permit: &Permit, changed: Option<&Changed>) -> Result<bool, Error> {
    let mut tx = app.db.read(permit).await?;
    let seen = db::tenants::site_version(&mut tx).await?;
    let compiled = compile(&mut tx, app, changed).await?;
    tx.commit().await?;
    let mut tx = app.db.begin(permit).await?;
    let is_same = db::tenants::lock_site(&mut tx).await? == seen;
    if is_same {
        keep(tx, compiled).await?;
    }
    Ok(is_same)
}

async fn keep(mut tx: db::Tx<'_>, compiled: Compiled) -> Result<(), Error> {
    for path in &compiled.gone {
        db::artifacts::unmap(&mut tx, path).await?;
    }
    for artifact in &compiled.artifacts {
        publication::store(&mut tx, artifact, None).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes a page off the site, and says where it stood on the lists.
pub async fn remove(tx: &mut db::Tx<'_>, page: PageId) -> Result<Option<Changed>, Error> {
    db::tenants::change_site(tx).await?;
    let entry = entries::get(tx, page).await?;
    db::artifacts::unmap_page(tx, page).await?;
    entries::remove(tx, page).await?;
    Ok(entry.as_ref().map(Changed::of))
}

async fn compile(tx: &mut db::Tx<'_>, app: &App, changed: Option<&Changed>) -> Result<Compiled, Error> {
    let tenant = db::tenants::get(tx).await?;
    let mut compiled = Compiled { artifacts: app.theme.assets(), gone: Vec::new() };
    compiled.artifacts.push(sitemap::robots(&tenant));
    let mut urls = Vec::new();
    for language in LANGUAGES {
        let site = Site { app, tenant: &tenant, language, changed: changed.filter(|entry| entry.language == language) };
        let before = compiled.artifacts.len();
        render_lists(tx, &site, &mut compiled).await?;
        urls.extend(addresses(&compiled.artifacts[before..]));
        render_addresses(tx, &site, &mut urls).await?;
    }
    compiled.artifacts.extend(off_thread(|| sitemap::render(&app.theme, &tenant, &urls))?);
    Ok(compiled)
}

/// Rendering and compressing are work for a thread that serves nobody else.
fn off_thread<T>(work: impl FnOnce() -> Result<T, RenderError>) -> Result<T, Error> {
    Ok(tokio::task::block_in_place(work)?)
}

/// One language of a tenant's site, and the entry of it that changed.
struct Site<'a> {
    app: &'a App,
    tenant: &'a Tenant,
    language: Language,
    changed: Option<&'a Changed>,
}

type Urls = Vec<(String, Option<Timestamp>)>;

async fn render_lists(tx: &mut db::Tx<'_>, site: &Site<'_>, compiled: &mut Compiled) -> Result<(), Error> {
    let Site { app, tenant, language, changed } = *site;
    let not_found = off_thread(|| listing::not_found(&app.theme, tenant, language))?;
    compiled.artifacts.push(not_found);
    render_list(tx, site, None, &Listing::Home, compiled).await?;
    let categories = entries::categories(tx, language).await?;
    let topics: Vec<_> =
        categories.iter().map(|(name, n)| (domain::export::html::slug(name), name.clone(), *n)).collect();
    compiled.artifacts.push(off_thread(|| listing::topics(&app.theme, tenant, language, &topics))?);
    for (slug, name, _) in topics {
        let topic = Listing::Topic { slug, name: name.clone() };
        render_list(tx, site, Some(&name), &topic, compiled).await?;
    }
    if let Some(left) = changed.and_then(|entry| entry.category.as_deref())
        && categories.iter().all(|(name, _)| name != left)
    {
        compiled.gone.push(paths::topic(language, tenant.language, &domain::export::html::slug(left)));
    }
    let newest = shown(entries::list(tx, language, None, None, FEED_SIZE).await?);
    compiled.artifacts.extend(off_thread(|| listing::feeds(&app.theme, tenant, language, &newest))?);
    Ok(())
}

/// What the sitemap names of the pages around the articles.
fn addresses(artifacts: &[Artifact]) -> impl Iterator<Item = (String, Option<Timestamp>)> {
    let pages = artifacts.iter().filter(|a| a.media_type == article::HTML && !a.path.ends_with("/404"));
    pages.map(|a| (a.path.clone(), None))
}

async fn render_addresses(tx: &mut db::Tx<'_>, site: &Site<'_>, urls: &mut Urls) -> Result<(), Error> {
    let mut before = None;
    loop {
        let page = entries::list(tx, site.language, None, before, 1000).await?;
        let Some(last) = page.last() else { return Ok(()) };
        before = Some(position(last));
        let address = |e: &entries::Entry| paths::article(e.language, site.tenant.language, &e.slug);
        urls.extend(page.iter().map(|e| (address(e), Some(e.updated_at))));
    }
}

/// The newest page of a list at its own address, and numbered ones: those that are not there yet, the one that they
/// follow, and all that the changed entry is on or has shifted. Older ones stay as they are.
async fn render_list(
    tx: &mut db::Tx<'_>,
    site: &Site<'_>,
    category: Option<&str>,
    list: &Listing,
    compiled: &mut Compiled,
) -> Result<(), Error> {
    let Site { app, tenant, language, changed } = *site;
    let count = entries::count(tx, language, category).await?;
    let size = PAGE_SIZE as u64;
    // Numbered pages are always full, so that a new article only ever adds one.
    let older_pages = count.saturating_sub(size).div_ceil(size);
    let on_first = count - older_pages * size;
    let page = |number: Option<u32>, entries: &[Entry]| {
        let page = ListingPage { listing: list, language, number, older_pages: older_pages as u32, entries };
        off_thread(|| listing::render(&app.theme, tenant, &page))
    };
    let first = entries::list(tx, language, category, None, on_first as u32).await?;
    let mut before = first.last().map(position);
    let first = page(None, &shown(first))?;
    let address = |number: u64| paths::archive(&first.path, number as u32);
    for number in (1..=older_pages).rev() {
        let was_there = db::artifacts::is_mapped(tx, &address(number)).await?;
        let older = entries::list(tx, language, category, before, PAGE_SIZE as u32).await?;
        let last = older.last().map(position);
        compiled.artifacts.push(page(Some(number as u32), &shown(older))?);
        if was_there && changed.is_none_or(|entry| Some((entry.published_at, entry.page)) >= last) {
            break;
        }
        before = last;
    }
    // The last withdrawal may have left one page less.
    compiled.gone.push(address(older_pages + 1));
    compiled.artifacts.push(first);
    Ok(())
}

/// Lists run from the highest position to the lowest.
fn position(entry: &entries::Entry) -> entries::Before {
    (entry.published_at, entry.page)
}

fn shown(entries: Vec<entries::Entry>) -> Vec<Entry> {
    let text = |body: &serde_json::Value, name: &str| body[name].as_str().unwrap_or_default().to_owned();
    let show = |entry: entries::Entry| Entry {
        title: text(&entry.body, "title"),
        description: text(&entry.body, "description"),
        author: text(&entry.body, "author"),
        reviewed: text(&entry.body, "reviewed").parse().unwrap_or(entry.updated_at),
        slug: entry.slug,
        language: entry.language,
        category: entry.category.map(|name| (domain::export::html::slug(&name), name)),
        published: entry.published_at,
        updated: entry.updated_at,
    };
    entries.into_iter().map(show).collect()
}
