//! `cargo run -p lauda-live --example uploads`, then http://127.0.0.1:4000: files with a form (`/`), as soon as they are
//! chosen (`/auto`), and to a bucket of their own (`/bucket`), with the official client as npm has it
//! (`npm ci --ignore-scripts` in `crates/live/tests/js` brings it).
#![allow(missing_docs)]

mod common;
#[path = "uploads/letters.rs"]
mod letters;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::put;
use live::{Live, Page, Rendered, html};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let live = Live::builder(common::SECRET)?
        .layout(layout)
        .live_session("default", |session| {
            session.view::<letters::Letters>("/").view::<letters::Letters>("/{how}");
        })
        .build()?;
    let bucket = Router::new().route("/buckets/{name}", put(keep));
    common::serve(live, &[("/app.js", "text/javascript", include_str!("uploads/app.js"))], bucket).await
}

/// Stands for a service elsewhere that takes files.
async fn keep(Path(name): Path<String>, bytes: Bytes) -> StatusCode {
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
                <script defer src="/phoenix.js"></script>
                <script defer src="/live_view.js"></script>
                <script defer src="/app.js"></script>
            </head>
            <body>{page.content}</body>
        </html>
    }
}
