//! The channels of files over a real WebSocket, spoken by hand: what the official client does, and what a rude one would.

#[path = "socket/client.rs"]
mod client;
#[path = "uploads/views.rs"]
mod views;

use client::{Client, World};
use live::Limits;
use serde_json::{Value, json};

/// A browser with a page that takes files.
struct Sender {
    client: Client,
    topic: String,
    /// The id of the upload in the page.
    upload: String,
    /// What came while something else was waited for.
    aside: Vec<Value>,
    last: u32,
}

impl Sender {
    async fn open(world: &World, query: &str) -> Sender {
        let path = format!("/?{query}");
        let page = world.page(&path).await;
        let topic = format!("lv:{}", page.id);
        let mut client = world.connect(&page).await;
        client.join(&topic, json!({"url": path, "session": page.session})).await;
        let tree = client.hear().await.to_string();
        let upload = tree.split_once("data-phx-upload-ref=\\\"").unwrap().1.split('\\').next().unwrap().to_owned();
        Sender { client, topic, upload, aside: Vec::new(), last: 100 }
    }

    /// The next frame that fits, now or before; others are kept.
    async fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.aside.iter().position(&fits) {
            return self.aside.remove(at);
        }
        loop {
            let frame = self.client.hear().await;
            if fits(&frame) {
                return frame;
            }
            self.aside.push(frame);
        }
    }

    /// A message to the view; answers the payload of its reply.
    async fn tell(&mut self, event: &str, payload: Value) -> Value {
        self.last += 1;
        let reference = self.last.to_string();
        self.client.send(json!(["1", reference, self.topic, event, payload])).await;
        self.until(|frame| frame[1] == reference.as_str()).await[4].take()
    }

    async fn choose(&mut self, files: &[Value]) -> Value {
        let uploads = json!({&self.upload: files});
        let event = json!({"type": "form", "event": "chosen", "value": "", "meta": {}, "uploads": uploads});
        self.tell("event", event).await
    }

    async fn preflight(&mut self, files: &[Value]) -> Value {
        self.tell("allow_upload", json!({"ref": self.upload, "entries": files})).await["response"].take()
    }

    /// Chooses one file and asks for it; answers its token.
    async fn token(&mut self, reference: &str, name: &str, size: u64) -> String {
        let file = [file(reference, name, size)];
        self.choose(&file).await;
        let response = self.preflight(&file).await;
        response["entries"][reference].as_str().unwrap_or_else(|| panic!("no token in {response}")).to_owned()
    }

    /// Joins the channel of a file, as the join of this reference.
    async fn join(&mut self, topic: &str, reference: &str, token: &str) -> Value {
        self.client.send(json!([reference, reference, topic, "phx_join", {"token": token}])).await;
        self.until(|frame| frame[1] == reference && frame[3] == "phx_reply").await[4].take()
    }

    async fn chunk(&mut self, topic: &str, join: &str, data: &[u8]) -> Value {
        self.last += 1;
        let reference = self.last.to_string();
        self.client.send_bytes([join, &reference, topic, "chunk"], data).await;
        self.until(|frame| frame[1] == reference.as_str()).await[4].take()
    }

    async fn progress(&mut self, entry: &str, progress: Value) -> Value {
        self.tell("progress", json!({"ref": self.upload, "entry_ref": entry, "progress": progress})).await
    }

    /// Nothing is left of the entry in the page, as a diff says.
    async fn dropped(&mut self) {
        self.until(|frame| frame.to_string().contains("data-phx-active-refs=\\\"\\\"")).await;
    }

    async fn closed(&mut self, topic: &str) {
        self.until(|frame| frame[2] == topic && frame[3] == "phx_close").await;
    }

    async fn cancel(&mut self, entry: &str) {
        self.tell("event", json!({"type": "click", "event": "cancel", "value": {"ref": entry}})).await;
    }
}

fn file(reference: &str, name: &str, size: u64) -> Value {
    json!({"ref": reference, "name": name, "size": size, "type": "text/plain", "last_modified": 1, "relative_path": ""})
}

fn ok() -> Value {
    json!({"status": "ok", "response": {}})
}

fn refused(reason: &str) -> Value {
    json!({"status": "error", "response": {"reason": reason}})
}

