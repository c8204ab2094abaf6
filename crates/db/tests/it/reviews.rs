//! Assignments, signatures, change requests, references and consents.

use db::references::Decision;
use db::reviews::Signed;
use db::testing::{Clinic, Raw, TestDb};
use db::{Error, consents, references, reviews, stage_results, workflows};
use domain::id::{PageId, WorkflowId};
use domain::privacy::Consent;
use domain::stage::Stage;
use domain::user::Role;
use domain::workflow::{Column, ReviewKind, Reviewer, Workflow};
use policy::{Action, Resource, authorize};

use crate::drafts::{approval, fill, proposal, result, submit, write};
use crate::editorial::job;

db::testing::on_both_engines! {
    async fn a_signature_is_voided_and_never_changed(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let piece = fill(&clinic).await;
        let (page, workflow) = (piece.page, piece.workflow);
        let reviewer = clinic.user(Role::SpecialistReviewer).id;
        let sign = clinic.page_permit(Role::SpecialistReviewer, Action::ReviewTechnical, page).await;
        let again = approval(reviewer, "other", test.clock.now());
        {
            let mut tx = test.db.begin(&sign).await.unwrap();
            let foreign = approval(clinic.user(Role::Auditor).id, "h", test.clock.now());
            assert!(reviews::approve(&mut tx, page, workflow, &foreign, None).await.is_err(), "for somebody else");
            let twice = reviews::approve(&mut tx, page, workflow, &again, None).await;
            assert!(matches!(twice, Err(Error::Exists(_))), "{twice:?}");
        }
        let raw = Raw::open(&test).await;
        for tamper in ["update approvals set hash = 'x'", "update approvals set meaning = 'x'", "delete from approvals"] {
            assert!(raw.run(tamper).await.is_err(), "{tamper}");
        }
        let signed = write(&clinic, &sign, async |tx| {
            assert_eq!(reviews::void(tx, page, workflow, None, "the text changed").await.unwrap(), 1);
            assert_eq!(reviews::void(tx, page, workflow, None, "the text changed").await.unwrap(), 0);
            reviews::approve(tx, page, workflow, &again, Some("CRM/SP 000000")).await.unwrap();
            reviews::signatures(tx, page, workflow).await.unwrap()
        })
        .await;
        let told = |signed: &Signed| (signed.approval.hash.clone(), signed.voided_because.clone());
        let expect = [(piece.derived_hash, Some("the text changed".to_owned())), ("other".to_owned(), None)];
        assert_eq!(signed.iter().map(told).collect::<Vec<_>>(), expect);
        assert_eq!(signed[1].approval, again);
        assert_eq!(signed[1].credential.as_deref(), Some("CRM/SP 000000"));
    }

    async fn assignments_open_the_page_to_the_reviewer(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("asma");
        let (_, stored) = submit(&clinic, &page, "texto").await;
        let specialist = clinic.caller(Role::SpecialistReviewer);
        let reads = async || authorize(&specialist, Action::PageRead, &clinic.resource(page.id).await).is_ok();
        assert!(!reads().await);
        let reviewer = Reviewer { user: clinic.user(Role::SpecialistReviewer).id, licensed: true };
        let assign = clinic.page_permit(Role::ContentPlanner, Action::PageAssign, page.id).await;
        let due = test.clock.now() + std::time::Duration::from_secs(86_400);
        write(&clinic, &assign, async |tx| {
            for due in [None, Some(due)] {
                reviews::assign(tx, page.id, stored.id, ReviewKind::Technical, &reviewer, due).await.unwrap();
            }
            let assigned = reviews::assigned(tx, page.id, stored.id).await.unwrap();
            assert_eq!(assigned.iter().map(|a| (&a.reviewer, a.due_at)).collect::<Vec<_>>(), [(&reviewer, Some(due))]);
        })
        .await;
        assert!(reads().await);
        let waiting = async || {
            let permit = clinic.permit(Role::SpecialistReviewer, Action::PageList, &Resource::Tenant(clinic.id()));
            let mut tx = test.db.read(&permit).await.unwrap();
            reviews::waiting(&mut tx, None, 10).await.unwrap().len()
        };
        assert_eq!(waiting().await, 0, "the piece is not under review yet");
        let state = Workflow { column: Column::TechnicalReview, ..stored.state.clone() };
        write(&clinic, &assign, async |tx| workflows::save(tx, &stored, &state).await.unwrap()).await;
        assert_eq!(waiting().await, 1);
        let sign = clinic.page_permit(Role::SpecialistReviewer, Action::ReviewTechnical, page.id).await;
        write(&clinic, &sign, async |tx| {
            let approval = approval(reviewer.user, "h", tx.now());
            reviews::approve(tx, page.id, stored.id, &approval, None).await.unwrap();
        })
        .await;
        assert_eq!(waiting().await, 0, "signed");
        write(&clinic, &assign, async |tx| {
            reviews::unassign(tx, page.id, stored.id, ReviewKind::Technical, reviewer.user).await.unwrap();
        })
        .await;
        assert!(!reads().await);
    }

    async fn change_requests_are_answered(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let piece = fill(&clinic).await;
        let permit = job(&clinic, piece.page);
        write(&clinic, &permit, async |tx| {
            let state = Workflow { column: Column::Revision, ..piece.stored.state.clone() };
            workflows::save(tx, &piece.stored, &state).await.unwrap();
        })
        .await;
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageEdit, piece.page).await;
        write(&clinic, &permit, async |tx| {
            reviews::answer_change(tx, piece.page, piece.workflow, 1, "corrigido").await.unwrap();
            let missing = reviews::answer_change(tx, piece.page, piece.workflow, 2, "x").await;
            assert!(matches!(missing, Err(Error::NotFound(_))));
            let all = reviews::change_requests(tx, piece.page, piece.workflow).await.unwrap();
            assert_eq!((all.len(), all[0].answer.as_deref()), (1, Some("corrigido")));
        })
        .await;
    }

    async fn decisions_on_references_outlive_another_run(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("asma");
        let (source, stored) = submit(&clinic, &page, "texto").await;
        let propose = async |keys: &[(&str, &str)]| {
            let all: Vec<_> = keys.iter().map(|(claim, key)| ((*claim).to_owned(), proposal(key))).collect();
            let permit = job(&clinic, page.id);
            write(&clinic, &permit, async |tx| references::propose(tx, page.id, stored.id, &all).await.unwrap()).await
        };
        assert_eq!(propose(&[("C001", "a"), ("C001", "b"), ("C002", "a")]).await, 3);
        let decide = clinic.page_permit(Role::ContentPlanner, Action::ReferenceDecide, page.id).await;
        write(&clinic, &decide, async |tx| {
            let all = references::list(tx, page.id, stored.id).await.unwrap();
            for (proposed, decision, left) in [(0, Decision::Accepted, 2), (0, Decision::Rejected, 2), (2, Decision::Accepted, 1)] {
                let id = all[proposed].id;
                assert_eq!(references::decide(tx, page.id, stored.id, id, decision).await.unwrap(), left);
            }
            references::add(tx, page.id, stored.id, "C002", &proposal("found")).await.unwrap();
            let twice = references::accepted(tx, page.id, stored.id).await.unwrap();
            assert_eq!(twice.iter().map(|a| a.publication.key.as_str()).collect::<Vec<_>>(), ["a", "found"]);
        })
        .await;
        assert_eq!(propose(&[("C002", "a"), ("C001", "a"), ("C003", "a")]).await, 1, "only C003 is new");
        let permit = job(&clinic, page.id);
        let accepted = async || {
            let mut tx = test.db.read(&permit).await.unwrap();
            let all = references::accepted(&mut tx, page.id, stored.id).await.unwrap();
            all.into_iter().map(|a| (a.claim, a.publication.key)).collect::<Vec<_>>()
        };
        let expect = [("C002", "a"), ("C002", "found")].map(|(c, k)| (c.to_owned(), k.to_owned()));
        assert_eq!(accepted().await, expect, "what a person found stays");
        let mut tx = test.db.read(&decide).await.unwrap();
        let all = references::list(&mut tx, page.id, stored.id).await.unwrap();
        let told: Vec<_> = all.iter().map(|p| (p.claim.as_str(), p.decision)).collect();
        let expect = [("C002", Some(Decision::Accepted)), ("C001", Some(Decision::Rejected)), ("C003", None)];
        let told = told[..3].to_vec();
        assert_eq!(told, expect);
        assert_eq!(all[0].decided_by, Some(clinic.user(Role::ContentPlanner).id));
        drop(tx);
        let claims = stage_results::NewResult { stage: Stage::Claims, ..result(stored.id, page.id, source, 2, b"[]") };
        write(&clinic, &permit, async |tx| stage_results::record(tx, &claims).await.unwrap()).await;
        assert_eq!(propose(&[("C002", "a"), ("C001", "a")]).await, 2, "other claims have the same names");
        assert!(accepted().await.is_empty());
    }

    async fn what_hangs_on_another_workflow_is_out_of_reach(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let theirs = fill(&clinic).await;
        let mine = clinic.new_page("asma");
        submit(&clinic, &mine, "texto").await;
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageReadSource, mine.id).await;
        let mut tx = test.db.read(&permit).await.unwrap();
        let (page, workflow): (PageId, WorkflowId) = (mine.id, theirs.workflow);
        assert!(matches!(reviews::signatures(&mut tx, page, workflow).await, Err(Error::NotFound(_))));
        assert!(matches!(references::list(&mut tx, page, workflow).await, Err(Error::NotFound(_))));
        assert!(matches!(stage_results::all_present(&mut tx, page, workflow).await, Err(Error::NotFound(_))));
        assert!(matches!(workflows::get(&mut tx, page, workflow).await, Err(Error::NotFound(_))));
    }

    async fn consents_count_until_they_end(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("asma");
        submit(&clinic, &page, "texto").await;
        let permit = clinic.page_permit(Role::ContentCreator, Action::ConsentRecord, page.id).await;
        let hour = std::time::Duration::from_secs(3600);
        let (lasting, _short) = write(&clinic, &permit, async |tx| {
            let consent = |name: &str| Consent { name: name.into(), purpose: "foto".into() };
            let until = tx.now() + hour;
            let lasting = consents::record(tx, page.id, &consent("Ana"), Some("ab"), None).await.unwrap();
            let short = consents::record(tx, page.id, &consent("Rui"), None, Some(until)).await.unwrap();
            (lasting, short)
        })
        .await;
        let in_force = async || {
            let mut tx = test.db.read(&permit).await.unwrap();
            assert_eq!(consents::list(&mut tx, page.id).await.unwrap().len(), 2, "the record stays");
            drop(tx);
            let permit = job(&clinic, page.id);
            let mut tx = test.db.read(&permit).await.unwrap();
            consents::in_force(&mut tx, page.id).await.unwrap().into_iter().map(|c| c.name).collect::<Vec<_>>()
        };
        assert_eq!(in_force().await, ["Ana", "Rui"]);
        test.clock.advance(hour);
        assert_eq!(in_force().await, ["Ana"]);
        write(&clinic, &permit, async |tx| consents::revoke(tx, page.id, lasting).await.unwrap()).await;
        assert!(in_force().await.is_empty());
    }
}
