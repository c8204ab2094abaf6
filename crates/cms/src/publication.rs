//! Publication compiles: D becomes finished artifacts, a certificate and a place on the lists, in one transaction.

use db::artifacts::{Mapping, NewArtifact};
use db::entries;
use db::jobs::{Lease, NewJob};
use domain::certificate::{ArtifactDigest, Certificate, Envelope, ReferenceProof, RuleResult, SignedApproval};
use domain::document::Language;
use domain::finding::{Finding, Severity};
use domain::id::{PageId, TenantId};
use domain::page::Page;
use domain::publication::Resolution;
use domain::revision::DerivedRevision;
use domain::tenant::Tenant;
use jiff::Timestamp;
use policy::{Action, Resource, Service};
use site::article::{self, Article, Review};
use site::artifact::{Artifact, Freshness};
use site::listing::{self, Entry, Listing, ListingPage, PAGE_SIZE};
use site::paths;
use site::sitemap;

use crate::app::App;
use crate::editorial::{PUBLISH, SITE};
use crate::error::Error;
use crate::{access, certificate, events, keys};

const LANGUAGES: [Language; 2] = [Language::PtBr, Language::En];
/// Entries in a feed.
const FEED_SIZE: u32 = 30;

/// Everything about one page that its rendering reads.
struct Live {
    page: Page,
    derived: DerivedRevision,
    hash: String,
    reviews: Vec<Review>,
    findings: Vec<Finding>,
    approvals: Vec<SignedApproval>,
    published: Timestamp,
    updated: Timestamp,
    translations: Vec<(Language, String)>,
    /// It was on no list before.
    is_new: bool,
}

/// Renders the live revision of the job's page and everything that lists it.
///
/// # Errors
/// Nothing was written, and the job should run again.
pub async fn publish(app: &App, lease: &Lease) -> Result<(), Error> {
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    let caller = access::service(app, Service::Publisher, lease.tenant);
    let permit = access::permit(app, &caller, Action::JobRun, &lease.resource()).await?;
    let mut tx = app.db.begin(&permit).await?;
    let tenant = db::tenants::get(&mut tx).await?;
    let mut translations = Vec::new();
    if let Some(live) = live(&mut tx, page).await? {
        if live.is_new {
            translations = db::pages::translations(&mut tx, page).await?;
        }
        let rendered = tokio::task::block_in_place(|| render_page(app, &tenant, &live))?;
        store_page(&mut tx, app, &tenant, &live, rendered).await?;
    }
    db::jobs::complete(&mut tx, lease).await?;
    tx.commit().await?;
    render_again(
        app,
        lease.tenant,
        translations.iter().filter(|other| other.id != page && other.live_revision.is_some()),
    )
    .await?;
    render_site(app, lease.tenant).await
}

