//! All stages and rules on a text. The text is neither stored nor logged.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use cms::checks::{self, Options};
use serde::Deserialize;
use utoipa::IntoParams;

use super::problem::Problem;
use crate::state::Http;

/// 50,000 words of draft with markup, and room.
pub const MAX_BODY_BYTES: usize = 2 << 20;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// `cfm`, `cfp`, `cfn`, `cfo` or `cofen`; else by the author block, else the strictest
    profession: Option<String>,
    /// Day for which the rules are chosen (YYYY-MM-DD); else today
    as_of: Option<String>,
    /// `pt-BR` or `en`; else told by the text
    lang: Option<String>,
}

type Headers = [(HeaderName, HeaderValue); 1];

/// Checks the body (text, Markdown or HTML, by `Content-Type`) and answers the report of `lauda check --format json`.
#[utoipa::path(post, path = "/api/v1/checks", tag = "checks", params(Parameters),
    request_body(content = String, description = "At most 2 MiB after decompression", content_type = "text/plain"),
    responses(
        (status = 200, description = "The report; its schema is docs/schemas/check-report.schema.json", content_type = "application/json"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn create(
    State(http): State<Arc<Http>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    query: Result<Query<Parameters>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Result<(Headers, Json<serde_json::Value>), Problem> {
    limit(&http, peer.ip())?;
    let Query(parameters) = query.map_err(|rejection| Problem::bad_request(rejection.body_text()))?;
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(MAX_BODY_BYTES),
        _ => Problem::bad_request("The body is not compressed in the way that Content-Encoding says."),
    })?;
    let options = options(&parameters, &headers, http.app.today())?;
    let name = match options.format.as_deref() {
        Some("html") => "text.html",
        Some("markdown") => "text.md",
        _ => "text.txt",
    };
    let app = http.app.clone();
    let checked = tokio::task::spawn_blocking(move || checks::check(&app.host, name, &body, &options));
    let checked = checked.await.map_err(|error| Problem::internal(&error))?;
    let report = domain::report::Report::new(vec![checked]);
    let json = serde_json::to_value(&report).map_err(|error| Problem::internal(&error))?;
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(json)))
}

/// Clients that are remembered before those are forgotten who have not asked for a while.
const MAX_CLIENTS: usize = 100_000;

fn limit(http: &Http, peer: IpAddr) -> Result<(), Problem> {
    if http.checks.len() > MAX_CLIENTS {
        http.checks.retain_recent();
    }
    http.checks.check_key(&client(peer)).map_err(|_| Problem::too_many())
}

/// One client may hold all addresses of an IPv6 network of 64 bits.
fn client(peer: IpAddr) -> IpAddr {
    match peer {
        IpAddr::V4(_) => peer,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

fn options(parameters: &Parameters, headers: &HeaderMap, today: jiff::civil::Date) -> Result<Options, Problem> {
    let bad = |error: checks::BadOption| Problem::bad_request(error.to_string());
    let as_of = match &parameters.as_of {
        Some(day) => {
            day.parse().map_err(|_| Problem::bad_request(format!("as_of: {day:?} is no day; write YYYY-MM-DD")))?
        }
        None => today,
    };
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("text/plain");
    let format = match media_type.split(';').next().unwrap_or_default().trim() {
        "text/html" | "application/xhtml+xml" => "html",
        "text/markdown" => "markdown",
        _ => "text",
    };
    Ok(Options {
        profession: parameters.profession.as_deref().map(checks::profession).transpose().map_err(bad)?,
        as_of,
        language: parameters.lang.as_deref().map(checks::language).transpose().map_err(bad)?,
        format: Some(format.to_owned()),
    })
}
