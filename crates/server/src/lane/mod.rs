//! The shortest way from a socket to an answer, for the two requests that are counted in microseconds: a published page
//! that is in memory, and a calculation. A request is answered here only if it is whole and plain ([`Request::read`]). At
//! the first that is anything else the connection goes to the HTTP library with every byte of that request, and stays
//! there: whatever could be read in two ways is read there only.

mod reply;
mod request;
mod wait;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use axum::response::IntoResponse as _;
use bytes::{Buf as _, Bytes};
use cms::public::Found;
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderValue};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::api::calculations::{self, Measures};
use crate::api::problem::Problem;
use crate::public::page;
use crate::state::Http;
use request::{Method, Request};
use wait::Wait;

/// What one read takes: a head with its cookies and a calculation.
const READ_BYTES: usize = 8 << 10;

/// Answers what it can. What has been read of a request for the HTTP library comes back; none where the connection is
/// over.
///
/// # Errors
/// The connection broke.
pub async fn run(stream: &mut TcpStream, http: &Http) -> io::Result<Option<Bytes>> {
    let mut read = vec![0; READ_BYTES].into_boxed_slice();
    let mut head = Vec::new();
    let mut wait = Wait::new(&http.stop);
    loop {
        let Some(bytes) = wait.read(stream, &mut read).await? else { return Ok(None) };
        let mut left = read.get(..bytes).unwrap_or_default();
        while !left.is_empty() {
            head.clear();
            let answered = Request::read(left).and_then(|asked| Some((answer(http, &asked, &mut head)?, asked.bytes)));
            let Some((body, used)) = answered else { return Ok(Some(Bytes::copy_from_slice(left))) };
            // Every connection in turn, and their answers together: waking a reader for each costs more than an answer, and
            // nobody waits behind one who is always ready.
            tokio::task::yield_now().await;
            stream.write_all_buf(&mut head.as_slice().chain(body)).await?;
            left = left.get(used..).unwrap_or_default();
        }
    }
}

/// Writes the head, and what is small; a page is sent from where it lies. None where this is not the place to answer.
fn answer(http: &Http, request: &Request<'_>, head: &mut Vec<u8>) -> Option<Bytes> {
    match request.method {
        Method::Get => page(http, request, head),
        Method::Post if request.path == calculations::PATH => calculation(http, request, head),
        Method::Post => None,
    }
}

fn page(http: &Http, request: &Request<'_>, head: &mut Vec<u8>) -> Option<Bytes> {
    if page::is_routed(request.path) {
        return None;
    }
    let Found::Page(served) = http.sites.find(&page::host_name(request.host)?, request.path) else { return None };
    let (status, body) = page::choose(&served, request.accept_encoding, request.if_none_match);
    reply::head(head, status, &body.headers);
    Some(if status == StatusCode::NOT_MODIFIED { Bytes::new() } else { body.bytes.clone() })
}

/// Measures that are refused go to the router, which says why.
fn calculation(http: &Http, request: &Request<'_>, head: &mut Vec<u8>) -> Option<Bytes> {
    let measures: Measures = serde_json::from_slice(request.json?).ok()?;
    let metrics = measures.metrics().ok()?;
    let computed = catch_unwind(AssertUnwindSafe(|| calculations::compute(http, &metrics)));
    let id = http.numbers.next();
    match computed.unwrap_or_else(|_| Err(Problem::internal(&"a calculation panicked"))) {
        Ok(results) => reply::json(head, StatusCode::OK, &RESULTS, id, &results),
        Err(problem) => {
            let response = problem.clone().into_response();
            reply::json(head, response.status(), response.headers(), id, &problem);
        }
    }
    Some(Bytes::new())
}

static RESULTS: LazyLock<HeaderMap> = LazyLock::new(|| {
    let fixed = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    fixed.into_iter().map(|(name, value)| (name, HeaderValue::from_static(value))).collect()
});
