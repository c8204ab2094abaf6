//! What stands around the articles: lists, topics, feeds, sitemap, robots, assets. A new article renders the newest pages of
//! its lists; a changed or withdrawn one also those on which it stood.

use db::entries;
use domain::document::Language;
use domain::id::{PageId, TenantId};
use domain::tenant::Tenant;
use jiff::Timestamp;
use policy::{Action, Resource, Service};
use site::article;
use site::artifact::Artifact;
use site::listing::{self, Entry, Listing, ListingPage, PAGE_SIZE};
use site::{paths, sitemap};

use crate::app::App;
use crate::error::Error;
use crate::{access, events, publication};

const LANGUAGES: [Language; 2] = [Language::PtBr, Language::En];
/// Entries in a feed.
const FEED_SIZE: u32 = 30;

/// Renders everything after an entry was added (none) or changed, given as it was before. Then readers are told.
///
/// # Errors
/// Nothing was written.
pub async fn render(app: &App, tenant: TenantId, changed: Option<&entries::Entry>) -> Result<(), Error> {
    let caller = access::service(app, Service::Publisher, tenant);
    let permit = access::permit(app, &caller, Action::SiteRender, &Resource::Tenant(tenant)).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::tenants::lock_site(&mut tx).await?;
    render_all(&mut tx, app, changed).await?;
    tx.commit().await?;
    app.tell(&events::Event::SiteChanged { tenant });
    Ok(())
}

/// Takes a page that is no longer live off the site, with its place on the lists. Then readers are told.
///
/// # Errors
/// Nothing was written.
pub async fn remove(app: &App, tenant: TenantId, page: PageId) -> Result<(), Error> {
    let caller = access::service(app, Service::Publisher, tenant);
    let permit = access::permit(app, &caller, Action::SiteRender, &Resource::Tenant(tenant)).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::tenants::lock_site(&mut tx).await?;
    if db::pages::get(&mut tx, page).await?.live_revision.is_none() {
        let entry = entries::get(&mut tx, page).await?;
        db::artifacts::unmap_page(&mut tx, page).await?;
        entries::remove(&mut tx, page).await?;
        render_all(&mut tx, app, entry.as_ref()).await?;
    }
    tx.commit().await?;
    app.tell(&events::Event::SiteChanged { tenant });
    Ok(())
}

async fn render_all(tx: &mut db::Tx<'_>, app: &App, changed: Option<&entries::Entry>) -> Result<(), Error> {
    let tenant = db::tenants::get(tx).await?;
    let mut artifacts = app.theme.assets();
    artifacts.push(sitemap::robots(&tenant));
    let mut urls = Vec::new();
    for language in LANGUAGES {
        let site = Site { app, tenant: &tenant, language, changed: changed.filter(|entry| entry.language == language) };
        artifacts.extend(render_lists(tx, &site, &mut urls).await?);
    }
    artifacts.extend(sitemap::render(&app.theme, &tenant, &urls)?);
    for artifact in &artifacts {
        publication::store(tx, artifact, None).await?;
    }
    Ok(())
}

/// One language of a tenant's site, and the entry of it that changed.
struct Site<'a> {
    app: &'a App,
    tenant: &'a Tenant,
    language: Language,
    changed: Option<&'a entries::Entry>,
}

async fn render_lists(
    tx: &mut db::Tx<'_>,
    site: &Site<'_>,
    urls: &mut Vec<(String, Option<Timestamp>)>,
) -> Result<Vec<Artifact>, Error> {
    let Site { app, tenant, language, changed } = *site;
    let mut artifacts = vec![listing::not_found(&app.theme, tenant, language)?];
    artifacts.extend(render_list(tx, site, None, &Listing::Home).await?);
    let categories = entries::categories(tx, language).await?;
    let topics: Vec<_> =
        categories.iter().map(|(name, n)| (domain::export::html::slug(name), name.clone(), *n)).collect();
    artifacts.push(listing::topics(&app.theme, tenant, language, &topics)?);
    for (slug, name, _) in topics {
        let topic = Listing::Topic { slug, name: name.clone() };
        artifacts.extend(render_list(tx, site, Some(&name), &topic).await?);
    }
    if let Some(left) = changed.and_then(|entry| entry.category.as_deref())
        && categories.iter().all(|(name, _)| name != left)
    {
        let address = paths::topic(language, tenant.language, &domain::export::html::slug(left));
        db::artifacts::unmap(tx, &address).await?;
    }
    let newest = entries::list(tx, language, None, None, FEED_SIZE).await?;
    artifacts.extend(listing::feeds(&app.theme, tenant, language, &shown(newest))?);
    urls.extend(
        artifacts
            .iter()
            .filter(|a| a.media_type == article::HTML && !a.path.ends_with("/404"))
            .map(|a| (a.path.clone(), None)),
    );
    let mut before = None;
    loop {
        let page = entries::list(tx, language, None, before, 1000).await?;
        let Some(last) = page.last() else { return Ok(artifacts) };
        before = Some((last.published_at, last.page));
        urls.extend(page.iter().map(|e| (paths::article(e.language, tenant.language, &e.slug), Some(e.updated_at))));
    }
}

/// The newest page of a list at its own address, and numbered ones: the newest two, and all that the changed entry is on
/// or has shifted. Older ones stay as they are.
async fn render_list(
    tx: &mut db::Tx<'_>,
    site: &Site<'_>,
    category: Option<&str>,
    list: &Listing,
) -> Result<Vec<Artifact>, Error> {
    let Site { app, tenant, language, changed } = *site;
    let count = entries::count(tx, language, category).await?;
    let size = PAGE_SIZE as u64;
    // Numbered pages are always full, so that a new article only ever adds one.
    let older_pages = count.saturating_sub(size).div_ceil(size);
    let on_first = count - older_pages * size;
    let page = |number: Option<u32>, entries: &[Entry]| {
        let page = ListingPage { listing: list, language, number, older_pages: older_pages as u32, entries };
        listing::render(&app.theme, tenant, &page)
    };
    let first = entries::list(tx, language, category, None, on_first as u32).await?;
    let mut before = first.last().map(position);
    let mut artifacts = vec![page(None, &shown(first))?];
    for number in (1..=older_pages).rev() {
        let is_new = older_pages - number < 2;
        if !is_new && changed.is_none_or(|entry| Some(position(entry)) >= before) {
            break;
        }
        let older = entries::list(tx, language, category, before, PAGE_SIZE as u32).await?;
        before = older.last().map(position);
        artifacts.push(page(Some(number as u32), &shown(older))?);
    }
    // The last withdrawal may have left one page less.
    let address = artifacts.first().map(|first| first.path.clone()).unwrap_or_default();
    db::artifacts::unmap(tx, &paths::archive(&address, older_pages as u32 + 1)).await?;
    Ok(artifacts)
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
