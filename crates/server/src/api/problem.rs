//! Errors over HTTP as RFC 9457 problem details.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

pub const PROBLEM_JSON: &str = "application/problem+json";

/// `application/problem+json`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A stable name of the kind of problem, relative to `/api/problems/`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: &'static str,
    pub status: u16,
    /// What was wrong with this request, and what to do.
    pub detail: String,
    /// The field at fault, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// Lowest and highest value that the field accepts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 2]>,
}

impl Problem {
    pub fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: impl Into<String>) -> Problem {
        Problem { kind, title, status: status.as_u16(), detail: detail.into(), field: None, range: None }
    }

    pub fn bad_request(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "bad-request", "The request cannot be read", detail)
    }

    pub fn out_of_range(field: &'static str, range: [f64; 2], detail: impl Into<String>) -> Problem {
        let title = "A value is out of its range";
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "out-of-range", title, detail);
        Problem { field: Some(field), range: Some(range), ..problem }
    }

    pub fn not_found() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not-found", "There is nothing here", "Check the address.")
    }

    pub fn too_large(limit: usize) -> Problem {
        let detail = format!("The body may have at most {limit} bytes after decompression.");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The body is too large", detail)
    }

    pub fn unsupported(detail: &str) -> Problem {
        Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "The body is of another kind",
            detail,
        )
    }

    pub fn too_many() -> Problem {
        let detail = "Wait a moment and try again.";
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", detail)
    }

    pub fn busy() -> Problem {
        let detail = "All component instances are in use. Try again in a moment.";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "The service is busy", detail)
    }

    /// The cause goes to the log under the request id; the client gets a fixed text.
    pub fn internal(cause: &dyn std::fmt::Display) -> Problem {
        tracing::error!(%cause, "a request failed");
        let detail = "The fault is on our side. The request id in the response header helps to find it.";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something went wrong", detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
