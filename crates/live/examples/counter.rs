//! `cargo run -p lauda-live --example counter`, then http://127.0.0.1:4000: a counter, a form, lists and streams, with
//! the official client as npm has it (`npm ci --ignore-scripts` in `crates/live/tests/js` brings it).
#![allow(missing_docs)]

mod common;
#[path = "counter/counter.rs"]
mod counter;
#[path = "counter/feed.rs"]
mod feed;
#[path = "counter/form.rs"]
mod form;
#[path = "counter/page.rs"]
mod page;
#[path = "counter/people.rs"]
mod people;
#[path = "counter/rooms.rs"]
mod rooms;
#[path = "counter/tools.rs"]
mod tools;

use axum::Router;
use live::Live;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let live = Live::builder(common::SECRET)?
        .layout(page::layout)
        .nested::<rooms::Lamp>()
        .nested::<rooms::Radio>()
        .live_session("default", |session| {
            session.view::<rooms::Rooms>("/rooms/{name}").view::<feed::Feed>("/feed");
            session.view::<counter::Counter>("/").view::<form::Form>("/form").view::<people::People>("/people/{order}");
        })
        .live_session("tools", |session| {
            session.view::<tools::Tools>("/tools");
        })
        .build()?;
    common::serve(live, &[("/app.js", "text/javascript", include_str!("counter/app.js"))], Router::new()).await
}
