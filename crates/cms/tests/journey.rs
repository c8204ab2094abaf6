//! The whole way of a draft: stages, references, review, publication, correction, withdrawal.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use cms::certificate;
use cms::editorial::{self, Submission};
use cms::events::Event;
use cms::{references, review};
use db::testing::TestDb;
use domain::certificate::Envelope;
use domain::workflow::{Column, ReviewKind, Waiting};
use support::{World, code, draft};

const TEXT: &str = "---\ncategory: Coração\n---\n# Comer bem e a pressão\n\nDormir e comer bem fazem parte do cuidado.\n\n\
    Um ensaio clínico mostrou que o padrão alimentar DASH reduz a pressão arterial.\n";
const PLAIN: &str = "# Sono e descanso\n\nDormir bem faz parte do cuidado. Converse com a equipe de saúde.\n";

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

async fn envelope(world: &World, clinic: &support::Clinic, hash: &str) -> Envelope {
    let (status, json) = world.get(clinic, &format!("/certificates/{hash}.json")).await;
    assert_eq!(status, 200);
    serde_json::from_str(&json).unwrap()
}

db::testing::on_both_engines! {
    async fn a_draft_becomes_a_page_and_is_withdrawn(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.with_library("aurora").await;
        let (author, planner) = (clinic.who("author"), clinic.who("planner"));

        world.submit(&clinic, "pressao", TEXT).await;
        assert_eq!(world.place(&clinic, "pressao").await, (Column::Draft, Some(Waiting::ForStage(domain::stage::Stage::Privacy))));
        assert_eq!(world.work().await, 3, "privacy, claims, evidence");
        assert_eq!(world.place(&clinic, "pressao").await, (Column::Draft, Some(Waiting::ForReferences)));

        let proposals = references::list(&world.app, author, "pressao").await.unwrap();
        let dash = proposals.iter().find(|proposal| proposal.key == "appel-1997").expect("the trial is in the library");
        let accepted = references::decide(&world.app, author, "pressao", &[dash.number.to_string()], true).await.unwrap();
        assert_eq!(accepted.workflow.undecided_references as usize, proposals.len() - 1);
        references::decide(&world.app, author, "pressao", &owned(&["all"]), false).await.unwrap();
        assert_eq!(world.work().await, 2, "profile, compose; a decision about nothing starts nothing");
        assert_eq!(world.place(&clinic, "pressao").await, (Column::TechnicalReview, None));

        world.assign(&clinic, "pressao", "reviewer", ReviewKind::Technical).await.unwrap();
        let seen = review::view(&world.app, clinic.who("reviewer"), "pressao").await.unwrap();
        assert_eq!(seen.references.len(), 1);
        assert!(seen.text.contains("CRM/SP 9999901"), "{}", seen.text);
        let approved = world.approve(&clinic, "pressao", "reviewer", ReviewKind::Technical).await.unwrap();
        assert_eq!(approved.workflow.column, Column::Approved);
        assert_eq!(world.get(&clinic, "/pressao").await.0, 404, "nobody published it yet");

        editorial::publish(&world.app, planner, "pressao").await.unwrap();
        world.work().await;
        let (status, html) = world.get(&clinic, "/pressao").await;
        assert_eq!(status, 200);
        for part in ["Comer bem e a pressão", "CRM/SP 9999901", "CRM/SP 9999902", "Appel", "application/ld+json", "reviewedBy"] {
            assert!(html.contains(part), "{part} is missing from {html}");
        }
        for list in ["/", "/temas/coracao/", "/rss.xml", "/atom.xml", "/sitemap.xml"] {
            let (status, body) = world.get(&clinic, list).await;
            assert!(status == 200 && body.contains("/pressao"), "{list}: {body}");
        }
        assert!(world.heard.events.lock().unwrap().contains(&Event::SiteChanged { tenant: clinic.tenant.id }));

        let opened = certificate::open(&envelope(&world, &clinic, &seen.hash).await).unwrap();
        assert_eq!(certificate::check_artifact(&opened.certificate, "/pressao", html.as_bytes()), Ok(()));
        let proof = &opened.certificate;
        assert_eq!((proof.derived.as_str(), proof.tenant.as_str(), proof.issue), (seen.hash.as_str(), "aurora", 1));
        assert_eq!(proof.approvals.len(), 1);
        assert_eq!(proof.approvals[0].credential.as_deref(), Some("CRM/SP 9999902"));
        assert_eq!(proof.references[0].resolved, "imported");
        let stages: Vec<_> = proof.components.iter().map(|used| used.stage.as_str()).collect();
        assert_eq!(stages, ["privacy", "claims", "evidence", "profile", "compose", "rules"]);
        let key = cms::tenants::list(&world.app, policy::Origin::CommandLine).await.unwrap()[0].key.clone();
        assert_eq!(key.as_ref(), Some(&opened.fingerprint));

        // Whoever asks for the "not found" page itself does not make it the answer of a page that is there.
        for path in ["/404", "/nada", "/404", "/en/nada", "/en/404", "/en/nada"] {
            assert_eq!(world.get(&clinic, path).await.0, 404, "{path}");
        }

        assert_eq!(code(editorial::archive(&world.app, planner, "pressao", " ").await), "invalid");
        editorial::archive(&world.app, planner, "pressao", "a diretriz mudou").await.unwrap();
        world.work().await;
        assert_eq!(world.get(&clinic, "/pressao").await.0, 404);
        for list in ["/", "/temas/", "/temas/coracao/", "/rss.xml", "/atom.xml", "/sitemap.xml"] {
            let (_, body) = world.get(&clinic, list).await;
            assert!(!body.contains("/pressao") && !body.contains("Comer bem"), "{list}: {body}");
        }
    }

    async fn changes_void_what_was_signed(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let author = clinic.who("author");
        world.submit(&clinic, "sono", PLAIN).await;
        world.to_review(&clinic, "sono").await;
        for reviewer in ["reviewer", "second"] {
            world.assign(&clinic, "sono", reviewer, ReviewKind::Technical).await.unwrap();
        }
        let before = review::view(&world.app, clinic.who("reviewer"), "sono").await.unwrap().hash;
        let half = world.approve(&clinic, "sono", "reviewer", ReviewKind::Technical).await.unwrap();
        assert_eq!((half.workflow.column, half.workflow.approvals.len()), (Column::TechnicalReview, 1));
        assert_eq!(code(world.approve(&clinic, "sono", "reviewer", ReviewKind::Technical).await), "refused", "twice");
        let again = Submission { page: Some("sono".to_owned()), ..draft("sono", PLAIN) };
        assert_ne!(code(editorial::submit(&world.app, author, again).await), "ok", "no edit during the review");

        let back = editorial::request_changes(&world.app, clinic.who("second"), "sono", "Cite a fonte".to_owned()).await.unwrap();
        assert_eq!((back.workflow.column, back.workflow.approvals.len()), (Column::Revision, 0));
        let edited = Submission { page: Some("sono".to_owned()), ..draft("sono", &PLAIN.replace("bem faz", "bem também faz")) };
        editorial::submit(&world.app, author, edited).await.unwrap();
        world.work().await;
        assert_eq!(world.place(&clinic, "sono").await, (Column::Revision, Some(Waiting::ChangeRequests)));
        editorial::answer(&world.app, author, "sono", 1, "Citada".to_owned()).await.unwrap();
        assert_eq!(world.place(&clinic, "sono").await, (Column::TechnicalReview, None));

        let after = review::view(&world.app, clinic.who("reviewer"), "sono").await.unwrap().hash;
        assert_ne!(before, after);
        let stale = editorial::Signature { kind: ReviewKind::Technical, hash: Some(before), meaning: "x".to_owned(), reason: "y".to_owned() };
        assert_eq!(code(editorial::approve(&world.app, clinic.who("reviewer"), "sono", stale).await), "refused");
        for reviewer in ["reviewer", "second"] {
            world.approve(&clinic, "sono", reviewer, ReviewKind::Technical).await.unwrap();
        }
        editorial::publish(&world.app, clinic.who("planner"), "sono").await.unwrap();
        world.work().await;
        let opened = certificate::open(&envelope(&world, &clinic, &after).await).unwrap();
        assert_eq!(opened.certificate.approvals.len(), 2, "the voided signature proves nothing");
    }

    async fn what_the_rules_forbid_stays_in_draft(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let forbidden = "# Tratamento\n\nCura garantida do diabetes em sete dias.\n";
        world.submit(&clinic, "milagre", forbidden).await;
        world.work().await;
        if world.place(&clinic, "milagre").await.1 == Some(Waiting::ForReferences) {
            references::decide(&world.app, clinic.who("author"), "milagre", &owned(&["all"]), false).await.unwrap();
            world.work().await;
        }
        assert_eq!(world.place(&clinic, "milagre").await, (Column::Draft, Some(Waiting::BlockingFindings)));
        world.assign(&clinic, "milagre", "reviewer", ReviewKind::Technical).await.unwrap();
        assert_ne!(code(world.approve(&clinic, "milagre", "reviewer", ReviewKind::Technical).await), "ok");
        assert_ne!(code(editorial::publish(&world.app, clinic.who("planner"), "milagre").await), "ok");
        let seen = review::view(&world.app, clinic.who("author"), "milagre").await.unwrap();
        assert!(seen.findings.iter().any(|finding| finding.rule == "C-CFM-06"), "{:?}", seen.findings);

        let corrected = Submission { page: Some("milagre".to_owned()), ..draft("milagre", PLAIN) };
        editorial::submit(&world.app, clinic.who("author"), corrected).await.unwrap();
        world.to_review(&clinic, "milagre").await;
    }

    async fn translations_name_each_other(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        world.publish(&clinic, "sono", PLAIN).await;
        assert!(!world.get(&clinic, "/sono").await.1.contains("/en/sleep"));
        let english = Submission {
            language: Some("en".to_owned()),
            translation_of: Some("sono".to_owned()),
            ..draft("sleep", "# Sleep and rest\n\nSleeping well is a part of care. Talk to your health team.\n")
        };
        editorial::submit(&world.app, clinic.who("author"), english).await.unwrap();
        world.bring_to_readers(&clinic, "sleep").await;
        for (path, other) in [("/sono", "/en/sleep"), ("/en/sleep", "/sono")] {
            let (status, html) = world.get(&clinic, path).await;
            let link = format!("http://aurora.localhost{other}\"");
            assert!(status == 200 && html.contains("hreflang=") && html.contains(&link), "{path}: {html}");
        }
        let hash = world.piece(&clinic, "sono").await.workflow.derived.unwrap().hash;
        let opened = certificate::open(&envelope(&world, &clinic, &hash).await).unwrap();
        assert_eq!(opened.certificate.issue, 2, "rendered again, a new issue at the same address");
        let html = world.get(&clinic, "/sono").await.1;
        assert_eq!(certificate::check_artifact(&opened.certificate, "/sono", html.as_bytes()), Ok(()));

        editorial::archive(&world.app, clinic.who("planner"), "en/sleep", "retirada").await.unwrap();
        world.work().await;
        let html = world.get(&clinic, "/sono").await.1;
        assert!(!html.contains("/en/sleep"), "a withdrawn translation is named no longer");
    }

    async fn an_edit_in_progress_takes_nothing_from_the_live_page(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let live = world.publish(&clinic, "sono", PLAIN).await.workflow.derived.unwrap().hash;
        let edited = Submission { page: Some("sono".to_owned()), ..draft("sono", &PLAIN.replace("Converse", "Fale")) };
        editorial::submit(&world.app, clinic.who("author"), edited).await.unwrap();
        world.to_review(&clinic, "sono").await;
        assert!(world.get(&clinic, "/sono").await.1.contains("Converse com"));

        // Another page makes the live one be rendered again while its next version is in review.
        let english = Submission { language: Some("en".to_owned()), translation_of: Some("sono".to_owned()), ..draft("sleep", "# Sleep\n\nSleep well.\n") };
        editorial::submit(&world.app, clinic.who("author"), english).await.unwrap();
        world.bring_to_readers(&clinic, "sleep").await;
        let opened = certificate::open(&envelope(&world, &clinic, &live).await).unwrap();
        assert_eq!(opened.certificate.approvals.len(), 1, "whoever approved the live text still did");
        let html = world.get(&clinic, "/sono").await.1;
        assert!(html.contains("Converse com") && html.contains("reviewedBy"), "{html}");
    }

    async fn archiving_withdraws_a_live_page_whatever_its_next_version_does(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        world.publish(&clinic, "sono", PLAIN).await;
        let edited = Submission { page: Some("sono".to_owned()), ..draft("sono", PLAIN) };
        editorial::submit(&world.app, clinic.who("author"), edited).await.unwrap();
        world.work().await;
        editorial::archive(&world.app, clinic.who("planner"), "sono", "sai do ar").await.unwrap();
        world.work().await;
        assert_eq!(world.get(&clinic, "/sono").await.0, 404);

        // Archived pages can be taken up again.
        let again = Submission { page: Some("sono".to_owned()), ..draft("sono", PLAIN) };
        editorial::submit(&world.app, clinic.who("author"), again).await.unwrap();
        world.bring_to_readers(&clinic, "sono").await;
        assert_eq!(world.get(&clinic, "/sono").await.0, 200);
    }
}
