//! `cargo run -p lauda-live --example chat`, then http://127.0.0.1:4000 in two windows: rooms with everybody who is in
//! them. People come as live views, programs as channels on `/socket`. The official client is as npm has it
//! (`npm ci --ignore-scripts` in `crates/live/tests/js` brings it).
#![allow(missing_docs)]

#[path = "chat/channel.rs"]
mod channel;
mod common;
#[path = "chat/page.rs"]
mod page;
#[path = "chat/room.rs"]
mod room;
#[path = "chat/talk.rs"]
mod talk;

use std::sync::Arc;

use axum::Router;
use live::Live;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let live = Live::builder(common::SECRET)?
        .state(Arc::new(talk::Talk::default()))
        .layout(page::layout)
        .live_session("chat", |session| {
            session.view::<room::Room>("/").view::<room::Room>("/rooms/{room}");
        })
        .socket::<channel::Guest>("/socket", |socket| {
            socket.channel::<channel::RoomChannel>("room:*");
        })
        .build()?;
    let files = [
        ("/app.js", "text/javascript", include_str!("chat/app.js")),
        ("/chat.css", "text/css", include_str!("chat/chat.css")),
    ];
    common::serve(live, &files, Router::new()).await
}
