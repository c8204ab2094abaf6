//! Views within views over a real WebSocket: their first page, their joins, and who ends with whom.

#[path = "socket/client.rs"]
mod client;
#[path = "nested/views.rs"]
mod views;

use client::{Client, World};
use live::Limits;
use serde_json::{Value, json};

/// An attribute of the element with this id.
fn attribute(html: &str, id: &str, name: &str) -> String {
    let tag = html.split_once(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {html}")).1;
    let tag = tag.split('>').next().unwrap();
    tag.split_once(&format!(" {name}=\"")).map_or("", |(_, rest)| rest.split('"').next().unwrap()).to_owned()
}

/// Everything that a join sent, as text to search in.
fn text(reply: &Value) -> String {
    let mut all = String::new();
    collect(reply, &mut all);
    all
}

fn collect(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(text),
        Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
        Value::Object(map) => map.values().for_each(|item| collect(item, out)),
        _ => {}
    }
}

/// A page that is joined, and what its join says.
async fn joined(world: &World, path: &str) -> (Client, String, String) {
    let page = world.page(path).await;
    let topic = format!("lv:{}", page.id);
    let mut client = world.connect(&page).await;
    client.join(&topic, json!({"url": path, "session": page.session, "params": {"_mounts": 0}})).await;
    let reply = client.hear().await;
    assert_eq!(reply[4]["status"], "ok", "{reply}");
    (client, topic, text(&reply))
}

async fn join_child(client: &mut Client, id: &str, session: &str) -> Value {
    client.join_ref = format!("{}0", client.join_ref);
    client.join(&format!("lv:{id}"), json!({"session": session, "static": "", "params": {"_mounts": 0}})).await;
    client.hear().await
}

async fn click(client: &mut Client, join_ref: &str, topic: &str, event: &str) {
    client.join_ref = join_ref.to_owned();
    client.tell(topic, "event", json!({"type": "click", "event": event, "value": {}})).await;
}

#[tokio::test]
async fn the_first_page_has_the_views_within_in_their_elements() {
    let world = World::start().await;
    let html = world.get("/outer").await;
    let id = world.page("/outer").await.id;
    assert!(html.contains("inner at home, not connected"), "{html}");
    assert_ne!(attribute(&html, "inner", "data-phx-parent-id"), "");
    assert_ne!(attribute(&html, "inner", "data-phx-parent-id"), id, "another page");
    assert_eq!(attribute(&html, "inner", "data-phx-session"), "", "it joins when its surroundings have joined");
    assert!(html.contains("<li id=\"sticky\" "), "{html}");
    assert!(html.contains(" data-phx-sticky class=\"stays\">"), "{html}");
    assert_ne!(attribute(&html, "sticky", "data-phx-session"), "");
    assert_eq!(attribute(&html, "sticky", "data-phx-parent-id"), "");
}

#[tokio::test]
async fn a_view_within_joins_by_the_token_of_its_surroundings() {
    let world = World::start().await;
    let (mut client, topic, tree) = joined(&world, "/outer").await;
    let session = attribute(&tree, "inner", "data-phx-session");
    assert_eq!(format!("lv:{}", attribute(&tree, "inner", "data-phx-parent-id")), topic);
    assert!(!tree.contains("inner at home"), "its own join brings what is in it: {tree}");
    let reply = join_child(&mut client, "inner", &session).await;
    assert_eq!(
        (&reply[4]["response"]["rendered"]["0"], &reply[4]["response"]["rendered"]["1"]),
        (&json!("at home"), &json!("connected"))
    );
    click(&mut client, "10", "lv:inner", "inc").await;
    assert_eq!(client.hear().await[4]["response"], json!({"diff": {"2": "1", "e": [["counted", {"count": 1}]]}}));
    // The view around it hears of it, and a new render of it makes no new child.
    click(&mut client, "10", "lv:inner", "tell parent").await;
    let (first, second) = (client.hear().await, client.hear().await);
    let diff = [first, second].into_iter().find(|frame| frame[3] == "diff").unwrap();
    assert_eq!(diff, json!(["1", null, topic, "diff", {"0": "told"}]));
}

#[tokio::test]
async fn tokens_are_for_one_element_one_session_and_one_parent() {
    let world = World::start().await;
    let (mut client, topic, tree) = joined(&world, "/outer").await;
    let session = attribute(&tree, "inner", "data-phx-session");
    let reason = |reply: Value| reply[4]["response"]["reason"].as_str().unwrap().to_owned();
    assert_eq!(reason(join_child(&mut client, "other", &session).await), "unauthorized");
    assert_eq!(reason(join_child(&mut client, "inner", &format!("{session}x")).await), "stale");
    let page = world.page("/outer").await;
    let mut stranger = world.connect(&page).await;
    assert_eq!(reason(join_child(&mut stranger, "inner", &session).await), "stale", "no such parent on this socket");
    let other = world.page_of("/outer", "somebody-else").await;
    let mut stranger = world.connect_as(&other.csrf, "somebody-else", None).await.unwrap();
    let sticky = attribute(&world.get("/outer").await, "sticky", "data-phx-session");
    assert_eq!(reason(join_child(&mut stranger, "sticky", &sticky).await), "stale", "another session");
    client.join_ref = "1".to_owned();
    client.tell(&topic, "phx_leave", json!({})).await;
    client.hear().await;
    client.hear().await;
    let page = client.page.clone().unwrap();
    client.join(&topic, json!({"url": "/outer", "session": page.session})).await;
    assert_eq!(client.hear().await[4]["status"], "ok");
    assert_eq!(reason(join_child(&mut client, "inner", &session).await), "stale", "of an earlier join");
}

