//! The HTTP request that becomes a WebSocket.

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::{ConnectInfo, RawQuery, State, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::{Hello, Mount, serve};
use crate::channel::Transport;

/// Bytes that each connection reads into, a frame of a usual event. The default of the WebSocket library, 128 KiB, would
/// be most of the memory of an idle connection; of a larger frame it makes room for the whole.
const READ_BUFFER_BYTES: usize = 512;
/// What the client puts before its `authToken`, among the protocols that it knows.
const AUTH_TOKEN: &str = "base64url.bearer.phx.";

pub async fn upgrade(
    State(mount): State<Mount>,
    RawQuery(query): RawQuery,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let query = query.unwrap_or_default();
    let peer = peer.map(|Extension(ConnectInfo(peer))| peer);
    let hello =
        Hello { query: &query, auth_token: auth_token(&headers), headers, peer, transport: Transport::WebSocket };
    let Ok(connect) = mount.connect(hello).await else { return StatusCode::FORBIDDEN.into_response() };
    let limits = mount.server.limits;
    upgrade
        .protocols(["phoenix"])
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(0)
        .max_message_size(limits.frame_bytes)
        .max_frame_size(limits.frame_bytes)
        .on_upgrade(move |socket| {
            // A task of its own: that of the upgrade keeps room for all that an upgrade needs, to its end.
            drop(tokio::spawn(serve(socket, mount.server, connect)));
            std::future::ready(())
        })
}

/// A browser cannot set headers of a WebSocket, but it can name protocols.
fn auth_token(headers: &HeaderMap) -> Option<String> {
    let protocols = headers.get("sec-websocket-protocol")?.to_str().ok()?;
    let token = protocols.split(',').find_map(|protocol| protocol.trim().strip_prefix(AUTH_TOKEN))?;
    String::from_utf8(STANDARD_NO_PAD.decode(token).ok()?).ok()
}