/// Pages that name the new one, as translations do, are compiled again.
async fn render_again(app: &App, tenant: TenantId, pages: impl Iterator<Item = &Page>) -> Result<(), Error> {
    let caller = access::service(app, Service::Publisher, tenant);
    let permit = access::permit(app, &caller, Action::SiteRender, &Resource::Tenant(tenant)).await?;
    let mut tx = app.db.begin(&permit).await?;
    for page in pages {
        let payload = serde_json::json!({"revision": page.live_revision});
        let job = NewJob::new(SITE, PUBLISH, payload).about(page.id).unique(page.id.to_string());
        db::jobs::enqueue(&mut tx, job).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes an archived page off the site.
///
/// # Errors
/// Nothing was written, and the job should run again.
pub async fn withdraw(app: &App, lease: &Lease) -> Result<(), Error> {
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    let caller = access::service(app, Service::Publisher, lease.tenant);
    let permit = access::permit(app, &caller, Action::JobRun, &lease.resource()).await?;
    let mut tx = app.db.begin(&permit).await?;
    if db::pages::get(&mut tx, page).await?.live_revision.is_none() {
        db::artifacts::unmap_page(&mut tx, page).await?;
        entries::remove(&mut tx, page).await?;
    }
    db::jobs::complete(&mut tx, lease).await?;
    tx.commit().await?;
    render_site(app, lease.tenant).await
}

/// None when the page is no longer live: a later change has a job of its own.
async fn live(tx: &mut db::Tx<'_>, id: PageId) -> Result<Option<Live>, Error> {
    let page = db::pages::get(tx, id).await?;
    let Some(revision) = page.live_revision else { return Ok(None) };
    let stored = db::revisions::derived(tx, id, revision).await?;
    let workflow = db::workflows::of_page(tx, id).await?;
    let output = crate::review::compose_output(tx, id, workflow.id).await?;
    let (mut reviews, mut approvals) = (Vec::new(), Vec::new());
    for signed in db::reviews::signatures(tx, id, workflow.id).await? {
        if signed.voided_at.is_some() || signed.approval.hash != stored.hash {
            continue;
        }
        let (approval, credential) = (signed.approval, signed.credential);
        let name = db::users::get(tx, approval.reviewer).await?.name;
        reviews.push(Review {
            name: name.clone(),
            credential: credential.clone(),
            kind: approval.kind,
            at: approval.at,
        });
        let (kind, meaning, reason, at) = (approval.kind, approval.meaning, approval.reason, approval.at);
        approvals.push(SignedApproval { kind, reviewer: name, credential, meaning, reason, at });
    }
    let before = entries::get(tx, id).await?;
    let same_text = db::certificates::newest(tx, &stored.hash).await?;
    let is_new = before.is_none();
    let published = before.as_ref().map_or(tx.now(), |entry| entry.published_at);
    let updated = same_text.and(before).map_or(tx.now(), |entry| entry.updated_at);
    let others = db::pages::translations(tx, id).await?;
    let translations = others.into_iter().filter(|other| other.id != id && other.live_revision.is_some());
    Ok(Some(Live {
        hash: stored.hash,
        derived: stored.revision,
        findings: output.map(|output| output.findings).unwrap_or_default(),
        translations: translations.map(|other| (other.language, other.slug)).collect(),
        is_new,
        page,
        reviews,
        approvals,
        published,
        updated,
    }))
}

fn render_page(app: &App, tenant: &Tenant, live: &Live) -> Result<Artifact, Error> {
    let category = live.page.category.as_deref().map(|name| (domain::export::html::slug(name), name));
    let article = Article {
        page: &live.page,
        derived: &live.derived,
        derived_hash: &live.hash,
        category: category.as_ref().map(|(slug, name)| (slug.as_str(), *name)),
        published: live.published,
        updated: live.updated,
        reviews: &live.reviews,
        translations: &live.translations,
    };
    Ok(article::render(&app.theme, tenant, &article)?)
}

async fn store_page(
    tx: &mut db::Tx<'_>,
    app: &App,
    tenant: &Tenant,
    live: &Live,
    rendered: Artifact,
) -> Result<(), Error> {
    let page = live.page.id;
    db::artifacts::unmap_page(tx, page).await?;
    let (certificate, envelope) = certify(tx, tenant, live, &rendered).await?;
    let (theme, language, title) = (&app.theme, live.page.language, &live.derived.title);
    let certificates = site::certificate::render(theme, tenant, language, title, &certificate, &envelope)?;
    store(tx, &rendered, Some(page)).await?;
    for artifact in &certificates {
        store(tx, artifact, Some(page)).await?;
    }
    Ok(entries::put(tx, &entry(live)).await?)
}

async fn certify(
    tx: &mut db::Tx<'_>,
    tenant: &Tenant,
    live: &Live,
    rendered: &Artifact,
) -> Result<(Certificate, Envelope), Error> {
    let key = keys::signing(tx).await?;
    let issue = db::certificates::next_issue(tx, live.page.id, &live.hash).await?;
    let certificate = Certificate {
        version: 1,
        issue,
        issued_at: tx.now(),
        tenant: tenant.slug.clone(),
        page: rendered.path.clone(),
        source: live.derived.source_hash.clone(),
        derived: live.hash.clone(),
        artifacts: vec![ArtifactDigest { path: rendered.path.clone(), sha256: rendered.digest.clone() }],
        components: live.derived.components.clone(),
        rules: rule_results(&live.findings),
        references: live.derived.references.iter().map(proof).collect(),
        approvals: live.approvals.clone(),
        key_id: certificate::fingerprint(&key.verifying_key()),
    };
    let envelope = certificate::sign(&certificate, &key);
    db::certificates::put(tx, live.page.id, &live.hash, issue, &certificate.key_id, &envelope).await?;
    Ok((certificate, envelope))
}

fn rule_results(findings: &[Finding]) -> Vec<RuleResult> {
    let mut counts = std::collections::BTreeMap::<(String, Severity), u32>::new();
    for finding in findings {
        *counts.entry((finding.rule.clone(), finding.severity)).or_default() += 1;
    }
    counts.into_iter().map(|((rule, severity), count)| RuleResult { rule, severity, count }).collect()
}

fn proof(reference: &domain::composition::NumberedReference) -> ReferenceProof {
    let publication = &reference.publication;
    let (resolved, by, at) = match &publication.resolution {
        Resolution::Answered(answer) => ("answered", answer.by.clone(), answer.at.clone()),
        Resolution::Imported(answer) => ("imported", answer.by.clone(), answer.at.clone()),
        Resolution::Unresolved => ("unresolved", String::new(), String::new()),
    };
    ReferenceProof {
        number: reference.number,
        title: publication.title.clone(),
        doi: publication.doi.clone(),
        pmid: publication.pmid.clone(),
        resolved: resolved.to_owned(),
        by,
        at,
    }
}

fn entry(live: &Live) -> entries::Entry {
    let derived = &live.derived;
    let author = derived.identification.split(" – ").next().unwrap_or_default();
    let reviewed = live.reviews.iter().map(|review| review.at).max().unwrap_or(live.updated);
    entries::Entry {
        page: live.page.id,
        language: live.page.language,
        category: live.page.category.clone(),
        slug: live.page.slug.clone(),
        body: serde_json::json!({"title": derived.title, "description": derived.description, "author": author, "reviewed": reviewed}),
        published_at: live.published,
        updated_at: live.updated,
    }
}

async fn store(tx: &mut db::Tx<'_>, artifact: &Artifact, page: Option<PageId>) -> Result<(), Error> {
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

/// Renders what stands around the articles: lists, topics, feeds, sitemap, robots, assets. Then readers are told.
///
/// # Errors
/// Nothing was written.
pub async fn render_site(app: &App, tenant: TenantId) -> Result<(), Error> {
    let caller = access::service(app, Service::Publisher, tenant);
    let permit = access::permit(app, &caller, Action::SiteRender, &Resource::Tenant(tenant)).await?;
    let mut tx = app.db.begin(&permit).await?;
    let tenant = db::tenants::get(&mut tx).await?;
    let mut artifacts = app.theme.assets();
    artifacts.push(sitemap::robots(&tenant));
    let mut urls = Vec::new();
    for language in LANGUAGES {
        artifacts.extend(render_lists(&mut tx, app, &tenant, language, &mut urls).await?);
    }
    artifacts.extend(sitemap::render(&app.theme, &tenant, &urls)?);
    for artifact in &artifacts {
        store(&mut tx, artifact, None).await?;
    }
    tx.commit().await?;
    app.tell(&events::Event::SiteChanged { tenant: tenant.id });
    Ok(())
}

async fn render_lists(
    tx: &mut db::Tx<'_>,
    app: &App,
    tenant: &Tenant,
    language: Language,
    urls: &mut Vec<(String, Option<Timestamp>)>,
) -> Result<Vec<Artifact>, Error> {
    let mut artifacts = vec![listing::not_found(&app.theme, tenant, language)?];
    artifacts.extend(render_list(tx, app, tenant, language, None, &Listing::Home).await?);
    let categories = entries::categories(tx, language).await?;
    let topics: Vec<_> =
        categories.iter().map(|(name, n)| (domain::export::html::slug(name), name.clone(), *n)).collect();
    artifacts.push(listing::topics(&app.theme, tenant, language, &topics)?);
    for (slug, name, _) in topics {
        let topic = Listing::Topic { slug, name: name.clone() };
        artifacts.extend(render_list(tx, app, tenant, language, Some(&name), &topic).await?);
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

/// The newest page of a list at its own address, and the newest of the numbered ones: the rest does not change.
async fn render_list(
    tx: &mut db::Tx<'_>,
    app: &App,
    tenant: &Tenant,
    language: Language,
    category: Option<&str>,
    list: &Listing,
) -> Result<Vec<Artifact>, Error> {
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
    let mut before = first.last().map(|entry| (entry.published_at, entry.page));
    let mut artifacts = vec![page(None, &shown(first))?];
    for number in (1..=older_pages).rev().take(2) {
        let older = entries::list(tx, language, category, before, PAGE_SIZE as u32).await?;
        before = older.last().map(|entry| (entry.published_at, entry.page));
        artifacts.push(page(Some(number as u32), &shown(older))?);
    }
    Ok(artifacts)
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
