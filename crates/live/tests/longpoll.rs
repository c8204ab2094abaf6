//! Long-poll, request by request: what the client's own code accepts, and what it may never get away with.

#[path = "socket/client.rs"]
mod client;
#[path = "channels/rooms.rs"]
mod views;

use client::World;
use live::{Limits, Live};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const NDJSON: (&str, &str) = ("content-type", "application/x-ndjson");

/// The whole response.
async fn raw(world: &World, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> String {
    let mut stream = TcpStream::connect(world.address).await.unwrap();
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = body.len();
    let head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {length}\r\n", world.address);
    stream.write_all(format!("{head}{headers}Connection: close\r\n\r\n{body}").as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response
}

/// The body, which the client looks at; the HTTP status it does not.
async fn ask(world: &World, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Value {
    let response = raw(world, method, path, headers, body).await;
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    assert!(response.contains("cache-control: no-store"), "{response}");
    serde_json::from_str(response.split_once("\r\n\r\n").unwrap().1).unwrap()
}

/// One client; its token is in the query, as the client of npm has it.
struct Poller<'a> {
    world: &'a World,
    path: String,
}

impl<'a> Poller<'a> {
    async fn open(world: &'a World, path: &str) -> Poller<'a> {
        let mut begun = ask(world, "GET", path, &[], "").await;
        let token = begun["token"].take();
        assert_eq!(begun, json!({"status": 410, "token": null, "messages": []}));
        Poller { world, path: format!("{path}&token={}", token.as_str().unwrap()) }
    }

    async fn poll(&self) -> Value {
        let mut answer = ask(self.world, "GET", &self.path, &[], "").await;
        answer.as_object_mut().unwrap().remove("token");
        answer
    }

    async fn publish(&self, body: &str) -> Value {
        ask(self.world, "POST", &self.path, &[NDJSON], body).await["status"].clone()
    }

    /// The messages of one poll, as frames.
    async fn frames(&self) -> Vec<Value> {
        let answer = self.poll().await;
        assert_eq!(answer["status"], 200, "{answer}");
        let messages = answer["messages"].as_array().unwrap().iter();
        messages.map(|message| serde_json::from_str(message.as_str().unwrap()).unwrap()).collect()
    }

    async fn joined(world: &'a World, name: &str) -> Poller<'a> {
        let poller = Poller::open(world, &format!("/socket/longpoll?name={name}&vsn=2.0.0")).await;
        assert_eq!(poller.publish(r#"["1","1","room:1","phx_join",{}]"#).await, 200);
        assert_eq!(poller.frames().await[0][4]["status"], "ok");
        poller
    }
}

#[tokio::test]
async fn messages_come_and_go_with_requests() {
    let world = World::start().await;
    let ana = Poller::joined(&world, "ana").await;
    // Two messages of text and one of bytes, whose answer can only be text.
    let batch = [r#"["1","2","room:1","echo",1]"#, r#"["1","3","room:1","echo",2]"#, "AAEBBgQxNHJvb206MWVjaG//"];
    assert_eq!(ana.publish(&batch.join("\n")).await, 200);
    let mut frames = ana.frames().await;
    while frames.len() < 3 {
        frames.extend(ana.frames().await);
    }
    assert_eq!(frames[0], json!(["1", "2", "room:1", "phx_reply", {"status": "ok", "response": 1}]));
    assert_eq!((&frames[1][1], &frames[2][1], &frames[2][4]["status"]), (&json!("3"), &json!("4"), &json!("error")));
    // A poll waits for what comes.
    let waits = ana.poll();
    let (answer, ()) = tokio::join!(waits, async { world.live.broadcast("room:1", "news", json!(7)) });
    assert_eq!(answer, json!({"status": 200, "messages": [r#"[null,null,"room:1","news",7]"#]}));
    let other = ask(&world, "POST", &ana.path, &[], r#"["1","5","room:1","echo",3]"#).await;
    assert_eq!(other["status"], 200, "one message that is no batch");
    assert_eq!(ana.frames().await[0][4]["response"], 3);
}

#[tokio::test]
async fn the_token_may_come_in_a_header() {
    let world = World::start().await;
    let path = "/socket/longpoll?name=ana&vsn=2.0.0";
    let begun = ask(&world, "GET", path, &[], "").await;
    let token = ("x-phoenix-longpoll-token", begun["token"].as_str().unwrap());
    let join = r#"["1","1","room:1","phx_join",{}]"#;
    assert_eq!(ask(&world, "POST", path, &[token, NDJSON], join).await["status"], 200);
    let answer = ask(&world, "GET", path, &[token], "").await;
    assert_eq!((&answer["status"], &answer["token"]), (&json!(200), &begun["token"]));
}

#[tokio::test]
async fn who_does_not_poll_is_gone() {
    let world = World::with(Limits { poll_seconds: 1, ..Limits::default() }).await;
    let ana = Poller::joined(&world, "ana").await;
    let mut bob = Poller::joined(&world, "bob").await;
    assert_eq!(ana.poll().await, json!({"status": 204, "messages": []}), "nothing came in time");
    // Bob's end is heard by who stays.
    let mut left = ana.poll().await;
    while left["status"] == 204 {
        left = ana.poll().await;
    }
    assert_eq!(left["messages"], json!([r#"[null,null,"room:1","left",{"user":"bob"}]"#]));
    assert_eq!(bob.poll().await, json!({"status": 410, "messages": []}));
    assert_eq!(bob.publish("[]").await, 410);
    bob = Poller::joined(&world, "bob").await;
    world.live.disconnect("users:bob");
    assert_eq!(bob.poll().await["status"], 410);
    let waits = ana.poll();
    let (answer, ()) = tokio::join!(waits, async { world.live.drain() });
    assert_eq!(answer["status"], 410);
}

#[tokio::test]
async fn tokens_must_be_ours() {
    let world = World::start().await;
    let ana = Poller::joined(&world, "ana").await;
    let token = ana.path.split_once("token=").unwrap().1;
    let page = world.page("/watch").await;
    let other = Live::builder(&[8; 32]).unwrap();
    let other = views::routes(other).build().unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let elsewhere = World { address: listener.local_addr().unwrap(), live: other.clone() };
    tokio::spawn(async move { axum::serve(listener, other.router()).await });
    let foreign = Poller::joined(&elsewhere, "ana").await;
    let foreign = foreign.path.split_once("token=").unwrap().1.to_owned();
    for forged in ["forged", &token[1..], &page.session, &page.csrf, &foreign] {
        let path = format!("/socket/longpoll?name=ana&vsn=2.0.0&token={forged}");
        let gone = ask(&world, "GET", &path, &[], "").await;
        assert_eq!(gone, json!({"status": 410, "token": null, "messages": []}), "{forged}");
        assert_eq!(ask(&world, "POST", &path, &[NDJSON], "[]").await, json!({"status": 410}), "{forged}");
    }
}

#[tokio::test]
async fn tokens_expire() {
    let world = World::with(Limits { token_seconds: 4, ..Limits::default() }).await;
    let ana = Poller::joined(&world, "ana").await;
    // They say when in whole seconds; the session itself waits longer than this.
    tokio::time::sleep(std::time::Duration::from_millis(5_100)).await;
    assert_eq!(ana.poll().await["status"], 410);
    assert_eq!(ana.publish("[]").await, 410);
}

#[tokio::test]
async fn who_may_not_connect_is_told() {
    let world = World::start().await;
    let check = async |path: &str, origin: &str, expect: u16| {
        let answer = ask(&world, "GET", path, &[("origin", origin)], "").await;
        assert_eq!(answer["status"], expect, "{path} {origin}");
    };
    let own = format!("http://{}", world.address);
    check("/socket/longpoll?name=ana&vsn=2.0.0", &own, 410).await;
    check("/socket/longpoll?name=nobody&vsn=2.0.0", &own, 403).await;
    check("/socket/longpoll?name=ana&vsn=1.0.0", &own, 403).await;
    check("/socket/longpoll?name=ana&vsn=2.0.0", "https://evil.example", 403).await;
    let ana = Poller::joined(&world, "ana").await;
    check(&ana.path, "https://evil.example", 403).await;
    let evil = [NDJSON, ("origin", "https://evil.example")];
    assert_eq!(ask(&world, "POST", &ana.path, &evil, "[]").await["status"], 403);
    assert!(raw(&world, "OPTIONS", &ana.path, &evil, "").await.starts_with("HTTP/1.1 403"));
    let preflight = raw(&world, "OPTIONS", &ana.path, &[("origin", &own)], "").await;
    assert!(preflight.contains(&format!("access-control-allow-origin: {own}")), "{preflight}");
    assert!(raw(&world, "PUT", &ana.path, &[], "").await.starts_with("HTTP/1.1 405"));
}

#[tokio::test]
async fn what_is_no_frame_ends_the_session() {
    let world = World::start().await;
    let long = format!(r#"["1","1","room:1","echo","{}"]"#, "a".repeat(70_000));
    let longer = format!(r#"["1","1","room:1","echo","{}"]"#, "a".repeat(200_000));
    let many = r#"[null,"1","phoenix","heartbeat",{}]"#.to_owned() + "\n";
    for (body, status, ends) in [
        ("no base64".to_owned(), 400, false),
        (many.repeat(101), 400, false),
        ("AP//".to_owned(), 400, true),
        ("[1,2,3]".to_owned(), 400, true),
        (long, 413, true),
        (longer, 413, false),
    ] {
        let poller = Poller::open(&world, "/socket/longpoll?name=ana&vsn=2.0.0").await;
        assert_eq!(poller.publish(&body).await, status, "{}", &body[..20.min(body.len())]);
        if ends {
            assert_eq!(poller.poll().await["status"], 410, "{}", &body[..20.min(body.len())]);
        }
    }
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_dropped_and_there_may_be_only_so_many() {
    let world = World::with(Limits { outbox: 8, polls: 2, ..Limits::default() }).await;
    let ana = Poller::joined(&world, "ana").await;
    let bob = Poller::joined(&world, "bob").await;
    let third = ask(&world, "GET", "/socket/longpoll?name=carol&vsn=2.0.0", &[], "").await;
    assert_eq!(third, json!({"status": 500}));
    for number in 0..20 {
        world.live.broadcast("room:1", "news", json!(number));
    }
    assert_eq!(ana.poll().await["status"], 410);
    assert_eq!(bob.poll().await["status"], 410);
    Poller::joined(&world, "carol").await;
}

#[tokio::test]
async fn views_are_joined_only_with_the_pages_token() {
    let world = World::start().await;
    let page = world.page("/watch").await;
    for (csrf, status) in [(page.csrf.as_str(), "ok"), ("forged", "error"), ("", "error")] {
        let poller = Poller::open(&world, &format!("/live/longpoll?_csrf_token={csrf}&vsn=2.0.0")).await;
        let join = json!({"url": format!("http://{}/watch", world.address), "session": page.session});
        let frame = json!(["1", "1", format!("lv:{}", page.id), "phx_join", join]);
        assert_eq!(poller.publish(&frame.to_string()).await, 200);
        let reply = &poller.frames().await[0];
        assert_eq!(reply[4]["status"], status, "{reply}");
        if status == "error" {
            assert_eq!(reply[4]["response"], json!({"reason": "stale"}));
        }
    }
}
