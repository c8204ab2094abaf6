//! All five stages and the validator on one long draft, each call in a fresh instance, with evidence from the library of
//! the data folder, read the way the pipeline reads it.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use cms::library::TenantLiterature;
use cms::{access, stages};
use domain::composition::ComposeRequest;
use domain::document::{Document, Language};
use domain::evidence::{EvidenceReport, Support};
use domain::finding::Profession;
use domain::import::{self, Format, ImportOptions};
use domain::privacy::Council;
use domain::profile::ProfileRequest;
use domain::publication::CitationStyle;
use domain::publishing::{AcceptedReference, Identity};
use domain::stage::Stage;
use host::Call;
use serde_json::{Value, json};
use server::cli::Folder;
use server::folder::{self, Purpose};

use crate::percentile;

const WORDS: usize = 10_000;
const ROUNDS: usize = 15;
const WARM_UP: usize = 2;
const NAMES: [&str; 6] = ["privacy", "claims", "evidence", "profile", "rules", "compose"];
const TENANT: &str = "aurora";

/// One run: what each call took, and what came out.
struct Run {
    took: [Duration; 6],
    claims: usize,
    proposals: usize,
    references: usize,
    findings: usize,
}

pub async fn measure(folder: &Folder, drafts: &[&str]) -> Result<Value> {
    let opened = folder::open(folder, Purpose::Command).await?;
    let app = &opened.app;
    let tenant = access::tenant_by_slug(app, TENANT).await?;
    let text = draft(drafts)?;
    let options =
        ImportOptions { format: Some(Format::Markdown), language: Some(Language::PtBr), ..ImportOptions::default() };
    let began = Instant::now();
    let document = import::import(text.as_bytes(), &options)?.document;
    let imported = began.elapsed();
    let mut runs = Vec::new();
    for round in 0..WARM_UP + ROUNDS {
        let literature = TenantLiterature::open(app, tenant.id, Stage::Evidence).await?;
        let run = tokio::task::block_in_place(|| run(app, &tenant, &document, literature))?;
        if round >= WARM_UP {
            runs.push(run);
        }
    }
    let last = runs.last().context("no round was measured")?;
    let line = json!({
        "words": text.split_whitespace().count(),
        "claims": last.claims,
        "proposals": last.proposals,
        "references": last.references,
        "findings": last.findings,
        "import_ms": imported.as_secs_f64() * 1e3,
        "total_ms": median(runs.iter().map(|run| run.took.iter().sum())),
        "stages_ms": NAMES.iter().enumerate().map(|(i, name)| json!({ "name": name, "ms": median(runs.iter().map(|run| run.took[i])) })).collect::<Vec<_>>(),
    });
    opened.close().await;
    Ok(line)
}

fn median(times: impl Iterator<Item = Duration>) -> f64 {
    let mut times: Vec<f64> = times.map(|time| time.as_secs_f64() * 1e3).collect();
    times.sort_unstable_by(f64::total_cmp);
    percentile(&times, 0.5)
}

/// The paragraphs of the articles, over and over, until there are enough words.
fn draft(files: &[&str]) -> Result<String> {
    let (mut paragraphs, mut text, mut words) = (Vec::new(), String::new(), 0);
    for file in files {
        let article = std::fs::read_to_string(file).with_context(|| (*file).to_owned())?;
        let body = article.splitn(3, "---\n").nth(2).context("no front matter")?;
        paragraphs.extend(body.trim().split("\n\n").map(str::to_owned));
    }
    for paragraph in paragraphs.iter().cycle().take(WORDS) {
        if words >= WORDS {
            break;
        }
        words += paragraph.split_whitespace().count();
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    Ok(text)
}

fn run(
    app: &cms::app::App,
    tenant: &domain::tenant::Tenant,
    document: &Document,
    mut literature: TenantLiterature,
) -> Result<Run> {
    let (host, to, as_of) = (&app.host, Call::CONFIGURED, app.today());
    let profession = Some(Profession::Cfm);
    let mut took = [Duration::ZERO; 6];
    let mut timed = Timed { took: &mut took, next: 0 };
    let privacy = timed.call(|| stages::privacy(host, to, document, Vec::new(), as_of))?;
    let claims = timed.call(|| stages::claims(host, to, &privacy.sanitised))?;
    let evidence = timed.call(|| stages::evidence(host, to, &claims, as_of, &mut literature))?;
    let references = accepted(&evidence);
    let profile = ProfileRequest {
        document: privacy.sanitised.clone(),
        references: references.clone(),
        author: author(),
        site: tenant.site.clone(),
        keywords: Vec::new(),
        as_of,
    };
    let profile = timed.call(|| stages::profile(host, to, &profile))?;
    let findings = timed.call(|| stages::rules(host, to, &privacy.sanitised, &privacy.facts, profession, as_of))?;
    let compose = ComposeRequest {
        document: privacy.sanitised,
        claims: claims.claims,
        references,
        profile,
        author: author(),
        site: tenant.site.clone(),
        style: CitationStyle::Abnt,
        findings,
        as_of,
    };
    let composed = timed.call(|| stages::compose(host, to, &compose))?;
    Ok(Run {
        took,
        claims: compose.claims.len(),
        proposals: evidence.claims.iter().map(|of| of.proposals.len()).sum(),
        references: composed.references.len(),
        findings: compose.findings.len(),
    })
}

struct Timed<'a> {
    took: &'a mut [Duration; 6],
    next: usize,
}

impl Timed<'_> {
    /// What surrounds the call counts: the copy of the request, both ways across the boundary and the check of the answer.
    fn call<T>(&mut self, call: impl FnOnce() -> Result<host::Answer<T>, host::CallError>) -> Result<T> {
        let start = Instant::now();
        let answer = call()?;
        self.took[self.next] = start.elapsed();
        self.next += 1;
        Ok(answer.value)
    }
}

/// An author who accepts whatever supports the text.
fn accepted(evidence: &EvidenceReport) -> Vec<AcceptedReference> {
    let proposals =
        evidence.claims.iter().flat_map(|of| of.proposals.iter().map(move |proposal| (&of.claim, proposal)));
    proposals
        .filter(|(_, proposal)| matches!(proposal.support, Support::Total | Support::Partial))
        .map(|(claim, proposal)| AcceptedReference { claim: claim.clone(), publication: proposal.publication.clone() })
        .collect()
}

/// Fictional, with a number that no council has issued.
fn author() -> Identity {
    Identity {
        name: "Helena Vasconcelos Prado".to_owned(),
        title: Some("Dra.".to_owned()),
        feminine: true,
        profession: Profession::Cfm,
        council: Council::Crm,
        number: "9999901".to_owned(),
        region: "SP".to_owned(),
        category: None,
        specialty: Some("Cardiologia".to_owned()),
        rqe: Some("999901".to_owned()),
    }
}
