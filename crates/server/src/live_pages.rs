//! The pages that stay connected: which there are, who is looking, what goes around them.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Router, middleware};
use cms::events::{Announce, Event};
use cms::public::Sites;
use domain::document::Language;
use domain::id::{PageId, TenantId, UserId};
use live::template::raw;
use live::view::Info;
use live::{Live, Page, Rendered, Session, html};
use serde_json::json;
use site::live::LivePage;
use site::paths;

use crate::admin::{board_live::Board, layout, login, viewer};
use crate::assets;
use crate::calculator::{self, Calculator, Texts};
use crate::public::page;
use crate::state::Http;

/// Groups of views; the name tells the layout.
const PORTUGUESE: &str = "calculadoras";
const ENGLISH: &str = "calculators";
const ADMIN: &str = "admin";

/// The browser code, its socket, and what is applied by code rather than by markup.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// A piece of a tenant's board changed.
pub struct PieceChanged(pub PageId);

/// The host that a request is for, in lower case and without port.
#[derive(Clone)]
pub struct Host(pub String);

/// Tells the sites and the open pages of this process what happened.
pub struct Announcer {
    pub sites: Arc<Sites>,
    /// Set once the live server has started.
    pub live: Arc<OnceLock<Live>>,
}

impl Announce for Announcer {
    fn announce(&self, event: &Event) {
        if let Event::SiteChanged { tenant } = event {
            self.sites.forget(*tenant);
        }
        match (self.live.get(), event) {
            (Some(live), Event::PieceChanged { tenant, page, .. }) => {
                live.bus().broadcast(&board_topic(*tenant), Info::new(PieceChanged(*page)));
            }
            (Some(live), Event::AccessEnded { user }) => live.disconnect(&socket_id(*user)),
            _ => {}
        }
    }
}

/// # Errors
/// The system gives no threads.
pub fn start(http: &Arc<Http>) -> anyhow::Result<Live> {
    let (resolver, layouts) = (http.clone(), http.clone());
    let live = Live::builder(&http.app.db.secret("live"))?
        .state(http.clone())
        .session(move |headers| who(resolver.clone(), headers))
        .layout(move |page| around(&layouts, page))
        .live_session(PORTUGUESE, |views| {
            views.view::<Calculator<false>>(paths::calculator(Language::PtBr));
        })
        .live_session(ENGLISH, |views| {
            views.view::<Calculator<true>>(paths::calculator(Language::En));
        })
        .live_session(ADMIN, |views| {
            views.on_mount(viewer::signed_in).view::<Board>("/admin");
        })
        .build()?;
    Ok(live)
}

/// The addresses of all live pages and of what they need.
pub fn router(http: Arc<Http>, live: &Live) -> Router {
    let form =
        |route: MethodRouter<Arc<Http>>| route.layer(axum::extract::DefaultBodyLimit::max(calculator::MAX_BODY_BYTES));
    Router::new()
        .route(paths::calculator(Language::PtBr), form(post(calculator::answer_form::<false>)))
        .route(paths::calculator(Language::En), form(post(calculator::answer_form::<true>)))
        .route("/admin/login", get(login::ask).post(login::redeem))
        .route("/admin/login/{secret}", get(login::offer))
        .route("/admin/logout", post(login::leave))
        .route("/live/assets/{file}", get(assets::serve))
        .with_state(http.clone())
        .merge(live.router())
        .layer(middleware::map_response(guarded))
        .layer(from_fn_with_state(http, of_a_site))
}

/// Whether the path is one of these, whatever the host.
pub fn is_live(path: &str) -> bool {
    path == paths::calculator(Language::PtBr)
        || path == paths::calculator(Language::En)
        || path == "/admin"
        || path.starts_with("/admin/")
        || path.starts_with("/live/")
}

/// The topic on which a tenant's boards hear of its pieces.
pub fn board_topic(tenant: TenantId) -> String {
    format!("board:{tenant}")
}

fn socket_id(user: UserId) -> String {
    format!("user:{user}")
}

async fn of_a_site(State(http): State<Arc<Http>>, mut request: Request, next: Next) -> Response {
    let Some(host) = page::host(&request).map(std::borrow::Cow::into_owned) else {
        return (StatusCode::BAD_REQUEST, "the request names no host\n").into_response();
    };
    let Some(tenant) = http.sites.tenant(&host) else {
        return (StatusCode::NOT_FOUND, "no site has this host name\n").into_response();
    };
    request.extensions_mut().insert(Host(host));
    let is_private = tenant.demo || request.uri().path().starts_with("/admin");
    let mut response = next.run(request).await;
    if is_private {
        response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    }
    response
}

/// What a browser is told about every answer.
async fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_SECURITY_POLICY, CSP);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    response
}

/// Readers of a site are nobody; whoever is logged in is a viewer of the administration of this site.
async fn who(http: Arc<Http>, headers: HeaderMap) -> Session {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).and_then(page::host_name);
    let host = host.unwrap_or_default().into_owned();
    match viewer::of(&http, &host, &headers).await {
        None => Session { data: json!({ "host": host }), ..Session::default() },
        Some(viewer) => Session {
            id: viewer.session.to_string(),
            live_socket_id: Some(socket_id(viewer.user)),
            data: json!({ "host": host, "viewer": viewer }),
        },
    }
}

fn around(http: &Http, page: Page) -> Rendered {
    match page.live_session.as_str() {
        ADMIN => layout::around(page),
        PORTUGUESE => of_site(http, page, Language::PtBr),
        _ => of_site(http, page, Language::En),
    }
}

fn of_site(http: &Http, page: Page, language: Language) -> Rendered {
    let host = page.session.data["host"].as_str().unwrap_or_default();
    let content = html! { {page.content} }.to_html().unwrap_or_default();
    let markup = site_page(http, host, language, &page.csrf_token, &content).unwrap_or_default();
    html! { {raw(markup)} }
}

/// The calculator's markup in the frame of the site; none for a host that is nobody's.
pub fn site_page(http: &Http, host: &str, language: Language, csrf_token: &str, content: &str) -> Option<String> {
    let tenant = http.sites.tenant(host)?;
    let texts = Texts::of(language);
    let page = LivePage {
        language,
        heading: texts.heading,
        description: texts.description,
        csrf_token,
        script: assets::script(),
        content,
    };
    let rendered = site::live::calculator(&http.app.theme, &tenant, &page);
    rendered.inspect_err(|error| tracing::error!(%error, "the calculator's page could not be rendered")).ok()
}
