//! The join of a view within another one: no address says who it is, but the token that the view around it signed.

use tokio_util::sync::CancellationToken;

use super::Home;
use super::join::{Join, Refusal, mount, reason};
use crate::nested::{NestedToken, Parent, Place};
use crate::params::Params;
use crate::server::{Matched, Server};
use crate::socket::Connect;
use crate::token::Purpose;
use crate::view::{AnyView, Context, Kind, Stop};

/// A view that may be mounted.
pub enum Admitted<'a> {
    Routed(Matched<'a>),
    Nested { token: Box<NestedToken>, kind: Kind, parent: Option<Parent> },
}

impl Admitted<'_> {
    /// Where it stands, and what tells that the view around it is no more.
    pub fn enter(&self, place: Place) -> (Place, Option<CancellationToken>) {
        let Admitted::Nested { token, parent, .. } = self else { return (place, None) };
        let place = Place { depth: token.depth, data: token.data.clone(), ..place };
        match parent.clone() {
            Some(Parent { handle, root, ended }) => {
                (Place { parent: Some(handle), root: Some(root), ..place }, Some(ended))
            }
            None => (place, None),
        }
    }

    /// # Errors
    /// `Stop`, of the live session or of the view.
    pub async fn mount(&self, context: &mut Context) -> Result<Box<dyn AnyView>, Stop> {
        match self {
            Admitted::Routed(matched) => mount(matched, context).await,
            Admitted::Nested { kind, .. } => (kind.mount)(&Params::default(), context).await,
        }
    }

    pub fn home(&self) -> Home {
        match self {
            Admitted::Routed(matched) => {
                Home { view: matched.kind.name, live_session: Some(matched.live_session.name.clone()) }
            }
            Admitted::Nested { kind, .. } => Home { view: kind.name, live_session: None },
        }
    }
}

/// None where the token is not one of a nested view.
pub fn nested<'a>(
    join: &Join,
    topic: &str,
    server: &Server,
    connect: &Connect,
) -> Option<Result<Admitted<'a>, Refusal>> {
    let seconds = server.limits.token_seconds;
    let token: NestedToken = server.signer.verify(Purpose::Nested, &join.session, seconds).ok()?;
    Some(check(token, topic, server, connect))
}

fn check<'a>(token: NestedToken, topic: &str, server: &Server, connect: &Connect) -> Result<Admitted<'a>, Refusal> {
    let session = connect.session.as_ref().ok_or_else(|| reason("stale"))?;
    if token.session != session.id {
        return Err(reason("stale"));
    }
    if topic.strip_prefix("lv:") != Some(token.id.as_str()) {
        return Err(reason("unauthorized"));
    }
    let kind = server.kind(&token.view).ok_or_else(|| reason("stale"))?;
    let parent = match token.parent {
        // A view whose surroundings are gone would be nobody's.
        Some(number) => Some(connect.family.find(number).ok_or_else(|| reason("stale"))?),
        None => None,
    };
    Ok(Admitted::Nested { token: Box::new(token), kind, parent })
}
