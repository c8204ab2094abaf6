//! Durable jobs: enqueue with the cause, complete with the effect, whatever dies in between.

use std::time::Duration;

use db::jobs::{self, Failed, Lease, NewJob, State};
use db::testing::{Clinic, TestDb};
use db::{Db, Error, artifacts, unscoped};
use domain::id::{JobId, PageId};
use domain::user::Role;
use policy::{Action, Resource, Service};
use serde_json::json;
use uuid::Uuid;

const LEASE: Duration = Duration::from_secs(30);

fn job(kind: &'static str) -> NewJob {
    NewJob::new("pipeline", kind, json!({ "n": 1 }))
}

/// Enqueues as a planner who has the site rendered, which may enqueue anything of the tenant.
async fn enqueue(clinic: &Clinic, job: NewJob) -> JobId {
    let permit = clinic.permit(Role::ContentPlanner, Action::SiteRender, &Resource::Tenant(clinic.id()));
    let mut tx = clinic.db.begin(&permit).await.unwrap();
    let id = jobs::enqueue(&mut tx, job).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn claim(db: &Db, limit: u32) -> Vec<Lease> {
    unscoped::claim(db, "pipeline", Uuid::from_u128(1), limit, LEASE).await.unwrap()
}

async fn complete(clinic: &Clinic, lease: &Lease) -> Result<(), Error> {
    let permit = clinic.job_permit(lease.job, lease.page);
    let mut tx = clinic.db.begin(&permit).await?;
    jobs::complete(&mut tx, lease).await?;
    tx.commit().await
}

async fn fail(clinic: &Clinic, lease: &Lease, retry: bool) -> Result<Failed, Error> {
    let permit = clinic.job_permit(lease.job, lease.page);
    let mut tx = clinic.db.begin(&permit).await?;
    let failed = jobs::fail(&mut tx, lease, "the component trapped", retry).await?;
    tx.commit().await?;
    Ok(failed)
}

async fn in_state(clinic: &Clinic, state: State) -> Vec<jobs::Listed> {
    let resource = Resource::Job { tenant: clinic.id(), id: JobId(Uuid::nil()), page: None };
    let permit = clinic.permit(Role::Administrator, Action::JobInspect, &resource);
    let mut tx = clinic.db.read(&permit).await.unwrap();
    jobs::list(&mut tx, state, None, 1000).await.unwrap()
}

db::testing::on_both_engines! {
    async fn a_job_is_claimed_once_and_done_once(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let id = enqueue(&clinic, job("stage")).await;
        let leases = claim(&test.db, 10).await;
        assert_eq!(leases.iter().map(|l| (l.job, l.attempt)).collect::<Vec<_>>(), [(id, 1)]);
        assert_eq!((leases[0].tenant, &leases[0].payload), (clinic.id(), &json!({ "n": 1 })));
        assert!(claim(&test.db, 10).await.is_empty(), "it is leased");
        complete(&clinic, &leases[0]).await.unwrap();
        assert!(matches!(complete(&clinic, &leases[0]).await, Err(Error::LeaseLost)));
        assert!(claim(&test.db, 10).await.is_empty());
        assert_eq!(in_state(&clinic, State::Done).await.len(), 1);
    }

    async fn a_vanished_worker_loses_its_job(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        enqueue(&clinic, job("stage")).await;
        let old = claim(&test.db, 1).await.remove(0);
        test.clock.advance(LEASE - Duration::from_secs(1));
        assert!(unscoped::heartbeat(&test.db, &old, LEASE).await.unwrap());
        test.clock.advance(LEASE - Duration::from_secs(1));
        assert!(claim(&test.db, 1).await.is_empty(), "the heartbeat kept it");
        test.clock.advance(Duration::from_secs(2));
        let new = claim(&test.db, 1).await.remove(0);
        assert_eq!(new.attempt, 2);
        assert!(!unscoped::heartbeat(&test.db, &old, LEASE).await.unwrap());
        assert!(matches!(complete(&clinic, &old).await, Err(Error::LeaseLost)));
        assert!(matches!(fail(&clinic, &old, true).await, Err(Error::LeaseLost)));
        complete(&clinic, &new).await.unwrap();
    }

    async fn failures_are_spaced_out_and_end(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let id = enqueue(&clinic, NewJob { max_attempts: 4, ..job("stage") }).await;
        let mut pauses = Vec::new();
        for attempt in 1..=4 {
            let lease = claim(&test.db, 1).await.remove(0);
            assert_eq!(lease.attempt, attempt);
            match fail(&clinic, &lease, true).await.unwrap() {
                Failed::Again { at } => {
                    assert!(claim(&test.db, 1).await.is_empty(), "too early");
                    assert_eq!(unscoped::next_due(&test.db, "pipeline").await.unwrap(), Some(at));
                    let pause = Duration::try_from(at - test.clock.now()).unwrap();
                    pauses.push(pause);
                    test.clock.advance(pause);
                }
                Failed::Dead => assert_eq!(attempt, 4),
            }
        }
        for (pause, full) in pauses.iter().zip([2, 4, 8]) {
            let full = Duration::from_secs(full);
            assert!(*pause >= full / 2 && *pause <= full, "{pause:?} of {full:?}");
        }
        let dead = in_state(&clinic, State::Dead).await;
        assert_eq!(dead[0].last_error.as_deref(), Some("the component trapped"));
        let resource = Resource::Job { tenant: clinic.id(), id, page: None };
        let permit = clinic.permit(Role::ContentPlanner, Action::JobRetry, &resource);
        let mut tx = test.db.begin(&permit).await.unwrap();
        jobs::retry(&mut tx, id).await.unwrap();
        assert!(matches!(jobs::retry(&mut tx, id).await, Err(Error::NotFound(_))));
        tx.commit().await.unwrap();
        assert_eq!(claim(&test.db, 1).await[0].attempt, 1);
    }

    async fn what_cannot_succeed_is_not_tried_again(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        enqueue(&clinic, job("stage")).await;
        let lease = claim(&test.db, 1).await.remove(0);
        assert_eq!(fail(&clinic, &lease, false).await.unwrap(), Failed::Dead);
    }

    async fn a_job_that_kills_its_worker_every_time_is_dead_in_the_end(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        enqueue(&clinic, NewJob { max_attempts: 3, ..job("stage") }).await;
        for attempt in 1..=3 {
            assert_eq!(claim(&test.db, 1).await[0].attempt, attempt);
            test.clock.advance(LEASE);
        }
        assert!(claim(&test.db, 1).await.is_empty());
        assert_eq!(in_state(&clinic, State::Dead).await.len(), 1);
    }

    async fn one_job_for_one_key(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let unique = || job("render").unique("site");
        let id = enqueue(&clinic, unique()).await;
        assert_eq!(enqueue(&clinic, unique()).await, id, "it is waiting already");
        assert_ne!(enqueue(&clinic, job("render").unique("other")).await, id);
        assert_ne!(enqueue(&clinic, job("other").unique("site")).await, id, "of another kind");
        let lease = claim(&test.db, 10).await.into_iter().find(|lease| lease.job == id).unwrap();
        assert_eq!(enqueue(&clinic, unique()).await, id, "it is running");
        complete(&clinic, &lease).await.unwrap();
        let again = claim(&test.db, 10).await;
        assert_eq!(again.len(), 1, "what was asked for during the run is done after it");
        complete(&clinic, &again[0]).await.unwrap();
        assert!(claim(&test.db, 10).await.is_empty());
        assert_ne!(enqueue(&clinic, unique()).await, id, "done, so this is new work");
    }

    async fn order_and_due_time(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let later = test.clock.now() + Duration::from_secs(60);
        let late = enqueue(&clinic, NewJob { run_at: Some(later), ..job("late") }).await;
        let second = enqueue(&clinic, job("ordinary")).await;
        let first = enqueue(&clinic, NewJob { priority: 1, ..job("urgent") }).await;
        enqueue(&clinic, NewJob { queue: "other", ..job("elsewhere") }).await;
        let order: Vec<JobId> = claim(&test.db, 10).await.iter().map(|lease| lease.job).collect();
        assert_eq!(order, [first, second]);
        test.clock.advance(Duration::from_secs(60));
        // The leases of the others have run out too, and they are more urgent or older.
        let order: Vec<JobId> = claim(&test.db, 10).await.iter().map(|lease| lease.job).collect();
        assert_eq!(order, [first, second, late]);
    }

    async fn leases_of_a_dead_process_end_at_its_next_start(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        enqueue(&clinic, job("stage")).await;
        claim(&test.db, 1).await;
        assert!(claim(&test.db, 1).await.is_empty());
        assert_eq!(unscoped::release_leases(&test.db).await.unwrap(), 1);
        assert_eq!(claim(&test.db, 1).await[0].attempt, 2);
    }

    async fn workers_share_a_queue_without_taking_a_job_twice(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        for _ in 0..40 {
            enqueue(&clinic, job("stage")).await;
        }
        let workers = (0..8_u128).map(|owner| {
            let db = test.db.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let leases = unscoped::claim(&db, "pipeline", Uuid::from_u128(owner), 3, LEASE).await.unwrap();
                    if leases.is_empty() {
                        return mine;
                    }
                    mine.extend(leases.into_iter().map(|lease| lease.job));
                }
            })
        });
        let mut all = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            all.extend(worker.await.unwrap());
        }
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 40);
    }

    async fn a_job_of_one_page_cannot_be_enqueued_for_another(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let (page, other): (PageId, PageId) = (test.db.new_id(), test.db.new_id());
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page).await;
        let mut tx = test.db.begin(&permit).await.unwrap();
        assert!(matches!(jobs::enqueue(&mut tx, job("stage").about(other)).await, Err(Error::NotCovered(_))));
        jobs::enqueue(&mut tx, job("stage").about(page)).await.unwrap();
        let huge = NewJob { payload: json!("x".repeat(jobs::MAX_PAYLOAD)), ..job("stage") }.about(page);
        assert!(matches!(jobs::enqueue(&mut tx, huge).await, Err(Error::TooLarge(_))));
    }

    async fn workers_are_woken_by_a_commit_and_not_before(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let soon = Duration::from_millis(50);
        let permit = clinic.permit(Role::ContentPlanner, Action::SiteRender, &Resource::Tenant(clinic.id()));
        let mut tx = test.db.begin(&permit).await.unwrap();
        jobs::enqueue(&mut tx, job("stage")).await.unwrap();
        let started = std::time::Instant::now();
        test.db.jobs_enqueued(soon).await;
        assert!(started.elapsed() >= soon, "nothing is committed");
        tx.commit().await.unwrap();
        let started = std::time::Instant::now();
        test.db.jobs_enqueued(Duration::from_secs(30)).await;
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    async fn finished_jobs_are_removed_after_a_while(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        enqueue(&clinic, job("stage")).await;
        enqueue(&clinic, job("stage")).await;
        let lease = claim(&test.db, 1).await.remove(0);
        complete(&clinic, &lease).await.unwrap();
        test.clock.advance(Duration::from_secs(100));
        let tenant = Resource::Tenant(clinic.id());
        let permit = clinic.service_permit(Service::Housekeeper, Action::StorageMaintain, &tenant);
        let mut tx = test.db.begin(&permit).await.unwrap();
        assert_eq!(jobs::purge(&mut tx, test.clock.now()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(in_state(&clinic, State::Ready).await.len(), 1);
    }

    /// A chain of three jobs, each with one effect, where the worker dies at a place chosen by a generator: before or after
    /// any statement, or right after the commit. In the end every effect is there once and nothing is lost.
    async fn whatever_dies_each_effect_happens_once(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let chains = 12;
        for chain in 0..chains {
            enqueue(&clinic, NewJob { max_attempts: 100, ..job("link") }.with(chain, 1)).await;
        }
        let (mut random, mut deaths) = (0x9e37_79b9_7f4a_7c15_u64, 0);
        for _ in 0..4000 {
            let Some(lease) = claim(&test.db, 1).await.pop() else {
                let Some(due) = unscoped::next_due(&test.db, "pipeline").await.unwrap() else { break };
                test.clock.advance(Duration::try_from(due - test.clock.now()).unwrap_or_default());
                continue;
            };
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            deaths += u32::from(!work(&clinic, &lease, random % 8).await);
        }
        assert!(deaths > 20, "the generator killed {deaths} workers");
        let permit = clinic.permit(Role::ContentPlanner, Action::SiteRender, &Resource::Tenant(clinic.id()));
        let mut tx = test.db.read(&permit).await.unwrap();
        let effects = artifacts::list(&mut tx, "", 1000).await.unwrap();
        let expect: Vec<(String, String)> =
            (0..chains).flat_map(|c| (1..=3).map(move |l| (format!("/{c:02}/{l}"), "1".to_owned()))).collect();
        assert_eq!(effects.into_iter().map(|m| (m.path, m.etag)).collect::<Vec<_>>(), expect);
        assert!(in_state(&clinic, State::Dead).await.is_empty());
        assert_eq!(in_state(&clinic, State::Done).await.len(), 36);
    }
}

trait Link {
    fn with(self, chain: u64, link: u64) -> Self;
}

impl Link for NewJob {
    fn with(self, chain: u64, link: u64) -> NewJob {
        NewJob { payload: json!({ "chain": chain, "link": link }), ..self }
    }
}

/// One attempt that dies before step `death`, if it gets there. Returns whether it survived.
async fn work(clinic: &Clinic, lease: &Lease, death: u64) -> bool {
    let (chain, link) = (lease.payload["chain"].as_u64().unwrap(), lease.payload["link"].as_u64().unwrap());
    if death == 0 {
        return false;
    }
    let permit = clinic.job_permit(lease.job, lease.page);
    let mut tx = clinic.db.begin(&permit).await.unwrap();
    if death == 1 {
        return false;
    }
    effect(&mut tx, &format!("/{chain:02}/{link}")).await;
    if death == 2 {
        return false;
    }
    if link < 3 {
        let next = NewJob { max_attempts: 100, ..job("link") }.with(chain, link + 1);
        jobs::enqueue(&mut tx, next).await.unwrap();
    }
    if death == 3 {
        return false;
    }
    jobs::complete(&mut tx, lease).await.unwrap();
    if death == 4 {
        return false;
    }
    tx.commit().await.unwrap();
    death != 5
}

/// Counts itself in the tag of a path.
async fn effect(tx: &mut db::Tx<'_>, path: &str) {
    let known = artifacts::list(tx, "", 1000).await.unwrap();
    let before = known.iter().find(|m| m.path == path).map_or(0, |m| m.etag.parse::<u32>().unwrap());
    let mapping = artifacts::Mapping {
        path: path.to_owned(),
        status: 410,
        digest: None,
        etag: (before + 1).to_string(),
        headers: vec![],
        cache_class: "none".to_owned(),
        page: None,
    };
    artifacts::map(tx, &mapping).await.unwrap();
}
