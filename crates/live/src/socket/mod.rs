//! One WebSocket: frames in to the views, frames out to the client, and the rules of Channels V2 about joining, leaving
//! and dying.

mod channels;
mod connect;
mod longpoll;
mod poll;
mod rate;
mod upgrade;

pub(crate) use channels::Channels;
pub(crate) use connect::{Connect, Hello, Mount};
pub(crate) use poll::Request;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use axum::routing::get;

use crate::process::{Frames, Outbox};
use crate::server::{Registered, Server};
use crate::wire::{Frame, decode_binary, decode_text};

/// Where live views are.
const LIVE_PATH: &str = "/live";
/// Seconds in which a client must take a frame.
const SEND_SECONDS: u64 = 10;

/// Why a socket is closed by the server. Never with 1000, after which clients stay away or load the page again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    /// The client went, was too slow, or said nothing for too long.
    Silently,
    /// It is to connect again.
    Disconnected,
    /// The server stops; another one will be there.
    Drained,
    /// What it sends is no frame.
    Protocol,
    TooLarge,
}

/// The places that clients connect to: one for live views, and those of the program.
pub(crate) fn routes(server: &Arc<Server>) -> Router<Arc<Server>> {
    let own = server.endpoints.iter().map(|endpoint| (endpoint.path.as_str(), Some(endpoint.clone())));
    std::iter::once((LIVE_PATH, None)).chain(own).fold(Router::new(), |router, (path, endpoint)| {
        router.merge(at(path, Mount { server: server.clone(), endpoint }))
    })
}

fn at(path: &str, mount: Mount) -> Router<Arc<Server>> {
    let longpoll = get(longpoll::poll).post(longpoll::publish).options(longpoll::preflight);
    Router::new()
        .route(&format!("{path}/websocket"), get(upgrade::upgrade))
        .route(&format!("{path}/longpoll"), longpoll)
        .with_state(mount)
}

/// One WebSocket and what waits for it. It lives in a box, and what it needs now and then in boxes of its own, so that a
/// connection at rest holds little more than itself.
struct Connection {
    server: Arc<Server>,
    socket: WebSocket,
    channels: Channels,
    frames: Frames,
    _registered: Registered,
}

/// Serves one socket to its end.
pub(crate) fn serve(socket: WebSocket, server: Arc<Server>, connect: Connect) -> impl Future<Output = ()> + Send {
    let (outbox, frames) = Outbox::new(server.limits.outbox, true);
    let registered = server.sockets.register(connect.id(), outbox.clone());
    let channels = Channels::new(server.clone(), Arc::new(connect), outbox);
    let connection = Connection { server, socket, channels, frames, _registered: registered };
    run(Box::new(connection))
}

async fn run(mut connection: Box<Connection>) {
    let close = loop {
        if let Err(close) = connection.step().await {
            break close;
        }
    };
    Box::pin(finish(connection, close)).await;
}

impl Connection {
    async fn step(&mut self) -> Result<(), Close> {
        // A client that sends faster than it reads waits for itself.
        let takes_more = self.frames.len() <= self.server.limits.outbox / 2;
        tokio::select! {
            close = self.frames.ended() => Err(close),
            out = self.frames.recv() => match self.channels.out(out) {
                Some(frame) => Box::pin(send(&mut self.socket, &self.frames, frame)).await,
                None => Ok(()),
            },
            message = receive(&mut self.socket, &self.server), if takes_more => self.channels.message(message?),
        }
    }
}

async fn send(socket: &mut WebSocket, frames: &Frames, frame: Message) -> Result<(), Close> {
    let sending = tokio::time::timeout(Duration::from_secs(SEND_SECONDS), socket.send(frame));
    tokio::select! {
        close = frames.ended() => Err(close),
        sent = sending => match sent {
            Ok(Ok(())) => Ok(()),
            _ => Err(Close::Silently),
        },
    }
}

async fn receive(socket: &mut WebSocket, server: &Server) -> Result<Message, Close> {
    let patience = Duration::from_secs(server.limits.idle_seconds);
    match tokio::time::timeout(patience, socket.recv()).await {
        Ok(Some(Ok(message))) => Ok(message),
        Ok(Some(Err(error))) if error.to_string().contains("too long") => Err(Close::TooLarge),
        _ => Err(Close::Silently),
    }
}

async fn finish(connection: Box<Connection>, close: Close) {
    let Connection { mut socket, channels, .. } = *connection;
    // Views end before the client is told.
    drop(channels);
    let code = match close {
        Close::Silently => return,
        Close::Disconnected => close_code::AWAY,
        Close::Drained => close_code::RESTART,
        Close::Protocol => close_code::PROTOCOL,
        Close::TooLarge => close_code::SIZE,
    };
    let goodbye = socket.send(Message::Close(Some(CloseFrame { code, reason: "".into() })));
    // Whether the client still hears it makes no difference to us.
    drop(tokio::time::timeout(Duration::from_secs(1), goodbye).await);
}

impl Channels {
    /// A message of the client. What is no frame ends the socket: its client has no notion of it.
    fn message(&mut self, message: Message) -> Result<(), Close> {
        let frame = match message {
            Message::Text(text) if text.len() > self.frame_bytes() => return Err(Close::TooLarge),
            Message::Binary(bytes) if bytes.len() > self.frame_bytes() => return Err(Close::TooLarge),
            Message::Text(text) => decode_text(text.as_str()),
            Message::Binary(bytes) => decode_binary(bytes),
            Message::Close(_) => return Err(Close::Silently),
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
        };
        let frame: Frame = frame.map_err(|_| Close::Protocol)?;
        self.frame(frame);
        Ok(())
    }
}
