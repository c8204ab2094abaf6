//! Durable jobs. A job is enqueued in the transaction of the change that caused it and completed in the transaction of its
//! effect, so after a crash it either runs again or is done, and its effect happens once.
//!
//! Claiming and heartbeats come before a permit exists and are in `unscoped`.

use std::time::Duration;

use domain::id::{JobId, PageId, TenantId};
use jiff::Timestamp;
use policy::{Action, Resource, Target};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::clock::random;
use crate::error::Error;
use crate::grants::MOVES_PIECE;
use crate::row::Row;
use crate::sql::{args, sql};
use crate::tx::Tx;

/// Bytes of a payload: it names rows and carries no content.
pub const MAX_PAYLOAD: usize = 16 << 10;

/// Attempts are spaced out up to this.
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);

#[derive(Clone, Debug, PartialEq)]
pub struct NewJob {
    pub queue: &'static str,
    pub kind: &'static str,
    /// At most `MAX_PAYLOAD` bytes as JSON.
    pub payload: Json,
    /// The only page that the job may touch; none for jobs about the whole tenant.
    pub page: Option<PageId>,
    /// While a job of this kind and key is ready, the new one is the same job; while it runs, it will run once more.
    pub unique_key: Option<String>,
    /// Lower runs first.
    pub priority: u8,
    /// None for at once.
    pub run_at: Option<Timestamp>,
    /// 1-100; after the last failure the job is dead until somebody retries it.
    pub max_attempts: u8,
}

/// A claimed job. Whoever holds it works against `until`, and extends it by `unscoped::heartbeat`.
#[derive(Clone, Debug, PartialEq)]
pub struct Lease {
    pub job: JobId,
    pub tenant: TenantId,
    pub queue: String,
    pub kind: String,
    pub payload: Json,
    pub page: Option<PageId>,
    /// Counts from 1.
    pub attempt: u32,
    pub max_attempts: u32,
    pub owner: Uuid,
    pub until: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Ready,
    Running,
    Done,
    Dead,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub id: JobId,
    pub kind: String,
    pub page: Option<PageId>,
    pub state: State,
    pub run_at: Timestamp,
    pub attempts: u32,
    pub max_attempts: u32,
    pub last_error: Option<String>,
}

/// What becomes of a failed job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    Again { at: Timestamp },
    Dead,
}

impl NewJob {
    /// Ready at once, five attempts, not unique.
    pub fn new(queue: &'static str, kind: &'static str, payload: Json) -> NewJob {
        let (page, unique_key, run_at) = (None, None, None);
        NewJob { queue, kind, payload, page, unique_key, priority: 100, run_at, max_attempts: 5 }
    }

    pub fn about(self, page: PageId) -> NewJob {
        NewJob { page: Some(page), ..self }
    }

    pub fn unique(self, key: impl Into<String>) -> NewJob {
        NewJob { unique_key: Some(key.into()), ..self }
    }
}

impl Lease {
    /// What to ask a permit for `job.run` on.
    pub fn resource(&self) -> Resource {
        Resource::Job { tenant: self.tenant, id: self.job, page: self.page }
    }
}

/// Puts a job into the queue when the transaction commits. Returns the id of the job that will do the work: an earlier one
/// when the unique key is pending.
///
/// # Errors
/// `NotCovered` when the permit does not reach the job's page, `TooLarge` over `MAX_PAYLOAD`.
pub async fn enqueue(tx: &mut Tx<'_>, job: NewJob) -> Result<JobId, Error> {
    tx.require(ENQUEUES, job.page.map_or(Target::Any, Target::Page))?;
    let payload = job.payload.to_string();
    if payload.len() > MAX_PAYLOAD {
        return Err(Error::TooLarge("the payload of the job"));
    }
    let text = sql!(
        "insert into jobs (tenant, id, queue, kind, payload, page, unique_key, state, priority, run_at, attempts, \
         max_attempts, again, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, 'ready', $8, $9, 0, $10, false, $11) \
         on conflict (tenant, kind, unique_key) where unique_key is not null and state in ('ready', 'running') \
         do update set again = (jobs.state = 'running'), run_at = case jobs.state when 'ready' \
         then case when excluded.run_at < jobs.run_at then excluded.run_at else jobs.run_at end else jobs.run_at end \
         returning id"
    );
    let (now, id) = (tx.now(), tx.new_id::<JobId>());
    let run_at = job.run_at.unwrap_or(now);
    let attempts = job.max_attempts.clamp(1, 100);
    let values = args![id, job.queue, job.kind, payload, job.page, job.unique_key, job.priority, run_at, attempts, now];
    let row = tx.write_one(text, values).await?.ok_or(Error::NotFound("job"))?;
    tx.enqueued();
    let id = row.id("id")?;
    tx.changed("jobs", id);
    Ok(id)
}

