//! What all sockets and pages of a program share: secret, routes, limits, and who is connected.

mod builder;
mod dead;
mod nested;
mod origin;
mod polls;
mod registry;
mod routes;
mod workers;

pub use builder::{Builder, Live, LiveSession, Page};
pub use origin::Origin;

pub(crate) use dead::page;
pub(crate) use polls::{Open, Poll, Polls};
pub(crate) use registry::Registered;
pub(crate) use routes::{Matched, Routes};

use std::pin::Pin;
use std::sync::Arc;

use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};

use crate::channel::Endpoint;
use crate::presence::Presence;
use crate::token::{Purpose, Signer};
use crate::upload::Budget;
use crate::view::{Flash, Kind, State};
use crate::{Limits, PubSub, Rendered, Session};
use registry::Sockets;
use workers::Workers;

type Layout = Box<dyn Fn(Page) -> Rendered + Send + Sync>;
type Sessions = Box<dyn Fn(HeaderMap) -> Pin<Box<dyn Future<Output = Session> + Send>> + Send + Sync>;

pub(crate) struct Server {
    pub signer: Signer,
    pub limits: Limits,
    pub origin: Origin,
    pub client_version: String,
    pub sockets: Sockets,
    pub workers: Workers,
    pub bus: Arc<dyn PubSub>,
    pub state: State,
    pub presence: Presence,
    pub polls: Polls,
    pub endpoints: Vec<Arc<Endpoint>>,
    routes: Routes,
    nested: Vec<Kind>,
    pub statics: Vec<String>,
    layout: Layout,
    sessions: Sessions,
    /// The files of all sockets.
    pub uploads: Budget,
}

/// What a page binds its socket to.
#[derive(Serialize, Deserialize)]
pub(crate) struct PageToken {
    pub id: String,
    pub view: String,
    pub live_session: String,
    /// The id of the browser's session.
    pub session: String,
}

/// What the first page knows beside its view.
#[derive(Serialize, Deserialize)]
pub(crate) struct StaticToken {
    pub id: String,
    pub flash: Flash,
}

impl Server {
    /// The view of an address.
    pub fn find(&self, address: &str) -> Option<Matched<'_>> {
        self.routes.find(address, &self.limits)
    }

    /// A view that may stand within others, by the name of its type.
    pub fn kind(&self, name: &str) -> Option<Kind> {
        let routed = self.routes.routes.iter().map(|route| route.kind);
        self.nested.iter().copied().chain(routed).find(|kind| kind.name == name)
    }

    pub async fn session(&self, headers: &HeaderMap) -> Session {
        (self.sessions)(headers.clone()).await
    }

    /// Messages that are taken along; none where there are none.
    pub fn flash_token(&self, flash: &Flash) -> Option<String> {
        (!flash.is_empty()).then(|| self.signer.sign(Purpose::Flash, flash))
    }
}
