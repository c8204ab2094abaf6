//! What the examples share: their arguments, the client's files as npm has them, and serving until somebody stops them.

use std::error::Error;

use axum::Router;
use axum::http::header;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use live::Live;

/// Pages outlive a restart of an example, since the secret does.
pub const SECRET: &[u8] = b"an example has no secrets to keep, but a server does";

/// Serves an example, with files of its own (path, media type, text) and whatever else it has, on the port that the first
/// argument names. The second one is the folder of the client under `node_modules`.
pub async fn serve(
    live: Live,
    files: &[(&'static str, &'static str, &'static str)],
    rest: Router,
) -> Result<(), Box<dyn Error>> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(4000), |port| port.parse())?;
    let client = std::env::args().nth(2).unwrap_or_else(|| "phoenix_live_view_1_2".to_owned());
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    // Frames are small, and often two come together: none should wait until the other is acknowledged.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let own = files.iter().fold(rest, |router, (path, kind, text)| router.route(path, file(kind, (*text).to_owned())));
    let app = live.router().merge(scripts(&client)?).merge(own);
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
        // Without signals there is nothing to wait for but the end.
        drop(tokio::signal::ctrl_c().await);
        live.drain();
    });
    Ok(serving.await?)
}

/// The two files of the client.
fn scripts(client: &str) -> std::io::Result<Router> {
    let modules = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/js/node_modules");
    let script = |path: &str| std::fs::read_to_string(modules.join(path)).map(|text| file("text/javascript", text));
    Ok(Router::new()
        .route("/phoenix.js", script("phoenix/priv/static/phoenix.min.js")?)
        .route("/live_view.js", script(&format!("{client}/priv/static/phoenix_live_view.min.js"))?))
}

fn file(kind: &'static str, text: String) -> axum::routing::MethodRouter {
    get(move || async move { ([(header::CONTENT_TYPE, kind)], text) })
}