/// Marks the job as done in the transaction of its effect, or ready once more if its key was enqueued while it ran.
///
/// # Errors
/// `LeaseLost` when another worker has it by now: the caller must let the transaction roll back.
pub async fn complete(tx: &mut Tx<'_>, lease: &Lease) -> Result<(), Error> {
    tx.require(&[Action::JobRun], Target::Job(lease.job))?;
    let text = sql!(
        "update jobs set state = case when again then 'ready' else 'done' end, \
         finished_at = case when again then null else $4 end, run_at = case when again then $4 else run_at end, \
         attempts = case when again then 0 else attempts end, again = false, last_error = null, \
         lease_owner = null, lease_until = null \
         where tenant = $1 and id = $2 and state = 'running' and lease_owner = $3 and attempts = $5"
    );
    let values = args![lease.job, lease.owner, tx.now(), lease.attempt];
    if tx.exec(text, values).await? == 0 {
        return Err(Error::LeaseLost);
    }
    tx.enqueued();
    tx.changed("jobs", lease.job);
    Ok(())
}

/// Notes a failure after the effect was rolled back: the job runs again after a pause that doubles, or is dead. `error` is
/// for operators and must not quote a draft; it is cut at 1,000 bytes.
///
/// # Errors
/// `LeaseLost` when another worker has it by now.
pub async fn fail(tx: &mut Tx<'_>, lease: &Lease, error: &str, retry: bool) -> Result<Failed, Error> {
    tx.require(&[Action::JobRun], Target::Job(lease.job))?;
    let at = tx.now() + pause(lease.attempt);
    let again = retry && lease.attempt < lease.max_attempts;
    let text = sql!(
        "update jobs set state = $4, run_at = $5, last_error = $6, lease_owner = null, lease_until = null, \
         finished_at = case when $4 = 'dead' then $7 else null end \
         where tenant = $1 and id = $2 and state = 'running' and lease_owner = $3 and attempts = $8"
    );
    let state = if again { "ready" } else { "dead" };
    let error = &error[..error.floor_char_boundary(1000)];
    let values = args![lease.job, lease.owner, state, at, error, tx.now(), lease.attempt];
    if tx.exec(text, values).await? == 0 {
        return Err(Error::LeaseLost);
    }
    tx.changed("jobs", lease.job);
    Ok(if again { Failed::Again { at } } else { Failed::Dead })
}

/// Two seconds, doubled for each attempt, less up to a half at random so that many failures do not come back at once. In
/// whole microseconds, as the database keeps them.
fn pause(attempt: u32) -> Duration {
    let full = Duration::from_secs(2 << attempt.saturating_sub(1).min(16)).min(LONGEST_PAUSE);
    let half = full.as_micros() as u64 / 2;
    Duration::from_micros(half + u64::from_be_bytes(random::<8>()) % (half + 1))
}

