//! The application behind its router, in this process.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use cms::app::App;
use cms::editorial::{self, Signature, Submission};
use cms::public::Sites;
use cms::tenants::NewTenant;
use cms::users::NewUser;
use db::{Config, Db, Location, Sealer};
use domain::document::Language;
use domain::finding::Profession;
use domain::privacy::Council;
use domain::publishing::Identity;
use domain::user::Role;
use domain::workflow::ReviewKind;
use governor::{Quota, RateLimiter};
use host::{Host, Settings};
use http_body_util::BodyExt as _;
use live::Live;
use policy::{Caller, Origin};
use server::live_pages::{self, Announcer};
use server::request_id::RequestNumbers;
use server::state::Http;
use site::theme::Theme;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use crate::support;

pub struct World {
    pub http: Arc<Http>,
    pub live: Live,
    router: Router,
    folder: TempDir,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

fn host() -> Host {
    static HOST: OnceLock<Host> = OnceLock::new();
    let start = || Host::start(Settings { cache: Some(support::components()), ..Settings::default() }).unwrap();
    HOST.get_or_init(start).clone()
}

impl World {
    pub async fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("lauda.db"));
        let db = Db::open(Config::new(location, Sealer::new([7; 32], [(1, [9; 32])]).unwrap())).await.unwrap();
        let (sites, slot) = (Arc::new(Sites::new()), Arc::new(OnceLock::new()));
        let app = App {
            db,
            host: host(),
            theme: Theme::bundled(),
            announce: Box::new(Announcer { sites: sites.clone(), live: slot.clone() }),
            services: Box::new(|| None),
            chosen: BTreeMap::new(),
        };
        let quota = Quota::per_second(NonZeroU32::MIN).allow_burst(NonZeroU32::new(15).unwrap());
        let http = Arc::new(Http {
            app: Arc::new(app),
            sites,
            checks: RateLimiter::keyed(quota),
            numbers: RequestNumbers::begin(),
            stop: CancellationToken::new(),
        });
        let live = slot.get_or_init(|| live_pages::start(&http).unwrap()).clone();
        World { router: server::router::router(http.clone(), &live), http, live, folder }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo("127.0.0.1:9".parse::<SocketAddr>().unwrap()));
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    pub async fn post_json(&self, path: &str, body: &str) -> Answer {
        let request = Request::post(path).header("content-type", "application/json").body(Body::from(body.to_owned()));
        self.send(request.unwrap()).await
    }

    pub async fn check(&self, kind: &str, query: &str, body: &[u8]) -> Answer {
        let request = Request::post(format!("/api/v1/checks{query}")).header("content-type", kind);
        self.send(request.header("content-length", body.len()).body(Body::from(body.to_vec())).unwrap()).await
    }

    pub async fn compressed(&self, encoding: &str, body: Vec<u8>) -> Answer {
        let request = Request::post("/api/v1/checks").header("content-type", "text/plain");
        self.send(request.header("content-encoding", encoding).body(Body::from(body)).unwrap()).await
    }

    pub async fn check_from(&self, peer: &str, text: &str) -> Answer {
        let mut request = Request::post("/api/v1/checks").body(Body::from(text.to_owned())).unwrap();
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        self.send(request).await
    }

    /// A demo clinic with one article at /sono.
    pub async fn publish(&self) {
        let app = &self.http.app;
        let new = NewTenant {
            slug: "aurora".to_owned(),
            name: "Clínica Aurora".to_owned(),
            hosts: vec!["aurora.localhost".to_owned()],
            base_url: Some("http://aurora.localhost".to_owned()),
            language: Language::PtBr,
            city: None,
            region: None,
            registration: None,
            technical_director: None,
            demo: true,
        };
        cms::tenants::create(app, Origin::CommandLine, new).await.unwrap();
        self.http.sites.reload_hosts(app).await.unwrap();
        let author = self.person("Helena Vasconcelos Prado", Role::ContentCreator, Some("9999901")).await;
        let reviewer = self.person("Beatriz Nogueira Sampaio", Role::SpecialistReviewer, Some("9999902")).await;
        let planner = self.person("Rita Camargo Leal", Role::ContentPlanner, None).await;
        let draft = World::draft("sono", "# Sono e descanso\n\nDormir bem faz parte do cuidado.\n");
        editorial::submit(app, &author, draft).await.unwrap();
        server::worker::drain(app).await;
        let id = reviewer.principal.user().unwrap().to_string();
        editorial::assign(app, &planner, "sono", &id, ReviewKind::Technical).await.unwrap();
        let signature = Signature {
            kind: ReviewKind::Technical,
            hash: None,
            meaning: "Revisei".to_owned(),
            reason: "Correto".to_owned(),
        };
        editorial::approve(app, &reviewer, "sono", signature).await.unwrap();
        editorial::publish(app, &planner, "sono").await.unwrap();
        server::worker::drain(app).await;
    }

    pub fn draft(slug: &str, text: &str) -> Submission {
        Submission {
            bytes: text.into(),
            name: format!("{slug}.md"),
            page: None,
            slug: Some(slug.to_owned()),
            format: None,
            language: None,
            translation_of: None,
        }
    }

    /// Somebody of the demo clinic who has the role.
    pub async fn caller_with(&self, role: Role) -> Caller {
        let app = &self.http.app;
        let people = cms::users::list(app, Origin::CommandLine, "aurora").await.unwrap();
        let id = people.iter().find(|user| user.roles.contains(&role)).unwrap().id.to_string();
        let token = cms::users::issue_token(app, Origin::CommandLine, "aurora", &id).await.unwrap();
        cms::sessions::authenticate(app, &token, Origin::Http).await.unwrap()
    }

    async fn person(&self, name: &str, role: Role, number: Option<&str>) -> Caller {
        let identity = number.map(|number| Identity {
            name: name.to_owned(),
            title: None,
            feminine: true,
            profession: Profession::Cfm,
            council: Council::Crm,
            number: number.to_owned(),
            region: "SP".to_owned(),
            category: None,
            specialty: None,
            rqe: None,
        });
        let new = NewUser { name: name.to_owned(), email: None, roles: vec![role], identity };
        let added = cms::users::add(&self.http.app, Origin::CommandLine, "aurora", new).await.unwrap();
        cms::sessions::authenticate(&self.http.app, &added.secret, Origin::Http).await.unwrap()
    }

    /// Serves on a port of its own until the world ends.
    pub async fn listen(&self) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(server::serve::serve(listener, self.http.clone(), self.router.clone()));
        Site { address }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn decoded(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        match self.header("content-encoding") {
            "br" => drop(brotli::Decompressor::new(&self.body[..], 4096).read_to_end(&mut plain).unwrap()),
            "gzip" => drop(flate2::read::GzDecoder::new(&self.body[..]).read_to_end(&mut plain).unwrap()),
            _ => plain.clone_from(&self.body),
        }
        plain
    }
}

