//! The browser code of live pages and the style sheet of the administration, by their hash.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::revision::hex;
use sha2::{Digest, Sha256};

use crate::public::page::accepts;

struct Asset {
    path: String,
    media_type: &'static str,
    identity: &'static [u8],
    br: Option<&'static [u8]>,
}

static ASSETS: LazyLock<[Asset; 2]> = LazyLock::new(|| {
    [
        asset(
            "live",
            "js",
            "text/javascript; charset=utf-8",
            include_bytes!("../../../web/dist/live.js"),
            Some(include_bytes!("../../../web/dist/live.js.br")),
        ),
        asset("admin", "css", "text/css; charset=utf-8", include_bytes!("admin/admin.css"), None),
    ]
});

const FOLDER: &str = "/live/assets/";
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Address of the browser code.
pub fn script() -> &'static str {
    &ASSETS[0].path
}

/// Address of the style sheet of the administration.
pub fn admin_css() -> &'static str {
    &ASSETS[1].path
}

pub async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.path.strip_prefix(FOLDER) == Some(file.as_str())) else {
        return (StatusCode::NOT_FOUND, "there is nothing here\n").into_response();
    };
    let fixed = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, IMMUTABLE),
        (header::VARY, "Accept-Encoding"),
    ];
    match asset.br.filter(|_| accepts(&headers, "br")) {
        Some(br) => (fixed, [(header::CONTENT_ENCODING, "br")], Bytes::from_static(br)).into_response(),
        None => (fixed, Bytes::from_static(asset.identity)).into_response(),
    }
}

fn asset(
    name: &str,
    ending: &str,
    media_type: &'static str,
    identity: &'static [u8],
    br: Option<&'static [u8]>,
) -> Asset {
    let digest = hex(&Sha256::digest(identity));
    Asset { path: format!("{FOLDER}{name}-{}.{ending}", &digest[..12]), media_type, identity, br }
}
