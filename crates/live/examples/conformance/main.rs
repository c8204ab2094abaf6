//! Answers phoenix_live_view's own end-to-end specs: `cargo xtask live-conformance PATH-TO-CHECKOUT` runs them against it.
//! Its arguments are a folder with the client's files and a port.
#![allow(missing_docs)]

mod assets;
mod colocated;
mod components;
mod errors;
mod forms;
mod gate;
mod issues;
mod js;
mod keyed;
mod layout;
mod modal;
mod navigation;
mod portal;
mod select;
mod streams;
mod timer;
mod uploads;

use std::path::PathBuf;

use axum::extract::Request;
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use axum::{Json, Router};
use live::params::Params;
use live::{Limits, Live};
use serde_json::Value;

const SECRET: &[u8] = b"the specs keep no secrets, but a server has to have one";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("the folder with the client's files is missing")?);
    let port: u16 = arguments.next().map_or(Ok(4004), |port| port.parse())?;
    let app = views()?.router().merge(assets::routes(&folder)?).merge(pages());
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    // Frames are small, and each counts: they must not wait until those before them are acknowledged.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    Ok(axum::serve(listener, app).await?)
}

fn views() -> Result<Live, Box<dyn std::error::Error>> {
    let builder = Live::builder(SECRET)?.layout(layout::layout);
    let builder = builder.live_session("default", |session| {
        streams::routes(session);
        forms::routes(session);
        issues::routes(session);
        portal::routes(session);
        colocated::routes(session);
        session.view::<js::Js>("/js").view::<select::Select>("/select").view::<components::Components>("/components");
        session.view::<keyed::Keyed>("/keyed-comprehension").view::<uploads::UploadLive>("/upload");
    });
    let builder = portal::register(errors::register(navigation::register(forms::register(builder))));
    Ok(issues::register(builder).build()?)
}

/// What is no view.
fn pages() -> Router {
    uploads::files()
        .route("/health", get(|| async { "OK" }))
        .route("/navigation/dead", get(navigation::dead))
        .route("/eval", post(|Json(body): Json<Value>| async move { Json(gate::eval(&body)) }))
        .route("/submit", post(submit))
        .route("/api/test", post(|| async { "OK" }))
}

/// Gives back what a form posts.
async fn submit(request: Request) -> Json<Value> {
    const MAX_BYTES: usize = 64 * 1024;
    let body = axum::body::to_bytes(request.into_body(), MAX_BYTES).await.unwrap_or_default();
    let params = live::params::decode(&String::from_utf8_lossy(&body), &Limits::default());
    Json(params.unwrap_or_else(|_| Params::default()).as_value().clone())
}
