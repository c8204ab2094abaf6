//! One stage of one draft, as a durable job: read the inputs, call the component outside of any transaction, and write
//! the output, the new state, the next job and the end of this one in a single transaction. A crash anywhere before the
//! commit leaves the job to run again; a crash after it leaves nothing to do.

use db::jobs::Lease;
use db::stage_results::Recorded;
use db::workflows::Stored;
use domain::claim::ClaimsReport;
use domain::composition::{ComposeReport, ComposeRequest};
use domain::document::Document;
use domain::evidence::EvidenceReport;
use domain::finding::{self, Finding, Profession};
use domain::id::{PageId, WorkflowId};
use domain::privacy::{Consent, PrivacyReport};
use domain::profile::{ProfileReport, ProfileRequest};
use domain::publication::CitationStyle;
use domain::publishing::{AcceptedReference, Identity};
use domain::revision::{ComponentUse, DerivedRevision, SourceRevision};
use domain::stage::Stage;
use domain::tenant::Tenant;
use domain::workflow::{Event, RevisionRef, StageOutcome};
use host::{Answer, Blame, Call, CallError, Host};
use jiff::civil::Date;
use policy::{Action, Permit, Service};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::error::Error;
use crate::library::TenantLiterature;
use crate::{access, editorial, events, stages};

/// Attempts at a stage before its failure is the piece's, not the job's.
const ATTEMPTS: u32 = 4;

#[derive(Deserialize)]
struct Payload {
    workflow: WorkflowId,
    stage: Stage,
    generation: u32,
}

/// Everything that a stage reads, in one snapshot.
struct Inputs {
    tenant: Tenant,
    source: SourceRevision,
    consents: Vec<Consent>,
    author: Option<Identity>,
    privacy: Option<PrivacyReport>,
    claims: Option<ClaimsReport>,
    profile: Option<ProfileReport>,
    accepted: Vec<AcceptedReference>,
    components: Vec<ComponentUse>,
    as_of: Date,
}

/// What compose leaves behind besides D.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComposeOutput {
    pub report: ComposeReport,
    pub derived: RevisionRef,
    pub findings: Vec<Finding>,
}

/// The output of a stage, ready to be written.
struct Output {
    stage: Stage,
    json: Vec<u8>,
    component: ComponentUse,
    derived: Option<DerivedRevision>,
    kind: Kind,
}

enum Kind {
    Privacy { risk: u8 },
    Claims,
    Evidence(EvidenceReport),
    Profile,
    Compose { findings: Vec<Finding>, risk: u8, report: Box<ComposeReport> },
}

/// Runs the job. An error means that nothing was written and that the job should run again.
///
/// # Errors
/// Whatever keeps the database from answering, or a fault of the host.
pub async fn run(app: &App, lease: &Lease) -> Result<(), Error> {
    let payload: Payload =
        serde_json::from_value(lease.payload.clone()).map_err(|_| Error::Damaged("the payload of a job"))?;
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    let caller = access::service(app, Service::Pipeline, lease.tenant);
    let permit = access::permit(app, &caller, Action::JobRun, &lease.resource()).await?;
    let Some(inputs) = inputs(app, &permit, page, &payload).await? else {
        return finish_idle(app, &permit, lease).await;
    };
    let literature = TenantLiterature::open(app, lease.tenant, payload.stage).await?;
    let result = tokio::task::block_in_place(|| call(app, payload.stage, inputs, literature));
    match result {
        Ok(output) => succeed(app, &permit, lease, &payload, output).await,
        Err(error) if error.blame() == Blame::Host || lease.attempt < ATTEMPTS && error.blame() == Blame::Guest => {
            Err(error.into())
        }
        Err(error) => give_up(app, &permit, lease, &payload, &error).await,
    }
}