/// Lets a dead job run again, with all its attempts.
///
/// # Errors
/// `NotFound` unless it is dead; `Exists` when a job with its unique key is pending again already.
pub async fn retry(tx: &mut Tx<'_>, job: JobId) -> Result<(), Error> {
    tx.require(&[Action::JobRetry], Target::Job(job))?;
    let text = sql!(
        "update jobs set state = 'ready', attempts = 0, run_at = $3, finished_at = null \
         where tenant = $1 and id = $2 and state = 'dead'"
    );
    let changed = tx.exec(text, args![job, tx.now()]).await;
    if changed.map_err(|e| e.or_exists("a job for the same work"))? == 0 {
        return Err(Error::NotFound("dead job"));
    }
    tx.enqueued();
    tx.changed("jobs", job);
    Ok(())
}

/// Jobs of the tenant in a state, after `after`, oldest first, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit on the tenant's jobs.
pub async fn list(tx: &mut Tx<'_>, state: State, after: Option<JobId>, limit: u32) -> Result<Vec<Listed>, Error> {
    tx.require(&[Action::JobInspect, Action::JobRetry], Target::Any)?;
    let text = sql!("select * from jobs where tenant = $1 and state = $2 and id > $3 order by id limit $4");
    let after = after.map_or(Uuid::nil(), JobId::uuid);
    tx.all(text, args![state.name(), after, limit]).await?.iter().map(read_listed).collect()
}

/// Jobs about a page that are not done, oldest first, at most 100.
///
/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn of_page(tx: &mut Tx<'_>, page: PageId) -> Result<Vec<Listed>, Error> {
    tx.require(crate::grants::READS_PIECE, Target::Page(page))?;
    let text = sql!("select * from jobs where tenant = $1 and page = $2 and state <> 'done' order by id limit 100");
    tx.all(text, args![page]).await?.iter().map(read_listed).collect()
}

/// Removes jobs that were done before `before`, at most 1000 at a time. Returns how many.
///
/// # Errors
/// `NotCovered` without the permit of housekeeping.
pub async fn purge(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, Error> {
    tx.require(&[Action::StorageMaintain], Target::Tenant)?;
    let text = sql!(
        "delete from jobs where tenant = $1 and id in (select id from jobs where tenant = $1 and state = 'done' \
         and finished_at < $2 order by id limit 1000)"
    );
    tx.exec(text, args![before]).await
}

const ENQUEUES: &[Action] = &{
    let mut all = [Action::SiteRender; MOVES_PIECE.len() + 6];
    let mut n = 0;
    while n < MOVES_PIECE.len() {
        all[n] = MOVES_PIECE[n];
        n += 1;
    }
    all[n] = Action::SiteRender;
    all[n + 1] = Action::TenantManage;
    all[n + 2] = Action::KeyManage;
    all[n + 3] = Action::LibraryWrite;
    all[n + 4] = Action::ReferenceImport;
    all[n + 5] = Action::StorageMaintain;
    all
};

impl State {
    pub const fn name(self) -> &'static str {
        match self {
            State::Ready => "ready",
            State::Running => "running",
            State::Done => "done",
            State::Dead => "dead",
        }
    }

    fn parse(name: &str) -> Result<State, Error> {
        let all = [State::Ready, State::Running, State::Done, State::Dead];
        all.into_iter().find(|state| state.name() == name).ok_or(Error::Damaged("a job"))
    }
}

fn read_listed(row: &Row) -> Result<Listed, Error> {
    Ok(Listed {
        id: row.id("id")?,
        kind: row.text("kind")?,
        page: row.maybe_id("page")?,
        state: State::parse(&row.text("state")?)?,
        run_at: row.at("run_at")?,
        attempts: row.int("attempts")?,
        max_attempts: row.int("max_attempts")?,
        last_error: row.get("last_error")?,
    })
}

pub(crate) fn read_lease(row: &Row) -> Result<Lease, Error> {
    Ok(Lease {
        job: row.id("id")?,
        tenant: row.id("tenant")?,
        queue: row.text("queue")?,
        kind: row.text("kind")?,
        payload: row.json("payload")?,
        page: row.maybe_id("page")?,
        attempt: row.int("attempts")?,
        max_attempts: row.int("max_attempts")?,
        owner: row.get("lease_owner")?,
        until: row.at("lease_until")?,
    })
}
