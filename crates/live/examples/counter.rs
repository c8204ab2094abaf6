//! `cargo run -p lauda-live --example counter`, then http://127.0.0.1:4000: a counter, a form, a list and a stream, with
//! the official client as npm has it (`npm ci --ignore-scripts` in `crates/live/tests/js` brings it).
#![allow(missing_docs)]

#[path = "counter/counter.rs"]
mod counter;
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
use axum::http::header;
use axum::routing::get;
use axum::serve::ListenerExt;
use live::{Live, Origin};

/// Pages outlive a restart of the example, since the secret does.
const SECRET: &[u8] = b"an example has no secrets to keep, but a server does";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(4000), |port| port.parse())?;
    let client = std::env::args().nth(2).unwrap_or_else(|| "phoenix_live_view_1_2".to_owned());
    let live = Live::builder(SECRET)?
        .origin(Origin::SameHost)
        .layout(page::layout)
        .nested::<rooms::Lamp>()
        .nested::<rooms::Radio>()
        .live_session("default", |session| {
            session.view::<rooms::Rooms>("/rooms/{name}");
            session.view::<counter::Counter>("/").view::<form::Form>("/form").view::<people::People>("/people/{order}");
        })
        .live_session("tools", |session| {
            session.view::<tools::Tools>("/tools");
        })
        .build()?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    // Frames are small, and each counts: they must not wait until those before them are acknowledged.
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
    let files = [
        ("/phoenix.js", std::fs::read_to_string(modules.join("phoenix/priv/static/phoenix.min.js"))?),
        ("/live_view.js", std::fs::read_to_string(modules.join(client).join("priv/static/phoenix_live_view.min.js"))?),
        ("/app.js", include_str!("counter/app.js").to_owned()),
    ];
    Ok(files.into_iter().fold(Router::new(), |router, (path, text)| {
        router.route(path, get(move || async move { ([(header::CONTENT_TYPE, "text/javascript")], text) }))
    }))
}
