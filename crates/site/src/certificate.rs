//! A certificate as people read it. The signed one is JSON at the same address with `.json`.

use domain::certificate::{Certificate, Envelope};
use domain::document::Language;
use domain::tenant::Tenant;
use minijinja::value::Serde;
use serde::Serialize;

use crate::article::HTML;
use crate::artifact::{Artifact, Freshness};
use crate::date::{Date, date};
use crate::frame::{Place, frame};
use crate::paths;
use crate::texts::Texts;
use crate::theme::{RenderError, Theme};

#[derive(Serialize)]
struct CertificateView<'a> {
    title: &'a str,
    path: &'a str,
    url: String,
    json: String,
    issued: Date,
    issue: u32,
    derived: &'a str,
    source: &'a str,
    key_id: &'a str,
    approvals: Vec<ApprovalView<'a>>,
    references: Vec<ReferenceView<'a>>,
    components: &'a [domain::revision::ComponentUse],
}

#[derive(Serialize)]
struct ApprovalView<'a> {
    reviewer: &'a str,
    credential: Option<&'a str>,
    kind: &'static str,
    meaning: &'a str,
    reason: &'a str,
    at: Date,
}

#[derive(Serialize)]
struct ReferenceView<'a> {
    title: &'a str,
    how: String,
}

/// The page for people and the envelope for verifiers.
pub fn render(
    theme: &Theme,
    tenant: &Tenant,
    language: Language,
    title: &str,
    certificate: &Certificate,
    envelope: &Envelope,
) -> Result<[Artifact; 2], RenderError> {
    let path = paths::certificate(&certificate.derived);
    let texts = Texts::of(language);
    let place = Place { path: &path, description: texts.certificate_intro, alternates: Vec::new() };
    let view = view(tenant, language, title, certificate);
    let frame = frame(theme, tenant, language, &place);
    let html = theme.render("certificate.html", minijinja::context! { cert => Serde(view), ..frame })?;
    let json = serde_json::to_vec_pretty(envelope).expect("an envelope holds strings only");
    let json_path = paths::certificate_json(&certificate.derived);
    Ok([
        Artifact::new(path, HTML, Freshness::Revalidate, html.into_bytes()),
        Artifact::new(json_path, "application/json", Freshness::Revalidate, json),
    ])
}

fn view<'a>(tenant: &Tenant, language: Language, title: &'a str, certificate: &'a Certificate) -> CertificateView<'a> {
    let texts = Texts::of(language);
    let approvals = certificate.approvals.iter().map(|approval| ApprovalView {
        reviewer: &approval.reviewer,
        credential: approval.credential.as_deref(),
        kind: texts.review_kind(approval.kind),
        meaning: &approval.meaning,
        reason: &approval.reason,
        at: date(approval.at, language),
    });
    let references = certificate.references.iter().map(|reference| ReferenceView {
        title: &reference.title,
        how: how(language, &reference.resolved, &reference.by),
    });
    CertificateView {
        title,
        path: &certificate.page,
        url: format!("{}{}", tenant.site.base_url, certificate.page),
        json: paths::certificate_json(&certificate.derived),
        issued: date(certificate.issued_at, language),
        issue: certificate.issue,
        derived: &certificate.derived,
        source: &certificate.source,
        key_id: &certificate.key_id,
        approvals: approvals.collect(),
        references: references.collect(),
        components: &certificate.components,
    }
}

fn how(language: Language, resolved: &str, by: &str) -> String {
    match (language, resolved) {
        (Language::PtBr, "answered") => format!("confirmada por {by}"),
        (Language::PtBr, _) => format!("importada por {by}"),
        (Language::En, "answered") => format!("confirmed by {by}"),
        (Language::En, _) => format!("imported by {by}"),
    }
}
