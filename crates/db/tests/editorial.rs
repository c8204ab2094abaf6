//! Pages, revisions and workflows as `cms` uses them.

use db::testing::{Clinic, TestDb};
use db::{Error, pages, revisions, unscoped, workflows};
use domain::document::{Block, BlockKind, Document, Language};
use domain::id::{RevisionId, WorkflowId};
use domain::page::Page;
use domain::revision::SourceRevision;
use domain::user::Role;
use domain::workflow::{Column, Event, RevisionRef, Workflow};
use policy::{Action, Resource};

fn draft(text: &str) -> SourceRevision {
    let paragraph = Block { id: "b1".into(), kind: BlockKind::Paragraph, text: text.into(), marks: vec![] };
    let document = Document { language: Language::PtBr, blocks: vec![paragraph] };
    SourceRevision { document, keywords: vec!["pressão".into()] }
}

async fn submit(clinic: &Clinic, page: &Page, text: &str) -> (RevisionId, workflows::Stored) {
    let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
    let mut tx = clinic.db.begin(&permit).await.unwrap();
    pages::create(&mut tx, page).await.unwrap();
    let id: RevisionId = tx.new_id();
    let hash = revisions::insert_source(&mut tx, id, page.id, None, &draft(text)).await.unwrap();
    let source = RevisionRef { id, hash };
    let (state, _) = Workflow::new(page.author).apply(Event::SourceSubmitted { source }).unwrap();
    let workflow: WorkflowId = tx.new_id();
    let stored = workflows::create(&mut tx, workflow, page.id, &state).await.unwrap();
    tx.commit().await.unwrap();
    (id, stored)
}

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
}
