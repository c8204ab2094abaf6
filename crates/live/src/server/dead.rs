//! The first page, before anything is connected: plain HTML that carries the tokens to connect with.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::nested::{Halt, whole};
use super::{Matched, Page, PageToken, Server, StaticToken};
use crate::html;
use crate::nested::Place;
use crate::template::{Raw, raw};
use crate::token::{Purpose, random_id};
use crate::view::{Context, Flash, Navigation, Stop, Surroundings};

/// Where the client keeps messages while it loads another page.
const FLASH_COOKIE: &str = "__phoenix_flash__";
/// Where it keeps why a join was refused with a status.
const STATUS_COOKIE: &str = "__phoenix_reload_status__";
/// Seconds for which both are good.
const COOKIE_SECONDS: u64 = 60;
/// A page is for one browser, and its tokens age.
const CACHE: &str = "max-age=0, private, must-revalidate";

pub async fn page(State(server): State<Arc<Server>>, OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Response {
    let patience = Duration::from_secs(server.limits.mount_seconds);
    let spent: Vec<_> =
        [FLASH_COOKIE, STATUS_COOKIE].into_iter().filter(|name| cookie(&headers, name).is_some()).collect();
    let (worker, address) = (server.clone(), uri.to_string());
    let rendering = server.workers.spawn(async move { render(&worker, &address, &headers).await });
    let abort = rendering.abort_handle();
    let mut response = match tokio::time::timeout(patience, rendering).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => failed(StatusCode::INTERNAL_SERVER_ERROR),
        Err(_) => {
            abort.abort();
            failed(StatusCode::SERVICE_UNAVAILABLE)
        }
    };
    for name in spent {
        set_cookie(&mut response, &format!("{name}=; Max-Age=0; Path=/"));
    }
    response
}

async fn render(server: &Arc<Server>, address: &str, headers: &HeaderMap) -> Response {
    let reload = cookie(headers, STATUS_COOKIE)
        .and_then(|token| server.signer.verify::<u16>(Purpose::ReloadStatus, token, COOKIE_SECONDS).ok());
    if let Some(status) = reload {
        return self::status(status);
    }
    let Some(matched) = server.find(address) else { return failed(StatusCode::NOT_FOUND) };
    let mut context = context(server, headers).await;
    match crate::process::mount(&matched, &mut context).await {
        Err(stop) => stopped(server, stop, &context.flash),
        Ok(view) => match context.effects.navigation.take() {
            Some(Navigation::Patch { to, .. } | Navigation::Navigate { to, .. } | Navigation::Redirect { to }) => {
                redirect(server, &context.flash, &to)
            }
            None => shown(server, &matched, view.render(&context), context).await,
        },
    }
}

async fn context(server: &Server, headers: &HeaderMap) -> Context {
    let session = Arc::new(server.session(headers).await);
    let flash = cookie(headers, FLASH_COOKIE)
        .and_then(|token| server.signer.verify::<Flash>(Purpose::Flash, token, COOKIE_SECONDS).ok())
        .unwrap_or_default();
    let csrf_token = server.signer.sign(Purpose::Csrf, &session.id);
    Context::new(
        Surroundings {
            limits: server.limits,
            session,
            csrf_token,
            handle: None,
            bus: server.bus.clone(),
            presence: server.presence.clone(),
            state: server.state.clone(),
        },
        Place { id: format!("phx-{}", random_id()), ..Place::default() },
        flash,
    )
}

async fn shown(
    server: &Arc<Server>,
    matched: &Matched<'_>,
    rendered: crate::Rendered,
    mut context: Context,
) -> Response {
    let mut views = server.limits.channels;
    let content = match whole(server, rendered, &mut context, &mut views).await {
        Ok(content) => content,
        Err(Halt::Stop(stop, flash)) => return stopped(server, stop, &flash),
        Err(Halt::Html(error)) => {
            tracing::error!(view = matched.kind.name, %error, "a page cannot be shown");
            return failed(StatusCode::INTERNAL_SERVER_ERROR);
        }
    };
    let page = Page {
        title: context.effects.title.take(),
        csrf_token: context.csrf_token().to_owned(),
        flash: context.flash.clone(),
        session: context.session().clone(),
        live_session: matched.live_session.name.clone(),
        content: container(server, matched, &content, &context),
    };
    match (server.layout)(page).to_html() {
        Ok(html) => ([(header::CACHE_CONTROL, CACHE)], Html(html)).into_response(),
        Err(_) => failed(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// The element that the client looks for.
fn container(server: &Server, matched: &Matched<'_>, content: &str, context: &Context) -> Raw {
    let id = context.id().to_owned();
    let token = PageToken {
        id: id.clone(),
        view: matched.kind.name.to_owned(),
        live_session: matched.live_session.name.clone(),
        session: context.session().id.clone(),
    };
    let session = server.signer.sign(Purpose::Session, &token);
    let page = server.signer.sign(Purpose::Static, &StaticToken { id: id.clone(), flash: context.flash.clone() });
    let element = html! {
        <div id={id} data-phx-main data-phx-session={session} data-phx-static={page}>{raw(content.to_owned())}</div>
    };
    // One element around text cannot nest too deep.
    raw(element.to_html().unwrap_or_default())
}

fn stopped(server: &Server, stop: Stop, flash: &Flash) -> Response {
    match stop {
        Stop::Status(status) => self::status(status),
        Stop::Redirect(to) | Stop::Navigate(to) => redirect(server, flash, &to),
    }
}

fn redirect(server: &Server, flash: &Flash, to: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(to) else { return failed(StatusCode::INTERNAL_SERVER_ERROR) };
    let mut response = Redirect::to("/").into_response();
    *response.status_mut() = StatusCode::FOUND;
    response.headers_mut().insert(header::LOCATION, location);
    if let Some(flash) = server.flash_token(flash) {
        set_cookie(&mut response, &format!("{FLASH_COOKIE}={flash}; Max-Age={COOKIE_SECONDS}; Path=/; SameSite=Lax"));
    }
    response
}

fn status(status: u16) -> Response {
    failed(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

/// With a word for the person, since a browser takes an empty page for a connection that failed.
fn failed(status: StatusCode) -> Response {
    (status, status.canonical_reason().unwrap_or("Error")).into_response()
}

fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|cookies| cookies.to_str().ok());
    cookies
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
}
