//! Pages, revisions, workflows, stages and reviews as `cms` uses them.

mod drafts;

use db::pages::Filter;
use db::references::Decision;
use db::reviews::Signed;
use db::stage_results::Recorded;
use db::testing::{Clinic, Raw, TestDb};
use db::{Error, consents, pages, references, reviews, revisions, stage_results, unscoped, workflows};
use domain::id::{PageId, WorkflowId};
use domain::privacy::Consent;
use domain::stage::Stage;
use domain::user::Role;
use domain::workflow::{Column, ReviewKind, Reviewer, Workflow};
use drafts::{approval, draft, fill, proposal, result, submit, write};
use policy::{Action, Permit, Resource, Service, authorize};

db::testing::on_both_engines! {
    async fn a_submitted_draft_is_found_again(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("pressao-alta");
        let (revision, stored) = submit(&clinic, &page, "João, 54 anos").await;

        let permit = clinic.page_permit(Role::ContentCreator, Action::PageReadSource, page.id).await;
        let mut tx = test.db.read(&permit).await.unwrap();
        assert_eq!(pages::get(&mut tx, page.id).await.unwrap(), page);
        let source = revisions::source(&mut tx, page.id, revision).await.unwrap();
        assert_eq!(source.revision, draft("João, 54 anos"));
        assert_eq!(source.created_by, Some(page.author));
        assert_eq!(workflows::of_page(&mut tx, page.id).await.unwrap(), stored);
        assert_eq!(revisions::history(&mut tx, page.id, None, 10).await.unwrap().len(), 1);
        tx.commit().await.unwrap();

        let resource = unscoped::page_resource(&test.db, clinic.id(), page.id).await.unwrap().unwrap();
        let expect = Resource::Page {
            tenant: clinic.id(),
            id: page.id,
            column: Column::Draft,
            live: false,
            author: page.author,
            reviewers: Default::default(),
        };
        assert_eq!(resource, expect);
    }

    async fn two_writers_do_not_overwrite_each_other(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("asma");
        let (_, stored) = submit(&clinic, &page, "texto").await;
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageEdit, page.id).await;
        for expect in [true, false] {
            let mut tx = test.db.begin(&permit).await.unwrap();
            let saved = workflows::save(&mut tx, &stored, &stored.state).await;
            assert_eq!(saved.is_ok(), expect);
            if !expect {
                assert!(matches!(saved, Err(Error::Stale(_))));
                continue;
            }
            tx.commit().await.unwrap();
        }
    }

    async fn a_permit_covers_its_page_only(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let (mine, other) = (clinic.new_page("a"), clinic.new_page("b"));
        submit(&clinic, &mine, "a").await;
        let (revision, _) = submit(&clinic, &other, "b").await;
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageReadSource, mine.id).await;
        let mut tx = test.db.read(&permit).await.unwrap();
        assert!(matches!(pages::get(&mut tx, other.id).await, Err(Error::NotCovered(_))));
        assert!(matches!(revisions::source(&mut tx, other.id, revision).await, Err(Error::NotCovered(_))));
        // The revision of another page is not reached through a page that is covered.
        assert!(matches!(revisions::source(&mut tx, mine.id, revision).await, Err(Error::NotFound(_))));
        assert!(matches!(pages::create(&mut tx, &mine).await, Err(Error::NotCovered(_))));
    }

    async fn what_was_not_committed_is_not_there(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("a");
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
        {
            let mut tx = test.db.begin(&permit).await.unwrap();
            pages::create(&mut tx, &page).await.unwrap();
        }
        let mut tx = test.db.read(&permit).await.unwrap();
        assert!(matches!(pages::get(&mut tx, page.id).await, Err(Error::NotFound(_))));
        assert!(matches!(pages::create(&mut tx, &page).await, Err(Error::ReadTransaction)));
    }

    async fn addresses_are_unique_in_a_language(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let first = clinic.new_page("asma");
        submit(&clinic, &first, "a").await;
        let other = clinic.new_page("outra");
        submit(&clinic, &other, "b").await;
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageEdit, other.id).await;
        let mut tx = test.db.begin(&permit).await.unwrap();
        for (slug, language, free) in [
            ("asma", first.language, false),
            ("asma", domain::document::Language::En, true),
            ("outra", first.language, true),
            ("nova", first.language, true),
        ] {
            assert_eq!(pages::is_free(&mut tx, other.id, language, slug).await.unwrap(), free, "{slug}");
        }
        let taken = domain::page::Page { slug: "asma".into(), ..other.clone() };
        assert!(matches!(pages::update(&mut tx, &taken).await, Err(Error::Exists(_))));
    }

    async fn lists_show_what_their_filter_says(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let mut made = Vec::new();
        for n in 0..7 {
            let category = (n % 2 == 0).then(|| "asma".to_owned());
            let page = domain::page::Page { category, ..clinic.new_page(&format!("p-{n}")) };
            submit(&clinic, &page, "texto").await;
            made.insert(0, page.id);
        }
        let permit = clinic.permit(Role::ContentPlanner, Action::PageList, &Resource::Tenant(clinic.id()));
        let mut tx = test.db.read(&permit).await.unwrap();
        let (mut all, mut before) = (Vec::new(), None);
        loop {
            let listed = pages::list(&mut tx, &Filter::All, before, 3).await.unwrap();
            let Some(last) = listed.last() else { break };
            before = Some(last.page.id);
            assert!(listed.iter().all(|page| page.column.as_deref() == Some("draft")));
            all.extend(listed.iter().map(|listed| listed.page.id));
        }
        assert_eq!(all, made);
        let author = clinic.user(Role::ContentCreator).id;
        for (filter, expect) in [
            (Filter::Category("asma".into()), 4),
            (Filter::Category("none".into()), 0),
            (Filter::Live, 0),
            (Filter::Author(author), 7),
            (Filter::Author(clinic.user(Role::Reader).id), 0),
        ] {
            assert_eq!(pages::list(&mut tx, &filter, None, 100).await.unwrap().len(), expect, "{filter:?}");
        }
        assert_eq!(workflows::board(&mut tx, Column::Draft, None, 100).await.unwrap().len(), 7);
        drop(tx);
        let permit = clinic.permit(Role::ContentCreator, Action::PageListOwn, &Resource::Tenant(clinic.id()));
        let mut tx = test.db.read(&permit).await.unwrap();
        assert_eq!(pages::list(&mut tx, &Filter::Author(author), None, 100).await.unwrap().len(), 7);
        for wide in [Filter::All, Filter::Live, Filter::Author(clinic.user(Role::Reader).id)] {
            let refused = pages::list(&mut tx, &wide, None, 100).await;
            assert!(matches!(refused, Err(Error::NotCovered(_))), "{wide:?}");
        }
    }

    async fn a_stage_has_one_effect_for_each_generation(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("asma");
        let (source, stored) = submit(&clinic, &page, "texto").await;
        let permit = job(&clinic, page.id);
        let record = async |generation, output: &[u8]| {
            let result = result(stored.id, page.id, source, generation, output);
            write(&clinic, &permit, async |tx| stage_results::record(tx, &result).await.unwrap()).await
        };
        let Recorded::New { hash } = record(1, b"one").await else { panic!("the first run") };
        assert_eq!(record(1, b"another").await, Recorded::Already { hash: hash.clone() }, "the first run stands");
        let present = async || {
            let mut tx = test.db.read(&permit).await.unwrap();
            stage_results::present(&mut tx, page.id, stored.id, Stage::Privacy).await.unwrap()
        };
        assert_eq!(present().await.unwrap().output, b"one");
        assert!(matches!(record(2, b"two").await, Recorded::New { .. }));
        assert_eq!(present().await.unwrap().output, b"two");
        write(&clinic, &permit, async |tx| {
            stage_results::mark_stale(tx, page.id, stored.id, Stage::Claims).await.unwrap();
        })
        .await;
        assert!(present().await.is_some(), "an earlier stage than the stale one");
        write(&clinic, &permit, async |tx| {
            stage_results::mark_stale(tx, page.id, stored.id, Stage::Privacy).await.unwrap();
        })
        .await;
        assert_eq!(present().await, None);
        assert_eq!(record(2, b"late").await, record(2, b"later").await);
        let edit = clinic.page_permit(Role::ContentCreator, Action::PageEdit, page.id).await;
        write(&clinic, &edit, async |tx| {
            stage_results::record_edit(tx, &result(stored.id, page.id, source, 3, b"edited")).await.unwrap();
        })
        .await;
        let edited = present().await.unwrap();
        assert_eq!((edited.output.as_slice(), edited.edited_by), (b"edited".as_slice(), Some(page.author)));
    }

    async fn two_workers_on_one_stage_have_one_effect(test: TestDb) {
        let clinic = std::sync::Arc::new(Clinic::new(&test.db, "aurora").await);
        let page = clinic.new_page("asma");
        let (source, stored) = submit(&clinic, &page, "texto").await;
        let workers: Vec<_> = (0..6_u8)
            .map(|worker| {
                let (clinic, page, workflow) = (clinic.clone(), page.id, stored.id);
                tokio::spawn(async move {
                    let permit = job(&clinic, page);
                    let mut tx = clinic.db.begin(&permit).await.unwrap();
                    let output = [worker];
                    let recorded = stage_results::record(&mut tx, &result(workflow, page, source, 1, &output)).await;
                    match recorded {
                        Ok(Recorded::New { .. }) => tx.commit().await.is_ok(),
                        Ok(Recorded::Already { .. }) | Err(Error::Exists(_)) => false,
                        Err(other) => panic!("{other:?}"),
                    }
                })
            })
            .collect();
        let mut effects = 0;
        for worker in workers {
            effects += u32::from(worker.await.unwrap());
        }
        assert_eq!(effects, 1);
    }

    async fn a_damaged_revision_is_not_shown(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("asma");
        let (source, _) = submit(&clinic, &page, "texto").await;
        let raw = Raw::open(&test).await;
        let change = "update revisions set hash = 'ab'";
        assert!(raw.run(change).await.is_err(), "a revision does not change");
        raw.disarm("revisions").await;
        raw.run(change).await.unwrap();
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageReadSource, page.id).await;
        let mut tx = test.db.read(&permit).await.unwrap();
        let found = revisions::source(&mut tx, page.id, source).await;
        assert!(matches!(found, Err(Error::Damaged(_))), "{found:?}");
    }

    async fn the_file_that_was_handed_in_is_kept(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let page = clinic.new_page("asma");
        let (source, _) = submit(&clinic, &page, "texto").await;
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
        let mut tx = test.db.begin(&permit).await.unwrap();
        let file = revisions::file(&mut tx, page.id, source).await.unwrap().unwrap();
        assert_eq!((file.media_type.as_str(), file.bytes.as_slice()), ("text/plain", b"texto".as_slice()));
        let huge = revisions::SourceFile { bytes: vec![0; (64 << 20) + 1], ..file };
        assert!(matches!(revisions::insert_file(&mut tx, page.id, source, &huge).await, Err(Error::TooLarge(_))));
        let long = draft(&"x".repeat(revisions::MAX_BYTES));
        let id = tx.new_id();
        let refused = revisions::insert_source(&mut tx, id, page.id, None, &long).await;
        assert!(matches!(refused, Err(Error::TooLarge(_))));
    }

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

/// The permit of a job about the page.
fn job(clinic: &Clinic, page: PageId) -> Permit {
    let resource = Resource::Job { tenant: clinic.id(), id: clinic.db.new_id(), page: Some(page) };
    clinic.service_permit(Service::Pipeline, Action::JobRun, &resource)
}
