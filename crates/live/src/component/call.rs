//! A live component as it stands in a template: its type, its id and its props, with the type forgotten.

use std::any::{Any, TypeId};
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use super::{Cid, LiveComponent};
use crate::Rendered;
use crate::telemetry::Callback;
use crate::upload::Entry;
use crate::view::{Context, Event, Outcome, Reply};

/// Asks for a live component in this place. See [`live_component`].
pub struct ComponentCall {
    pub(super) name: Name,
    pub(super) props: Box<dyn Any + Send>,
    pub(super) start: fn(&mut Context) -> Box<dyn Instance>,
}

/// Two calls mean the same component when type and id are the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    pub kind: TypeId,
    pub id: String,
}

/// New props for a component, from outside of a render.
pub struct Update {
    pub name: Name,
    pub props: Box<dyn Any + Send>,
}

impl Update {
    pub fn new<C: LiveComponent>(id: &str, props: C::Props) -> Update {
        Update { name: Name::of::<C>(id.to_owned()), props: Box::new(props) }
    }
}

/// A component whose type is forgotten.
pub trait Instance: Send {
    fn update(&mut self, props: Box<dyn Any + Send>, context: &mut Context);
    fn handle_event<'a>(
        &'a mut self,
        event: Event,
        context: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = Reply> + Send + 'a>>;
    fn handle_async<'a>(
        &'a mut self,
        name: &'a str,
        outcome: Outcome,
        context: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;
    fn handle_progress<'a>(
        &'a mut self,
        name: &'a str,
        entry: &'a Entry,
        context: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;
    fn as_any(&mut self) -> &mut dyn Any;
    fn render(&self, myself: Cid) -> Rendered;
}

/// Starts the component where this id is new to the view, and updates it where it is known. The id must be unique among
/// the components of its type.
pub fn live_component<C: LiveComponent>(id: impl Into<String>, props: C::Props) -> ComponentCall {
    ComponentCall {
        name: Name::of::<C>(id.into()),
        props: Box::new(props),
        start: |context| {
            let callback = Callback::of::<C>("mount", context.id());
            Box::new(callback.measure(|| C::mount(context)))
        },
    }
}

impl ComponentCall {
    pub(crate) fn name(&self) -> &Name {
        &self.name
    }

    /// For the first page, which keeps nothing.
    pub(crate) fn render_once(self, context: &mut Context) -> Rendered {
        let outer = context.enter(Some(Cid(0)));
        let mut instance = (self.start)(context);
        instance.update(self.props, context);
        context.enter(outer);
        instance.render(Cid(0))
    }
}

impl Name {
    pub fn of<C: LiveComponent>(id: String) -> Name {
        Name { kind: TypeId::of::<C>(), id }
    }
}

impl<C: LiveComponent> Instance for C {
    fn update(&mut self, props: Box<dyn Any + Send>, context: &mut Context) {
        // The name holds the type, so these are its props.
        if let Ok(props) = props.downcast::<C::Props>() {
            let callback = Callback::of::<C>("update", context.id());
            callback.measure(|| LiveComponent::update(self, *props, context));
        }
    }

    fn handle_event<'a>(
        &'a mut self,
        event: Event,
        context: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = Reply> + Send + 'a>> {
        let callback = Callback::of::<C>("handle_event", context.id());
        Box::pin(callback.observe(LiveComponent::handle_event(self, event, context)))
    }

    fn handle_async<'a>(
        &'a mut self,
        name: &'a str,
        outcome: Outcome,
        context: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
        let callback = Callback::of::<C>("handle_async", context.id());
        Box::pin(callback.observe(LiveComponent::handle_async(self, name, outcome, context)))
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }

    fn handle_progress<'a>(
        &'a mut self,
        name: &'a str,
        entry: &'a Entry,
        context: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
        let callback = Callback::of::<C>("handle_progress", context.id());
        Box::pin(callback.observe(LiveComponent::handle_progress(self, name, entry, context)))
    }

    fn render(&self, myself: Cid) -> Rendered {
        Callback::of::<C>("render", &myself.to_string()).measure(|| LiveComponent::render(self, myself))
    }
}

impl fmt::Debug for ComponentCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ComponentCall").field("name", &self.name).finish_non_exhaustive()
    }
}
