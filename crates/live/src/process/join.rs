//! The beginning of a view: its tokens are checked, it is mounted, and its first tree goes out. And its end.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::nested::{Admitted, nested};
use super::{Ended, Home, Line, Process, Start};
use crate::nested::Place;
use crate::params::Params;
use crate::server::{Matched, PageToken, Server, StaticToken};
use crate::socket::Connect;
use crate::token::Purpose;
use crate::view::{AnyView, Context, Flash, Navigation, Stop, Surroundings, history};

/// What the client sends with `phx_join`; what else it sends is of no use to us.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Join {
    url: Option<String>,
    redirect: Option<String>,
    pub(super) session: String,
    #[serde(rename = "static")]
    page: Option<String>,
    flash: Option<String>,
    params: Value,
}

/// Why a join is refused: the response of its error reply.
pub(super) type Refusal = Value;

/// Why a view does not begin.
enum Begun {
    Refused(Refusal),
    Crashed,
    Left,
}

/// Runs a view from its join to its end, and tells the socket how it ended. What only the join needs is in a box of its
/// own, made before the view runs, so that a view at rest holds no room for it.
pub(crate) fn run(start: Start) -> impl Future<Output = ()> + Send {
    let (line, reference) = (start.line.clone(), start.reference.clone());
    let beginning = Box::pin(AssertUnwindSafe(begin(start)).catch_unwind());
    async move { to_the_end(&line, reference.as_deref(), beginning.await.unwrap_or(Err(Begun::Crashed))).await }
}

/// From the reply to the join to the last word.
async fn to_the_end(line: &Arc<Line>, reference: Option<&str>, begun: Result<Box<Process>, Begun>) {
    let (how, refusal) = match begun {
        Ok(process) => {
            let how = AssertUnwindSafe(live(process)).catch_unwind().await;
            (how.unwrap_or(Ended::Crashed), None)
        }
        // The client loads a page again whose join crashes; one that crashes later is only joined again.
        Err(Begun::Crashed) => (Ended::Refused, Some(reason("join crashed"))),
        Err(Begun::Refused(refusal)) => (Ended::Refused, Some(refusal)),
        Err(Begun::Left) => (Ended::Left, None),
    };
    if how == Ended::Crashed || refusal == Some(reason("join crashed")) {
        tracing::error!(topic = line.topic, "a view crashed");
    }
    line.ended(how);
    // Last, so that a client which joins again at once finds nothing of this join.
    if let Some(refusal) = refusal {
        line.reply(reference, "error", &refusal);
    }
}

/// Up to the reply to the join.
async fn begin(start: Start) -> Result<Box<Process>, Begun> {
    let (ended, reference) = (start.mailbox.ended(), start.reference.clone());
    let patience = Duration::from_secs(start.server.limits.mount_seconds);
    let joining = tokio::time::timeout(patience, Box::pin(join(start)));
    let joined = tokio::select! {
        biased;
        how = ended => return Err(if how == Ended::Crashed { Begun::Crashed } else { Begun::Left }),
        joined = joining => joined,
    };
    let mut process = joined.map_err(|_| Begun::Crashed)?.map_err(Begun::Refused)?;
    if let Err(fault) = Box::pin(process.first(reference.as_deref())).await {
        process.crash(&fault);
        return Err(Begun::Crashed);
    }
    Ok(process)
}

async fn live(mut process: Box<Process>) -> Ended {
    let how = tokio::select! {
        biased;
        how = process.mailbox.ended() => how,
        () = orphaned(process.parent_ended.clone()) => Ended::Left,
        how = process.work() => how,
    };
    if how != Ended::Crashed {
        let Process { view, context, .. } = &mut *process;
        view.terminate(context);
    }
    how
}

async fn orphaned(parent_ended: Option<CancellationToken>) {
    match parent_ended {
        Some(ended) => ended.cancelled().await,
        None => std::future::pending().await,
    }
}

async fn join(start: Start) -> Result<Box<Process>, Refusal> {
    let Start { server, connect, line, payload, handle, mailbox, .. } = start;
    let join: Join = serde_json::from_value(payload).map_err(|_| reason("stale"))?;
    let admitted = admit(&join, &line.topic, &server, &connect)?;
    let surroundings = Surroundings {
        limits: server.limits,
        session: connect.session.clone().ok_or_else(|| reason("stale"))?,
        csrf_token: connect.csrf_token.clone(),
        handle: Some(handle),
        bus: server.bus.clone(),
        state: server.state.clone(),
        presence: server.presence.clone(),
    };
    let place = Place {
        server: Some(server.clone()),
        id: line.topic.trim_start_matches("lv:").to_owned(),
        family: connect.family.clone(),
        connect_params: Params::from_value(join.params.clone()),
        ..Place::default()
    };
    let (place, parent_ended) = admitted.enter(place);
    let mut context = Context::new(surroundings, place, flash(&join, &server));
    let mounted = admitted.mount(&mut context).await;
    let view = mounted.map_err(|stop| refusal(stop, &server, &context))?;
    context.place.connect_params = Params::default();
    let home = admitted.home();
    if let Some(refusal) = leaving(&context, &home, &server) {
        return Err(refusal);
    }
    Ok(Box::new(Process {
        server: server.clone(),
        line,
        view,
        home,
        renderer: crate::diff::Renderer::default(),
        context,
        mailbox,
        title: None,
        redirected: join.redirect.is_some(),
        parent_ended,
    }))
}

