//! Channels V2 over a real WebSocket, spoken by hand: what the official client does, and what a rude one would.

#[path = "socket/client.rs"]
mod client;
#[path = "socket/views.rs"]
mod views;

use std::sync::atomic::Ordering;
use std::time::Duration;

use client::{Client, World};
use live::Limits;
use live::view::Info;
use serde_json::{Value, json};

fn reason(frame: &Value) -> &Value {
    &frame[4]["response"]["reason"]
}

#[tokio::test]
async fn a_page_joins_and_answers() {
    let world = World::start().await;
    let (mut client, topic) = world.joined("/probe/7?a=b").await;
    client.tell(&topic, "event", json!({"type": "click", "event": "inc", "value": {}})).await;
    let reply = client.hear().await;
    assert_eq!(reply, json!(["1", "2", topic, "phx_reply", {"status": "ok", "response": {"diff": {"0": "1"}}}]));
    client.tell(&topic, "event", json!({"type": "click", "event": "nothing", "value": {}})).await;
    assert_eq!(client.hear().await[4], json!({"status": "ok", "response": {}}));
    client.send(json!([null, "9", "phoenix", "heartbeat", {}])).await;
    assert_eq!(client.hear().await, json!([null, "9", "phoenix", "phx_reply", {"status": "ok", "response": {}}]));
}

#[tokio::test]
async fn forged_expired_and_foreign_tokens_are_refused() {
    let world = World::start().await;
    let page = world.page("/probe/1").await;
    let mut client = world.connect(&page).await;
    let mut check = async |topic: &str, url: &str, session: &str, expect: &str| {
        client.join(topic, json!({"url": url, "session": session, "params": {}})).await;
        assert_eq!(reason(&client.hear().await), expect, "{topic} {url}");
    };
    let topic = format!("lv:{}", page.id);
    check(&topic, "/probe/1", "forged", "stale").await;
    check(&topic, "/probe/1", &format!("{}x", page.session), "stale").await;
    check("lv:other", "/probe/1", &page.session, "unauthorized").await;
    check(&topic, "/other", &page.session, "unauthorized").await;
    check(&topic, "/nowhere", &page.session, "unauthorized").await;
    check("room:1", "/probe/1", &page.session, "unmatched topic").await;
    client.join(&topic, json!({"redirect": "/fenced", "session": page.session})).await;
    assert_eq!(reason(&client.hear().await), "unauthorized", "another live session");
    client.join(&topic, json!({"redirect": "/other", "session": page.session})).await;
    assert_eq!(client.hear().await[4]["response"]["container"], json!(["div", {}]));
    client.join(&topic, json!("nonsense")).await;
    client.hear().await;
    assert_eq!(reason(&client.hear().await), "stale");
}

#[tokio::test]
async fn tokens_of_another_session_and_a_wrong_csrf_token_are_stale() {
    let world = World::start().await;
    let page = world.page("/probe/1").await;
    let topic = format!("lv:{}", page.id);
    let join = json!({"url": "/probe/1", "session": page.session});
    let other = world.page_of("/probe/1", "somebody-else").await;
    let mut stranger = world.connect_as(&other.csrf, "somebody-else", None).await.unwrap();
    stranger.join(&topic, join.clone()).await;
    assert_eq!(reason(&stranger.hear().await), "stale");
    let mut forger = world.connect_as("forged", "", None).await.unwrap();
    forger.join(&topic, join).await;
    assert_eq!(reason(&forger.hear().await), "stale");
}

#[tokio::test]
async fn tokens_expire() {
    let world = World::with(Limits { token_seconds: 4, ..Limits::default() }).await;
    let page = world.page("/probe/1").await;
    let join = json!({"url": "/probe/1", "session": page.session});
    let topic = format!("lv:{}", page.id);
    // Connected in time, with a page that was left open for too long: tokens say when in whole seconds.
    let mut early = world.connect(&page).await;
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    early.join(&topic, join.clone()).await;
    assert_eq!(reason(&early.hear().await), "stale", "the page's token");
    let mut late = world.connect_as(&page.csrf, "", None).await.unwrap();
    let fresh = world.page("/probe/1").await;
    late.join(&format!("lv:{}", fresh.id), json!({"url": "/probe/1", "session": fresh.session})).await;
    assert_eq!(reason(&late.hear().await), "stale", "the CSRF token");
}

