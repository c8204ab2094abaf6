//! Every route, on one page.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use live::Live;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;

use crate::api::problem::{PROBLEM_JSON, Problem};
use crate::api::{calculations, checks, openapi};
use crate::health;
use crate::live_pages;
use crate::state::Http;

const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(30);
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub fn router(http: Arc<Http>, live: &Live) -> Router {
    let live_pages = live_pages::router(http.clone(), live);
    let numbers = http.numbers.clone();
    // The limit inside counts what comes out of the decompression, the one outside what is sent.
    let checks = Router::new()
        .route("/api/v1/checks", post(checks::create))
        .layer(DefaultBodyLimit::max(checks::MAX_BODY_BYTES))
        .layer(RequestDecompressionLayer::new())
        .layer(RequestBodyLimitLayer::new(checks::MAX_BODY_BYTES))
        .layer(map_response(explained));
    Router::new()
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/api/openapi.json", get(openapi::document))
        .route("/api/v1/calculations", post(calculations::create))
        .layer(DefaultBodyLimit::max(calculations::MAX_BODY_BYTES))
        .merge(checks)
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(not_found)
        .with_state(http)
        .merge(live_pages)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, numbers))
}

/// The layers around a handler refuse without a word.
async fn explained(response: Response) -> Response {
    let is_explained = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM_JSON);
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE if !is_explained => Problem::too_large(checks::MAX_BODY_BYTES).into_response(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE if !is_explained => {
            Problem::unsupported("Send the text as it is, or with Content-Encoding: gzip or br.").into_response()
        }
        _ => response,
    }
}

async fn not_found(_: Request) -> Problem {
    Problem::not_found()
}

async fn method_not_allowed(_: Request) -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method-not-allowed",
        "The method is not allowed here",
        "See /api/openapi.json.",
    )
}

/// The cause is in the log; a panic's text may quote the request.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Problem::internal(&"a handler panicked").into_response()
}
