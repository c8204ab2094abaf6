//! The beginning of a view: its tokens are checked, it is mounted, and its first tree goes out. And its end.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::{Ended, Out, Place, Process, Start};
use crate::server::{Matched, PageToken, Server, StaticToken};
use crate::socket::Connect;
use crate::token::Purpose;
use crate::view::{AnyView, Context, Flash, Handle, Navigation, Stop, Surroundings, history};

/// What the client sends with `phx_join`; what else it sends is of no use to us.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Join {
    url: Option<String>,
    redirect: Option<String>,
    session: String,
    #[serde(rename = "static")]
    page: Option<String>,
    flash: Option<String>,
    params: JoinParams,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct JoinParams {
    #[serde(rename = "_mounts")]
    mounts: u64,
}

/// Why a join is refused: the response of its error reply.
type Refusal = Value;

/// Runs a view from its join to its end, and tells the socket how it ended.
pub(crate) async fn run(start: Start) {
    let line = start.line.clone();
    let how = AssertUnwindSafe(live(start)).catch_unwind().await.unwrap_or(Ended::Crashed);
    if how == Ended::Crashed {
        tracing::error!(topic = line.topic, "a view crashed");
    }
    line.outbox.send(Out::Ended { topic: line.topic.clone(), number: line.number, how });
}

async fn live(start: Start) -> Ended {
    let (stop, line, reference) = (start.stop.clone(), start.line.clone(), start.reference.clone());
    let restart = CancellationToken::new();
    let patience = Duration::from_secs(start.server.limits.mount_seconds);
    let joined = tokio::select! {
        biased;
        () = stop.cancelled() => return Ended::Left,
        joined = tokio::time::timeout(patience, Box::pin(join(start, restart.clone()))) => joined,
    };
    let mut process: Box<Process> = match joined {
        Ok(Ok(process)) => process,
        Ok(Err(refusal)) => {
            line.reply(reference.as_deref(), "error", &refusal);
            return Ended::Refused;
        }
        Err(_) => return Ended::Crashed,
    };
    let how = tokio::select! {
        biased;
        () = stop.cancelled() => Ended::Left,
        () = restart.cancelled() => Ended::Crashed,
        how = process.work(reference.as_deref()) => how,
    };
    if how != Ended::Crashed {
        process.view.terminate();
    }
    how
}

async fn join(start: Start, restart: CancellationToken) -> Result<Box<Process>, Refusal> {
    let Start { server, connect, line, payload, mailbox: (sender, mailbox), .. } = start;
    let join: Join = serde_json::from_value(payload).map_err(|_| reason("stale"))?;
    let matched = authorize(&join, &line.topic, &server, &connect)?;
    let surroundings = Surroundings {
        limits: server.limits,
        session: connect.session.clone().ok_or_else(|| reason("stale"))?,
        csrf_token: connect.csrf_token.clone(),
        handle: Some(Handle::new(sender, restart)),
        bus: server.bus.clone(),
        state: server.state.clone(),
    };
    let mut context = Context::new(surroundings, flash(&join, &server));
    let place = Place { view: matched.kind.name, live_session: matched.live_session.name.clone() };
    let mounted = mount(&matched, &mut context).await;
    let view = mounted.map_err(|stop| refusal(stop, &server, &context))?;
    if let Some(refusal) = leaving(&context, &server) {
        return Err(refusal);
    }
    let renderer = crate::diff::Renderer::default();
    let redirected = join.redirect.is_some();
    Ok(Box::new(Process {
        server: server.clone(),
        line,
        view,
        place,
        renderer,
        context,
        mailbox,
        title: None,
        redirected,
    }))
}

/// Asks the live session, then the view.
///
/// # Errors
/// `Stop`, from either.
pub(crate) async fn mount(matched: &Matched<'_>, context: &mut Context) -> Result<Box<dyn AnyView>, Stop> {
    matched.live_session.admit(&matched.params, context)?;
    let mut view = (matched.kind.mount)(&matched.params, context).await?;
    if context.effects.navigation.is_none() {
        view.handle_params(&matched.params, context).await;
    }
    Ok(view)
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
    let first = join.redirect.is_none() && join.params.mounts == 0;
    let page = join.page.as_deref().filter(|_| first);
    let token = page.and_then(|token| server.signer.verify::<StaticToken>(Purpose::Static, token, u64::MAX).ok());
    token.map(|token| token.flash).unwrap_or_default()
}

fn reason(reason: &str) -> Refusal {
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
fn leaving(context: &Context, server: &Arc<Server>) -> Option<Refusal> {
    let flash = server.flash_token(&context.flash);
    match context.effects.navigation.as_ref()? {
        Navigation::Patch { .. } => None,
        Navigation::Navigate { to, replace } => {
            Some(json!({"live_redirect": {"to": to, "kind": history(*replace), "flash": flash}}))
        }
        Navigation::Redirect { to } => Some(json!({"redirect": {"to": to, "flash": flash}})),
    }
}