/// None when the stage is no longer due: another run did it, or the draft changed.
async fn inputs(app: &App, permit: &Permit, page: PageId, payload: &Payload) -> Result<Option<Inputs>, Error> {
    let mut tx = app.db.read(permit).await?;
    let stored = db::workflows::get(&mut tx, page, payload.workflow).await?;
    let (Some(source), true) = (&stored.state.source, is_due(&stored, payload)) else { return Ok(None) };
    let revision = db::revisions::source(&mut tx, page, source.id).await?.revision;
    let results = db::stage_results::all_present(&mut tx, page, stored.id).await?;
    let output =
        |stage: Stage| results.iter().find(|result| result.stage == stage).map(|result| result.output.as_slice());
    let components = results.iter().map(|result| ComponentUse {
        stage: result.stage.name().to_owned(),
        component: match result.edited_by {
            None => result.component.clone(),
            Some(_) => format!("{}, edited by a person", result.component),
        },
        digest: result.component_digest.clone(),
    });
    let author = db::users::get(&mut tx, stored.state.author).await?;
    Ok(Some(Inputs {
        tenant: db::tenants::get(&mut tx).await?,
        source: revision,
        consents: db::consents::in_force(&mut tx, page).await?,
        author: author.identity,
        privacy: parse(output(Stage::Privacy))?,
        claims: parse(output(Stage::Claims))?,
        profile: parse(output(Stage::Profile))?,
        accepted: db::references::accepted(&mut tx, page, stored.id).await?,
        components: components.collect(),
        as_of: app.today(),
    }))
}

fn is_due(stored: &Stored, payload: &Payload) -> bool {
    stored.state.due() == Some(payload.stage) && stored.state.generation == payload.generation
}

fn parse<T: serde::de::DeserializeOwned>(output: Option<&[u8]>) -> Result<Option<T>, Error> {
    output.map(serde_json::from_slice).transpose().map_err(|_| Error::Damaged("the output of a stage"))
}

async fn finish_idle(app: &App, permit: &Permit, lease: &Lease) -> Result<(), Error> {
    let mut tx = app.db.begin(permit).await?;
    db::jobs::complete(&mut tx, lease).await?;
    Ok(tx.commit().await?)
}

fn call(app: &App, stage: Stage, inputs: Inputs, literature: TenantLiterature) -> Result<Output, CallError> {
    let chosen = app.chosen.get(&(inputs.tenant.slug.clone(), stage)).map(String::as_str);
    let to = Call::from(chosen);
    match stage {
        Stage::Privacy => {
            let answer = stages::privacy(&app.host, to, &inputs.source.document, inputs.consents, inputs.as_of)?;
            let kind = Kind::Privacy { risk: answer.value.risk };
            Ok(output(stage, &answer, kind))
        }
        Stage::Claims => {
            let answer = stages::claims(&app.host, to, &sanitised(&inputs))?;
            Ok(output(stage, &answer, Kind::Claims))
        }
        Stage::Evidence => {
            let claims = inputs.claims.unwrap_or(ClaimsReport { claims: Vec::new() });
            let mut literature = literature;
            let answer = stages::evidence(&app.host, to, &claims, inputs.as_of, &mut literature)?;
            let kind = Kind::Evidence(answer.value.clone());
            Ok(output(stage, &answer, kind))
        }
        Stage::Profile => {
            let answer = stages::profile(&app.host, to, &profile_request(&inputs))?;
            Ok(output(stage, &answer, Kind::Profile))
        }
        Stage::Compose => compose(app, to, inputs),
    }
}

fn output<T: Serialize>(stage: Stage, answer: &Answer<T>, kind: Kind) -> Output {
    let json = serde_json::to_vec(&answer.value).expect("outputs of stages hold strings, numbers and lists only");
    Output { stage, json, component: stages::component_use(stage.name(), answer), derived: None, kind }
}

fn sanitised(inputs: &Inputs) -> Document {
    let none = || Document { language: inputs.source.document.language, blocks: Vec::new() };
    inputs.privacy.as_ref().map_or_else(none, |report| report.sanitised.clone())
}

/// Whoever has no registration signs with their name alone, and the rules say what is missing.
fn identity(inputs: &Inputs) -> Identity {
    inputs.author.clone().unwrap_or_else(|| Identity {
        name: inputs.tenant.site.name.clone(),
        title: None,
        feminine: false,
        profession: Profession::Cfm,
        council: domain::privacy::Council::Crm,
        number: String::new(),
        region: String::new(),
        category: None,
        specialty: None,
        rqe: None,
    })
}

