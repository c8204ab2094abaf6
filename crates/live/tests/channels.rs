//! Channels of a program over a real WebSocket, spoken by hand: what the official client does, and what a rude one would.

#[path = "socket/client.rs"]
mod client;
#[path = "channels/rooms.rs"]
mod views;

use client::{Client, World};
use live::Limits;
use serde_json::{Value, json};

async fn connect(world: &World, name: &str) -> Client {
    let url = format!("ws://{}/socket/websocket?name={name}&vsn=2.0.0", world.address);
    Client::open(&url, "", None).await.unwrap()
}

/// A client that is in a room.
async fn joined(world: &World, name: &str, topic: &str) -> Client {
    let mut client = connect(world, name).await;
    client.join(topic, json!({})).await;
    let reply = client.hear().await;
    assert_eq!(reply[4], json!({"status": "ok", "response": {"user": name, "topic": topic}}), "{reply}");
    client
}

/// All that came before is heard when this is answered.
async fn settled(client: &mut Client) -> Vec<Value> {
    client.send(json!([null, "settled", "phoenix", "heartbeat", {}])).await;
    let mut heard = Vec::new();
    loop {
        let frame = client.hear().await;
        if frame[1] == "settled" {
            return heard;
        }
        heard.push(frame);
    }
}

#[tokio::test]
async fn the_official_client_works_unchanged() {
    // On long-poll a client is gone when it does not poll for a while.
    let world = World::with(Limits { poll_seconds: 2, ..Limits::default() }).await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/js");
    assert!(folder.join("node_modules").is_dir(), "run `npm ci --ignore-scripts` in {}", folder.display());
    let mut node = tokio::process::Command::new("node");
    let status = node.arg("channels.mjs").arg(format!("ws://{}/socket", world.address)).current_dir(folder).status();
    assert!(status.await.expect("node is needed for the tests").success(), "the checks above failed");
}

fn reason(frame: &Value) -> &Value {
    &frame[4]["response"]["reason"]
}

#[tokio::test]
async fn a_client_joins_asks_and_leaves() {
    let world = World::start().await;
    let mut ana = joined(&world, "ana", "room:1").await;
    ana.tell("room:1", "echo", json!({"a": [1]})).await;
    let expect = json!(["1", "2", "room:1", "phx_reply", {"status": "ok", "response": {"a": [1]}}]);
    assert_eq!(ana.hear().await, expect);
    ana.tell("room:1", "refuse", json!({})).await;
    assert_eq!(ana.hear().await[4], json!({"status": "error", "response": {"reason": "no"}}));
    ana.tell("room:1", "push", json!({"b": 1})).await;
    assert_eq!(ana.hear().await, json!(["1", null, "room:1", "pushed", {"b": 1}]));
    assert_eq!(ana.hear().await[4]["status"], "ok");
    ana.tell("room:1", "silent", json!({})).await;
    ana.send(json!(["1", null, "room:1", "echo", {}])).await;
    assert_eq!(settled(&mut ana).await, Vec::<Value>::new(), "nobody waits for an answer");
    ana.tell("room:1", "phx_leave", json!({})).await;
    assert_eq!(ana.hear().await, json!(["1", "1", "room:1", "phx_close", {}]));
    assert_eq!(ana.hear().await[4], json!({"status": "ok", "response": {}}));
    ana.tell("room:1", "echo", json!({})).await;
    assert_eq!(reason(&ana.hear().await), "unmatched topic", "messages after the end");
}

#[tokio::test]
async fn joins_are_refused_for_what_they_are() {
    let world = World::with(Limits { mount_seconds: 1, channels: 2, ..Limits::default() }).await;
    let mut client = connect(&world, "ana").await;
    for (topic, expect) in [
        ("room:locked", "unauthorized"),
        ("room:panic", "join crashed"),
        ("room:wait", "join crashed"),
        ("nowhere", "unmatched topic"),
        ("lobby:1", "unmatched topic"),
        ("lv:phx-1", "unmatched topic"),
    ] {
        client.join(topic, json!({})).await;
        let frame = client.hear().await;
        assert_eq!((&frame[4]["status"], reason(&frame)), (&json!("error"), &json!(expect)), "{topic}");
    }
    for (topic, expect) in [("lobby", "ok"), ("room:1", "ok"), ("room:2", "error")] {
        client.join(topic, json!({})).await;
        assert_eq!(client.hear().await[4]["status"], expect, "{topic}");
    }
    client.send(json!([null, null, "room:1", "phx_join", {}])).await;
    assert_eq!(client.hear().await[3], "phx_close");
    assert_eq!(reason(&client.hear().await), "a join has a reference");
}

