//! Who connects to a socket of the program.

use std::any::Any;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::http::HeaderMap;

use super::Endpoint;
use crate::Session;
use crate::params::Params;
use crate::view::State;

/// A socket of the program, and who is connected to it: what Phoenix calls a user socket and its assigns. All channels
/// of a connection share it.
///
/// ```
/// use live::channel::{ConnectInfo, Forbidden, UserSocket};
/// use live::params::Params;
///
/// struct User {
///     name: String,
/// }
///
/// impl UserSocket for User {
///     async fn connect(params: &Params, _: &ConnectInfo) -> Result<Self, Forbidden> {
///         let name = params.text(&["name"]).ok_or(Forbidden)?;
///         Ok(User { name: name.to_owned() })
///     }
///
///     fn id(&self) -> Option<String> {
///         Some(format!("users:{}", self.name))
///     }
/// }
/// ```
pub trait UserSocket: Sized + Send + Sync + 'static {
    /// Lets a client connect. The query's `vsn` is checked before, and its Origin.
    ///
    /// # Errors
    /// `Forbidden`: the client hears a status of 403 and comes back later.
    fn connect(params: &Params, info: &ConnectInfo) -> impl Future<Output = Result<Self, Forbidden>> + Send;

    /// What [`crate::Live::disconnect`] closes this connection by.
    fn id(&self) -> Option<String> {
        None
    }
}

/// What is known of a client beside its params.
#[derive(Clone, Debug)]
pub struct ConnectInfo {
    /// The browser's session, if the params hold its CSRF token as `_csrf_token`: another site could connect otherwise.
    pub session: Option<Arc<Session>>,
    /// The client's `authToken`, which is no part of the address and thus in no log.
    pub auth_token: Option<String>,
    /// The headers of the request.
    pub headers: HeaderMap,
    /// The address of the other side, if axum serves with `into_make_service_with_connect_info::<SocketAddr>`.
    pub peer: Option<SocketAddr>,
    /// How it connects.
    pub transport: Transport,
    pub(crate) state: State,
}

impl ConnectInfo {
    /// What the host program gave to [`Builder::state`](crate::Builder::state); none where it gave nothing of this type.
    pub fn state<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.state.clone().downcast().ok()
    }
}

/// How messages travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// A WebSocket.
    WebSocket,
    /// Requests that wait. Nothing binary reaches such a client.
    LongPoll,
}

/// A client may not connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the client may not connect")]
pub struct Forbidden;

/// A client of a socket of the program.
pub(crate) struct Member {
    pub user: Arc<dyn Any + Send + Sync>,
    pub id: Option<String>,
    pub endpoint: Arc<Endpoint>,
}
