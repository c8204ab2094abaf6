//! Liveness and readiness, on any host.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::state::Http;

#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `ok` or `failing`
    status: &'static str,
    version: &'static str,
    database: DatabaseHealth,
    policy: PolicyHealth,
    components: ComponentsHealth,
    memory: MemoryHealth,
}

#[derive(Serialize, ToSchema)]
struct DatabaseHealth {
    status: &'static str,
    engine: Option<&'static str>,
    schema: Option<i64>,
    latency_us: Option<u64>,
}

#[derive(Serialize, ToSchema)]
struct PolicyHealth {
    status: &'static str,
    /// Fingerprint of schema and policies.
    bundle: &'static str,
}

#[derive(Serialize, ToSchema)]
struct ComponentsHealth {
    status: &'static str,
    running: usize,
    concurrency: usize,
    pooled: bool,
}

#[derive(Serialize, ToSchema)]
struct MemoryHealth {
    /// Linear memory of all component instances, in bytes.
    components_used: usize,
    components_bound: usize,
    /// Resident memory of the process, in bytes, where the system says.
    resident: Option<u64>,
}

/// What works and what does not.
#[utoipa::path(get, path = "/health", tag = "operations", responses((status = 200, body = Health), (status = 503, body = Health)))]
pub async fn health(State(http): State<Arc<Http>>) -> (StatusCode, Json<Health>) {
    let database = http.app.db.health().await;
    let load = http.app.host.load();
    let policy = policy::validate();
    let works = database.is_ok() && policy.is_ok();
    let word = |works: bool| if works { "ok" } else { "failing" };
    let health = Health {
        status: word(works),
        version: env!("CARGO_PKG_VERSION"),
        policy: PolicyHealth { status: word(policy.is_ok()), bundle: policy::bundle() },
        components: ComponentsHealth {
            status: "ok",
            running: load.running,
            concurrency: load.concurrency,
            pooled: load.pooled,
        },
        memory: MemoryHealth {
            components_used: load.memory_used,
            components_bound: load.memory_bound,
            resident: resident(),
        },
        database: match database {
            Ok(health) => DatabaseHealth {
                status: "ok",
                engine: Some(health.engine),
                schema: Some(health.schema),
                latency_us: u64::try_from(health.latency.as_micros()).ok(),
            },
            Err(error) => {
                tracing::error!(%error, "the database does not answer");
                DatabaseHealth { status: "failing", engine: None, schema: None, latency_us: None }
            }
        },
    };
    (if works { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, Json(health))
}

/// 200 once the sites can be served and until shutdown begins.
#[utoipa::path(get, path = "/ready", tag = "operations", responses((status = 200), (status = 503)))]
pub async fn ready(State(http): State<Arc<Http>>) -> StatusCode {
    let stopping = http.stop.is_cancelled();
    if !stopping && http.app.db.health().await.is_ok() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}

fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}