#[tokio::test]
async fn a_second_join_closes_the_first_and_old_references_are_dropped() {
    let world = World::start().await;
    let mut ana = joined(&world, "ana", "room:1").await;
    ana.join_ref = "7".to_owned();
    ana.join("room:1", json!({})).await;
    assert_eq!(ana.hear().await, json!(["1", "1", "room:1", "phx_close", {}]));
    assert_eq!(ana.hear().await[4]["status"], "ok");
    ana.send(json!(["1", "20", "room:1", "echo", {}])).await;
    assert_eq!(settled(&mut ana).await, Vec::<Value>::new());
    // The first has ended for broadcasts too.
    world.live.broadcast("room:1", "news", json!({}));
    assert_eq!(settled(&mut ana).await, vec![json!([null, null, "room:1", "news", {}])]);
}

#[tokio::test]
async fn a_channel_that_panics_or_stops_ends_alone() {
    let world = World::start().await;
    let mut ana = joined(&world, "ana", "room:1").await;
    ana.join("room:2", json!({})).await;
    ana.hear().await;
    ana.tell("room:1", "panic", json!({})).await;
    assert_eq!(ana.hear().await, json!(["1", "1", "room:1", "phx_error", {}]));
    let mut bob = joined(&world, "bob", "room:2").await;
    ana.tell("room:2", "stop", json!({})).await;
    assert_eq!(ana.hear().await[4]["status"], "ok");
    assert_eq!(ana.hear().await, json!(["1", "1", "room:2", "phx_close", {}]));
    assert_eq!(bob.hear().await, json!([null, null, "room:2", "left", {"user": "ana"}]), "what terminate says");
}

#[tokio::test]
async fn broadcasts_reach_who_should_hear_them() {
    let world = World::start().await;
    let mut ana = joined(&world, "ana", "room:1").await;
    let mut bob = joined(&world, "bob", "room:1").await;
    let mut far = joined(&world, "far", "room:2").await;
    ana.tell("room:1", "shout", json!({"body": "hi"})).await;
    let shout = json!([null, null, "room:1", "shout", {"body": "hi"}]);
    assert_eq!(ana.hear().await, shout);
    assert_eq!(ana.hear().await[4]["status"], "ok");
    assert_eq!(bob.hear().await, shout);
    ana.tell("room:1", "whisper", json!({"body": "psst"})).await;
    assert_eq!(ana.hear().await[4]["status"], "ok", "not to who says it");
    assert_eq!(bob.hear().await[3], "whisper");
    ana.tell("room:1", "secret", json!({"to": "bob", "body": "key"})).await;
    assert_eq!(ana.hear().await[4]["status"], "ok");
    assert_eq!(bob.hear().await, json!(["1", null, "room:1", "secret", {"for you": "key"}]));
    far.tell("room:2", "hear", json!({"topic": "room:1"})).await;
    assert_eq!(far.hear().await[4]["status"], "ok");
    world.live.broadcast("room:1", "all", json!([1]));
    assert_eq!(far.hear().await[4], json!({"from": "room:1", "body": [1]}));
    assert_eq!(bob.hear().await[4], json!([1]));
    assert_eq!(settled(&mut ana).await.len(), 1);
}

#[tokio::test]
async fn a_reply_may_come_later_and_from_another_task() {
    let world = World::start().await;
    let mut ana = joined(&world, "ana", "room:1").await;
    ana.tell("room:1", "later", json!({})).await;
    assert_eq!(settled(&mut ana).await, Vec::<Value>::new());
    ana.tell("room:1", "now", json!({})).await;
    let mut replies = [ana.hear().await, ana.hear().await];
    replies.sort_by_key(|reply| reply[1].as_str().map(str::to_owned));
    assert_eq!(replies[0], json!(["1", "2", "room:1", "phx_reply", {"status": "ok", "response": {"late": true}}]));
    assert_eq!(replies[1][4], json!({"status": "ok", "response": {}}));
}

#[tokio::test]
async fn bytes_come_and_go() {
    let world = World::start().await;
    let mut ana = joined(&world, "ana", "room:1").await;
    ana.bytes(b"\0\x01\x01\x06\x0412room:1echo\x01\xff").await;
    assert_eq!(ana.hear_bytes().await, b"\x01\x01\x01\x06\x0212room:1ok\x01\xff");
    ana.bytes(b"\0\x01\0\x06\x041room:1push\x02").await;
    assert_eq!(ana.hear_bytes().await, b"\0\x01\x06\x061room:1pushed\x02");
    ana.bytes(b"\0\x01\0\x06\x051room:1shout\x03").await;
    assert_eq!(ana.hear_bytes().await, b"\x02\x06\x05room:1shout\x03");
}