fn profile_request(inputs: &Inputs) -> ProfileRequest {
    ProfileRequest {
        document: sanitised(inputs),
        references: inputs.accepted.clone(),
        author: identity(inputs),
        site: inputs.tenant.site.clone(),
        keywords: inputs.source.keywords.clone(),
        as_of: inputs.as_of,
    }
}

/// Compose, then judge what came out: the privacy stage and the rules read D as a reader would.
fn compose(app: &App, to: Call<'_>, inputs: Inputs) -> Result<Output, CallError> {
    let (host, as_of) = (&app.host, inputs.as_of);
    let document = sanitised(&inputs);
    let author = identity(&inputs);
    let profession = Some(author.profession);
    let (before, _) = judge(host, &document, Vec::new(), profession, as_of)?;
    let profile = inputs.profile.clone().unwrap_or_else(|| empty_profile(&inputs));
    let claims = inputs.claims.clone().map(|report| report.claims).unwrap_or_default();
    let request = ComposeRequest {
        document,
        claims: claims.clone(),
        references: inputs.accepted.clone(),
        profile: profile.clone(),
        author,
        site: inputs.tenant.site.clone(),
        style: CitationStyle::Abnt,
        findings: before.value,
        as_of,
    };
    let answer = stages::compose(host, to, &request)?;
    let derived = derived_revision(&inputs, &profile, &answer);
    let (rules, risk) = judge(host, &derived.as_read(), inputs.consents.clone(), profession, as_of)?;
    let mut derived = derived;
    derived.components.push(stages::component_use(stages::RULES, &rules));
    let mut findings = rules.value;
    findings.extend(profile.warnings.clone());
    findings.extend(domain::sufficiency::shortfalls(&claims, &inputs.accepted));
    let kind = Kind::Compose { findings, risk, report: Box::new(answer.value.clone()) };
    Ok(Output { derived: Some(derived), ..output(Stage::Compose, &answer, kind) })
}

/// What the rules say of a text as its readers see it, and its risk.
pub(crate) fn judge(
    host: &Host,
    read: &Document,
    consents: Vec<Consent>,
    profession: Option<Profession>,
    as_of: Date,
) -> Result<(Answer<Vec<Finding>>, u8), CallError> {
    let people = stages::privacy(host, Call::CONFIGURED, read, consents, as_of)?;
    let rules = stages::rules(host, Call::CONFIGURED, read, &people.value.facts, profession, as_of)?;
    Ok((rules, people.value.risk))
}

fn empty_profile(inputs: &Inputs) -> ProfileReport {
    ProfileReport {
        title: inputs.tenant.site.name.clone(),
        meta_title: String::new(),
        description: String::new(),
        slug: String::new(),
        outline: Vec::new(),
        keywords: Vec::new(),
        readability: domain::profile::Readability { index: 0.0, words: 0, sentences: 0, syllables: 0, minutes: 0 },
        json_ld: "{}".to_owned(),
        warnings: Vec::new(),
    }
}

fn derived_revision(inputs: &Inputs, profile: &ProfileReport, answer: &Answer<ComposeReport>) -> DerivedRevision {
    let report = &answer.value;
    let mut components: Vec<_> =
        inputs.components.iter().filter(|used| used.stage != Stage::Compose.name()).cloned().collect();
    components.push(stages::component_use(Stage::Compose.name(), answer));
    DerivedRevision {
        source_hash: inputs.source.hash(),
        components,
        language: inputs.source.document.language,
        title: profile.title.clone(),
        meta_title: profile.meta_title.clone(),
        description: profile.description.clone(),
        slug: profile.slug.clone(),
        document: report.document.clone(),
        references: report.references.clone(),
        identification: report.identification.clone(),
        disclaimers: report.disclaimers.clone(),
        json_ld: profile.json_ld.clone(),
        reading_minutes: profile.readability.minutes,
        scores: report.scores.clone(),
    }
}

