//! Opening a PostgreSQL database.
//!
//! The role of the address migrates. Work is done as `lauda_work`, a role without login that owns nothing, so that
//! row-level security holds whatever a statement says.

use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgConnection, PgPool};

use crate::config::Config;
use crate::conn::Pools;
use crate::error::Error;
use crate::migrate;

/// Any number that other programs on the same database do not use.
const MIGRATION_LOCK: i64 = 0x006c_6175_6461;

/// Forgotten transactions must not hold rows for ever; the longest statement of Lauda reads one page of a list.
const SETTINGS: &str = "set role lauda_work; set statement_timeout = '60s'; set lock_timeout = '10s'; \
                        set idle_in_transaction_session_timeout = '5min'";

pub(crate) async fn open(url: &str, config: &Config) -> Result<Pools, Error> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|e| Error::NotSetUp(format!("the address is not valid: {e}")))?
        .application_name("lauda")
        .disable_statement_logging();
    let mut owner = connect(&options, config).await?;
    prepare(&mut owner, config.migrate).await?;
    owner.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(config.connections)
        .acquire_timeout(config.patience)
        .after_connect(|conn, _| Box::pin(async move { sqlx::raw_sql(SETTINGS).execute(&mut *conn).await.map(drop) }))
        .connect_with(options)
        .await?;
    prove_powerless(&pool).await?;
    Ok(Pools::Postgres(pool))
}

async fn connect(options: &PgConnectOptions, config: &Config) -> Result<PgConnection, Error> {
    match tokio::time::timeout(config.patience, PgConnection::connect_with(options)).await {
        Ok(connected) => connected.map_err(|e| Error::Unreachable(e.to_string())),
        Err(_) => Err(Error::Unreachable("no answer in time".into())),
    }
}

async fn prepare(owner: &mut PgConnection, allowed: bool) -> Result<(), Error> {
    let mut tx = owner.begin().await?;
    sqlx::query("select pg_advisory_xact_lock($1)").bind(MIGRATION_LOCK).execute(&mut *tx).await?;
    let made: bool = sqlx::query_scalar("select to_regclass('meta') is not null").fetch_one(&mut *tx).await?;
    let found = if made {
        let text: String =
            sqlx::query_scalar("select value from meta where name = 'schema'").fetch_one(&mut *tx).await?;
        text.parse().map_err(|_| Error::Damaged("meta"))?
    } else {
        0
    };
    let missing = migrate::missing(migrate::POSTGRES, found, allowed)?;
    if !missing.is_empty() {
        ensure_work_role(&mut tx).await?;
        for text in missing {
            sqlx::raw_sql(*text).execute(&mut *tx).await?;
        }
        sqlx::query(migrate::SET_SCHEMA).bind(migrate::KNOWN.to_string()).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Makes `lauda_work` where that is allowed. Roles belong to the whole cluster, so another database may be making it too.
async fn ensure_work_role(tx: &mut PgConnection) -> Result<(), Error> {
    const MAKE: &str = "do $$ begin
        if not exists (select from pg_roles where rolname = 'lauda_work') then
            begin
                create role lauda_work nologin;
            exception when duplicate_object or unique_violation then
                null;
            end;
        end if;
        if not pg_has_role(current_user, 'lauda_work', 'member') then
            grant lauda_work to current_user;
        end if;
    end $$";
    sqlx::raw_sql(MAKE).execute(tx).await.map(drop).map_err(|e| {
        Error::NotSetUp(format!(
            "the role lauda_work is missing and this login may not make it ({e}): have an administrator run \
             `create role lauda_work nologin; grant lauda_work to <this login>`"
        ))
    })
}

/// The second wall is worth nothing to a role that can walk round it.
async fn prove_powerless(pool: &PgPool) -> Result<(), Error> {
    const POWER: &str = "select rolsuper or rolbypassrls
        or exists (select from pg_class where relowner = pg_roles.oid and relnamespace = current_schema()::regnamespace)
        from pg_roles where rolname = current_user";
    const OPEN: &str = "select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant'
        and not (c.relrowsecurity and c.relforcerowsecurity)";
    let powerful: bool = sqlx::query_scalar(POWER).fetch_one(pool).await?;
    let open: i64 = sqlx::query_scalar(OPEN).fetch_one(pool).await?;
    match (powerful, open) {
        (false, 0) => Ok(()),
        (true, _) => Err(Error::NotSetUp("the role lauda_work is above row-level security".into())),
        (false, n) => Err(Error::NotSetUp(format!("{n} tables are without forced row-level security"))),
    }
}
