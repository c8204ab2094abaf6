//! What a callback knows of its surroundings, and how it asks for more than a render.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::effects::{Effects, Navigation};
use super::flash::Flash;
use super::tasks::Tasks;
use super::{Handle, Info, statics};
use crate::component::{Cid, LiveComponent};
use crate::diff::DiffError;
use crate::nested::{Nested, Place};
use crate::params::Params;
use crate::presence::{Presence, Tracks};
use crate::upload::Uploads;
use crate::{Limits, LocalBus, PubSub, Session, Subscription};

/// The surroundings of a view: `socket` in Phoenix.
pub struct Context {
    pub(crate) uploads: Uploads,
    /// The component whose callback runs.
    scope: Option<Cid>,
    pub(crate) effects: Effects,
    pub(crate) flash: Flash,
    pub(crate) tasks: Tasks,
    pub(super) tracks: Tracks,
    subscriptions: HashMap<String, Subscription>,
    pub(crate) place: Box<Place>,
    pub(super) surroundings: Surroundings,
}

/// What does not change while a view lives.
pub(crate) struct Surroundings {
    pub limits: Limits,
    pub session: Arc<Session>,
    pub csrf_token: String,
    /// The way to the running view, once a browser is connected.
    pub handle: Option<Handle>,
    pub bus: Arc<dyn PubSub>,
    pub state: State,
    pub presence: Presence,
}

/// What the host program gave to `Builder::state`.
pub(crate) type State = Arc<dyn Any + Send + Sync>;

impl Context {
    pub(crate) fn new(surroundings: Surroundings, place: Place, flash: Flash) -> Context {
        Context {
            uploads: Uploads::default(),
            scope: None,
            effects: Effects::default(),
            flash,
            tasks: Tasks::default(),
            tracks: Tracks::default(),
            subscriptions: HashMap::new(),
            place: Box::new(place),
            surroundings,
        }
    }

    /// Surroundings without a server: for tests of components and for [`crate::diff::Renderer`] alone.
    pub fn detached(limits: Limits) -> Context {
        let session = Arc::new(Session::default());
        let bus: Arc<dyn PubSub> = Arc::new(LocalBus::default());
        let presence = Presence::new(bus.clone(), limits);
        let (state, csrf_token): (State, _) = (Arc::new(()), String::new());
        let surroundings = Surroundings { limits, session, csrf_token, handle: None, bus, state, presence };
        Context::new(surroundings, Place::default(), Flash::default())
    }

    /// Goes into the callback of a component, or out of it; answers where it was.
    pub(crate) fn enter(&mut self, scope: Option<Cid>) -> Option<Cid> {
        std::mem::replace(&mut self.scope, scope)
    }

    pub(crate) fn scope(&self) -> Option<Cid> {
        self.scope
    }

    /// Whether a browser is connected. The first page is rendered before one is: start timers and subscriptions only
    /// when this holds.
    pub fn connected(&self) -> bool {
        self.surroundings.handle.is_some()
    }

    /// The limits of the server.
    pub fn limits(&self) -> &Limits {
        &self.surroundings.limits
    }

    /// Dispatches an event to the hooks and listeners of the page, after the patch.
    pub fn push_event(&mut self, name: &str, payload: Value) {
        self.effects.push_event(name, payload, false);
    }

    /// The same before the patch.
    pub fn push_event_before_patch(&mut self, name: &str, payload: Value) {
        self.effects.push_event(name, payload, true);
    }

    /// The title of the page.
    pub fn set_title(&mut self, title: impl Into<String>) {
        self.effects.title = Some(title.into());
    }

    /// Goes to another address of this view.
    pub fn push_patch(&mut self, to: impl Into<String>) {
        self.effects.navigation = Some(Navigation::Patch { to: to.into(), replace: false });
    }

    /// Goes to another view of the same live session.
    pub fn push_navigate(&mut self, to: impl Into<String>) {
        self.effects.navigation = Some(Navigation::Navigate { to: to.into(), replace: false });
    }

    /// Loads another page.
    pub fn redirect(&mut self, to: impl Into<String>) {
        self.effects.navigation = Some(Navigation::Redirect { to: to.into() });
    }