/// Files are gone when whoever held them is: nobody tells.
async fn held(world: &World, bytes: u64) {
    while world.live.upload_bytes() != bytes {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn the_dialogue_is_phoenixs() {
    let world = World::start().await;
    let mut sender = Sender::open(&world, "size=500&chunk=6&timeout=30000").await;
    let chosen = [file("0", "a.txt", 10)];
    sender.choose(&chosen).await;
    let mut response = sender.preflight(&chosen).await;
    assert!(response.as_object_mut().unwrap().remove("diff").is_some(), "preflighted-refs: {response}");
    let token = response["entries"]["0"].as_str().unwrap().to_owned();
    let config = json!({"max_file_size": 500, "max_entries": 1, "chunk_size": 6, "chunk_timeout": 30_000});
    let expect = json!({"ref": sender.upload, "config": config, "entries": {"0": token}, "errors": {}});
    assert_eq!(response, expect);
    assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
    assert_eq!(sender.chunk("lvu:0", "7", b"abcdef").await, ok());
    assert_eq!(sender.progress("0", json!(60)).await["status"], "ok");
    assert_eq!(sender.chunk("lvu:0", "7", b"ghij").await, ok());
    let close = sender.until(|frame| frame[3] == "phx_close").await;
    assert_eq!(close, json!(["7", "7", "lvu:0", "phx_close", {}]));
    assert_eq!(sender.progress("0", json!(100)).await["status"], "ok");
    let saved = sender.tell("event", json!({"type": "form", "event": "save", "value": "", "meta": {}})).await;
    assert!(saved.to_string().contains("abcdefghij"), "{saved}");
    held(&world, 0).await;
}

#[tokio::test]
async fn tokens_that_are_forged_foreign_spent_or_late_are_refused() {
    let world = World::start().await;
    let mut sender = Sender::open(&world, "max=9").await;
    let mut other = Sender::open(&world, "max=9").await;
    let token = sender.token("0", "a.txt", 4).await;
    let session = sender.client.page.clone().unwrap().session;
    for forged in ["", "forged", &format!("{token}x"), &session] {
        assert_eq!(sender.join("lvu:0", "7", forged).await, refused("invalid_token"), "{forged}");
    }
    sender.client.send(json!(["8", "8", "lvu:0", "phx_join", {"token": [1]}])).await;
    assert_eq!(sender.until(|frame| frame[1] == "8").await[4], refused("invalid_token"));
    assert_eq!(other.join("lvu:0", "7", &token).await, refused("disallowed"), "of another browser");
    assert_eq!(sender.join("lvu:0", "9", &token).await, ok());
    assert_eq!(sender.join("lvu:1", "10", &token).await, refused("already_registered"));
    assert_eq!(sender.chunk("lvu:0", "9", b"abcd").await, ok());
    sender.closed("lvu:0").await;
    assert_eq!(sender.join("lvu:0", "11", &token).await, refused("already_registered"), "it is there");
    let late = sender.token("5", "b.txt", 4).await;
    sender.cancel("5").await;
    assert_eq!(sender.join("lvu:5", "12", &late).await, refused("disallowed"), "it was cancelled");
    // Another file under the number of the one that was cancelled is another file.
    sender.token("5", "c.txt", 900).await;
    assert_eq!(sender.join("lvu:5", "13", &late).await, refused("disallowed"));
    sender.tell("phx_leave", json!({})).await;
    assert_eq!(sender.join("lvu:5", "14", &late).await, refused("disallowed"), "its view was left");
    held(&world, 0).await;
}

#[tokio::test]
async fn files_that_are_larger_than_they_were_declared_are_cut_off() {
    let world = World::start().await;
    for data in [&b"abcde"[..], b""] {
        let mut sender = Sender::open(&world, "").await;
        let token = sender.token("0", "a.txt", 4).await;
        assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
        let reply = sender.chunk("lvu:0", "7", data).await;
        let response = json!({"reason": "file_size_limit_exceeded", "limit": 4});
        assert_eq!(reply, json!({"status": "error", "response": response}));
        sender.closed("lvu:0").await;
        sender.dropped().await;
        assert_eq!(sender.join("lvu:0", "8", &token).await, refused("disallowed"));
    }
    let mut sender = Sender::open(&world, "").await;
    let token = sender.token("0", "a.txt", 100).await;
    assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
    let refusal = json!({"status": "error", "response": {"reason": "a file takes chunks", "limit": 10}});
    assert_eq!(sender.chunk("lvu:0", "7", &[0; 11]).await, refusal, "a chunk of more than was agreed");
    sender.client.send(json!(["7", "50", "lvu:0", "chunk", {"text": "abc"}])).await;
    assert_eq!(sender.until(|frame| frame[1] == "50").await[4], refusal);
    sender.client.send_bytes(["7", "51", "lvu:0", "other"], b"abc").await;
    assert_eq!(sender.until(|frame| frame[1] == "51").await[4], refusal);
    assert_eq!(sender.chunk("lvu:0", "7", &[0; 10]).await, ok(), "it goes on");
}

#[tokio::test]
async fn files_that_stop_half_way_are_given_up() {
    let world = World::start().await;
    // Never a chunk, and one that is not the last.
    for chunks in [0, 1] {
        let mut sender = Sender::open(&world, "timeout=20").await;
        let token = sender.token("0", "a.txt", 30).await;
        assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
        for _ in 0..chunks {
            // However slow this test is, the answer may be that it came too late.
            sender.chunk("lvu:0", "7", &[0; 10]).await;
        }
        sender.closed("lvu:0").await;
        sender.dropped().await;
        held(&world, 0).await;
    }
    let mut sender = Sender::open(&world, "").await;
    let token = sender.token("0", "a.txt", 30).await;
    assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
    sender.client.send(json!(["7", "8", "lvu:0", "phx_leave", {}])).await;
    sender.dropped().await;
    let token = sender.token("1", "a.txt", 30).await;
    assert_eq!(sender.join("lvu:1", "9", &token).await, ok());
    assert_eq!(world.live.upload_bytes(), 30);
    drop(sender);
    held(&world, 0).await;
}

#[tokio::test]
async fn nothing_is_taken_after_a_cancel() {
    let world = World::start().await;
    let mut sender = Sender::open(&world, "").await;
    let token = sender.token("0", "a.txt", 30).await;
    assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
    assert_eq!(sender.chunk("lvu:0", "7", &[0; 10]).await, ok());
    sender.cancel("0").await;
    sender.closed("lvu:0").await;
    assert_eq!(sender.chunk("lvu:0", "7", &[0; 10]).await, refused("unmatched topic"));
    assert_eq!(sender.progress("0", json!(100)).await["status"], "ok", "of a file that is no more: nothing happens");
    held(&world, 0).await;
}

#[tokio::test]
async fn progress_is_believed_as_far_as_the_bytes_have_come() {
    let world = World::start().await;
    let mut sender = Sender::open(&world, "").await;
    let token = sender.token("0", "a.txt", 20).await;
    assert_eq!(sender.progress("0", json!(100)).await, refused("the file is not complete"));
    let shown = |reply: Value, expect: &str| assert!(reply.to_string().contains(expect), "{expect} in {reply}");
    shown(sender.progress("0", json!(99)).await, "letters a.txt 0");
    assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
    assert_eq!(sender.chunk("lvu:0", "7", &[b'a'; 10]).await, ok());
    shown(sender.progress("0", json!(99)).await, "letters a.txt 50");
    assert_eq!(sender.progress("0", json!(100)).await, refused("the file is not complete"));
    let saved = sender.tell("event", json!({"type": "form", "event": "save", "value": "", "meta": {}})).await;
    shown(saved, "some files are still on their way");
    for nonsense in [json!(-1), json!(1_000), json!("x"), json!(null), json!([])] {
        assert_eq!(sender.progress("0", nonsense).await, refused("malformed event"));
    }
    shown(sender.progress("0", json!({"error": "it failed, says the client"})).await, "letters a.txt 50");
    assert_eq!(sender.progress("77", json!(100)).await["status"], "ok");
    let foreign = json!({"ref": "phx-other", "entry_ref": "0", "progress": 100});
    assert_eq!(sender.tell("progress", foreign).await, ok());
}

#[tokio::test]
async fn chunks_that_nobody_waits_for_do_not_pile_up() {
    let world = World::start().await;
    let mut sender = Sender::open(&world, "writer=broken").await;
    let token = sender.token("0", "write-stuck.txt", 1_000).await;
    assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
    for number in 0..20 {
        sender.client.send_bytes(["7", &number.to_string(), "lvu:0", "chunk"], &[0; 10]).await;
    }
    let end = sender.until(|frame| frame[2] == "lvu:0" && frame[3] == "phx_error").await;
    assert_eq!(end, json!(["7", "7", "lvu:0", "phx_error", {}]));
    sender.dropped().await;
    held(&world, 0).await;
    assert!(views::ABORTED.lock().unwrap().contains(&"write-stuck.txt".to_owned()));
}

#[tokio::test]
async fn writers_that_never_come_back_end_with_their_files() {
    let world = World::start().await;
    for name in ["open-stuck.txt", "write-stuck.txt", "close-stuck.txt"] {
        let mut sender = Sender::open(&world, "writer=broken").await;
        let token = sender.token("0", name, 4).await;
        // What waits is only the file: the view answers.
        sender.client.send(json!(["7", "7", "lvu:0", "phx_join", {"token": token}])).await;
        if name != "open-stuck.txt" {
            assert_eq!(sender.until(|frame| frame[1] == "7").await[4], ok());
            sender.client.send_bytes(["7", "8", "lvu:0", "chunk"], b"abcd").await;
        }
        held(&world, 4).await;
        sender.cancel("0").await;
        held(&world, 0).await;
    }
}

#[tokio::test]
async fn sockets_and_the_server_hold_so_much_and_no_more() {
    let limits = Limits { upload_socket_bytes: 1_000, upload_server_bytes: 1_500, ..Limits::default() };
    let world = World::with(limits).await;
    let mut first = Sender::open(&world, "max=9").await;
    let mut second = Sender::open(&world, "max=9").await;
    let (one, two) = (first.token("0", "a.txt", 600).await, first.token("1", "b.txt", 600).await);
    assert_eq!(first.join("lvu:0", "7", &one).await, ok());
    assert_eq!(first.join("lvu:1", "8", &two).await, refused("no_room"), "of this socket");
    first.until(|frame| frame.to_string().contains("the server has no room for this file now")).await;
    let (one, other) = (second.token("0", "c.txt", 600).await, second.token("1", "d.txt", 350).await);
    assert_eq!(second.join("lvu:0", "7", &one).await, ok());
    assert_eq!(second.join("lvu:1", "8", &other).await, refused("no_room"), "of the server");
    assert_eq!(world.live.upload_bytes(), 1_200);
    first.cancel("0").await;
    held(&world, 600).await;
    assert_eq!(second.join("lvu:1", "9", &other).await, ok());
    held(&world, 950).await;
}

#[tokio::test]
async fn files_one_after_the_other_leave_nothing_behind() {
    let world = World::with(Limits { channels: 2, upload_server_bytes: 8, ..Limits::default() }).await;
    let mut sender = Sender::open(&world, "").await;
    for number in 0..30 {
        let (entry, topic) = (number.to_string(), format!("lvu:{number}"));
        let token = sender.token(&entry, "a.txt", 8).await;
        assert_eq!(sender.join(&topic, &entry, &token).await, ok(), "{number}");
        assert_eq!(sender.chunk(&topic, &entry, b"whatever").await, ok(), "{number}");
        sender.closed(&topic).await;
        assert_eq!(sender.progress(&entry, json!(100)).await["status"], "ok", "{number}");
        let saved = sender.tell("event", json!({"type": "form", "event": "save", "value": "", "meta": {}})).await;
        assert_eq!(saved.to_string().matches("whatever").count(), number + 1);
        assert_eq!(world.live.upload_bytes(), 0);
    }
}

#[tokio::test]
async fn files_that_no_browser_would_declare_are_refused() {
    let world = World::start().await;
    let mut sender = Sender::open(&world, "max=9").await;
    let long = "x".repeat(2_000);
    for bad in [
        json!("text"),
        json!({}),
        json!({"ref": 1, "name": "a.txt", "size": 1, "type": ""}),
        json!({"ref": "", "name": "a.txt", "size": 1, "type": ""}),
        json!({"ref": "1,2", "name": "a.txt", "size": 1, "type": ""}),
        json!({"ref": "1\"", "name": "a.txt", "size": 1, "type": ""}),
        json!({"ref": long, "name": "a.txt", "size": 1, "type": ""}),
        json!({"ref": "1", "name": long, "size": 1, "type": ""}),
        json!({"ref": "1", "name": "a.txt", "size": 1, "type": long}),
        json!({"ref": "1", "name": "a.txt", "size": 1, "type": "", "relative_path": long}),
        json!({"ref": "1", "name": "a.txt", "size": 1, "type": "", "meta": long.repeat(3)}),
        json!({"ref": "1", "name": "a.txt", "size": -1, "type": ""}),
        json!({"ref": "1", "name": "a.txt", "size": 1.5, "type": ""}),
        json!({"ref": "1", "name": "a.txt", "size": "1", "type": ""}),
        json!({"ref": "1", "name": "a.txt", "type": ""}),
    ] {
        assert_eq!(sender.choose(std::slice::from_ref(&bad)).await, refused("malformed event"), "{bad}");
        let asked = sender.tell("allow_upload", json!({"ref": sender.upload, "entries": [bad]})).await;
        assert_eq!(asked, refused("malformed event"), "{bad}");
    }
    let unknown = sender.tell("allow_upload", json!({"ref": "phx-other", "entries": []})).await;
    assert_eq!(unknown, refused("unknown upload"));
    let unknown =
        json!({"type": "form", "event": "chosen", "value": "", "uploads": {"phx-other": [file("0", "a", 1)]}});
    assert_eq!(sender.tell("event", unknown).await["status"], "ok");
    // What is said of a file later changes nothing.
    let token = sender.token("0", "a.txt", 4).await;
    let again = sender.preflight(&[file("0", "a.exe", 999)]).await;
    assert_eq!(again["entries"], json!({}), "it was preflighted before");
    assert_eq!(sender.join("lvu:0", "7", &token).await, ok());
    assert_eq!(world.live.upload_bytes(), 4);
}
