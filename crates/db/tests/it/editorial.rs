//! Pages, revisions, workflows, stages and reviews as `cms` uses them.

use crate::drafts::{draft, result, submit, write};
use db::pages::Filter;
use db::stage_results::Recorded;
use db::testing::{Clinic, Raw, TestDb};
use db::{Error, pages, revisions, stage_results, unscoped, workflows};
use domain::id::PageId;
use domain::stage::Stage;
use domain::user::Role;
use domain::workflow::Column;
use policy::{Action, Permit, Resource, Service};

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
}

/// The permit of a job about the page.
pub fn job(clinic: &Clinic, page: PageId) -> Permit {
    let resource = Resource::Job { tenant: clinic.id(), id: clinic.db.new_id(), page: Some(page) };
    clinic.service_permit(Service::Pipeline, Action::JobRun, &resource)
}
