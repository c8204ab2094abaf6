//! What must not happen: other people's pieces, patients in print, work that is done twice or lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::time::Duration;

use cms::editorial::{self, Signature, Submission};
use cms::error::Error;
use cms::{references, review, sessions, users};
use db::Location;
use db::testing::{Raw, TestDb};
use domain::stage::Stage;
use domain::workflow::{Column, ReviewKind, Waiting};
use policy::{Caller, Origin};
use support::{LEASE, World, code, draft, email};

const PLAIN: &str = "# Sono e descanso\n\nDormir bem faz parte do cuidado. Converse com a equipe de saúde.\n";
const NOTES: &str = "# Caso da semana\n\nO paciente João Carlos Pereira, CPF 529.982.247-25, nascido em 03/05/1971, mora na Rua das \
    Flores, 120, telefone (11) 98765-4321, e tem HIV.\n\nDormir bem faz parte do cuidado.\n";
const SECRETS: [&str; 5] = ["João Carlos", "529.982.247-25", "52998224725", "98765-4321", "Rua das Flores"];

fn signature(kind: ReviewKind) -> Signature {
    Signature { kind, hash: None, meaning: "Revisei".to_owned(), reason: "Concorda com a diretriz".to_owned() }
}

fn revision(slug: &str, text: &str) -> Submission {
    Submission { page: Some(slug.to_owned()), ..draft(slug, text) }
}

/// Each thing that one may try with somebody else's piece, and how it is refused.
async fn tries(world: &World, caller: &Caller, page: &str, reviewer: &str) -> Vec<(&'static str, &'static str)> {
    let app = &world.app;
    let all = ["all".to_owned()];
    vec![
        ("piece", code(editorial::piece(app, caller, page).await)),
        ("submit", code(editorial::submit(app, caller, revision(page, PLAIN)).await)),
        (
            "translation",
            code(
                editorial::submit(
                    app,
                    caller,
                    Submission { translation_of: Some(page.to_owned()), ..draft("x", PLAIN) },
                )
                .await,
            ),
        ),
        ("list references", code(references::list(app, caller, page).await)),
        ("decide references", code(references::decide(app, caller, page, &all, true).await)),
        ("view", code(review::view(app, caller, page).await)),
        ("assign", code(editorial::assign(app, caller, page, reviewer, ReviewKind::Technical).await)),
        ("unassign", code(editorial::unassign(app, caller, page, reviewer, ReviewKind::Technical).await)),
        ("approve", code(editorial::approve(app, caller, page, signature(ReviewKind::Technical)).await)),
        ("approve as lawyer", code(editorial::approve(app, caller, page, signature(ReviewKind::Legal)).await)),
        ("request changes", code(editorial::request_changes(app, caller, page, "x".to_owned()).await)),
        ("request legal review", code(editorial::request_legal_review(app, caller, page).await)),
        ("answer", code(editorial::answer(app, caller, page, 1, "x".to_owned()).await)),
        ("retry", code(editorial::retry(app, caller, page).await)),
        ("publish", code(editorial::publish(app, caller, page).await)),
        ("archive", code(editorial::archive(app, caller, page, "x").await)),
    ]
}