/// Writes everything that follows from the output, unless the draft changed while the component ran.
async fn succeed(app: &App, permit: &Permit, lease: &Lease, payload: &Payload, output: Output) -> Result<(), Error> {
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    let mut tx = app.db.begin(permit).await?;
    let stored = db::workflows::get(&mut tx, page, payload.workflow).await?;
    let (Some(source), true) = (stored.state.source.clone(), is_due(&stored, payload)) else {
        db::jobs::complete(&mut tx, lease).await?;
        return Ok(tx.commit().await?);
    };
    let (outcome, json) = write_details(&mut tx, page, &stored, &source, &output).await?;
    let result = db::stage_results::NewResult {
        workflow: stored.id,
        page,
        revision: source.id,
        stage: output.stage,
        generation: payload.generation,
        component: &output.component.component,
        component_digest: &output.component.digest,
        output: &json,
    };
    let hash = match db::stage_results::record(&mut tx, &result).await? {
        Recorded::New { hash } | Recorded::Already { hash } => hash,
    };
    let event = Event::StageFinished { stage: output.stage, generation: payload.generation, output: hash, outcome };
    let next = editorial::advance(&mut tx, &stored, event).await?;
    db::jobs::complete(&mut tx, lease).await?;
    tx.commit().await?;
    app.tell(&events::Event::PieceChanged { tenant: lease.tenant, page, column: next.column });
    Ok(())
}

/// The rows beside the result itself: proposals of the evidence stage, D of compose.
async fn write_details(
    tx: &mut db::Tx<'_>,
    page: PageId,
    stored: &Stored,
    source: &RevisionRef,
    output: &Output,
) -> Result<(StageOutcome, Vec<u8>), Error> {
    let json = output.json.clone();
    match &output.kind {
        Kind::Privacy { risk } => Ok((StageOutcome::Privacy { risk: *risk }, json)),
        Kind::Claims => Ok((StageOutcome::Claims, json)),
        Kind::Profile => Ok((StageOutcome::Profile, json)),
        Kind::Evidence(report) => {
            let all = report
                .claims
                .iter()
                .flat_map(|of| of.proposals.iter().map(|proposal| (of.claim.clone(), proposal.clone())));
            let undecided = db::references::propose(tx, page, stored.id, &all.collect::<Vec<_>>()).await?;
            Ok((StageOutcome::Evidence { undecided }, json))
        }
        Kind::Compose { findings, risk, report } => {
            let revision = output.derived.as_ref().ok_or(Error::Damaged("the output of a stage"))?;
            let id = tx.new_id();
            let hash = db::revisions::insert_derived(tx, id, page, source.id, revision).await?;
            let derived = RevisionRef { id, hash };
            let blocking_findings = finding::blocking(findings);
            let kept =
                ComposeOutput { report: (**report).clone(), derived: derived.clone(), findings: findings.clone() };
            let json = serde_json::to_vec(&kept).expect("outputs of stages hold strings, numbers and lists only");
            Ok((StageOutcome::Compose { derived, risk: *risk, blocking_findings }, json))
        }
    }
}

/// The piece waits for its author or an operator.
async fn give_up(app: &App, permit: &Permit, lease: &Lease, payload: &Payload, error: &CallError) -> Result<(), Error> {
    let page = lease.page.ok_or(Error::Damaged("the payload of a job"))?;
    tracing::warn!(stage = payload.stage.name(), %error, "a stage failed for good");
    let mut tx = app.db.begin(permit).await?;
    let stored = db::workflows::get(&mut tx, page, payload.workflow).await?;
    if is_due(&stored, payload) {
        let event =
            Event::StageFailed { stage: payload.stage, generation: payload.generation, reason: error.to_string() };
        editorial::advance(&mut tx, &stored, event).await?;
    }
    db::jobs::complete(&mut tx, lease).await?;
    tx.commit().await?;
    app.tell(&events::Event::PieceChanged { tenant: lease.tenant, page, column: stored.state.column });
    Ok(())
}
