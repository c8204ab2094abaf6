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
use policy::{Action, Permit, Resource, Service};
use site::article::{self, Article, Review};
use site::artifact::{Artifact, Freshness};

use crate::app::App;
use crate::editorial::{PUBLISH, SITE};
use crate::error::Error;
use crate::{access, certificate, keys, lists};

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
}

/// Renders the live revision of the job's page and everything that lists it. Each step may be repeated and the job ends
/// with the last one, so that a crash between two of them loses nothing.
///
/// # Errors
/// The job is not done and should run again.
pub async fn publish(app: &App, lease: &Lease) -> Result<(), Error> {
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    let caller = access::service(app, Service::Publisher, lease.tenant);
    let permit = access::permit(app, &caller, Action::JobRun, &lease.resource()).await?;
    render_translations(app, lease.tenant, page).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::tenants::lock_site(&mut tx).await?;
    let tenant = db::tenants::get(&mut tx).await?;
    let before = entries::get(&mut tx, page).await?;
    if let Some(live) = live(&mut tx, page, before.as_ref()).await? {
        let rendered = tokio::task::block_in_place(|| render_page(app, &tenant, &live))?;
        store_page(&mut tx, app, &tenant, &live, rendered).await?;
    }
    tx.commit().await?;
    lists::render(app, lease.tenant, before.as_ref()).await?;
    complete(app, &permit, lease).await
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
        db::jobs::enqueue(&mut tx, job).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes an archived page off the site and off its lists.
///
/// # Errors
/// The job is not done and should run again.
pub async fn withdraw(app: &App, lease: &Lease) -> Result<(), Error> {
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    let caller = access::service(app, Service::Publisher, lease.tenant);
    let permit = access::permit(app, &caller, Action::JobRun, &lease.resource()).await?;
    render_translations(app, lease.tenant, page).await?;
    lists::remove(app, lease.tenant, page).await?;
    complete(app, &permit, lease).await
}

async fn complete(app: &App, permit: &Permit, lease: &Lease) -> Result<(), Error> {
    let mut tx = app.db.begin(permit).await?;
    db::jobs::complete(&mut tx, lease).await?;
    Ok(tx.commit().await?)
}

/// None when the page is no longer live: a later change has a job of its own.
async fn live(tx: &mut db::Tx<'_>, id: PageId, before: Option<&entries::Entry>) -> Result<Option<Live>, Error> {
    let page = db::pages::get(tx, id).await?;
    let Some(revision) = page.live_revision else { return Ok(None) };
    let stored = db::revisions::derived(tx, id, revision).await?;
    // The newest workflow may be that of the next version, which nobody has approved.
    let workflow = db::workflows::of_derived(tx, id, revision).await?;
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
    let same_text = db::certificates::newest(tx, &stored.hash).await?;
    let published = before.map_or(tx.now(), |entry| entry.published_at);
    let updated = same_text.and(before).map_or(tx.now(), |entry| entry.updated_at);
    let others = db::pages::translations(tx, id).await?;
    let translations = others.into_iter().filter(|other| other.id != id && other.live_revision.is_some());
    Ok(Some(Live {
        hash: stored.hash,
        derived: stored.revision,
        findings: output.map(|output| output.findings).unwrap_or_default(),
        translations: translations.map(|other| (other.language, other.slug)).collect(),
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
