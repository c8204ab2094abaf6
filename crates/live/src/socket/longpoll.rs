//! The requests of clients on long-poll. What the client understands is the status within the body; the HTTP status is
//! always 200, as in Phoenix.

use std::net::SocketAddr;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::ws::Message;
use axum::extract::{ConnectInfo, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};

use super::poll::{self, Request};
use super::{Close, Hello, Mount};
use crate::channel::Transport;
use crate::params;
use crate::server::{Poll, Server};
use crate::token::{Purpose, random_id};

/// Where newer clients have their token; others have it in the query.
const TOKEN: &str = "x-phoenix-longpoll-token";
/// Where the client has its `authToken`.
const AUTH_TOKEN: &str = "x-phoenix-authtoken";
/// What a request may bring from another site that is let in.
const CROSS_ORIGIN_HEADERS: &str = "content-type, x-phoenix-authtoken, x-phoenix-longpoll-token";
/// Requests of one client that wait for its session.
const MAX_REQUESTS: usize = 8;
/// Messages of one request, as the client has it.
const MAX_BATCH: usize = 100;
/// A request may be so many times as long as the longest frame, which is a third longer in base64.
const FRAMES_IN_BODY: usize = 2;

/// Begins a session, or waits for its messages.
pub async fn poll(
    State(mount): State<Mount>,
    RawQuery(query): RawQuery,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    if !mount.server.origin.allows(&headers) {
        return answer(&headers, json!({"status": 403}));
    }
    let Some(token) = token(&mount.server, &query, &headers) else {
        let peer = peer.map(|Extension(ConnectInfo(peer))| peer);
        let begun = begin(&mount, &query, headers.clone(), peer).await;
        return answer(&headers, begun);
    };
    answer(&headers, listen(&mount.server, &token).await)
}

/// Takes messages.
pub async fn publish(
    State(mount): State<Mount>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let status = match mount.server.origin.allows(&headers) {
        false => 403,
        true => match token(&mount.server, &query.unwrap_or_default(), &headers) {
            Some(token) => take(&mount.server, &token, &headers, body).await,
            None => 410,
        },
    };
    answer(&headers, json!({"status": status}))
}

/// A browser asks so before it lets a page of another site send.
pub async fn preflight(State(mount): State<Mount>, headers: HeaderMap) -> Response {
    if !mount.server.origin.allows(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    let allowed = [
        (header::ACCESS_CONTROL_ALLOW_HEADERS, CROSS_ORIGIN_HEADERS),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS"),
        (header::ACCESS_CONTROL_MAX_AGE, "3600"),
    ];
    allowed.into_iter().for_each(|(name, value)| set(&mut response, name, HeaderValue::from_static(value)));
    share(&headers, &mut response);
    response
}

fn token(server: &Server, query: &str, headers: &HeaderMap) -> Option<String> {
    if let Some(token) = headers.get(TOKEN) {
        return Some(token.to_str().unwrap_or_default().to_owned());
    }
    let params = params::decode(query, &server.limits).ok()?;
    params.text(&["token"]).filter(|token| !token.is_empty()).map(str::to_owned)
}

/// 410 with a token is what the client waits for.
async fn begin(mount: &Mount, query: &str, headers: HeaderMap, peer: Option<SocketAddr>) -> Value {
    let auth_token = headers.get(AUTH_TOKEN).and_then(|token| token.to_str().ok()).map(str::to_owned);
    let hello = Hello { query, headers, peer, auth_token, transport: Transport::LongPoll };
    let Ok(connect) = mount.connect(hello).await else { return json!({"status": 403}) };
    let server = &mount.server;
    let (requests, received) = mpsc::channel(MAX_REQUESTS);
    let id = random_id();
    let Some(open) = server.polls.open(id.clone(), requests, server.limits.polls) else {
        tracing::warn!("too many clients on long-poll");
        return json!({"status": 500});
    };
    tokio::spawn(poll::serve(server.clone(), connect, received, open));
    json!({"status": 410, "token": server.signer.sign(Purpose::LongPoll, &id), "messages": []})
}

fn find(server: &Server, token: &str) -> Option<Poll> {
    let id: String = server.signer.verify(Purpose::LongPoll, token, server.limits.token_seconds).ok()?;
    server.polls.find(&id)
}

/// A session that is gone is told without a new one: the client connects again by itself.
async fn listen(server: &Server, token: &str) -> Value {
    let gone = || json!({"status": 410, "token": null, "messages": []});
    let Some(poll) = find(server, token) else { return gone() };
    let (answer, answered) = oneshot::channel();
    if poll.requests.send(Request::Poll(answer)).await.is_err() {
        return gone();
    }
    // Our own sender must not keep the session, should it end meanwhile.
    drop(poll);
    let Ok(messages) = answered.await else { return gone() };
    let status = if messages.is_empty() { 204 } else { 200 };
    let messages: Vec<&str> = messages.iter().map(|message| message.as_str()).collect();
    json!({"status": status, "token": token, "messages": messages})
}

/// The status for the client: any but 200 makes it connect again.
async fn take(server: &Server, token: &str, headers: &HeaderMap, body: Body) -> u16 {
    let Some(poll) = find(server, token) else { return 410 };
    let Ok(body) = to_bytes(body, poll.frame_bytes() * FRAMES_IN_BODY).await else { return 413 };
    let Ok(text) = std::str::from_utf8(&body) else { return 400 };
    let batch = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/x-ndjson");
    let Some(frames) = frames(text, batch) else { return 400 };
    let (answer, answered) = oneshot::channel();
    if poll.requests.send(Request::Frames(frames, answer)).await.is_err() {
        return 410;
    }
    match answered.await {
        Ok(Ok(())) => 200,
        Ok(Err(Close::TooLarge)) => 413,
        Ok(Err(_)) => 400,
        Err(_) => 410,
    }
}

/// One frame on each line: JSON, or the base64 of a binary one.
fn frames(text: &str, batch: bool) -> Option<Vec<Message>> {
    if !batch {
        return Some(vec![Message::text(text)]);
    }
    let lines: Vec<&str> = text.lines().take(MAX_BATCH + 1).collect();
    if lines.len() > MAX_BATCH {
        return None;
    }
    lines
        .into_iter()
        .map(|line| match line.starts_with('[') {
            true => Some(Message::text(line)),
            false => STANDARD.decode(line).ok().map(Message::binary),
        })
        .collect()
}

/// No cache may keep it: with the token in a header, the address is the same for all clients.
fn answer(headers: &HeaderMap, body: Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    let mut response = (kind, body.to_string()).into_response();
    share(headers, &mut response);
    response
}

/// A page of another site may read the answer, if its site is let in: the body says whether it is.
fn share(headers: &HeaderMap, response: &mut Response) {
    if let Some(origin) = headers.get(header::ORIGIN) {
        set(response, header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        set(response, header::VARY, HeaderValue::from_static("Origin"));
    }
}

fn set(response: &mut Response, name: HeaderName, value: HeaderValue) {
    response.headers_mut().insert(name, value);
}

#[cfg(test)]
mod tests {
    use super::frames;

    #[test]
    fn reads_a_batch() {
        let count = |text: &str, batch| frames(text, batch).map(|frames| frames.len());
        assert_eq!(count("[1]\n[2]\r\nAAE=", true), Some(3));
        assert_eq!(count("[1]\n[2]", false), Some(1));
        assert_eq!(count("no base64", true), None);
        assert_eq!(count(&"[1]\n".repeat(100), true), Some(100));
        assert_eq!(count(&"[1]\n".repeat(101), true), None);
    }
}
