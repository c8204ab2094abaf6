//! One WebSocket, and Channels V2 on it.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::Failure;

/// How long the official client waits for the answer to a join.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// Addresses that clients come from: one has ports for some 28,000 connections only, and others use them too.
const SOURCES: usize = 16;
const BUFFER_BYTES: usize = 4096;

pub struct Client {
    socket: WebSocketStream<TcpStream>,
    last: u64,
}

/// From 127.0.0.2 and those that follow.
pub async fn connect(server: SocketAddr, number: usize) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    let last = u8::try_from(2 + number % SOURCES).unwrap_or(u8::MAX);
    socket.bind((Ipv4Addr::new(127, 0, 0, last), 0).into())?;
    let stream = socket.connect(server).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

impl Client {
    pub async fn open(server: SocketAddr, number: usize, path: &str) -> Result<Client, Failure> {
        let stream = connect(server, number).await?;
        let request = format!("ws://{server}{path}").into_client_request()?;
        let mut config = WebSocketConfig::default();
        (config.read_buffer_size, config.write_buffer_size) = (BUFFER_BYTES, 0);
        let (socket, _) = client_async_with_config(request, stream, Some(config)).await?;
        Ok(Client { socket, last: 0 })
    }

    /// Joins, and waits until it is let in.
    pub async fn join(&mut self, topic: &str, payload: Value) -> Result<(), Failure> {
        self.send(json!(["1", "1", topic, "phx_join", payload])).await?;
        let answer = tokio::time::timeout(PATIENCE, self.hear()).await??;
        let frame: Value = serde_json::from_str(&answer)?;
        if frame[3] == "phx_reply" && frame[4]["status"] == "ok" {
            return Ok(());
        }
        Err(format!("a join is answered with {answer}").into())
    }

    /// Pushes a message, and gives the answer as it came.
    pub async fn ask(&mut self, topic: &str, event: &str, payload: &Value) -> Result<String, Failure> {
        self.last += 1;
        self.send(json!(["1", self.last.to_string(), topic, event, payload])).await?;
        tokio::time::timeout(PATIENCE, self.hear()).await?
    }

    pub async fn beat(&mut self) -> Result<(), Failure> {
        self.send(json!([null, "0", "phoenix", "heartbeat", {}])).await
    }

    async fn send(&mut self, frame: Value) -> Result<(), Failure> {
        Ok(self.socket.send(Message::text(frame.to_string())).await?)
    }

    pub async fn hear(&mut self) -> Result<String, Failure> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => return Ok(text.as_str().to_owned()),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Err(error)) => return Err(error.into()),
                Some(Ok(_)) | None => return Err("the server closed the socket".into()),
            }
        }
    }
}
