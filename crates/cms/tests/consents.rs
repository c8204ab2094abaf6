//! People who are named in a text because they agreed, until they no longer do.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use cms::consents::{self, NewConsent};
use cms::editorial;
use cms::error::Error;
use cms::review;
use db::testing::TestDb;
use domain::id::ConsentId;
use domain::workflow::{Column, ReviewKind};
use support::{Clinic, World};

const STORY: &str = "# Sono\n\nDormir bem faz parte do cuidado.\n\n\
    A paciente Maria Aparecida dos Santos contou que voltou a caminhar no parque todas as manhãs.\n";
const NAME: &str = "Maria Aparecida dos Santos";

fn consent(name: &str, purpose: &str) -> NewConsent {
    NewConsent { name: name.to_owned(), purpose: purpose.to_owned(), form: Some(b"signed".to_vec()), expires_at: None }
}

/// The story in review, with the consent of whom it names.
async fn story_with_consent(test: TestDb) -> (World, Clinic, ConsentId) {
    let world = World::new(test).await;
    let clinic = world.clinic("aurora").await;
    world.submit(&clinic, "sono", STORY).await;
    let agreed = consent(NAME, "depoimento no site");
    let (id, _) = consents::record(&world.app, clinic.who("author"), "sono", agreed).await.unwrap();
    world.to_review(&clinic, "sono").await;
    (world, clinic, id)
}

async fn text(world: &World, clinic: &Clinic) -> String {
    review::view(&world.app, clinic.who("author"), "sono").await.unwrap().text
}

async fn column(world: &World, clinic: &Clinic) -> Column {
    world.piece(clinic, "sono").await.workflow.column
}

db::testing::on_both_engines! {
    async fn a_name_appears_with_consent_and_goes_with_it(test: TestDb) {
        let (world, clinic, id) = story_with_consent(test).await;
        let (app, author) = (&world.app, clinic.who("author"));
        assert!(text(&world, &clinic).await.contains(NAME));

        world.assign(&clinic, "sono", "reviewer", ReviewKind::Technical).await.unwrap();
        consents::revoke(app, author, "sono", id).await.unwrap();
        assert_eq!(column(&world, &clinic).await, Column::Revision, "a text that names her goes back");
        world.to_review(&clinic, "sono").await;
        assert!(!text(&world, &clinic).await.contains("Aparecida"));

        let listed = consents::list(app, author, "sono").await.unwrap();
        assert_eq!(listed.len(), 1, "the record stays");
        assert!(listed[0].revoked_at.is_some() && listed[0].evidence_digest.as_ref().unwrap().len() == 64);
    }

    async fn a_published_page_says_that_its_consent_is_gone(test: TestDb) {
        let (world, clinic, id) = story_with_consent(test).await;
        let (app, author) = (&world.app, clinic.who("author"));
        world.bring_to_readers(&clinic, "sono").await;
        let piece = consents::revoke(app, author, "sono", id).await.unwrap();
        assert_eq!((piece.workflow.column, piece.workflow.blocking_findings > 0), (Column::Published, true));
        editorial::archive(app, author, "sono", "consentimento retirado").await.unwrap();
        world.work().await;
        assert_eq!(world.get(&clinic, "/sono").await.0, 404);
    }

    async fn what_is_no_consent_is_refused(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let (app, author) = (&world.app, clinic.who("author"));
        world.submit(&clinic, "sono", STORY).await;
        for (name, purpose) in [("", "depoimento"), ("  ", "depoimento"), (NAME, " ")] {
            let refused = consents::record(app, author, "sono", consent(name, purpose)).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{name:?} {purpose:?}");
        }
        let past = NewConsent { expires_at: Some(jiff::Timestamp::UNIX_EPOCH), ..consent(NAME, "depoimento") };
        assert!(matches!(consents::record(app, author, "sono", past).await, Err(Error::Invalid(_))));
        for other in ["reviewer", "planner", "lawyer", "reader"] {
            let who = clinic.who(other);
            assert!(consents::record(app, who, "sono", consent(NAME, "depoimento")).await.is_err(), "{other}");
            assert!(consents::list(app, who, "sono").await.is_err(), "{other}");
        }
        assert!(consents::revoke(app, author, "sono", app.db.new_id()).await.is_err());
    }
}
