//! Human review.

use clap::Args;
use cms::app::App;
use cms::editorial;
use cms::error::Error;
use cms::review::ReviewView;
use domain::finding::Severity;
use domain::workflow::ReviewKind;
use policy::Caller;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::draft::piece;
use super::reply::Reply;

fn kind(legal: bool) -> ReviewKind {
    if legal { ReviewKind::Legal } else { ReviewKind::Technical }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Assign {
    /// Slug or id of the page
    page: String,
    /// E-mail address or id of the reviewer
    reviewer: String,
    /// For legal instead of technical review
    #[arg(long)]
    legal: bool,
}

impl Assign {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::assign(app, caller, &self.page, &self.reviewer, kind(self.legal)).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Unassign {
    /// Slug or id of the page
    page: String,
    /// E-mail address or id of the reviewer
    reviewer: String,
    /// From legal instead of technical review
    #[arg(long)]
    legal: bool,
}

impl Unassign {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::unassign(app, caller, &self.page, &self.reviewer, kind(self.legal)).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Review {
    /// Slug or id of the page
    page: String,
}

impl Review {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        let view = cms::review::view(app, caller, &self.page).await?;
        let json = json!({"page": view.page.id, "slug": view.page.slug, "hash": view.hash, "text": view.text,
            "references": view.references, "findings": view.findings, "scores": view.scores});
        Ok(Reply::new(text(&view), json))
    }
}

fn text(view: &ReviewView) -> String {
    let mut lines = vec![view.text.clone(), String::new(), "References".to_owned()];
    lines.extend(view.references.iter().map(|reference| format!("  {}. {}", reference.number, reference.citation)));
    lines.extend([String::new(), "Findings".to_owned()]);
    lines.extend(view.findings.iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
            Severity::Blocking => "BLOCKING",
        };
        format!("  {severity:<8} {} {} ({})", finding.rule, finding.message.pt, finding.source)
    }));
    lines.extend([String::new(), format!("Hash of this text: {}", view.hash)]);
    lines.push("An approval binds this hash: lauda approve PAGE --meaning … --reason …".to_owned());
    lines.join("\n")
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Approve {
    /// Slug or id of the page
    page: String,
    /// What the signature means, such as "I have reviewed this text and approve its publication"
    #[arg(long)]
    meaning: String,
    /// Why, such as "agrees with the guideline"
    #[arg(long)]
    reason: String,
    /// Hash of the text that was read (`lauda review`); without it the present one
    #[arg(long)]
    hash: Option<String>,
    /// As legal instead of technical reviewer
    #[arg(long)]
    legal: bool,
}

impl Approve {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        let Approve { page, meaning, reason, hash, legal } = self;
        let signature = editorial::Signature { kind: kind(legal), hash, meaning, reason };
        Ok(piece(&editorial::approve(app, caller, &page, signature).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct RequestChanges {
    /// Slug or id of the page
    page: String,
    /// What should change, and why
    text: String,
}

impl RequestChanges {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::request_changes(app, caller, &self.page, self.text).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct RequestLegalReview {
    /// Slug or id of the page
    page: String,
}

impl RequestLegalReview {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::request_legal_review(app, caller, &self.page).await?))
    }
}