#[tokio::test]
async fn a_nested_view_has_no_address() {
    let world = World::start().await;
    let (mut client, _, tree) = joined(&world, "/outer").await;
    let session = attribute(&tree, "inner", "data-phx-session");
    join_child(&mut client, "inner", &session).await;
    client.tell("lv:inner", "live_patch", json!({"url": "/inner"})).await;
    assert_eq!(client.hear().await[4]["response"], json!({"link_redirect": true}));
    click(&mut client, "10", "lv:inner", "navigate").await;
    assert_eq!(client.hear().await[4]["response"]["live_redirect"]["to"], "/outer");
    assert_eq!(client.hear().await, json!(["10", "10", "lv:inner", "phx_close", {}]));
}

#[tokio::test]
async fn views_within_end_with_their_surroundings_and_sticky_ones_do_not() {
    let world = World::start().await;
    for ending in ["leave", "crash"] {
        let (mut client, topic, tree) = joined(&world, "/outer").await;
        let html = world.get("/outer").await;
        let inner = attribute(&tree, "inner", "data-phx-session");
        let reply = join_child(&mut client, "inner", &inner).await;
        let deep = attribute(&text(&reply), "deep", "data-phx-session");
        assert_eq!(join_child(&mut client, "deep", &deep).await[4]["status"], "ok");
        let sticky = attribute(&html, "sticky", "data-phx-session");
        assert_eq!(join_child(&mut client, "sticky", &sticky).await[4]["status"], "ok");
        let (event, frames) = if ending == "leave" { ("phx_leave", 4) } else { ("event", 3) };
        client.join_ref = "1".to_owned();
        client.tell(&topic, event, json!({"type": "click", "event": "crash", "value": {}})).await;
        let mut closed = Vec::new();
        for _ in 0..frames {
            closed.push(client.hear().await);
        }
        closed.retain(|frame| frame[2] != topic.as_str());
        closed.sort_by_key(|frame| frame[0].as_str().unwrap().len());
        assert_eq!(closed[0], json!(["10", "10", "lv:inner", "phx_close", {}]), "{ending}");
        assert_eq!(closed[1], json!(["100", "100", "lv:deep", "phx_close", {}]), "{ending}");
        click(&mut client, "1000", "lv:sticky", "inc").await;
        assert_eq!(client.hear().await[4]["status"], "ok");
    }
}

#[tokio::test]
async fn a_crash_within_stays_within() {
    let world = World::start().await;
    let (mut client, topic, tree) = joined(&world, "/outer").await;
    let session = attribute(&tree, "inner", "data-phx-session");
    join_child(&mut client, "inner", &session).await;
    click(&mut client, "10", "lv:inner", "crash").await;
    assert_eq!(client.hear().await, json!(["10", "10", "lv:inner", "phx_error", {}]));
    let reply = join_child(&mut client, "inner", &session).await;
    assert_eq!(reply[4]["status"], "ok", "it may join again: {reply}");
    click(&mut client, "1", &topic, "nothing").await;
    assert_eq!(client.hear().await[4]["response"], json!({}));
}

#[tokio::test]
async fn a_sticky_view_joins_without_its_surroundings() {
    let world = World::start().await;
    let html = world.get("/outer").await;
    let page = world.page("/outer").await;
    let mut client = world.connect(&page).await;
    let session = attribute(&html, "sticky", "data-phx-session");
    let reply = join_child(&mut client, "sticky", &session).await;
    assert_eq!(
        (&reply[4]["response"]["rendered"]["0"], &reply[4]["response"]["rendered"]["1"]),
        (&json!("everywhere"), &json!("connected"))
    );
}

#[tokio::test]
async fn a_sticky_view_stays_where_it_sends_the_page_elsewhere() {
    let world = World::start().await;
    let html = world.get("/outer").await;
    let page = world.page("/outer").await;
    let mut client = world.connect(&page).await;
    join_child(&mut client, "sticky", &attribute(&html, "sticky", "data-phx-session")).await;
    click(&mut client, "10", "lv:sticky", "navigate").await;
    assert_eq!(client.hear().await[4]["response"]["live_redirect"]["to"], "/outer");
    click(&mut client, "10", "lv:sticky", "inc").await;
    assert_eq!(client.hear().await[4]["response"]["diff"]["2"], "1");
}

#[tokio::test]
async fn views_neither_nest_for_ever_nor_come_without_the_servers_knowledge() {
    let world = World::with(Limits { nesting: 3, channels: 5, ..Limits::default() }).await;
    for path in ["/endless", "/unknown", "/crowd"] {
        assert!(world.get(path).await.starts_with("HTTP/1.1 500"), "{path}");
        let page = world.page("/outer").await;
        let mut client = world.connect(&page).await;
        client.join(&format!("lv:{}", page.id), json!({"redirect": path, "session": page.session})).await;
        let reply = client.hear().await;
        if path != "/endless" {
            assert_eq!(reply[4]["response"]["reason"], "join crashed", "{path}: {reply}");
            continue;
        }
        // Each level joins, until the one that would be too deep.
        let mut session = attribute(&text(&reply), "level-1", "data-phx-session");
        for depth in 1..=2 {
            let reply = join_child(&mut client, &format!("level-{depth}"), &session).await;
            session = attribute(&text(&reply), &format!("level-{}", depth + 1), "data-phx-session");
        }
        let reply = join_child(&mut client, "level-3", &session).await;
        assert_eq!(reply[4]["response"]["reason"], "join crashed", "{reply}");
    }
    assert!(world.get("/choosy").await.contains("location: /outer"), "a view within may lead elsewhere");
    assert!(world.get("/choosy?gone").await.starts_with("HTTP/1.1 410"));
}