    /// Goes as it says, also in place of the present address.
    pub fn navigate(&mut self, navigation: Navigation) {
        self.effects.navigation = Some(navigation);
    }

    /// Keeps a message for the next render, or for the page that is gone to.
    pub fn put_flash(&mut self, kind: impl Into<String>, message: impl Into<String>) {
        self.flash.put(kind.into(), message.into());
    }

    /// Forgets the messages of a kind, or all.
    pub fn clear_flash(&mut self, kind: Option<&str>) {
        self.flash.clear(kind);
    }

    /// The messages that stand.
    pub fn flash(&self) -> &Flash {
        &self.flash
    }

    /// Who is looking.
    pub fn session(&self) -> &Session {
        &self.surroundings.session
    }

    /// What the host program gave to [`Builder::state`](crate::Builder::state); none where it gave nothing of this type.
    pub fn state<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.surroundings.state.clone().downcast().ok()
    }

    /// What a plain form must send back as `_csrf_token`.
    pub fn csrf_token(&self) -> &str {
        &self.surroundings.csrf_token
    }

    /// The id of the view's element in the page.
    pub fn id(&self) -> &str {
        &self.place.id
    }

    /// What the client said when it joined: the `params` of its `LiveSocket`, and `_mounts`, how often it has joined
    /// before. Only while mounting, and empty for the first page. Nothing in it is to be trusted.
    pub fn connect_params(&self) -> &Params {
        &self.place.connect_params
    }

    /// Whether the browser runs assets that are no longer those of [`Builder::statics`](crate::Builder::statics): only
    /// while mounting.
    pub fn static_changed(&self) -> bool {
        let known = self.place.server.as_ref().map(|server| &*server.statics).unwrap_or_default();
        statics::changed(self.connect_params(), known)
    }

    /// What the view around this one handed over; `Null` for a view at an address.
    pub fn handed(&self) -> &Value {
        &self.place.data
    }

    /// The way to the view around this one. A sticky view has none, nor has the first page.
    pub fn parent(&self) -> Option<&Handle> {
        self.place.parent.as_ref()
    }

    pub(crate) fn nest(&mut self, call: &Nested) -> Result<String, DiffError> {
        let handle = self.surroundings.handle.as_ref().ok_or(DiffError::NoServer)?;
        self.place.nest(call, &self.surroundings.session, handle)
    }

    pub(crate) fn shared_session(&self) -> Arc<Session> {
        self.surroundings.session.clone()
    }

    /// The way to this view for the rest of the program; none while nobody is connected.
    pub fn handle(&self) -> Option<Handle> {
        self.surroundings.handle.clone()
    }

    /// The bus, for messages of other types than this view's own.
    pub fn bus(&self) -> &dyn PubSub {
        &*self.surroundings.bus
    }

    /// Hears a topic from now on, in `handle_info`. Nothing happens while nobody is connected.
    pub fn subscribe(&mut self, topic: &str) {
        if let Some(handle) = self.handle() {
            let subscription = self.surroundings.bus.subscribe(topic, handle);
            self.subscriptions.insert(topic.to_owned(), subscription);
        }
    }

    /// Hears a topic no longer.
    pub fn unsubscribe(&mut self, topic: &str) {
        self.subscriptions.remove(topic);
    }

    /// Sends to all who hear a topic, this view among them.
    pub fn broadcast<T: Any + Send + Sync>(&self, topic: &str, message: T) {
        self.surroundings.bus.broadcast(topic, Info::new(message));
    }

    /// Sends to all others who hear a topic.
    pub fn broadcast_from<T: Any + Send + Sync>(&self, topic: &str, message: T) {
        self.surroundings.bus.broadcast_except(topic, Info::new(message), self.surroundings.handle.as_ref());
    }

    /// Hands props to a live component of this view without a render of the view. Nothing happens where the component
    /// is not there.
    ///
    /// # Errors
    /// `SendError`, where too many messages wait for the view.
    pub fn send_update<C: LiveComponent>(&self, id: &str, props: C::Props) -> Result<(), super::SendError> {
        self.surroundings.handle.as_ref().map_or(Ok(()), |handle| handle.send_update::<C>(id, props))
    }
}
