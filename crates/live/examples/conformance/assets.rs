//! The clients' files, as the specs' own pages load them, and our scripts beside them.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderName, StatusCode, header};
use axum::routing::get;

/// Scripts of our pages.
const SCRIPTS: [(&str, &str); 6] = [
    ("/assets/ours/app.js", include_str!("assets/app.js")),
    ("/assets/ours/custom.js", include_str!("assets/custom.js")),
    ("/assets/ours/errors.js", include_str!("assets/errors.js")),
    ("/assets/ours/feedback.js", include_str!("assets/feedback.js")),
    ("/assets/ours/hooks.js", include_str!("assets/hooks.js")),
    ("/assets/ours/navigation.js", include_str!("assets/navigation.js")),
];

/// `folder` holds `node_modules/phoenix`, and `priv/static` of phoenix_live_view.
pub fn routes(folder: &Path) -> std::io::Result<Router> {
    let phoenix = std::fs::read_to_string(folder.join("node_modules/phoenix/priv/static/phoenix.min.js"))?;
    let live_view = std::fs::read_to_string(folder.join("priv/static/phoenix_live_view.esm.js"))?;
    let router = Router::new()
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .route("/assets/phoenix/phoenix.min.js", script(phoenix))
        .route("/assets/phoenix_live_view/phoenix_live_view.esm.js", script(live_view));
    Ok(SCRIPTS.into_iter().fold(router, |router, (path, text)| router.route(path, script(text.to_owned()))))
}

fn script(text: String) -> axum::routing::MethodRouter {
    const TYPE: [(HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/javascript")];
    get(move || async move { (TYPE, text) })
}
