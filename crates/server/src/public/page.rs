//! A published page: a look-up in memory and the bytes as they are. No template, no SQL, no component.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use cms::public::{Body, Found, Served, Sites};
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use http_body_util::Full;

use crate::live_pages;

/// What the fast path can answer without waiting.
pub enum Answer {
    Ready(Response<Full<Bytes>>),
    /// The page has to be loaded first.
    Load {
        host: String,
    },
    /// No page of a site: the router's business.
    Pass,
}

/// Paths that the router answers, on whatever host.
pub fn is_routed(path: &str) -> bool {
    path.starts_with("/api/") || matches!(path, "/health" | "/ready") || live_pages::is_live(path)
}

pub fn answer<B>(sites: &Sites, request: &Request<B>) -> Answer {
    let path = request.uri().path();
    if is_routed(path) {
        return Answer::Pass;
    }
    let Some(host) = host(request) else {
        return Answer::Ready(plain(StatusCode::BAD_REQUEST, "the request names no host\n"));
    };
    match sites.find(&host, path) {
        Found::Page(served) => Answer::Ready(serve(request, &served)),
        Found::UnknownHost => Answer::Ready(plain(StatusCode::NOT_FOUND, "no site has this host name\n")),
        Found::NotLoaded => Answer::Load { host: host.into_owned() },
    }
}

/// The host without port, in lower case; every loopback address is `localhost`.
pub fn host<B>(request: &Request<B>) -> Option<Cow<'_, str>> {
    host_name(match request.uri().host() {
        Some(host) => host,
        None => request.headers().get(header::HOST)?.to_str().ok()?,
    })
}

/// The same of the value of the header.
pub fn host_name(value: &str) -> Option<Cow<'_, str>> {
    let name = match value.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => value.split(':').next().unwrap_or_default(),
    };
    let name = name.trim_end_matches('.');
    let name = match name.bytes().any(|b| b.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    };
    // Parsing costs more than the look-up that follows, so only names that begin like an address are tried.
    let is_address = || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    match name.as_bytes().first()? {
        b'0'..=b'9' | b':' if is_address() => Some(Cow::Borrowed("localhost")),
        _ => Some(name),
    }
}

pub fn serve<B>(request: &Request<B>, served: &Arc<Served>) -> Response<Full<Bytes>> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "a page can only be read\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let accepted = text(header::ACCEPT_ENCODING).unwrap_or_default();
    let (status, body) = choose(served, accepted, text(header::IF_NONE_MATCH));
    let bytes = match status == StatusCode::NOT_MODIFIED || request.method() == Method::HEAD {
        true => Bytes::new(),
        false => body.bytes.clone(),
    };
    let mut response = Response::new(Full::new(bytes));
    *response.status_mut() = status;
    *response.headers_mut() = body.headers.clone();
    if status == StatusCode::NOT_MODIFIED {
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response
}

/// What the reader gets, by what it accepts; not modified where that is what it has.
pub fn choose<'a>(served: &'a Served, accepted: &str, tags: Option<&str>) -> (StatusCode, &'a Body) {
    let body = pick(accepted, served);
    let fresh = tags.is_some_and(|tags| matches(tags, &body.etag));
    (if fresh { StatusCode::NOT_MODIFIED } else { served.status }, body)
}

/// Brotli, then gzip, then the bytes themselves, by what the reader accepts.
fn pick<'a>(accepted: &str, served: &'a Served) -> &'a Body {
    let br = served.br.as_ref().filter(|_| takes(accepted, "br"));
    br.or_else(|| served.gzip.as_ref().filter(|_| takes(accepted, "gzip"))).unwrap_or(&served.identity)
}

/// Whether the reader takes this encoding.
pub fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    takes(accepted.unwrap_or_default(), encoding)
}

fn takes(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        name.trim().eq_ignore_ascii_case(encoding) && !is_zero(weight)
    })
}

/// "q=0", "q=0.0", …: the reader refuses this encoding.
fn is_zero(weight: &str) -> bool {
    weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>() == Ok(0.0))
}

/// RFC 9110 §13.1.2: a list of tags or `*`, compared weakly.
fn matches(tags: &str, etag: &str) -> bool {
    tags.trim() == "*" || tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag)
}

pub fn plain(status: StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_without_port() {
        let check = |value: &str, expect: Option<&str>| {
            let request = Request::builder().uri("/").header("host", value).body(()).unwrap();
            assert_eq!(host(&request).as_deref(), expect, "{value}");
        };
        check("aurora.localhost:4000", Some("aurora.localhost"));
        check("AURORA.localhost.", Some("aurora.localhost"));
        check("127.0.0.1:4000", Some("localhost"));
        check("127.3.2.1", Some("localhost"));
        check("[::1]:4000", Some("localhost"));
        check("[2001:db8::1]", Some("2001:db8::1"));
        check("", None);
    }

    #[test]
    fn tags_are_compared() {
        let check = |tags: &str, expect| assert_eq!(matches(tags, "\"a-br\""), expect, "{tags}");
        check("\"a-br\"", true);
        check("W/\"a-br\"", true);
        check("\"x\", \"a-br\"", true);
        check("*", true);
        check("\"a\"", false);
    }
}