db::testing::on_both_engines! {
    async fn another_clinic_sees_nothing(test: TestDb) {
        let world = World::new(test).await;
        let (aurora, horizonte) = (world.clinic("aurora").await, world.clinic("horizonte").await);
        let page = world.submit(&aurora, "sono", PLAIN).await.page.id.to_string();
        world.to_review(&aurora, "sono").await;
        let reviewer = email("reviewer", "horizonte");
        for stranger in ["reviewer", "planner", "author", "lawyer", "reader"] {
            for name in ["sono", page.as_str()] {
                for (what, code) in tries(&world, horizonte.who(stranger), name, &reviewer).await {
                    assert_eq!(code, "not_found", "{stranger} {what} {name}");
                }
            }
        }
        assert!(editorial::board(&world.app, horizonte.who("planner")).await.unwrap().is_empty());
        assert_eq!(editorial::board(&world.app, aurora.who("planner")).await.unwrap().len(), 1);
        let foreign = editorial::assign(&world.app, aurora.who("planner"), "sono", &reviewer, ReviewKind::Technical).await;
        assert_eq!(code(foreign), "not_found", "people of another clinic cannot be assigned");
        assert_eq!(world.place(&aurora, "sono").await, (Column::TechnicalReview, None), "nothing of it had an effect");

        // The same address in both clinics is two pages.
        world.publish(&horizonte, "sono", &PLAIN.replace("Sono e descanso", "Outra clínica")).await;
        assert!(world.get(&horizonte, "/sono").await.1.contains("Outra clínica"));
        assert_eq!(world.get(&aurora, "/sono").await.0, 404);
        assert!(world.sites.load(&world.app, "outra.localhost", "/sono").await.unwrap().is_none());
    }

    async fn whoever_has_no_right_is_refused(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        world.submit(&clinic, "sono", PLAIN).await;
        world.to_review(&clinic, "sono").await;
        let reviewer = email("reviewer", "aurora");
        for (what, code) in tries(&world, &clinic.guest(), "sono", &reviewer).await {
            assert!(["not_found", "unauthenticated", "forbidden"].contains(&code), "a guest: {what} {code}");
        }
        for (what, code) in tries(&world, clinic.who("reader"), "sono", &reviewer).await {
            assert!(["not_found", "forbidden"].contains(&code), "a reader: {what} {code}");
        }
        for (what, code) in tries(&world, clinic.who("second"), "sono", &reviewer).await {
            assert!(["not_found", "forbidden"].contains(&code), "a reviewer who is not assigned: {what} {code}");
        }
        for secret in ["", "lauda_", "lauda_0000000000000000000000000000000000000000000000000000000000000000", "\u{0}"] {
            assert_eq!(code(sessions::authenticate(&world.app, secret, Origin::Http).await), "unauthenticated");
        }
        let secret = users::issue_token(&world.app, Origin::CommandLine, "aurora", &email("planner", "aurora")).await.unwrap();
        sessions::authenticate(&world.app, &secret, Origin::Http).await.unwrap();
        users::disable(&world.app, Origin::CommandLine, "aurora", &email("planner", "aurora")).await.unwrap();
        assert_eq!(code(sessions::authenticate(&world.app, &secret, Origin::Http).await), "unauthenticated");
    }

    async fn authors_do_not_review_themselves(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        world.submit(&clinic, "sono", PLAIN).await;
        world.to_review(&clinic, "sono").await;
        assert_eq!(code(world.assign(&clinic, "sono", "author", ReviewKind::Technical).await), "refused");
        assert_eq!(code(world.assign(&clinic, "sono", "planner", ReviewKind::Technical).await), "invalid");
        assert_eq!(code(world.assign(&clinic, "sono", "reviewer", ReviewKind::Legal).await), "invalid");
        let own = world.approve(&clinic, "sono", "author", ReviewKind::Technical).await;
        assert!(["forbidden", "refused"].contains(&code(own)));
        assert_ne!(code(editorial::publish(&world.app, clinic.who("planner"), "sono").await), "ok", "nobody approved it");
        world.assign(&clinic, "sono", "reviewer", ReviewKind::Technical).await.unwrap();
        let empty = Signature { reason: " ".to_owned(), ..signature(ReviewKind::Technical) };
        assert_eq!(code(editorial::approve(&world.app, clinic.who("reviewer"), "sono", empty).await), "refused");
        world.approve(&clinic, "sono", "reviewer", ReviewKind::Technical).await.unwrap();
        assert_eq!(code(editorial::publish(&world.app, clinic.who("author"), "sono").await), "forbidden");
    }

    async fn patients_do_not_get_into_print(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        world.submit(&clinic, "caso", NOTES).await;
        world.to_review(&clinic, "caso").await;
        let risk = world.piece(&clinic, "caso").await.workflow;
        assert!(risk.source_risk > 70 && risk.derived_risk < risk.source_risk, "{} {}", risk.source_risk, risk.derived_risk);

        // Over 70 the lawyer has the last word.
        world.assign(&clinic, "caso", "reviewer", ReviewKind::Technical).await.unwrap();
        let technical = world.approve(&clinic, "caso", "reviewer", ReviewKind::Technical).await.unwrap();
        assert_eq!(technical.workflow.column, Column::LegalReview);
        assert_ne!(code(editorial::publish(&world.app, clinic.who("planner"), "caso").await), "ok");
        assert_ne!(code(world.approve(&clinic, "caso", "lawyer", ReviewKind::Legal).await), "ok", "not assigned");
        world.assign(&clinic, "caso", "lawyer", ReviewKind::Legal).await.unwrap();
        let legal = world.approve(&clinic, "caso", "lawyer", ReviewKind::Legal).await.unwrap();
        assert_eq!(legal.workflow.column, Column::Approved);
        editorial::publish(&world.app, clinic.who("planner"), "caso").await.unwrap();
        world.work().await;

        let seen = review::view(&world.app, clinic.who("author"), "caso").await.unwrap();
        let shown = format!("{}{:?}", seen.text, seen.findings);
        let certificate = world.get(&clinic, &format!("/certificates/{}.json", seen.hash)).await.1;
        let mut print = vec![("review", shown), ("certificate", certificate)];
        for path in ["/caso", "/", "/rss.xml", "/atom.xml", "/sitemap.xml", "/404"] {
            print.push((path, world.get(&clinic, path).await.1));
        }
        for (place, text) in &print {
            for secret in SECRETS {
                assert!(!text.contains(secret), "{secret} in {place}: {text}");
            }
        }
        assert!(print[2].1.contains("Dormir bem"));

        // At rest the draft is sealed: not one of its secrets is readable in the files of the database.
        if let Location::Sqlite(file) = &world.test.location {
            let mut bytes = std::fs::read(file).unwrap();
            bytes.extend(std::fs::read(file.with_extension("db-wal")).unwrap_or_default());
            assert!(bytes.windows(4).any(|part| part == b"caso"));
            for secret in SECRETS {
                assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret} lies open");
            }
        }
    }

    async fn what_was_retracted_or_never_found_is_not_cited(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let retracted = "TY  - JOUR\nAU  - Silva, A\nTI  - RETRACTED: DASH diet reduces blood pressure in a clinical trial\nPY  - 2015\nJO  - Journal\nDO  - 10.1000/retracted\nER  - \n";
        references::import(&world.app, clinic.who("planner"), retracted.as_bytes()).await.unwrap();
        let text = "# Dieta\n\nUm ensaio clínico mostrou que o padrão alimentar DASH reduz a pressão arterial.\n";
        world.submit(&clinic, "dieta", text).await;
        world.work().await;
        let proposals = references::list(&world.app, clinic.who("author"), "dieta").await.unwrap();
        for proposal in &proposals {
            assert!(proposal.retracted);
            let taken = references::decide(&world.app, clinic.who("author"), "dieta", &[proposal.number.to_string()], true).await;
            assert_eq!(code(taken), "invalid");
        }
        let unknown = references::decide(&world.app, clinic.who("author"), "dieta", &["999".to_owned()], true).await;
        assert_eq!(code(unknown), "invalid");
        world.to_review(&clinic, "dieta").await;
        let seen = review::view(&world.app, clinic.who("author"), "dieta").await.unwrap();
        assert!(seen.references.is_empty() && !seen.text.contains("RETRACTED"));
        for bad in [&b""[..], b"no record at all", &[0xff, 0xfe, 0x00]] {
            assert_eq!(code(references::import(&world.app, clinic.who("planner"), bad).await), "invalid");
        }
        assert_eq!(code(references::import(&world.app, clinic.who("reader"), retracted.as_bytes()).await), "not_found");
    }

    async fn a_stage_has_its_effect_once(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        world.submit(&clinic, "sono", PLAIN).await;
        // A worker takes the job and stalls; its lease runs out and another one takes the same job.
        let stalled = world.claim(editorial::PIPELINE).await.remove(0);
        assert!(world.claim(editorial::PIPELINE).await.is_empty());
        world.test.clock.advance(LEASE + Duration::from_secs(1));
        let second = world.claim(editorial::PIPELINE).await.remove(0);
        assert_eq!((stalled.job, second.attempt), (second.job, 2));
        world.run(&second).await.unwrap();
        assert!(matches!(world.run(&stalled).await, Err(Error::Database(db::Error::LeaseLost))));
        world.to_review(&clinic, "sono").await;
        let raw = Raw::open(&world.test).await;
        assert_eq!(raw.number("select count(*) from stage_results").await, 5);
        assert_eq!(raw.number("select count(*) from jobs where state <> 'done'").await, 0);

        // A new draft while a stage of the old one is under way: the late result is dropped.
        editorial::archive(&world.app, clinic.who("planner"), "sono", "outra versão").await.unwrap();
        editorial::submit(&world.app, clinic.who("author"), revision("sono", PLAIN)).await.unwrap();
        let late = world.claim(editorial::PIPELINE).await.remove(0);
        editorial::submit(&world.app, clinic.who("author"), revision("sono", &PLAIN.replace("Converse", "Fale"))).await.unwrap();
        world.run(&late).await.unwrap();
        assert_eq!(world.place(&clinic, "sono").await.1, Some(Waiting::ForStage(Stage::Privacy)));
        world.to_review(&clinic, "sono").await;
        assert!(review::view(&world.app, clinic.who("author"), "sono").await.unwrap().text.contains("Fale com"));
    }

    async fn a_failed_stage_waits_for_a_person(test: TestDb) {
        // One clinic names a component that does not exist; the other's pieces go on.
        let chosen = [(("aurora".to_owned(), Stage::Claims), "no-such-component".to_owned())];
        let world = World::with(test, chosen.into()).await;
        let (clinic, other) = (world.clinic("aurora").await, world.clinic("horizonte").await);
        world.submit(&clinic, "sono", PLAIN).await;
        world.submit(&other, "sono", PLAIN).await;
        for _ in 0..8 {
            for lease in world.claim(editorial::PIPELINE).await {
                if let Err(error) = world.run(&lease).await {
                    cms::jobs::fail(&world.app, &lease, &error).await.unwrap();
                }
            }
            world.test.clock.advance(Duration::from_secs(3600));
        }
        world.to_review(&other, "sono").await;
        let (column, waiting) = world.place(&clinic, "sono").await;
        assert_eq!(column, Column::Draft);
        assert!(waiting == Some(Waiting::StageFailed(Stage::Claims)), "{waiting:?}");
    }

    async fn files_that_cannot_be_drafts_are_refused(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let author = clinic.who("author");
        let submit = async |submission: Submission| code(editorial::submit(&world.app, author, submission).await);
        let file = |bytes: &[u8]| Submission { bytes: bytes.to_vec(), ..draft("arquivo", "") };
        assert_eq!(submit(file(b"")).await, "invalid");
        assert_eq!(submit(file(b" \n\n\t")).await, "invalid");
        assert_eq!(submit(file(&[0, 159, 146, 150, 0, 1, 2])).await, "invalid");
        assert_eq!(submit(file(b"%PDF-1.7 \x00\x01 binary")).await, "invalid");
        assert_eq!(submit(file(&vec![b'a'; 50 << 20])).await, "invalid");
        let named = |slug: &str| Submission { slug: Some(slug.to_owned()), ..draft("x", PLAIN) };
        for slug in ["", "Maiúsculas", "a/b", "../etc", "api", "health", "en", &"a".repeat(300)] {
            assert_eq!(submit(named(slug)).await, "invalid", "{slug}");
        }
        assert_eq!(submit(Submission { format: Some("docx".to_owned()), ..draft("x", PLAIN) }).await, "invalid");
        assert_eq!(submit(Submission { language: Some("fr".to_owned()), ..draft("x", PLAIN) }).await, "invalid");
        assert_eq!(submit(Submission { translation_of: Some("nada".to_owned()), ..draft("x", PLAIN) }).await, "not_found");
        assert_eq!(submit(revision("nada", PLAIN)).await, "not_found");
        // Latin-1 and UTF-16 are read, and the address is taken only once.
        let latin: Vec<u8> = PLAIN.chars().map(|c| c as u8).collect();
        assert_eq!(submit(Submission { slug: None, ..file(&latin) }).await, "ok");
        assert_eq!(submit(Submission { slug: None, ..draft("x", PLAIN) }).await, "exists");
        let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(PLAIN.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(submit(file(&utf16)).await, "ok");
        world.to_review(&clinic, "arquivo").await;
        assert!(review::view(&world.app, author, "arquivo").await.unwrap().text.contains("equipe de saúde"));
    }
}
