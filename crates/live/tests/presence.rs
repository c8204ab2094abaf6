//! Presence over a real WebSocket: who is there, in channels and in views, and who is no more.

#[path = "socket/client.rs"]
mod client;
#[path = "channels/rooms.rs"]
mod views;

use client::{Client, World};
use live::testing::TestView;
use serde_json::{Value, json};

/// In a room, and said to be there.
async fn present(world: &World, name: &str, topic: &str, meta: Value) -> Client {
    let url = format!("ws://{}/socket/websocket?name={name}&vsn=2.0.0", world.address);
    let mut client = Client::open(&url, "", None).await.unwrap();
    client.join(topic, json!({"track": meta})).await;
    assert_eq!(client.hear().await[4]["status"], "ok");
    client
}

/// The diff that comes next.
async fn diff(client: &mut Client) -> Value {
    let frame = client.hear().await;
    assert_eq!((&frame[0], &frame[1], &frame[3]), (&Value::Null, &Value::Null, &json!("presence_diff")), "{frame}");
    frame[4].clone()
}

#[tokio::test]
async fn states_and_diffs_are_what_the_client_merges() {
    let world = World::start().await;
    let mut ana = present(&world, "ana", "room:1", json!({"tab": 1})).await;
    let own = diff(&mut ana).await;
    let first = own["joins"]["ana"]["metas"][0]["phx_ref"].clone();
    assert!(first.as_str().is_some_and(|reference| !reference.is_empty()));
    assert_eq!(own, json!({"joins": {"ana": {"metas": [{"tab": 1, "phx_ref": first}]}}, "leaves": {}}));
    let state = ana.hear().await;
    assert_eq!((&state[0], &state[3], &state[4]), (&json!("1"), &json!("presence_state"), &own["joins"]));

    // A second tab of the same: two metas, each with its own reference.
    let mut tab = present(&world, "ana", "room:1", json!({"tab": 2})).await;
    let second = diff(&mut ana).await["joins"]["ana"]["metas"][0].clone();
    assert_ne!(second["phx_ref"], first);
    assert_eq!(diff(&mut tab).await["joins"]["ana"]["metas"][0], second);
    let metas = tab.hear().await[4]["ana"]["metas"].clone();
    assert_eq!(metas, json!([{"tab": 1, "phx_ref": first}, second]));

    // An update leaves the old reference and joins a new one that names it.
    ana.tell("room:1", "update", json!({"tab": 3})).await;
    let update = diff(&mut tab).await;
    let joined = &update["joins"]["ana"]["metas"][0];
    assert_eq!((&joined["tab"], &joined["phx_ref_prev"]), (&json!(3), &first));
    assert_ne!(joined["phx_ref"], first);
    assert_eq!(update["leaves"], json!({"ana": {"metas": [{"tab": 1, "phx_ref": first}]}}));

    ana.tell("room:1", "untrack", json!({})).await;
    assert_eq!(diff(&mut tab).await["leaves"]["ana"]["metas"][0], *joined);
    tab.tell("room:1", "who", json!({})).await;
    assert_eq!(tab.hear().await[4]["response"], json!({"ana": {"metas": [second]}}));
    assert_eq!(world.live.presence().get_by_key("room:1", "ana"), vec![second]);
    ana.tell("room:1", "update", json!({})).await;
    let mut frame = ana.hear().await;
    while frame[3] != "phx_reply" || frame[4]["status"] == "ok" {
        frame = ana.hear().await;
    }
    assert_eq!(frame[4]["response"]["reason"], "the key is not tracked");
}

#[tokio::test]
async fn nobody_stays_who_leaves_crashes_or_is_cut_off() {
    let world = World::start().await;
    let mut watcher = present(&world, "watcher", "room:1", json!({})).await;
    diff(&mut watcher).await;
    watcher.hear().await;
    for end in ["phx_leave", "panic", "stop", "drop"] {
        let mut ana = present(&world, "ana", "room:1", json!({})).await;
        let joined = diff(&mut watcher).await["joins"].clone();
        assert!(joined["ana"].is_object(), "{end}");
        match end {
            "drop" => drop(ana),
            event => ana.tell("room:1", event, json!({})).await,
        }
        // What `terminate` says may come before.
        let mut frame = watcher.hear().await;
        while frame[3] == "left" {
            frame = watcher.hear().await;
        }
        assert_eq!(frame[4], json!({"joins": {}, "leaves": joined}), "{end}");
        assert_eq!(world.live.presence().list("room:1").len(), 1);
    }
}

#[tokio::test]
async fn views_are_there_too_and_hear_of_others() {
    let world = World::start().await;
    let mut view = TestView::open(&world.live, "/watch").await.unwrap();
    let mut client = present(&world, "ana", "room:watched", json!({})).await;
    until(&mut view, "ana view").await;
    assert_eq!(diff(&mut client).await["joins"]["ana"]["metas"].as_array().map(Vec::len), Some(1));
    let other = TestView::open(&world.live, "/watch?as=bob").await.unwrap();
    until(&mut view, "ana bob view").await;
    drop(other);
    until(&mut view, "ana view").await;
    drop(client);
    until(&mut view, "view").await;
    drop(view);
    while !world.live.presence().list("room:watched").is_empty() {
        tokio::task::yield_now().await;
    }
}

/// The view says so, sooner or later.
async fn until(view: &mut TestView, expect: &str) {
    view.until(|view| view.text("p").is_ok_and(|text| text == expect)).await.unwrap();
}
