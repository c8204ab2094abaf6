//! Takes jobs and runs them. Any number of workers on any number of nodes may share the queues.

use std::sync::Arc;
use std::time::Duration;

use cms::app::App;
use cms::editorial::{LISTS, PIPELINE, PUBLISH, RUN_STAGE, SITE, WITHDRAW};
use cms::error::Error;
use db::jobs::Lease;
use db::unscoped;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const LEASE: Duration = Duration::from_secs(60);
const HEARTBEAT: Duration = Duration::from_secs(20);
const IDLE: Duration = Duration::from_secs(2);
/// Jobs of one node that run at once.
const AT_ONCE: usize = 4;

/// Runs until told to stop, then finishes what it has begun.
pub async fn run(app: Arc<App>, stop: CancellationToken) {
    let owner = Uuid::now_v7();
    let mut running = JoinSet::new();
    while !stop.is_cancelled() {
        let mut took = 0;
        for queue in [SITE, PIPELINE] {
            let free = AT_ONCE.saturating_sub(running.len());
            took += take(&app, owner, queue, free, &mut running).await;
        }
        if took > 0 && running.len() < AT_ONCE {
            continue;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            Some(_) = running.join_next(), if !running.is_empty() => {}
            () = app.db.jobs_enqueued(IDLE), if running.len() < AT_ONCE => {}
        }
    }
    while running.join_next().await.is_some() {}
}

async fn take(app: &Arc<App>, owner: Uuid, queue: &str, free: usize, running: &mut JoinSet<()>) -> usize {
    if free == 0 {
        return 0;
    }
    match unscoped::claim(&app.db, queue, owner, free as u32, LEASE).await {
        Ok(leases) => {
            let took = leases.len();
            for lease in leases {
                let app = app.clone();
                running.spawn(async move { work(&app, lease).await });
            }
            took
        }
        Err(error) => {
            tracing::warn!(%error, "no jobs could be taken");
            tokio::time::sleep(IDLE).await;
            0
        }
    }
}

/// Does all that is due now, for commands that run without a server.
pub async fn drain(app: &App) {
    let owner = Uuid::now_v7();
    loop {
        let mut took = false;
        for queue in [PIPELINE, SITE] {
            let leases = unscoped::claim(&app.db, queue, owner, 1, LEASE).await.unwrap_or_default();
            for lease in leases {
                took = true;
                work(app, lease).await;
            }
        }
        if !took {
            return;
        }
    }
}

async fn work(app: &App, lease: Lease) {
    let beat = async {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            match unscoped::heartbeat(&app.db, &lease, LEASE).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::warn!(%error, "a lease could not be extended"),
            }
        }
    };
    let result = tokio::select! {
        result = dispatch(app, &lease) => result,
        () = beat => return,
    };
    if let Err(error) = result {
        tracing::warn!(job = %lease.job, kind = lease.kind, attempt = lease.attempt, %error, "a job failed");
        if let Err(error) = cms::jobs::fail(app, &lease, &error).await {
            tracing::warn!(job = %lease.job, %error, "a failed job could not be put back; its lease will run out");
        }
    }
}

async fn dispatch(app: &App, lease: &Lease) -> Result<(), Error> {
    match lease.kind.as_str() {
        RUN_STAGE => cms::pipeline::run(app, lease).await,
        PUBLISH => cms::publication::publish(app, lease).await,
        WITHDRAW => cms::publication::withdraw(app, lease).await,
        LISTS => cms::lists::run(app, lease).await,
        _ => Err(Error::Damaged("the kind of a job")),
    }
}