#[tokio::test]
async fn what_is_no_frame_ends_the_socket() {
    let world = World::start().await;
    let lies: [&[u8]; 5] = [b"", b"\x01\0\0\0\0", b"\0\xff\xff\xff\xffabc", b"\0\x01", b"\0\x01\0\0\0\xff"];
    for lie in lies {
        let mut client = joined(&world, "ana", "room:1").await;
        client.bytes(lie).await;
        assert_eq!(client.closed().await, Some(1002), "{lie:?}");
    }
    let huge = json!(["1", "9".repeat(256), "room:1", "echo", {}]).to_string();
    let deep = format!(r#"["1","2","room:1","echo",{}{}]"#, "[".repeat(1_000), "]".repeat(1_000));
    let short = r#"["1","2","room:1","echo"]"#.to_owned();
    for bad in [huge, deep, short, "nonsense".to_owned(), r#"[1,2,"room:1","echo",{}]"#.to_owned()] {
        let mut client = joined(&world, "ana", "room:1").await;
        client.raw(&bad).await;
        assert_eq!(client.closed().await, Some(1002), "{bad}");
    }
}

#[tokio::test]
async fn limits_hold() {
    let world = World::with(Limits { mailbox: 4, payload_depth: 3, presences: 2, ..Limits::default() }).await;
    let mut ana = joined(&world, "ana", "room:1").await;
    ana.tell("room:1", "echo", json!([[[1]]])).await;
    assert_eq!(ana.hear().await[4]["status"], "ok");
    ana.tell("room:1", "echo", json!([[[[1]]]])).await;
    assert_eq!(reason(&ana.hear().await), "the payload nests too deep");
    for (key, big, expect) in [
        ("a", "", Value::Null),
        ("a", "", json!("the key is tracked already")),
        ("b", &*"b".repeat(5_000), json!("a presence is an object of a few kilobytes")),
        (&*"c".repeat(256), "", json!("a key of a presence has at most 255 bytes")),
        ("d", "", Value::Null),
        ("e", "", json!("too many presences of one view or channel")),
    ] {
        ana.tell("room:1", "track", json!({"key": key, "big": big})).await;
        let mut frame = ana.hear().await;
        if frame[3] == "presence_diff" {
            frame = ana.hear().await;
        }
        assert_eq!(reason(&frame), &expect, "{key}");
    }
    for _ in 0..10 {
        ana.tell("room:1", "wait", json!({})).await;
    }
    assert_eq!(ana.hear().await, json!(["1", "1", "room:1", "phx_error", {}]), "its mailbox is full");
    let mut big = connect(&world, "bob").await;
    big.raw(&"x".repeat(70_000)).await;
    assert_eq!(big.closed().await, Some(1009), "more than 64 KiB before a join");
}

#[tokio::test]
async fn ten_thousand_joins_are_not_all_let_in() {
    let world = World::with(Limits { joins_per_second: 20, ..Limits::default() }).await;
    let mut client = connect(&world, "ana").await;
    let mut refused = 0;
    for round in 0..100 {
        for number in 0..100 {
            client.join(&format!("nowhere:{round}:{number}"), json!({})).await;
        }
        for number in 0..100 {
            let frame = client.hear().await;
            let is_refused = reason(&frame) == "too many joins";
            refused += usize::from(is_refused);
            assert!(is_refused || reason(&frame) == "unmatched topic", "{frame}");
            assert!(!is_refused || round > 0 || number >= 20, "the first are let in: {frame}");
        }
    }
    // It would take ten minutes to let them all in.
    assert!(refused > 0);
    client.send(json!([null, "9", "phoenix", "heartbeat", {}])).await;
    assert_eq!(client.hear().await[1], "9");
}

#[tokio::test]
async fn who_connects_is_asked_first() {
    let world = World::start().await;
    let open = async |query: &str, origin: Option<&str>| {
        Client::open(&format!("ws://{}/socket/websocket?{query}", world.address), "", origin).await.err()
    };
    assert_eq!(open("name=nobody&vsn=2.0.0", None).await, Some(403));
    assert_eq!(open("name=panic&vsn=2.0.0", None).await, Some(403));
    assert_eq!(open("name=ana&vsn=1.0.0", None).await, Some(403));
    assert_eq!(open("name=ana", None).await, Some(403));
    assert_eq!(open("name=ana&vsn=2.0.0", Some("https://evil.example")).await, Some(403));
    assert_eq!(open("name=ana&vsn=2.0.0", Some(&format!("http://{}", world.address))).await, None);
}

#[tokio::test]
async fn the_state_of_the_program_is_at_hand() {
    let world = World::start().await;
    let mut client = connect(&world, "program").await;
    client.join("room:1", json!({})).await;
    assert_eq!(client.hear().await[4]["response"]["user"], "of the program");
    client.tell("room:1", "state", json!({})).await;
    assert_eq!(client.hear().await[4]["response"], "of the program");
}

#[tokio::test]
async fn draining_and_disconnecting_close_with_their_own_codes() {
    let world = World::start().await;
    let mut ana = joined(&world, "ana", "room:1").await;
    let mut bob = joined(&world, "bob", "room:1").await;
    world.live.disconnect("users:ana");
    assert_eq!(ana.closed().await, Some(1001));
    assert_eq!(bob.hear().await[3], "left");
    world.live.drain();
    assert_eq!(bob.closed().await, Some(1012));
}
