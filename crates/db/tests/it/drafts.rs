//! A tenant with at least one row in every table.
#![allow(dead_code)]

use db::testing::Clinic;
use db::{
    Tx, artifacts, certificates, consents, entries, jobs, keys, library, pages, references, reviews, revisions,
    stage_results, tokens, users, workflows,
};
use domain::certificate::Envelope;
use domain::composition::Scores;
use domain::document::{Block, BlockKind, Document, Language};
use domain::evidence::{NumberCheck, Proposal, Support};
use domain::finding::Message;
use domain::id::{ConsentId, JobId, PageId, ReferenceId, RevisionId, TokenId, UserId, WorkflowId};
use domain::privacy::Consent;
use domain::publication::{Answer, Publication, Resolution};
use domain::revision::{DerivedRevision, SourceRevision};
use domain::stage::Stage;
use domain::user::Role;
use domain::workflow::{Approval, ChangeRequest, Column, Event, ReviewKind, Reviewer, RevisionRef, Workflow};
use policy::{Action, Permit, Resource};

/// Only ever inside what must be sealed.
pub const CANARY: &str = "canario7391";

#[derive(Debug)]
pub struct Piece {
    pub page: PageId,
    pub workflow: WorkflowId,
    pub stored: workflows::Stored,
    pub source: RevisionId,
    pub derived: RevisionId,
    pub derived_hash: String,
    pub reference: ReferenceId,
    pub consent: ConsentId,
    pub user: UserId,
    pub token: TokenId,
}

/// Runs a body in a transaction of its own and commits.
pub async fn write<T>(clinic: &Clinic, permit: &Permit, body: impl AsyncFnOnce(&mut Tx<'_>) -> T) -> T {
    let mut tx = clinic.db.begin(permit).await.unwrap();
    let result = body(&mut tx).await;
    tx.commit().await.unwrap();
    result
}

pub async fn fill(clinic: &Clinic) -> Piece {
    let page = clinic.new_page("pressao-alta");
    let user = clinic.user(Role::ContentCreator).id;
    let (source, stored) = submit(clinic, &page, CANARY).await;
    let (derived, derived_hash, reference) = run_stages(clinic, page.id, &stored, source).await;
    let (stored, consent) = review(clinic, page.id, &stored, &derived_hash).await;
    publish(clinic, page.id, &derived_hash).await;
    let token = account(clinic, user).await;
    let workflow = stored.id;
    Piece { page: page.id, workflow, stored, source, derived, derived_hash, reference, consent, user, token }
}

pub fn draft(text: &str) -> SourceRevision {
    let paragraph = Block { id: "b1".into(), kind: BlockKind::Paragraph, text: text.into(), marks: vec![] };
    SourceRevision {
        document: Document { language: Language::PtBr, blocks: vec![paragraph] },
        keywords: vec!["pressão".into()],
    }
}

/// A page with R and a workflow, and the job of the first stage.
pub async fn submit(clinic: &Clinic, page: &domain::page::Page, text: &str) -> (RevisionId, workflows::Stored) {
    let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
    write(clinic, &permit, async |tx| {
        pages::create(tx, page).await.unwrap();
        let id: RevisionId = tx.new_id();
        let hash = revisions::insert_source(tx, id, page.id, None, &draft(text)).await.unwrap();
        let (bytes, map) = (text.as_bytes().to_vec(), Some(text.as_bytes().to_vec()));
        let file = revisions::SourceFile { media_type: "text/plain".into(), bytes, map };
        revisions::insert_file(tx, page.id, id, &file).await.unwrap();
        let submitted = Event::SourceSubmitted { source: RevisionRef { id, hash } };
        let (state, _) = Workflow::new(page.author).apply(submitted).unwrap();
        let workflow: WorkflowId = tx.new_id();
        let stored = workflows::create(tx, workflow, page.id, &state).await.unwrap();
        let job = jobs::NewJob::new("pipeline", "stage", serde_json::json!({ "stage": "privacy" }));
        jobs::enqueue(tx, job.about(page.id)).await.unwrap();
        (id, stored)
    })
    .await
}

async fn run_stages(
    clinic: &Clinic,
    page: PageId,
    stored: &workflows::Stored,
    source: RevisionId,
) -> (RevisionId, String, ReferenceId) {
    let permit = clinic.job_permit(JobId(uuid::Uuid::nil()), Some(page));
    write(clinic, &permit, async |tx| {
        let output = format!("{{\"name\":\"{CANARY}\"}}");
        stage_results::record(tx, &result(stored.id, page, source, 1, output.as_bytes())).await.unwrap();
        let proposals = [("C001".to_owned(), proposal("pmid:1"))];
        assert_eq!(references::propose(tx, page, stored.id, &proposals).await.unwrap(), 1);
        let reference = references::list(tx, page, stored.id).await.unwrap()[0].id;
        let derived: RevisionId = tx.new_id();
        let hash = revisions::insert_derived(tx, derived, page, source, &derived_revision(CANARY)).await.unwrap();
        (derived, hash, reference)
    })
    .await
}

pub fn result(
    workflow: WorkflowId,
    page: PageId,
    revision: RevisionId,
    generation: u32,
    output: &[u8],
) -> stage_results::NewResult<'_> {
    let (component, component_digest) = ("lgpd-analyzer", "ab");
    let stage = Stage::Privacy;
    stage_results::NewResult { workflow, page, revision, stage, generation, component, component_digest, output }
}

