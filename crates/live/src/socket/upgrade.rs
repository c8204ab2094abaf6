//! The HTTP request that becomes a socket: version, Origin, session and CSRF token.

use std::sync::Arc;

use axum::extract::{RawQuery, State, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{Connect, serve};
use crate::nested::Family;
use crate::params;
use crate::server::Server;
use crate::token::Purpose;

/// Bytes that each connection reads into. The default of the WebSocket library, 128 KiB, would be most of the memory of
/// an idle connection.
const READ_BUFFER_BYTES: usize = 1024;

pub async fn upgrade(
    State(server): State<Arc<Server>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let query = params::decode(query.as_deref().unwrap_or_default(), &server.limits).unwrap_or_default();
    if !query.text(&["vsn"]).is_some_and(|version| version.starts_with("2.")) || !server.origin.allows(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let connect = Connect::new(&server, &headers, query.text(&["_csrf_token"]).unwrap_or_default()).await;
    upgrade
        .protocols(["phoenix"])
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(0)
        .max_message_size(server.limits.frame_bytes)
        .max_frame_size(server.limits.frame_bytes)
        .on_upgrade(move |socket| serve(socket, server, connect))
}

impl Connect {
    /// A wrong CSRF token does not refuse the socket but takes the session away, as Phoenix does: the client learns only
    /// from a refused join that it must load the page again.
    pub async fn new(server: &Server, headers: &HeaderMap, csrf_token: &str) -> Connect {
        let session = server.session(headers).await;
        let owner = server.signer.verify::<String>(Purpose::Csrf, csrf_token, server.limits.token_seconds);
        let session = owner.is_ok_and(|owner| owner == session.id).then(|| Arc::new(session));
        Connect { session, csrf_token: csrf_token.to_owned(), family: Family::default() }
    }
}
