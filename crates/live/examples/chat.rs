//! `cargo run -p lauda-live --example chat`, then http://127.0.0.1:4000 in two windows: rooms with everybody who is in
//! them. People come as live views, programs as channels on `/socket`. The official client is as npm has it
//! (`npm ci --ignore-scripts` in `crates/live/tests/js` brings it).
#![allow(missing_docs)]

#[path = "chat/channel.rs"]
mod channel;
#[path = "chat/page.rs"]
mod page;
#[path = "chat/room.rs"]
mod room;
#[path = "chat/talk.rs"]
mod talk;

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use live::Live;

/// Pages outlive a restart of the example, since the secret does.
const SECRET: &[u8] = b"an example has no secrets to keep, but a server does";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(4000), |port| port.parse())?;
    let client = std::env::args().nth(2).unwrap_or_else(|| "phoenix_live_view_1_2".to_owned());
    let live = Live::builder(SECRET)?
        .state(Arc::new(talk::Talk::default()))
        .layout(page::layout)
        .live_session("chat", |session| {
            session.view::<room::Room>("/").view::<room::Room>("/rooms/{room}");
        })
        .socket::<channel::Guest>("/socket", |socket| {
            socket.channel::<channel::RoomChannel>("room:*");
        })
        .build()?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    // Frames are small, and often two come together: none should wait until the other is acknowledged.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let drain = live.clone();
    let app = live.router().merge(assets(&client)?);
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
        // Without signals there is nothing to wait for but the end.
        drop(tokio::signal::ctrl_c().await);
        drain.drain();
    });
    Ok(serving.await?)
}

/// The two files of the client, and ours.
fn assets(client: &str) -> std::io::Result<Router> {
    let modules = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/js/node_modules");
    let script = |path: &str| std::fs::read_to_string(modules.join(path));
    let files = [
        ("/phoenix.js", "text/javascript", script("phoenix/priv/static/phoenix.min.js")?),
        ("/live_view.js", "text/javascript", script(&format!("{client}/priv/static/phoenix_live_view.min.js"))?),
        ("/app.js", "text/javascript", include_str!("chat/app.js").to_owned()),
        ("/chat.css", "text/css", include_str!("chat/chat.css").to_owned()),
    ];
    Ok(files.into_iter().fold(Router::new(), |router, (path, kind, text)| {
        router.route(path, get(move || async move { ([(header::CONTENT_TYPE, kind)], text) }))
    }))
}
