//! The server that is measured.

use std::io::Read;

use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use axum::serve::ListenerExt as _;
use live::Live;
use serde_json::json;
use tokio::net::TcpSocket;

use crate::Failure;
use crate::views::{Anybody, Counter, NEWS, Table, Topic};

/// As it is in the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Pages outlive a restart, since the secret does.
const SECRET: &[u8] = b"an example has no secrets to keep, but a server does";
/// Connections that wait to be accepted: after a restart all clients come at once.
const BACKLOG: u32 = 4096;

pub async fn serve(port: u16) -> Result<(), Failure> {
    let live = Live::builder(SECRET)?
        .live_session("load", |session| {
            session.view::<Counter>("/").view::<Table>("/table");
        })
        .socket::<Anybody>("/socket", |socket| {
            socket.channel::<Topic>("topic:*");
        })
        .build()?;
    let listener = TcpSocket::new_v4()?;
    listener.set_reuseaddr(true)?;
    listener.bind(([127, 0, 0, 1], port).into())?;
    let listener = listener.listen(BACKLOG)?;
    println!("{}", listener.local_addr()?.port());
    std::thread::spawn(end_with_parent);
    let app = live.router().merge(control(live));
    Ok(axum::serve(listener.tap_io(|stream| drop(stream.set_nodelay(true))), app).await?)
}

/// `POST /broadcast/N` sends N messages to all who hear the news.
fn control(live: Live) -> Router {
    let broadcast = move |Path(count): Path<u32>| async move {
        for number in 0..count {
            live.broadcast(NEWS, "tick", json!({"number": number, "text": "as long as a line of a conversation"}));
        }
    };
    Router::new().route("/broadcast/{count}", post(broadcast))
}

/// Whoever started this holds the other end of the pipe, as long as it lives.
fn end_with_parent() {
    drop(std::io::stdin().read_to_end(&mut Vec::new()));
    std::process::exit(0);
}
