//! What a person corrects in the output of a stage, and what follows from it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use cms::error::Error;
use cms::{review, stage_outputs};
use db::testing::TestDb;
use domain::stage::Stage;
use domain::workflow::Column;
use serde_json::{Value, json};
use support::{Clinic, World};

const TEXT: &str = "# Sono\n\nDormir bem faz parte do cuidado com a saúde.\n";

async fn edit(world: &World, clinic: &Clinic, stage: Stage, output: &Value) -> Result<Column, Error> {
    let json = output.to_string();
    let edited = stage_outputs::edit(&world.app, clinic.who("author"), "sono", stage, json.as_bytes());
    edited.await.map(|piece| piece.workflow.column)
}

async fn show(world: &World, clinic: &Clinic, stage: Stage) -> Value {
    stage_outputs::show(&world.app, clinic.who("author"), "sono", stage).await.unwrap()
}

/// A piece whose stages have run, back with its author.
async fn in_revision(world: &World, clinic: &Clinic) {
    world.submit(clinic, "sono", TEXT).await;
    world.to_review(clinic, "sono").await;
    world.assign(clinic, "sono", "reviewer", domain::workflow::ReviewKind::Technical).await.unwrap();
    let asked = cms::editorial::request_changes(&world.app, clinic.who("reviewer"), "sono", "outro título".to_owned());
    assert_eq!(asked.await.unwrap().workflow.column, Column::Revision);
}

db::testing::on_both_engines! {
    async fn later_stages_run_again_on_an_edit_and_earlier_ones_do_not(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        in_revision(&world, &clinic).await;
        let before = review::view(&world.app, clinic.who("author"), "sono").await.unwrap();
        let mut profile = show(&world, &clinic, Stage::Profile).await;
        profile["title"] = json!("Dormir bem");
        edit(&world, &clinic, Stage::Profile, &profile).await.unwrap();
        assert_eq!(world.work().await, 1, "compose");
        let after = review::view(&world.app, clinic.who("author"), "sono").await.unwrap();
        assert_ne!(after.hash, before.hash);
        assert_eq!(show(&world, &clinic, Stage::Profile).await, profile);

        let mut privacy = show(&world, &clinic, Stage::Privacy).await;
        let blocks = privacy["sanitised"]["blocks"].as_array_mut().unwrap();
        blocks[1]["text"] = json!("Dormir bem ajuda.");
        blocks[1]["marks"] = json!([]);
        edit(&world, &clinic, Stage::Privacy, &privacy).await.unwrap();
        assert!(world.work().await >= 3, "claims, evidence, profile, compose");
    }

    async fn what_is_no_output_is_refused_and_changes_nothing(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        world.submit(&clinic, "sono", TEXT).await;
        let early = stage_outputs::show(&world.app, clinic.who("author"), "sono", Stage::Compose).await;
        assert!(matches!(early, Err(Error::Invalid(_))), "not finished yet");
        world.to_review(&clinic, "sono").await;
        let profile = show(&world, &clinic, Stage::Profile).await;
        let in_review = edit(&world, &clinic, Stage::Profile, &profile).await;
        assert!(matches!(in_review, Err(Error::Forbidden(_))), "{in_review:?}");

        let clinic = world.clinic("vale").await;
        in_revision(&world, &clinic).await;
        let mut claims = show(&world, &clinic, Stage::Claims).await;
        claims["claims"] = json!([{"id": "C009"}]);
        let mut privacy = show(&world, &clinic, Stage::Privacy).await;
        privacy["risk"] = json!(101);
        for (stage, output) in [
            (Stage::Claims, claims),
            (Stage::Privacy, privacy),
            (Stage::Profile, json!({})),
            (Stage::Profile, json!([])),
            (Stage::Evidence, json!({})),
            (Stage::Compose, json!({})),
        ] {
            let refused = edit(&world, &clinic, stage, &output).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{stage:?}: {refused:?}");
        }
        for other in ["reviewer", "planner", "reader"] {
            let profile = show(&world, &clinic, Stage::Profile).await.to_string();
            let refused = stage_outputs::edit(&world.app, clinic.who(other), "sono", Stage::Profile, profile.as_bytes());
            assert!(refused.await.is_err(), "{other}");
        }
        assert_eq!(world.work().await, 0);
    }
}
