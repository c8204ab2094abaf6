//! Everything about one live page that its rendering reads.

use db::entries;
use domain::certificate::SignedApproval;
use domain::document::Language;
use domain::finding::Finding;
use domain::id::PageId;
use domain::page::Page;
use domain::revision::DerivedRevision;
use domain::tenant::Tenant;
use jiff::Timestamp;
use site::article::Review;

use crate::error::Error;

/// Two that are equal render to the same bytes, certificates apart.
#[derive(PartialEq)]
pub(super) struct Live {
    pub tenant: Tenant,
    pub page: Page,
    pub derived: DerivedRevision,
    pub hash: String,
    pub reviews: Vec<Review>,
    pub findings: Vec<Finding>,
    pub approvals: Vec<SignedApproval>,
    /// None before the first publication.
    pub published: Option<Timestamp>,
    /// None where this text was never published.
    pub updated: Option<Timestamp>,
    pub translations: Vec<(Language, String)>,
    /// The number of the next certificate of this text.
    pub issue: u32,
}

impl Live {
    /// None when the page is no longer live: a later change has a job of its own.
    pub async fn read(tx: &mut db::Tx<'_>, id: PageId) -> Result<Option<Live>, Error> {
        let page = db::pages::get(tx, id).await?;
        let Some(revision) = page.live_revision else { return Ok(None) };
        let before = entries::get(tx, id).await?;
        let stored = db::revisions::derived(tx, id, revision).await?;
        // The newest workflow may be that of the next version, which nobody has approved.
        let workflow = db::workflows::of_derived(tx, id, revision).await?;
        let output = crate::review::compose_output(tx, id, workflow.id).await?;
        let (reviews, approvals) = signed(tx, &workflow, &stored.hash).await?;
        let same_text = db::certificates::newest(tx, &stored.hash).await?;
        let others = db::pages::translations(tx, id).await?;
        let translations = others.into_iter().filter(|other| other.id != id && other.live_revision.is_some());
        Ok(Some(Live {
            tenant: db::tenants::get(tx).await?,
            issue: db::certificates::next_issue(tx, id, &stored.hash).await?,
            published: before.as_ref().map(|entry| entry.published_at),
            updated: same_text.and(before).map(|entry| entry.updated_at),
            hash: stored.hash,
            derived: stored.revision,
            findings: output.map(|output| output.findings).unwrap_or_default(),
            translations: translations.map(|other| (other.language, other.slug)).collect(),
            page,
            reviews,
            approvals,
        }))
    }
}

/// The signatures that stand under this text, as the page shows them and as the certificate does.
async fn signed(
    tx: &mut db::Tx<'_>,
    workflow: &db::workflows::Stored,
    hash: &str,
) -> Result<(Vec<Review>, Vec<SignedApproval>), Error> {
    let (mut reviews, mut approvals) = (Vec::new(), Vec::new());
    for signed in db::reviews::signatures(tx, workflow.page, workflow.id).await? {
        if signed.voided_at.is_some() || signed.approval.hash != hash {
            continue;
        }
        let (approval, credential) = (signed.approval, signed.credential);
        let name = db::users::get(tx, approval.reviewer).await?.name;
        let (kind, meaning, reason, at) = (approval.kind, approval.meaning, approval.reason, approval.at);
        reviews.push(Review { name: name.clone(), credential: credential.clone(), kind, at });
        approvals.push(SignedApproval { kind, reviewer: name, credential, meaning, reason, at });
    }
    Ok((reviews, approvals))
}
