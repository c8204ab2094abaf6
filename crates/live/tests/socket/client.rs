//! A server, and a client that says exactly what it is told to.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::net::SocketAddr;

use axum::http::{HeaderMap, HeaderValue};
use futures_util::{SinkExt, StreamExt};
use live::{Limits, Live, Session};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::views;

pub struct World {
    pub live: Live,
    pub address: SocketAddr,
}

/// What a page tells its client.
#[derive(Clone, Debug)]
pub struct Page {
    pub id: String,
    pub session: String,
    pub csrf: String,
}

pub struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub join_ref: String,
    pub page: Option<Page>,
    last: u32,
}

/// The cookie header is the name of the session.
async fn session(headers: HeaderMap) -> Session {
    let id = headers.get("cookie").and_then(|name| name.to_str().ok()).unwrap_or_default().to_owned();
    let live_socket_id = (!id.is_empty()).then(|| format!("users:{id}"));
    Session { id, live_socket_id, data: Value::Null }
}

impl World {
    pub async fn start() -> World {
        World::with(Limits::default()).await
    }

    pub async fn with(limits: Limits) -> World {
        let builder = Live::builder(&[7; 32]).unwrap().limits(limits).session(session);
        let live = views::routes(builder.statics(["/app-2.js"])).build().unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = live.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        World { live, address }
    }

    pub async fn get(&self, path: &str) -> String {
        self.get_of(path, "").await
    }

    /// With a cookie.
    pub async fn get_of(&self, path: &str, session: &str) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let cookie = if session.is_empty() { String::new() } else { format!("Cookie: {session}\r\n") };
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{cookie}Connection: close\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).await.unwrap();
        response
    }

    pub async fn page(&self, path: &str) -> Page {
        self.page_of(path, "").await
    }

    pub async fn page_of(&self, path: &str, session: &str) -> Page {
        let html = self.get_of(path, session).await;
        let value = |name: &str| {
            let rest = html.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("{name} in {html}")).1;
            rest.split('"').next().unwrap().to_owned()
        };
        Page { id: value("<div id"), session: value("data-phx-session"), csrf: value("\"csrf-token\" content") }
    }

    pub async fn connect(&self, page: &Page) -> Client {
        let mut client = self.connect_as(&page.csrf, "", None).await.unwrap();
        client.page = Some(page.clone());
        client
    }

    /// The status, where the server refuses.
    pub async fn connect_as(&self, csrf: &str, session: &str, origin: Option<&str>) -> Result<Client, u16> {
        let url = format!("ws://{}/live/websocket?_csrf_token={csrf}&_mounts=0&vsn=2.0.0", self.address);
        Client::open(&url, session, origin).await
    }

    /// A client whose page is joined.
    pub async fn joined(&self, path: &str) -> (Client, String) {
        let page = self.page(path).await;
        let topic = format!("lv:{}", page.id);
        let mut client = self.connect(&page).await;
        let url = format!("http://{}{path}", self.address);
        client.join(&topic, json!({"url": url, "session": page.session, "params": {"_mounts": 0}})).await;
        let reply = client.hear().await;
        assert_eq!(reply[4]["status"], "ok", "{reply}");
        (client, topic)
    }
}

impl Client {
    pub async fn open(url: &str, session: &str, origin: Option<&str>) -> Result<Client, u16> {
        let mut request = url.into_client_request().unwrap();
        if !session.is_empty() {
            request.headers_mut().insert("cookie", HeaderValue::from_str(session).unwrap());
        }
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", HeaderValue::from_str(origin).unwrap());
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Client { socket, join_ref: "1".to_owned(), page: None, last: 1 }),
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    pub async fn raw(&mut self, text: &str) {
        // A server that has closed already is what some tests wait for.
        drop(self.socket.send(Message::text(text)).await);
    }

    pub async fn bytes(&mut self, bytes: &[u8]) {
        drop(self.socket.send(Message::binary(bytes.to_vec())).await);
    }

    /// The next frame, which is binary.
    pub async fn hear_bytes(&mut self) -> Vec<u8> {
        match self.socket.next().await {
            Some(Ok(Message::Binary(bytes))) => bytes.to_vec(),
            other => panic!("no binary frame: {other:?}"),
        }
    }

    /// The next frame.
    pub async fn hear(&mut self) -> Value {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(text.as_str()).unwrap(),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                other => panic!("the socket ended: {other:?}"),
            }
        }
    }

    /// The code that the server closes with, if it still can say one.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }

    pub async fn send(&mut self, frame: Value) {
        self.raw(&frame.to_string()).await;
    }

    /// A binary frame, whatever the lengths of its names.
    pub async fn send_bytes(&mut self, names: [&str; 4], data: &[u8]) {
        let mut frame = vec![0];
        frame.extend(names.iter().map(|name| u8::try_from(name.len()).unwrap()));
        names.iter().for_each(|name| frame.extend(name.as_bytes()));
        frame.extend(data);
        drop(self.socket.send(Message::binary(frame)).await);
    }

    pub async fn join(&mut self, topic: &str, payload: Value) {
        let join_ref = self.join_ref.clone();
        self.send(json!([join_ref, join_ref, topic, "phx_join", payload])).await;
    }

    pub async fn tell(&mut self, topic: &str, event: &str, payload: Value) {
        self.last += 1;
        let (join_ref, reference) = (self.join_ref.clone(), self.last.to_string());
        self.send(json!([join_ref, reference, topic, event, payload])).await;
    }
}