#[tokio::test]
async fn mount_may_refuse_or_lead_elsewhere() {
    let world = World::start().await;
    let page = world.page("/probe/1").await;
    let topic = format!("lv:{}", page.id);
    let mut client = world.connect(&page).await;
    let mut check = async |query: &str, expect: Value| {
        client.join(&topic, json!({"url": format!("/probe/1?stop={query}"), "session": page.session})).await;
        let mut response = client.hear().await[4]["response"].take();
        response.as_object_mut().unwrap().remove("token");
        assert_eq!(response, expect, "{query}");
    };
    check("redirect", json!({"redirect": {"to": "/other", "flash": null}})).await;
    check("navigate", json!({"live_redirect": {"to": "/other", "kind": "push", "flash": null}})).await;
    check("panic", json!({"reason": "join crashed"})).await;
    check("gone", json!({"reason": "reload", "status": 410})).await;
    assert!(world.get("/probe/1?stop=gone").await.starts_with("HTTP/1.1 410"));
    assert!(world.get("/probe/1?stop=redirect").await.contains("location: /other"));
    assert!(world.get("/fenced?key=wrong").await.starts_with("HTTP/1.1 403"));
    assert!(world.get("/fenced").await.starts_with("HTTP/1.1 200"));
    let page = world.get("/probe/1?stop=panic").await;
    assert!(page.starts_with("HTTP/1.1 500") && page.ends_with("\r\n\r\nInternal Server Error"), "{page}");
}

#[tokio::test]
async fn a_view_knows_a_browser_with_old_assets() {
    let world = World::start().await;
    let page = world.page("/probe/1").await;
    let topic = format!("lv:{}", page.id);
    let mut client = world.connect(&page).await;
    for (asset, expect) in [("app-1.js", "error"), ("app-2.js?vsn=d", "ok")] {
        let params = json!({"_mounts": 0, "_track_static": [format!("http://{}/{asset}", world.address)]});
        client.join(&topic, json!({"url": "/probe/1?stop=old", "session": page.session, "params": params})).await;
        assert_eq!(client.hear().await[4]["status"], expect, "{asset}");
    }
}

#[tokio::test]
async fn the_status_of_a_refused_join_is_the_next_page_once() {
    let world = World::start().await;
    let page = world.page("/probe/1").await;
    let mut client = world.connect(&page).await;
    client.join(&format!("lv:{}", page.id), json!({"url": "/probe/1?stop=gone", "session": page.session})).await;
    let reply = client.hear().await;
    let token = reply[4]["response"]["token"].as_str().unwrap();
    let again = world.get_of("/probe/1", &format!("__phoenix_reload_status__={token}")).await;
    assert!(again.starts_with("HTTP/1.1 410"), "{again}");
    assert!(again.contains("set-cookie: __phoenix_reload_status__=; Max-Age=0; Path=/"), "{again}");
    let forged = world.get_of("/probe/1", "__phoenix_reload_status__=forged").await;
    assert!(forged.starts_with("HTTP/1.1 200"), "{forged}");
}

#[tokio::test]
async fn joins_leaves_and_old_references_follow_the_rules() {
    let world = World::start().await;
    let (mut client, topic) = world.joined("/probe/1").await;
    let page = client.page.clone().unwrap();
    // Again: the old one is closed first.
    client.join_ref = "5".to_owned();
    client.join(&topic, json!({"url": "/probe/1", "session": page.session})).await;
    assert_eq!(client.hear().await, json!(["1", "1", topic, "phx_close", {}]));
    assert_eq!(client.hear().await[4]["status"], "ok");
    // A frame of the old one is dropped: the next answer is the heartbeat's.
    client.send(json!(["1", "20", topic, "event", {"type": "click", "event": "inc", "value": {}}])).await;
    client.send(json!([null, "21", "phoenix", "heartbeat", {}])).await;
    assert_eq!(client.hear().await[1], "21");
    client.tell(&topic, "phx_leave", json!({})).await;
    assert_eq!(client.hear().await[3], "phx_close");
    assert_eq!(client.hear().await[4], json!({"status": "ok", "response": {}}));
    client.tell(&topic, "event", json!({"type": "click", "event": "inc", "value": {}})).await;
    assert_eq!(reason(&client.hear().await), "unmatched topic");
    client.tell("lv:never", "phx_leave", json!({})).await;
    assert_eq!(client.hear().await[4]["status"], "ok");
}

