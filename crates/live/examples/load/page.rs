//! HTTP as far as it is needed: what a page tells its client, and orders to the server.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::Failure;
use crate::client::connect;

pub struct Page {
    pub id: String,
    pub session: String,
    pub csrf: String,
    pub html_bytes: usize,
}

impl Page {
    pub async fn fetch(server: SocketAddr, number: usize, path: &str) -> Result<Page, Failure> {
        let html = ask(server, number, &format!("GET {path}")).await?;
        let value = |name: &str| {
            let (_, rest) = html.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let read = || {
            let (id, session) = (value("<div id")?, value("data-phx-session")?);
            Some(Page { id, session, csrf: value("\"csrf-token\" content")?, html_bytes: html.len() })
        };
        read().ok_or_else(|| format!("{path} is no live page: {html}").into())
    }

    /// What the client says with its join.
    pub fn join(&self, server: SocketAddr, path: &str) -> serde_json::Value {
        let url = format!("http://{server}{path}");
        serde_json::json!({"url": url, "session": self.session, "params": {"_mounts": 0}})
    }
}

/// The body of the answer, which must be a good one.
pub async fn ask(server: SocketAddr, number: usize, line: &str) -> Result<String, Failure> {
    let mut stream = connect(server, number).await?;
    let request = format!("{line} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    match answer.split_once("\r\n\r\n") {
        Some((head, body)) if head.starts_with("HTTP/1.1 200") => Ok(body.to_owned()),
        _ => Err(format!("{line} is answered with {answer:?}").into()),
    }
}
