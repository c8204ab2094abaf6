//! Logging in by a link that is good once, and out again. The link is opened by a button, so that programs that look at
//! links before people do not use it up.

use std::sync::Arc;

use axum::extract::{Extension, Form, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use cms::sessions::{self, SESSION_LIFE};
use domain::document::Language;
use live::{Rendered, html};
use serde::Deserialize;

use super::layout;
use super::texts::Texts;
use super::viewer::{self, COOKIE};
use crate::live_pages::Host;
use crate::state::Http;

#[derive(Deserialize)]
pub struct Offered {
    link: String,
}

/// Says where links come from.
pub async fn ask(State(http): State<Arc<Http>>, Extension(Host(host)): Extension<Host>) -> Response {
    let texts = texts(&http, &host);
    page(
        StatusCode::OK,
        texts,
        html! { <h1>{texts.login}</h1><p>{texts.ask_for_link}</p><p><code>{texts.link_command}</code></p> },
    )
}

/// The page of a link.
pub async fn offer(
    State(http): State<Arc<Http>>,
    Extension(Host(host)): Extension<Host>,
    Path(secret): Path<String>,
) -> Response {
    let texts = texts(&http, &host);
    page(
        StatusCode::OK,
        texts,
        html! {
            <h1>{texts.login}</h1>
            <p>{texts.link_intro}</p>
            <form method="post" action="/admin/login">
                <input type="hidden" name="link" value={secret}>
                <button class="button" id="enter">{texts.enter}</button>
            </form>
        },
    )
}

/// Uses the link up.
pub async fn redeem(
    State(http): State<Arc<Http>>,
    Extension(Host(host)): Extension<Host>,
    headers: HeaderMap,
    Form(Offered { link }): Form<Offered>,
) -> Response {
    let texts = texts(&http, &host);
    if !is_own_form(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(tenant) = http.sites.tenant(&host) else { return StatusCode::NOT_FOUND.into_response() };
    match sessions::open(&http.app, &link, tenant.id).await {
        Ok(opened) => {
            let secure = if tenant.site.base_url.starts_with("https:") { "; Secure" } else { "" };
            let life = SESSION_LIFE.as_secs();
            let cookie = format!("{COOKIE}={}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{secure}", opened.secret);
            set_cookie(Redirect::to("/admin").into_response(), &cookie)
        }
        Err(error) => {
            tracing::info!(%error, "a link was refused");
            page(
                StatusCode::FORBIDDEN,
                texts,
                html! { <h1>{texts.link_refused}</h1><p>{texts.ask_for_link}</p><p><code>{texts.link_command}</code></p> },
            )
        }
    }
}

/// Ends the session and closes what the browser has open.
pub async fn leave(
    State(http): State<Arc<Http>>,
    Extension(Host(host)): Extension<Host>,
    headers: HeaderMap,
) -> Response {
    if !is_own_form(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if let Some(viewer) = viewer::of(&http, &host, &headers).await
        && let Err(error) = sessions::close(&http.app, &viewer.caller(&http.app)).await
    {
        tracing::error!(%error, "a session could not be ended");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    set_cookie(
        Redirect::to("/admin/login").into_response(),
        &format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
    )
}

/// A form that another site sends is refused; browsers say where a form comes from.
fn is_own_form(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    site.is_none_or(|site| site == "same-origin" || site == "none")
}

fn texts(http: &Http, host: &str) -> &'static Texts {
    Texts::of(http.sites.tenant(host).map_or(Language::PtBr, |tenant| tenant.language))
}

fn page(status: StatusCode, texts: &'static Texts, content: Rendered) -> Response {
    let markup = layout::page(texts, texts.login, html! { <main class="narrow">{content}</main> });
    // A few elements around text cannot nest too deep.
    let body = Html(markup.to_html().unwrap_or_default());
    (status, [(header::CACHE_CONTROL, "no-store")], body).into_response()
}

fn set_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
