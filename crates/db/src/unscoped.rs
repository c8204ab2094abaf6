//! The few functions that work without a permit, because they come before there is a caller, or read what is public. All
//! are here; a test keeps the list, which may only shrink.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::document::Language;
use domain::id::{PageId, TenantId, TokenId};
use domain::tenant::Tenant;
use domain::user::User;
use domain::workflow::Column;
use jiff::Timestamp;
use policy::{Denial, Principal, Resource};
use uuid::Uuid;

use crate::artifacts::{self, Body, Encoding, Mapping};
use crate::conn::{Conn, Mode, Wall};
use crate::db::Db;
use crate::error::Error;
use crate::jobs::{self, Lease};
use crate::row::{Row, to_name};
use crate::sql::{Sql, args};
use crate::tokens::Purpose;
use crate::{audit, pages, tenants, tokens, users};

/// Who a token stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Login {
    pub token: TokenId,
    pub user: User,
}

/// The tenant of a host name, in lower case and without port.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn tenant_by_host(db: &Db, host: &str) -> Result<Option<Tenant>, Error> {
    let mut conn = db.unscoped(Mode::Read, "host").await?;
    let text = Sql("select t.* from tenants t join hosts h on h.tenant = t.tenant where h.host = $1");
    let Some(row) = conn.optional(text, args![host]).await? else { return Ok(None) };
    let tenant = tenant_with_hosts(&mut conn, &row).await?;
    conn.rollback().await?;
    Ok(Some(tenant))
}

/// All tenants of the installation after `after`, by short name, at most `limit`.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn tenants(db: &Db, after: &str, limit: u32) -> Result<Vec<Tenant>, Error> {
    let mut conn = db.unscoped(Mode::Read, "tenants").await?;
    let rows =
        conn.all(Sql("select * from tenants where slug > $1 order by slug limit $2"), args![after, limit]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        all.push(tenant_with_hosts(&mut conn, row).await?);
    }
    conn.rollback().await?;
    Ok(all)
}

async fn tenant_with_hosts(conn: &mut Conn, row: &Row) -> Result<Tenant, Error> {
    let text = Sql("select host from hosts where tenant = $1 order by position");
    let hosts = conn.all(text, args![row.id::<TenantId>("tenant")?]).await?;
    tenants::read(row, hosts.iter().map(|row| row.text("host")).collect::<Result<_, _>>()?)
}

/// The user of a token of this purpose that is neither revoked nor expired, unless disabled.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn login(db: &Db, secret: &str, purpose: Purpose) -> Result<Option<Login>, Error> {
    let mut conn = db.unscoped(Mode::Read, "login").await?;
    let text = Sql("select tenant, id, user_id from tokens where hash = $1 and purpose = $3 \
         and revoked_at is null and (expires_at is null or expires_at > $2)");
    let found = conn.optional(text, args![tokens::digest(secret), db.clock().now(), to_name(&purpose)]).await?;
    conn.rollback().await?;
    let Some(found) = found else { return Ok(None) };
    let tenant: TenantId = found.id("tenant")?;
    let mut conn = scoped(db, tenant).await?;
    let text = Sql("select * from users where tenant = $1 and id = $2 and not disabled");
    let user = conn.optional(text, args![tenant, found.get::<Uuid>("user_id")?]).await?;
    conn.rollback().await?;
    let login = |row: Row| Ok(Login { token: found.id("id")?, user: users::read(&row)? });
    user.map(login).transpose()
}

/// What the policies read about a page: author, column, reviewers, whether it is live.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn page_resource(db: &Db, tenant: TenantId, page: PageId) -> Result<Option<Resource>, Error> {
    let mut conn = scoped(db, tenant).await?;
    let text =
        Sql("select p.*, w.board_column from pages p left join workflows w on w.tenant = $1 and w.id = p.workflow \
         where p.tenant = $1 and p.id = $2");
    let Some(row) = conn.optional(text, args![tenant, page]).await? else { return Ok(None) };
    let text = Sql("select distinct reviewer from assignments where tenant = $1 and workflow = $2");
    let reviewers = conn.all(text, args![tenant, row.get::<Option<Uuid>>("workflow")?]).await?;
    conn.rollback().await?;
    let reviewers = reviewers.iter().map(|row| row.id("reviewer")).collect::<Result<BTreeSet<_>, _>>()?;
    let column = match row.get::<Option<String>>("board_column")? {
        Some(_) => row.name::<Column>("board_column")?,
        None => Column::Draft,
    };
    let page = pages::read(&row)?;
    let live = page.live_revision.is_some();
    Ok(Some(Resource::Page { tenant, id: page.id, column, live, author: page.author, reviewers }))
}

/// What a path of a tenant's site answers.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn mapping(db: &Db, tenant: TenantId, path: &str) -> Result<Option<Mapping>, Error> {
    let mut conn = scoped(db, tenant).await?;
    let text = Sql("select * from artifact_map where tenant = $1 and path = $2");
    let row = conn.optional(text, args![tenant, path]).await?;
    conn.rollback().await?;
    row.as_ref().map(artifacts::read_mapping).transpose()
}

/// The bytes of a published artifact in one encoding.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn artifact(db: &Db, tenant: TenantId, digest: &str, encoding: Encoding) -> Result<Option<Body>, Error> {
    let mut conn = scoped(db, tenant).await?;
    let text = Sql("select media_type, body from artifacts where tenant = $1 and digest = $2 and encoding = $3");
    let row = conn.optional(text, args![tenant, digest, to_name(&encoding)]).await?;
    conn.rollback().await?;
    row.map(|row| Ok(Body { media_type: row.text("media_type")?, bytes: row.get("body")? })).transpose()
}

