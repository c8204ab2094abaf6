//! Kill -9 at any moment loses nothing and does nothing twice.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use crate::support::{Folder, until};
use clap::Parser as _;
use cms::app::App;
use domain::id::PageId;
use domain::stage::Stage;
use domain::workflow::{Column, Waiting};
use policy::{Action, Origin, Resource};
use serde_json::{Value, json};

const DRAFTS: usize = 100;
const KILLS: usize = 50;
const PLAIN: &str = "# Sono\n\nDormir bem faz parte do cuidado.\n";
/// Waits for decisions on references.
const CLAIM: &str = "# Dieta\n\nUm ensaio clínico mostrou que o padrão alimentar DASH reduz a pressão arterial.\n";
const TRIAL: &str = "TY  - JOUR\nAU  - Appel, L J\nTI  - A clinical trial of the effects of dietary patterns (DASH diet) on blood pressure\n\
    PY  - 1997\nJO  - The New England journal of medicine\nDO  - 10.1056/NEJM199704173361601\nER  - \n";

#[derive(clap::Parser)]
struct Arguments {
    #[command(flatten)]
    folder: server::cli::Folder,
}

/// Spreads the moments of death; where they fall differs from run to run anyway.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn slug(number: usize) -> String {
    format!("rascunho-{number}")
}

/// Hands in each draft until the server says that it has it, whatever happens to the server meanwhile.
fn hand_in(folder: &Folder, token: &str, allowed: &AtomicUsize, over: &AtomicBool) {
    for number in 0..DRAFTS {
        let text = if number % 2 == 0 { PLAIN } else { CLAIM };
        while number >= allowed.load(Ordering::SeqCst) && !over.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(1));
        }
        until("a draft is taken", || match folder.submit(token, &slug(number), text) {
            // The commit was made and the answer got lost.
            Some(answer) => answer["ok"].is_object() || answer["error"]["code"] == "exists",
            None => false,
        });
    }
}

/// However the test goes on, nobody waits for it in vain.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

fn is_settled(piece: &Value) -> bool {
    piece["column"] == "technical_review" || piece["waiting"] == "for_references"
}

fn token(folder: &Folder) -> String {
    folder.json(&["tenant", "add", "aurora", "--name", "Clínica Aurora", "--host", "aurora.localhost"]);
    let add = [
        "user",
        "add",
        "--tenant",
        "aurora",
        "Helena Vasconcelos Prado",
        "--registration",
        "CRM/SP 9999901",
        "--feminine",
    ];
    let roles = ["--role", "content_creator", "--role", "administrator"];
    folder.json(&[&add[..], &roles[..]].concat())["token"].as_str().unwrap().to_owned()
}

#[test]
fn a_hundred_drafts_survive_fifty_kills() {
    let folder = Folder::new();
    let server = folder.serve();
    let token = token(&folder);
    let ris = folder.dir.path().join("trial.ris");
    std::fs::write(&ris, TRIAL).unwrap();
    folder.as_user(&token, &["references", "import", ris.to_str().unwrap()]);
    server.kill();

    let (allowed, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
    let mut dice = Dice(seed.into());
    std::thread::scope(|scope| {
        scope.spawn(|| hand_in(&folder, &token, &allowed, &over));
        let done = Over(&over);
        for kill in 0..KILLS {
            // Each third dies somewhere in its start, when it takes up what the one before it left.
            let server = if kill % 3 == 0 { folder.spawn() } else { folder.serve() };
            allowed.fetch_add(DRAFTS / KILLS, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(dice.below(if kill % 3 == 0 { 500 } else { 120 })));
            server.kill();
        }
        drop(done);
        let server = folder.serve();
        until("every draft is settled", || {
            (0..DRAFTS).all(|number| {
                let answer = folder.ask(&token, json!({"status": {"page": slug(number)}}));
                answer.is_some_and(|answer| is_settled(&answer["ok"]["json"]))
            })
        });
        assert!(server.stop().success(), "seed {seed}");
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(examine(&folder, &token));
}

/// What the database says once nobody works on it any more.
async fn examine(folder: &Folder, token: &str) {
    let arguments = Arguments::parse_from(["lauda".as_ref(), "--data".as_ref(), folder.data().as_os_str()]);
    let opened = server::folder::open(&arguments.folder, server::folder::Purpose::Command).await.unwrap();
    let app = &opened.app;
    let caller = cms::sessions::authenticate(app, token, Origin::CommandLine).await.unwrap();
    let board = cms::editorial::board(app, &caller).await.unwrap();
    let mut columns = BTreeMap::new();
    assert_eq!(board.len(), DRAFTS, "none lost, none twice");
    for line in board {
        let (column, stages) = examine_piece(app, &caller, line.page.id).await;
        *columns.entry((column, stages)).or_insert(0) += 1;
    }
    let expect = BTreeMap::from([((Column::Draft, 3), DRAFTS / 2), ((Column::TechnicalReview, 5), DRAFTS / 2)]);
    assert_eq!(columns, expect);
    examine_records(app, &caller).await;
    opened.close().await;
}

/// The audit log is whole, and no job is left.
async fn examine_records(app: &App, caller: &policy::Caller) {
    let permit = cms::access::permit(app, caller, Action::AuditRead, &Resource::AuditLog(caller.tenant)).await.unwrap();
    let mut tx = app.db.read(&permit).await.unwrap();
    assert!(db::audit::verify(&mut tx).await.unwrap() > 5 * DRAFTS as i64, "the chain of the audit log holds");
    let any = Resource::Job { tenant: caller.tenant, id: app.db.new_id(), page: None };
    let permit = cms::access::permit(app, caller, Action::JobInspect, &any).await.unwrap();
    let mut tx = app.db.read(&permit).await.unwrap();
    for state in [db::jobs::State::Ready, db::jobs::State::Running, db::jobs::State::Dead] {
        let left = db::jobs::list(&mut tx, state, None, 10).await.unwrap();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// The column, and how many stages have a result.
async fn examine_piece(app: &App, caller: &policy::Caller, page: PageId) -> (Column, usize) {
    let permit = cms::access::permit_page(app, caller, Action::PageReadSource, page).await.unwrap();
    let mut tx = app.db.read(&permit).await.unwrap();
    let stored = db::workflows::of_page(&mut tx, page).await.unwrap();
    let results = db::stage_results::all_present(&mut tx, page, stored.id).await.unwrap();
    let mut stages: Vec<Stage> = results.iter().map(|result| result.stage).collect();
    stages.sort();
    stages.dedup();
    assert_eq!(stages.len(), results.len(), "one result for each stage");
    assert!(results.iter().all(|result| result.generation == 1), "no stage became due twice");
    assert_eq!(
        db::revisions::history(&mut tx, page, None, 10).await.unwrap().len(),
        if stages.len() == 5 { 2 } else { 1 }
    );
    if stored.state.column == Column::Draft {
        assert_eq!(stored.state.waiting(), Some(Waiting::ForReferences));
        let proposals = db::references::list(&mut tx, page, stored.id).await.unwrap();
        assert_eq!(proposals.len(), 1, "proposed once");
    }
    (stored.state.column, stages.len())
}