#[tokio::test]
async fn events_that_make_no_sense_are_refused_and_nothing_breaks() {
    let world = World::start().await;
    let (mut client, topic) = world.joined("/probe/1").await;
    let deep = format!("a{}=1", "[b]".repeat(1_000));
    let many = "a=1&".repeat(20_000);
    for (event, payload, expect) in [
        ("event", json!("text"), json!("malformed event")),
        (
            "event",
            json!({"type": "form", "event": "inc", "value": deep}),
            json!("the names of a form may nest 32 levels"),
        ),
        ("event", json!({"type": "form", "event": "inc", "value": many}), json!("a form may have 10000 values")),
        ("unheard", json!({}), json!("unknown event")),
    ] {
        client.tell(&topic, event, payload).await;
        assert_eq!(reason(&client.hear().await), &expect);
    }
    client.send_bytes(["1", "77", &topic, "event"], &[0; 100]).await;
    assert_eq!(reason(&client.hear().await), "a view takes no binary message");
    client.tell(&topic, "event", json!({"type": "click", "event": "inc", "value": {}, "cid": 77})).await;
    assert_eq!(client.hear().await[4], json!({"status": "ok", "response": {}}), "a component that is gone");
    client.tell(&topic, "cids_will_destroy", json!({"cids": [77, -1, "x"]})).await;
    assert_eq!(client.hear().await[4]["status"], "ok");
    client.tell(&topic, "cids_destroyed", json!({"cids": [77]})).await;
    assert_eq!(client.hear().await[4]["response"], json!({"cids": []}));
    client.tell(&topic, "live_patch", json!({"url": "/other"})).await;
    assert_eq!(client.hear().await[4]["response"], json!({"link_redirect": true}));
}

#[tokio::test]
async fn navigation_comes_before_its_reply() {
    let world = World::start().await;
    let (mut client, topic) = world.joined("/probe/1").await;
    client.tell(&topic, "event", json!({"type": "click", "event": "patch", "value": {}})).await;
    assert_eq!(client.hear().await, json!(["1", null, topic, "live_patch", {"to": "/probe/2", "kind": "push"}]));
    assert_eq!(client.hear().await[4]["response"], json!({"diff": {"1": "2"}}));
    client.tell(&topic, "event", json!({"type": "click", "event": "away", "value": {}})).await;
    let reply = client.hear().await;
    assert_eq!(reply[4]["response"]["live_redirect"]["to"], "/other");
    assert!(reply[4]["response"]["live_redirect"]["flash"].is_string());
    assert_eq!(client.hear().await, json!(["1", "1", topic, "phx_close", {}]));
}

#[tokio::test]
async fn a_view_that_panics_cannot_be_sent_or_patches_for_ever_is_an_error() {
    let world = World::start().await;
    for event in ["panic", "twins", "patch for ever"] {
        let (mut client, topic) = world.joined("/probe/1").await;
        client.tell(&topic, "event", json!({"type": "click", "event": event, "value": {}})).await;
        loop {
            let frame = client.hear().await;
            if frame[3] == "live_patch" {
                continue;
            }
            assert_eq!(frame, json!(["1", "1", topic, "phx_error", {}]), "{event}");
            break;
        }
        client.send(json!([null, "9", "phoenix", "heartbeat", {}])).await;
        assert_eq!(client.hear().await[1], "9");
    }
}

#[tokio::test]
async fn views_that_hold_their_threads_or_never_answer_stop_nobody_else() {
    let world = World::start().await;
    let mut stuck = Vec::new();
    for event in ["block", "block", "wait"] {
        let (mut client, topic) = world.joined("/probe/1").await;
        client.tell(&topic, "event", json!({"type": "click", "event": event, "value": {}})).await;
        stuck.push((client, topic));
    }
    for _ in 0..20 {
        let (mut client, topic) = world.joined("/probe/1").await;
        client.tell(&topic, "event", json!({"type": "click", "event": "inc", "value": {}})).await;
        assert_eq!(client.hear().await[4]["response"], json!({"diff": {"0": "1"}}));
    }
    // The socket of a view that waits still speaks, and the view can be left.
    let (client, topic) = &mut stuck[2];
    client.tell(topic, "phx_leave", json!({})).await;
    assert_eq!(client.hear().await[3], "phx_close");
    views::RELEASE.store(true, std::sync::atomic::Ordering::SeqCst);
}