/// Asks the live session, then the view.
///
/// # Errors
/// `Stop`, from either.
pub(crate) async fn mount(matched: &Matched<'_>, context: &mut Context) -> Result<Box<dyn AnyView>, Stop> {
    matched.live_session.admit(&matched.params, context).await?;
    let mut view = (matched.kind.mount)(&matched.params, context).await?;
    if context.effects.navigation.is_none() {
        view.handle_params(&matched.params, context).await;
    }
    Ok(view)
}

/// Who may join: a view at an address, or one within another view.
fn admit<'a>(join: &Join, topic: &str, server: &'a Server, connect: &Connect) -> Result<Admitted<'a>, Refusal> {
    match nested(join, topic, server, connect) {
        Some(nested) => nested,
        None => authorize(join, topic, server, connect).map(Admitted::Routed),
    }
}

/// The tokens must be ours and of this browser's session, the topic the page's, and the address must lead to what the
/// page was rendered for.
fn authorize<'a>(join: &Join, topic: &str, server: &'a Server, connect: &Connect) -> Result<Matched<'a>, Refusal> {
    let session = connect.session.as_ref().ok_or_else(|| reason("stale"))?;
    let seconds = server.limits.token_seconds;
    let token: PageToken =
        server.signer.verify(Purpose::Session, &join.session, seconds).map_err(|_| reason("stale"))?;
    if token.session != session.id {
        return Err(reason("stale"));
    }
    let unauthorized = || reason("unauthorized");
    if topic.strip_prefix("lv:") != Some(token.id.as_str()) {
        return Err(unauthorized());
    }
    let address = join.redirect.as_ref().or(join.url.as_ref()).ok_or_else(unauthorized)?;
    let matched = server.find(address).ok_or_else(unauthorized)?;
    let same_view = join.redirect.is_some() || matched.kind.name == token.view;
    if matched.live_session.name != token.live_session || !same_view {
        return Err(unauthorized());
    }
    Ok(matched)
}

/// A navigation brings its own; the first page's is for its first mount only.
fn flash(join: &Join, server: &Server) -> Flash {
    let verify = |purpose, token: &str| server.signer.verify(purpose, token, server.limits.token_seconds);
    if let Some(token) = &join.flash {
        return verify(Purpose::Flash, token).unwrap_or_default();
    }
    let first = join.redirect.is_none() && join.params["_mounts"].as_u64().unwrap_or(0) == 0;
    let page = join.page.as_deref().filter(|_| first);
    let token = page.and_then(|token| server.signer.verify::<StaticToken>(Purpose::Static, token, u64::MAX).ok());
    token.map(|token| token.flash).unwrap_or_default()
}

pub(super) fn reason(reason: &str) -> Refusal {
    json!({"reason": reason})
}

fn refusal(stop: Stop, server: &Server, context: &Context) -> Refusal {
    let flash = server.flash_token(&context.flash);
    match stop {
        Stop::Redirect(to) => json!({"redirect": {"to": to, "flash": flash}}),
        Stop::Navigate(to) => json!({"live_redirect": {"to": to, "kind": "push", "flash": flash}}),
        Stop::Status(status) => {
            let token = server.signer.sign(Purpose::ReloadStatus, &status);
            json!({"reason": "reload", "status": status, "token": token})
        }
    }
}

/// Where `mount` or `handle_params` went elsewhere.
fn leaving(context: &Context, home: &Home, server: &Arc<Server>) -> Option<Refusal> {
    let flash = server.flash_token(&context.flash);
    match context.effects.navigation.as_ref()? {
        Navigation::Patch { .. } if home.live_session.is_some() => None,
        Navigation::Patch { to, replace } | Navigation::Navigate { to, replace } => {
            Some(json!({"live_redirect": {"to": to, "kind": history(*replace), "flash": flash}}))
        }
        Navigation::Redirect { to } => Some(json!({"redirect": {"to": to, "flash": flash}})),
    }
}
