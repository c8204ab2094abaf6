//! `cargo run -p lauda-live --example uploads`, then http://127.0.0.1:4000: files with a form (`/`), as soon as they are
//! chosen (`/auto`), and to a bucket of their own (`/bucket`), with the official client as npm has it
//! (`npm ci --ignore-scripts` in `crates/live/tests/js` brings it).
#![allow(missing_docs)]

#[path = "uploads/letters.rs"]
mod letters;

use axum::Router;
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::routing::{get, put};
use axum::serve::ListenerExt;
use live::{Live, Origin, Page, Rendered, html};

/// Pages outlive a restart of the example, since the secret does.
const SECRET: &[u8] = b"an example has no secrets to keep, but a server does";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(4000), |port| port.parse())?;
    let client = std::env::args().nth(2).unwrap_or_else(|| "phoenix_live_view_1_2".to_owned());
    let live = Live::builder(SECRET)?
        .origin(Origin::SameHost)
        .layout(layout)
        .live_session("default", |session| {
            session.view::<letters::Letters>("/").view::<letters::Letters>("/{how}");
        })
        .build()?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let app = live.router().merge(assets(&client)?).route("/buckets/{name}", put(keep));
    // Each chunk waits for the answer to the last one, which must not wait itself until more is to be sent.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    Ok(axum::serve(listener, app).await?)
}

/// Stands for a service elsewhere that takes files.
async fn keep(axum::extract::Path(name): axum::extract::Path<String>, bytes: Bytes) -> StatusCode {
    let refused = bytes.is_empty() || name == "refused.txt";
    if refused { StatusCode::INSUFFICIENT_STORAGE } else { StatusCode::OK }
}

fn layout(page: Page) -> Rendered {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="csrf-token" content={page.csrf_token}>
                <title>"Uploads"</title>
                <script defer src="/assets/phoenix.js"></script>
                <script defer src="/assets/live_view.js"></script>
                <script defer src="/assets/app.js"></script>
            </head>
            <body>{page.content}</body>
        </html>
    }
}

/// The two files of the client, and ours.
fn assets(client: &str) -> std::io::Result<Router> {
    let modules = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/js/node_modules");
    let files = [
        ("phoenix.js", std::fs::read_to_string(modules.join("phoenix/priv/static/phoenix.min.js"))?),
        ("live_view.js", std::fs::read_to_string(modules.join(client).join("priv/static/phoenix_live_view.min.js"))?),
        ("app.js", include_str!("uploads/app.js").to_owned()),
    ];
    Ok(files.into_iter().fold(Router::new(), |router, (name, text)| {
        let serve = move || async move { ([(header::CONTENT_TYPE, "text/javascript")], text) };
        router.route(&format!("/assets/{name}"), get(serve))
    }))
}