/// The page that a slug means, in the given language or in any. Whether the caller may know of it is asked afterwards.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn page_by_slug(
    db: &Db,
    tenant: TenantId,
    language: Option<Language>,
    slug: &str,
) -> Result<Option<PageId>, Error> {
    let mut conn = scoped(db, tenant).await?;
    let text = Sql("select id, language from pages where tenant = $1 and slug = $2 order by language desc");
    let rows = conn.all(text, args![tenant, slug]).await?;
    conn.rollback().await?;
    for row in &rows {
        if language.is_none_or(|wanted| row.name::<Language>("language").is_ok_and(|found| found == wanted)) {
            return Ok(Some(row.id("id")?));
        }
    }
    Ok(None)
}

/// Takes up to `limit` jobs of the queue whose time has come, or whose worker let its lease run out, for `lease`. A job
/// whose last attempt ended that way is dead.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn claim(db: &Db, queue: &str, owner: Uuid, limit: u32, lease: Duration) -> Result<Vec<Lease>, Error> {
    let mut conn = db.unscoped(Mode::Write, "claim").await?;
    let now = db.clock().now();
    reap(&mut conn, queue, now).await?;
    let text = if conn.is_postgres() { CLAIM_POSTGRES } else { CLAIM_SQLITE };
    let rows = conn.all(text, args![owner, now + lease, queue, now, limit]).await?;
    conn.commit().await?;
    // Neither engine returns changed rows in the order in which they were chosen.
    let mut leases =
        rows.iter().map(|row| Ok((place(row)?, jobs::read_lease(row)?))).collect::<Result<Vec<_>, Error>>()?;
    leases.sort_by_key(|(place, _)| *place);
    Ok(leases.into_iter().map(|(_, lease)| lease).collect())
}

fn place(row: &Row) -> Result<(i64, i64, Uuid), Error> {
    Ok((row.get("priority")?, row.get("run_at")?, row.get("id")?))
}

const CLAIM_SQLITE: Sql =
    Sql("update jobs set state = 'running', attempts = attempts + 1, lease_owner = $1, lease_until = $2 \
     where (tenant, id) in (select tenant, id from jobs where queue = $3 and state = 'ready' and run_at <= $4 \
     order by priority, run_at, id limit $5) returning *");

/// Materialised, because a subquery with `skip locked` that is run again finds other rows and the limit is worth nothing.
const CLAIM_POSTGRES: Sql =
    Sql("with due as materialized (select tenant, id from jobs where queue = $3 and state = 'ready' and run_at <= $4 \
     order by priority, run_at, id limit $5 for update skip locked) \
     update jobs set state = 'running', attempts = attempts + 1, lease_owner = $1, lease_until = $2 \
     from due where jobs.tenant = due.tenant and jobs.id = due.id returning jobs.*");

/// Jobs whose worker vanished are ready again, or dead if that was the last attempt.
async fn reap(conn: &mut Conn, queue: &str, now: Timestamp) -> Result<(), Error> {
    let text = Sql("update jobs set state = case when attempts < max_attempts then 'ready' else 'dead' end, \
         finished_at = case when attempts < max_attempts then null else $2 end, \
         last_error = 'the worker vanished', lease_owner = null, lease_until = null \
         where queue = $1 and state = 'running' and lease_until <= $2");
    conn.exec(text, args![queue, now]).await?;
    Ok(())
}

/// Extends the lease. False when another worker has the job by now: its work must be dropped.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn heartbeat(db: &Db, lease: &Lease, by: Duration) -> Result<bool, Error> {
    let mut conn = db.unscoped(Mode::Write, "claim").await?;
    let text = Sql("update jobs set lease_until = $5 \
         where tenant = $1 and id = $2 and state = 'running' and lease_owner = $3 and attempts = $4");
    let until = db.clock().now() + by;
    let held = conn.exec(text, args![lease.tenant, lease.job, lease.owner, lease.attempt, until]).await?;
    conn.commit().await?;
    Ok(held > 0)
}

/// Ends all leases at once, for the only process on a database (the lock on the data folder proves it) when it starts:
/// whoever held them is dead. Returns how many there were.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn release_leases(db: &Db) -> Result<u64, Error> {
    let mut conn = db.unscoped(Mode::Write, "claim").await?;
    let text = Sql("update jobs set lease_until = $1 where state = 'running' and lease_until > $1");
    let released = conn.exec(text, args![db.clock().now()]).await?;
    conn.commit().await?;
    Ok(released)
}

/// When the next job of the queue is due, for the worker to sleep until.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn next_due(db: &Db, queue: &str) -> Result<Option<Timestamp>, Error> {
    let mut conn = db.unscoped(Mode::Read, "claim").await?;
    let text = Sql("select min(case when state = 'ready' then run_at else lease_until end) as due from jobs \
         where queue = $1 and state in ('ready', 'running')");
    let row = conn.optional(text, args![queue]).await?;
    conn.rollback().await?;
    row.map_or(Ok(None), |row| row.maybe_at("due"))
}

/// Logs that a known caller was refused. Guests are refused too often and say too little to be logged.
///
/// # Errors
/// Whatever keeps the database from writing.
pub async fn log_denial(db: &Db, denial: &Denial) -> Result<(), Error> {
    let caller = denial.caller();
    if caller.principal == Principal::Guest {
        return Ok(());
    }
    let mut conn = Conn::begin(db.pools(), Mode::Write, Wall::Tenant(caller.tenant)).await?;
    audit::append(&mut conn, audit::Entry::denied(denial, db.clock().micros())).await?;
    conn.commit().await
}

async fn scoped(db: &Db, tenant: TenantId) -> Result<Conn, Error> {
    Conn::begin(db.pools(), Mode::Read, Wall::Tenant(tenant)).await
}