async fn review(
    clinic: &Clinic,
    page: PageId,
    stored: &workflows::Stored,
    derived_hash: &str,
) -> (workflows::Stored, ConsentId) {
    let reviewer = Reviewer { user: clinic.user(Role::SpecialistReviewer).id, licensed: true };
    let permit = clinic.page_permit(Role::ContentPlanner, Action::PageAssign, page).await;
    let version = write(clinic, &permit, async |tx| {
        reviews::assign(tx, page, stored.id, ReviewKind::Technical, &reviewer, None).await.unwrap();
        let state = Workflow { column: Column::TechnicalReview, ..stored.state.clone() };
        workflows::save(tx, stored, &state).await.unwrap()
    })
    .await;
    let permit = clinic.page_permit(Role::SpecialistReviewer, Action::ReviewTechnical, page).await;
    write(clinic, &permit, async |tx| {
        let approval = approval(reviewer.user, derived_hash, clinic.db.clock().now());
        reviews::approve(tx, page, stored.id, &approval, Some("CRM/SP 000000")).await.unwrap();
    })
    .await;
    let permit = clinic.page_permit(Role::SpecialistReviewer, Action::ReviewRequestChanges, page).await;
    write(clinic, &permit, async |tx| {
        let at = tx.now();
        let request = ChangeRequest { number: 1, reviewer: reviewer.user, text: CANARY.into(), at, answer: None };
        reviews::request_changes(tx, page, stored.id, &request).await.unwrap();
    })
    .await;
    let permit = clinic.page_permit(Role::ContentCreator, Action::ConsentRecord, page).await;
    let consent = write(clinic, &permit, async |tx| {
        let consent = Consent { name: CANARY.into(), purpose: "depoimento".into() };
        consents::record(tx, page, &consent, None, None).await.unwrap()
    })
    .await;
    let state = Workflow { column: Column::TechnicalReview, ..stored.state.clone() };
    (workflows::Stored { version, state, ..stored.clone() }, consent)
}

pub fn approval(reviewer: UserId, hash: &str, at: jiff::Timestamp) -> Approval {
    Approval {
        kind: ReviewKind::Technical,
        reviewer,
        licensed: true,
        hash: hash.into(),
        meaning: "Aprovo o conteúdo médico".into(),
        reason: CANARY.into(),
        at,
    }
}

