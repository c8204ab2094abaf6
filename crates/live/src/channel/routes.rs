//! Which channel a topic leads to.

use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use super::process::{self, Start};
use super::{Channel, ConnectInfo, Forbidden, UserSocket};
use crate::params::Params;
use crate::telemetry::Callback;

type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type Connected = (Arc<dyn Any + Send + Sync>, Option<String>);
type Connect = fn(Params, ConnectInfo) -> Boxed<Result<Connected, Forbidden>>;

/// A socket of the program: where it is, who may connect, and what its topics are.
pub(crate) struct Endpoint {
    pub path: String,
    pub connect: Connect,
    channels: Vec<(Pattern, Found)>,
}

/// Runs the channel of a topic.
pub(crate) type Found = fn(Start) -> Boxed<()>;

/// The channels of a socket. See [`crate::Builder::socket`].
pub struct SocketRoutes<U> {
    endpoint: Endpoint,
    user: PhantomData<fn() -> U>,
}

/// A topic, or the beginning of many.
#[derive(Debug, PartialEq, Eq)]
enum Pattern {
    Exactly(String),
    Beginning(String),
}

impl<U: UserSocket> SocketRoutes<U> {
    pub(crate) fn new(path: &str) -> SocketRoutes<U> {
        let path = path.trim_end_matches('/').to_owned();
        SocketRoutes { endpoint: Endpoint { path, connect: connect::<U>, channels: Vec::new() }, user: PhantomData }
    }

    /// The channel of a topic, or of all that begin alike: `room:*`. The first that fits is taken.
    pub fn channel<C: Channel<User = U>>(&mut self, topic: &str) -> &mut Self {
        self.endpoint.channels.push((Pattern::new(topic), |start| Box::pin(process::run::<C>(start))));
        self
    }

    pub(crate) fn endpoint(self) -> Endpoint {
        self.endpoint
    }
}

impl Endpoint {
    pub fn find(&self, topic: &str) -> Option<Found> {
        self.channels.iter().find(|(pattern, _)| pattern.fits(topic)).map(|(_, found)| *found)
    }
}

impl Pattern {
    fn new(topic: &str) -> Pattern {
        match topic.strip_suffix('*') {
            Some(beginning) => Pattern::Beginning(beginning.to_owned()),
            None => Pattern::Exactly(topic.to_owned()),
        }
    }

    fn fits(&self, topic: &str) -> bool {
        match self {
            Pattern::Exactly(exactly) => exactly == topic,
            Pattern::Beginning(beginning) => topic.starts_with(beginning),
        }
    }
}

fn connect<U: UserSocket>(params: Params, info: ConnectInfo) -> Boxed<Result<Connected, Forbidden>> {
    Box::pin(async move {
        let user = Callback::of::<U>("connect", "").observe(U::connect(&params, &info)).await?;
        let id = user.id();
        Ok((Arc::new(user) as Arc<dyn Any + Send + Sync>, id))
    })
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn fits_topics() {
        for (pattern, topic, expect) in [
            ("room:*", "room:1", true),
            ("room:*", "room:", true),
            ("room:*", "lobby", false),
            ("lobby", "lobby", true),
            ("lobby", "lobby:1", false),
            ("*", "anything", true),
        ] {
            assert_eq!(Pattern::new(pattern).fits(topic), expect, "{pattern} {topic}");
        }
    }
}
