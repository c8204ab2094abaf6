//! Channels of a program: what Phoenix calls a channel, for messages that are no live view's. A [`UserSocket`] says who
//! may connect, and [`Channel`]s what its topics do.

mod broadcast;
mod deferred;
mod lane;
mod line;
mod process;
mod routes;
mod socket;
mod user;

pub use broadcast::Broadcast;
pub use deferred::SocketRef;
pub use routes::SocketRoutes;
pub use socket::Socket;
pub use user::{ConnectInfo, Forbidden, Transport, UserSocket};

pub(crate) use lane::{Lane, Passed};
pub(crate) use process::Start;
pub(crate) use routes::{Endpoint, Found};
pub(crate) use user::Member;

use std::future::Future;

use serde_json::{Value, json};

use crate::view::Info;
use crate::wire::Payload;

/// What a topic does for one client: a struct that lives from the join to the end of the channel. Each has a task of
/// its own, so that one that panics or waits hurts no other.
///
/// ```
/// use live::channel::{Broadcast, Channel, Joined, Refused, Reply, Socket};
/// use live::wire::Payload;
/// use serde_json::json;
/// # use live::channel::{ConnectInfo, Forbidden, UserSocket};
/// # struct User;
/// # impl UserSocket for User {
/// #     async fn connect(_: &live::params::Params, _: &ConnectInfo) -> Result<Self, Forbidden> { Ok(User) }
/// # }
///
/// struct Room;
///
/// impl Channel for Room {
///     type User = User;
///
///     async fn join(topic: &str, _: Payload, _: &Socket<User>) -> Result<Joined<Self>, Refused> {
///         if topic == "room:locked" {
///             return Err(Refused::reason("unauthorized"));
///         }
///         Ok(Joined::new(Room))
///     }
///
///     async fn handle_in(&mut self, event: &str, payload: Payload, socket: &mut Socket<User>) -> Reply {
///         match (event, payload.text("body")) {
///             ("shout", Some(body)) => {
///                 socket.broadcast("shout", json!({"body": body}));
///                 Reply::Ok(json!({}).into())
///             }
///             _ => Reply::Error(json!({"reason": "what?"}).into()),
///         }
///     }
/// }
/// ```
pub trait Channel: Sized + Send + 'static {
    /// Who is connected: what the [`UserSocket`] made.
    type User: UserSocket;

    /// The broadcasts to this topic that go through [`Channel::handle_out`]. All others go to the client as they are,
    /// encoded once for everybody.
    const INTERCEPT: &'static [&'static str] = &[];

    /// Lets a client in. Nothing can be pushed yet: see [`Channel::after_join`].
    ///
    /// # Errors
    /// `Refused`, which the client hears as the answer to its join.
    fn join(
        topic: &str,
        params: Payload,
        socket: &Socket<Self::User>,
    ) -> impl Future<Output = Result<Joined<Self>, Refused>> + Send;

    /// The client knows that it is in, and the topic is heard: the place to push what is, and to track a presence.
    fn after_join(&mut self, socket: &mut Socket<Self::User>) -> impl Future<Output = ()> + Send {
        let _ = socket;
        async {}
    }

    /// A message of the client.
    fn handle_in(
        &mut self,
        event: &str,
        payload: Payload,
        socket: &mut Socket<Self::User>,
    ) -> impl Future<Output = Reply> + Send {
        let (_, _) = (payload, socket);
        tracing::warn!(event, channel = std::any::type_name::<Self>(), "no handle_in for this");
        async { Reply::None }
    }

    /// A broadcast that is intercepted: nothing goes to the client but what is pushed here.
    fn handle_out(
        &mut self,
        broadcast: &Broadcast,
        socket: &mut Socket<Self::User>,
    ) -> impl Future<Output = ()> + Send {
        socket.push(broadcast.event(), broadcast.payload().clone());
        async {}
    }

    /// A message of the program, or a broadcast to another topic that was subscribed to.
    fn handle_info(&mut self, info: Info, socket: &mut Socket<Self::User>) -> impl Future<Output = ()> + Send {
        let (_, _) = (info, socket);
        async {}
    }

    /// The channel ends: the client left, or the server stops. It is not called after a panic.
    fn terminate(&mut self, socket: &mut Socket<Self::User>) {
        let _ = socket;
    }
}

/// A channel that lets its client in, and what the client hears with that.
#[derive(Debug)]
pub struct Joined<C> {
    pub(crate) channel: C,
    pub(crate) response: Payload,
}

/// The answer to a join that is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused(pub(crate) Payload);

/// The answer to a message of the client.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Reply {
    /// None, or none yet: see [`Socket::socket_ref`].
    #[default]
    None,
    /// For `receive("ok", …)`.
    Ok(Payload),
    /// For `receive("error", …)`.
    Error(Payload),
}

impl<C> Joined<C> {
    /// With nothing more to say.
    pub fn new(channel: C) -> Joined<C> {
        Joined::with(channel, json!({}))
    }

    /// With something to say, for `receive("ok", …)` of the join.
    pub fn with(channel: C, response: impl Into<Payload>) -> Joined<C> {
        Joined { channel, response: response.into() }
    }
}

impl Refused {
    /// `{"reason": …}`, as is usual.
    pub fn reason(reason: &str) -> Refused {
        Refused(json!({"reason": reason}).into())
    }
}

impl From<Value> for Refused {
    fn from(response: Value) -> Self {
        Refused(response.into())
    }
}

impl Reply {
    /// Status and content, where there is an answer.
    pub(crate) fn parts(self) -> Option<(&'static str, Payload)> {
        match self {
            Reply::None => None,
            Reply::Ok(response) => Some(("ok", response)),
            Reply::Error(response) => Some(("error", response)),
        }
    }
}