async fn publish(clinic: &Clinic, page: PageId, derived_hash: &str) {
    let tenant = Resource::Tenant(clinic.id());
    let permit = clinic.permit(Role::Administrator, Action::KeyManage, &tenant);
    let public = format!("public {}", clinic.tenant.slug);
    let key = write(clinic, &permit, async |tx| {
        keys::rotate(tx, "certificate", "ed25519", public.as_bytes(), CANARY.as_bytes()).await.unwrap()
    })
    .await;
    let permit = clinic.permit(Role::ContentPlanner, Action::SiteRender, &tenant);
    write(clinic, &permit, async |tx| {
        let artifact =
            artifacts::NewArtifact { media_type: "text/html", identity: b"<p>", br: Some(b"br"), gzip: None };
        let digest = artifacts::put(tx, &artifact).await.unwrap();
        artifacts::map(tx, &mapping("/", Some(digest))).await.unwrap();
        let envelope = Envelope { payload_type: "t".into(), payload: "p".into(), signatures: vec![] };
        entries::put(tx, &entry(page, tx.now())).await.unwrap();
        certificates::put(tx, page, derived_hash, 1, &key, &envelope).await.unwrap();
    })
    .await;
    let permit = clinic.permit(Role::ContentPlanner, Action::LibraryWrite, &Resource::Library(clinic.id()));
    write(clinic, &permit, async |tx| library::put(tx, &publication("pmid:1")).await.unwrap()).await;
}

pub fn entry(page: PageId, at: jiff::Timestamp) -> entries::Entry {
    entries::Entry {
        page,
        language: Language::PtBr,
        category: Some("cardiologia".into()),
        slug: "pressao-alta".into(),
        body: serde_json::json!({ "title": "Pressão alta" }),
        published_at: at,
        updated_at: at,
    }
}

pub fn mapping(path: &str, digest: Option<String>) -> artifacts::Mapping {
    artifacts::Mapping {
        path: path.into(),
        status: 200,
        digest,
        etag: "\"a\"".into(),
        headers: vec![("content-language".into(), "pt-BR".into())],
        cache_class: "page".into(),
        page: None,
    }
}

async fn account(clinic: &Clinic, user: UserId) -> TokenId {
    let resource = Resource::Account { tenant: clinic.id(), user };
    let permit = clinic.owner_permit(Action::UserManage, &resource);
    write(clinic, &permit, async |tx| {
        users::set_email(tx, user, Some(&format!("{CANARY}@example.org"))).await.unwrap();
        tokens::issue(tx, user, tokens::Purpose::Access, "laptop", None).await.unwrap().id
    })
    .await
}

pub fn publication(key: &str) -> Publication {
    Publication {
        key: key.into(),
        title: "Hipertensão arterial: pressão e risco".into(),
        authors: vec![],
        container: None,
        year: Some(2024),
        volume: None,
        issue: None,
        pages: None,
        publisher: None,
        doi: Some("10.1000/1".into()),
        pmid: Some("1".into()),
        pmcid: None,
        url: None,
        languages: vec!["pt".into()],
        types: vec![],
        abstract_text: Some("Estudo de coorte sobre pressão.".into()),
        retracted: false,
        preprint: false,
        resolution: Resolution::Imported(Answer { by: "Ana".into(), at: "2026-11-21T12:00:00Z".into() }),
    }
}

pub fn proposal(key: &str) -> Proposal {
    Proposal {
        publication: publication(key),
        support: Support::Total,
        level: None,
        score: 0.5,
        numbers: NumberCheck::NotApplicable,
        reason: Message { pt: "combina".into(), en: "fits".into() },
    }
}

pub fn derived_revision(text: &str) -> DerivedRevision {
    DerivedRevision {
        source_hash: "00".into(),
        components: vec![],
        language: Language::PtBr,
        title: text.into(),
        meta_title: text.into(),
        description: text.into(),
        slug: "pressao-alta".into(),
        document: draft(text).document,
        references: vec![],
        identification: "Dra.".into(),
        disclaimers: vec![],
        json_ld: "{}".into(),
        reading_minutes: 1,
        scores: Scores { seo: 1, readability: 2, compliance: 3, authority: 4, overall: 5 },
    }
}
