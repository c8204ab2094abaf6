//! What a channel knows of its client, and how it speaks.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::{Broadcast, SocketRef, Transport};
use crate::presence::{Presence, PresenceError, Presences, Tracks};
use crate::process::Line;
use crate::server::Server;
use crate::view::{Handle, Info};
use crate::wire::Payload;
use crate::{Limits, PubSub, Subscription};

/// The surroundings of a channel.
pub struct Socket<U> {
    user: Arc<U>,
    server: Arc<Server>,
    line: Arc<Line>,
    handle: Handle,
    /// What the message under way waits for its reply by.
    pub(super) reference: Option<String>,
    pub(super) stopped: bool,
    subscriptions: HashMap<String, Subscription>,
    tracks: Tracks,
}

impl<U> Socket<U> {
    pub(super) fn new(user: Arc<U>, server: Arc<Server>, line: Arc<Line>, handle: Handle) -> Socket<U> {
        let tracks = Tracks::default();
        Socket { user, server, line, handle, reference: None, stopped: false, subscriptions: HashMap::new(), tracks }
    }

    pub(super) fn line(&self) -> &Line {
        &self.line
    }

    /// Who is connected.
    pub fn user(&self) -> &U {
        &self.user
    }

    /// The topic of this channel.
    pub fn topic(&self) -> &str {
        &self.line.topic
    }

    /// The limits of the server.
    pub fn limits(&self) -> &Limits {
        &self.server.limits
    }

    /// What the host program gave to [`Builder::state`](crate::Builder::state); none where it gave nothing of this type.
    pub fn state<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.server.state.clone().downcast().ok()
    }

    /// How messages reach this client.
    pub fn transport(&self) -> Transport {
        if self.line.outbox.takes_binary() { Transport::WebSocket } else { Transport::LongPoll }
    }

    /// The way to this channel for the rest of the program: what is sent arrives in `handle_info`.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Stands for the message under way, so that it can be answered later: answer with `Reply::None` then. None where
    /// the client waits for no answer.
    pub fn socket_ref(&self) -> Option<SocketRef> {
        let reference = self.reference.clone()?;
        Some(SocketRef { line: self.line.clone(), reference })
    }

    /// Sends to this client.
    pub fn push(&mut self, event: &str, payload: impl Into<Payload>) {
        self.line.send(event, &payload.into());
    }

    /// Sends to all who hear this topic, this client among them.
    pub fn broadcast(&self, event: &str, payload: impl Into<Payload>) {
        let topic = self.topic();
        self.server.bus.broadcast(topic, Info::new(Broadcast::new(topic, event, payload)));
    }

    /// Sends to all others who hear this topic.
    pub fn broadcast_from(&self, event: &str, payload: impl Into<Payload>) {
        let topic = self.topic();
        let message = Info::new(Broadcast::new(topic, event, payload));
        self.server.bus.broadcast_except(topic, message, Some(&self.handle));
    }

    /// The bus, for messages to other topics.
    pub fn bus(&self) -> &dyn PubSub {
        &*self.server.bus
    }

    /// Hears another topic from now on, in `handle_info`.
    pub fn subscribe(&mut self, topic: &str) {
        let subscription = self.server.bus.subscribe(topic, self.handle());
        self.subscriptions.insert(topic.to_owned(), subscription);
    }

    /// Hears a topic no longer.
    pub fn unsubscribe(&mut self, topic: &str) {
        self.subscriptions.remove(topic);
    }

    /// Ends the channel after this callback; the client hears that it is closed.
    pub fn stop(&mut self) {
        self.stopped = true;
    }

    /// Everybody who is there.
    pub fn presence(&self) -> &Presence {
        &self.server.presence
    }

    /// Says that somebody is here, until the channel ends: all who hear this topic get a `presence_diff`.
    ///
    /// # Errors
    /// `PresenceError`.
    pub fn track(&mut self, key: &str, meta: Value) -> Result<(), PresenceError> {
        self.tracks.track(&self.server.presence, &self.line.topic, key, meta)
    }

    /// Says something else of somebody whom this channel tracks.
    ///
    /// # Errors
    /// `PresenceError`.
    pub fn update(&mut self, key: &str, meta: Value) -> Result<(), PresenceError> {
        self.tracks.update(&self.line.topic, key, meta)
    }

    /// Says that somebody is here no longer.
    pub fn untrack(&mut self, key: &str) {
        self.tracks.untrack(&self.line.topic, key);
    }

    /// Everybody who is in this topic: what to push as `presence_state`.
    pub fn presences(&self) -> Presences {
        self.server.presence.list(&self.line.topic)
    }
}