#[tokio::test]
async fn limits_hold() {
    let limits = Limits { channels: 2, mailbox: 4, frame_bytes: 100_000, ..Limits::default() };
    let world = World::with(limits).await;
    let page = world.page("/probe/1").await;

    let mut big = world.connect(&page).await;
    big.raw(&"x".repeat(70_000)).await;
    assert_eq!(big.closed().await, Some(1009), "more than 64 KiB before a join");
    let mut forger = world.connect(&page).await;
    forger.join(&format!("lv:{}", page.id), json!({"url": "/probe/1", "session": "forged"})).await;
    assert_eq!(reason(&forger.hear().await), "stale");
    forger.raw(&"x".repeat(70_000)).await;
    assert_eq!(forger.closed().await, Some(1009), "a refused join makes nobody known");
    let (mut big, topic) = world.joined("/probe/1").await;
    big.tell(&topic, "event", json!({"type": "form", "event": "inc", "value": "a".repeat(70_000)})).await;
    assert_eq!(big.hear().await[4]["status"], "ok");
    big.raw(&"x".repeat(200_000)).await;
    assert!(big.closed().await.is_none_or(|code| code == 1009));

    for nonsense in ["nonsense", "[]", "[1,2,3]"] {
        let mut client = world.connect(&page).await;
        client.raw(nonsense).await;
        assert_eq!(client.closed().await, Some(1002), "{nonsense}");
    }

    let mut crowd = world.connect(&page).await;
    for number in 0..3 {
        let page = world.page("/probe/1").await;
        crowd.join(&format!("lv:{}", page.id), json!({"url": "/probe/1", "session": page.session})).await;
        let frame = crowd.hear().await;
        assert_eq!(frame[4]["status"], if number < 2 { "ok" } else { "error" }, "{frame}");
    }

    let (mut flood, topic) = world.joined("/probe/1").await;
    for _ in 0..10 {
        flood.tell(&topic, "event", json!({"type": "click", "event": "wait", "value": {}})).await;
    }
    assert_eq!(flood.hear().await, json!(["1", "1", topic, "phx_error", {}]), "its mailbox is full");
}

#[tokio::test]
async fn thousands_of_refused_joins_leave_nothing_behind() {
    let world = World::with(Limits { joins_per_second: 1_000_000, ..Limits::default() }).await;
    let page = world.page("/probe/1").await;
    let mut client = world.connect(&page).await;
    for number in 0..2_000 {
        client.join(&format!("lv:{number}"), json!({"url": "/probe/1", "session": "forged"})).await;
        assert_eq!(reason(&client.hear().await), "stale");
    }
    // Were they kept, the hundred channels of a socket would be taken.
    client.join(&format!("lv:{}", page.id), json!({"url": "/probe/1", "session": page.session})).await;
    assert_eq!(client.hear().await[4]["status"], "ok");
}

#[tokio::test]
async fn patience_has_an_end() {
    let world = World::with(Limits { mount_seconds: 1, idle_seconds: 2, ..Limits::default() }).await;
    let page = world.page("/probe/1").await;
    let topic = format!("lv:{}", page.id);
    let mut client = world.connect(&page).await;
    client.join(&topic, json!({"url": "/probe/1?stop=wait", "session": page.session})).await;
    assert_eq!(reason(&client.hear().await), "join crashed");
    assert!(world.get("/probe/1?stop=wait").await.starts_with("HTTP/1.1 503"));
    assert_eq!(client.closed().await, None, "it said nothing for too long");
}

#[tokio::test]
async fn a_client_that_does_not_read_is_dropped() {
    let world = World::with(Limits { outbox: 4, idle_seconds: 600, ..Limits::default() }).await;
    let (mut client, _) = world.joined("/probe/1?stop=flood").await;
    // However much the kernel holds between the two, and no faster than the view takes it: its mailbox is not the matter.
    let mut sent = 0;
    while !views::ENDED.load(Ordering::SeqCst) {
        if views::TAKEN.load(Ordering::SeqCst) == sent {
            world.live.bus().broadcast("flood", Info::new(()));
            sent += 1;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(client.closed().await, None);
}

#[tokio::test]
async fn origins_and_versions_are_checked() {
    let world = World::start().await;
    let page = world.page("/probe/1").await;
    assert_eq!(world.connect_as(&page.csrf, "", Some("https://evil.example")).await.err(), Some(403));
    assert!(world.connect_as(&page.csrf, "", Some(&format!("http://{}", world.address))).await.is_ok());
    assert_eq!(
        Client::open(&format!("ws://{}/live/websocket?vsn=1.0.0", world.address), "", None).await.err(),
        Some(403)
    );
    assert_eq!(Client::open(&format!("ws://{}/live/websocket", world.address), "", None).await.err(), Some(403));
}

#[tokio::test]
async fn draining_and_disconnecting_close_with_their_own_codes() {
    let world = World::start().await;
    let page = world.page_of("/probe/1", "alice").await;
    let mut alice = world.connect_as(&page.csrf, "alice", None).await.unwrap();
    let (mut other, _) = world.joined("/probe/1").await;
    alice.send(json!([null, "1", "phoenix", "heartbeat", {}])).await;
    alice.hear().await;
    world.live.disconnect("users:alice");
    assert_eq!(alice.closed().await, Some(1001));
    world.live.drain();
    assert_eq!(other.closed().await, Some(1012));
}
