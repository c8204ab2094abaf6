//! A live page becomes finished artifacts and a signed certificate. No transaction is open meanwhile: rendering and
//! compressing take longer than everything else, and SQLite has one writer.

use db::entries;
use domain::certificate::{ArtifactDigest, Certificate, Envelope, ReferenceProof, RuleResult};
use domain::finding::{Finding, Severity};
use domain::publication::Resolution;
use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use site::article::{self, Article};
use site::artifact::Artifact;
use site::theme::{RenderError, Theme};

use super::live::Live;
use crate::certificate;

pub(super) struct Compiled {
    pub live: Live,
    pub entry: entries::Entry,
    /// The page itself, and its certificate for people and for verifiers.
    pub artifacts: Vec<Artifact>,
    pub key_id: String,
    pub envelope: Envelope,
}

pub(super) fn compile(theme: &Theme, live: Live, key: &SigningKey, now: Timestamp) -> Result<Compiled, RenderError> {
    let page = render_page(theme, &live, now)?;
    let certificate = certificate(&live, &page, key, now);
    let envelope = certificate::sign(&certificate, key);
    let (language, title) = (live.page.language, &live.derived.title);
    let mut artifacts = vec![page];
    artifacts.extend(site::certificate::render(theme, &live.tenant, language, title, &certificate, &envelope)?);
    Ok(Compiled { entry: entry(&live, now), live, artifacts, key_id: certificate.key_id, envelope })
}

fn render_page(theme: &Theme, live: &Live, now: Timestamp) -> Result<Artifact, RenderError> {
    let category = live.page.category.as_deref().map(|name| (domain::export::html::slug(name), name));
    let article = Article {
        page: &live.page,
        derived: &live.derived,
        derived_hash: &live.hash,
        category: category.as_ref().map(|(slug, name)| (slug.as_str(), *name)),
        published: live.published.unwrap_or(now),
        updated: live.updated.unwrap_or(now),
        reviews: &live.reviews,
        translations: &live.translations,
    };
    article::render(theme, &live.tenant, &article)
}

fn certificate(live: &Live, page: &Artifact, key: &SigningKey, now: Timestamp) -> Certificate {
    Certificate {
        version: 1,
        issue: live.issue,
        issued_at: now,
        tenant: live.tenant.slug.clone(),
        page: page.path.clone(),
        source: live.derived.source_hash.clone(),
        derived: live.hash.clone(),
        artifacts: vec![ArtifactDigest { path: page.path.clone(), sha256: page.digest.clone() }],
        components: live.derived.components.clone(),
        rules: rule_results(&live.findings),
        references: live.derived.references.iter().map(proof).collect(),
        approvals: live.approvals.clone(),
        key_id: certificate::fingerprint(&key.verifying_key()),
    }
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

fn entry(live: &Live, now: Timestamp) -> entries::Entry {
    let derived = &live.derived;
    let author = derived.identification.split(" – ").next().unwrap_or_default();
    let updated = live.updated.unwrap_or(now);
    let reviewed = live.reviews.iter().map(|review| review.at).max().unwrap_or(updated);
    entries::Entry {
        page: live.page.id,
        language: live.page.language,
        category: live.page.category.clone(),
        slug: live.page.slug.clone(),
        body: serde_json::json!({"title": derived.title, "description": derived.description, "author": author, "reviewed": reviewed}),
        published_at: live.published.unwrap_or(now),
        updated_at: updated,
    }
}