/// A listener as a reader meets it.
pub struct Site {
    address: SocketAddr,
}

impl Site {
    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", path, headers).await
    }

    /// The path goes out as it is written, which a client library would not do.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        if headers.iter().all(|(name, _)| *name != "host") {
            request.push_str("host: aurora.localhost\r\n");
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        parse(&self.raw(request.as_bytes()).await)
    }

    /// A WebSocket, once the server has agreed to it.
    pub async fn upgrade(&self, path: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut request = format!(
            "GET {path} HTTP/1.1\r\nhost: aurora.localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
             sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        );
        headers.iter().for_each(|(name, value)| request.push_str(&format!("{name}: {value}\r\n")));
        request.push_str("\r\n");
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        assert!(head.starts_with(b"HTTP/1.1 101 "), "{}", String::from_utf8_lossy(&head));
        stream
    }

    /// A connection that stays open.
    pub async fn open(&self) -> Open {
        Open { stream: BufStream::new(TcpStream::connect(self.address).await.unwrap()) }
    }

    pub async fn raw(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request).await.unwrap();
        let mut answer = Vec::new();
        // A server that cuts a request off may reset the connection.
        stream.read_to_end(&mut answer).await.ok();
        answer
    }
}

/// A connection over which one request follows another.
pub struct Open {
    stream: BufStream<TcpStream>,
}

impl Open {
    pub async fn write(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
        self.stream.flush().await.unwrap();
    }

    /// The next answer, and nothing after it.
    pub async fn read(&mut self) -> Answer {
        let mut bytes = Vec::new();
        while !bytes.ends_with(b"\r\n\r\n") {
            bytes.push(self.stream.read_u8().await.unwrap());
        }
        let mut answer = parse(&bytes);
        let length = answer.header("content-length").parse().unwrap_or_default();
        answer.body = vec![0; length];
        self.stream.read_exact(&mut answer.body).await.unwrap();
        answer
    }

    pub async fn ask(&mut self, line: &str, headers: &str, body: &str) -> Answer {
        let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
        self.write(&format!("{line} HTTP/1.1\r\nhost: aurora.localhost\r\n{headers}{length}\r\n{body}")).await;
        self.read().await
    }
}

fn parse(answer: &[u8]) -> Answer {
    let split = answer.windows(4).position(|part| part == b"\r\n\r\n").expect("a head");
    let head = std::str::from_utf8(&answer[..split]).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(':').unwrap();
        let name: axum::http::HeaderName = name.parse().unwrap();
        headers.append(name, value.trim().parse().unwrap());
    }
    let body = answer[split + 4..].to_vec();
    assert!(!headers.contains_key("transfer-encoding"), "pages have a length");
    Answer { status, headers, body }
}
