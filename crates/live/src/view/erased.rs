//! A view whose type is forgotten.

use std::any::Any;
use std::pin::Pin;

use super::{Context, Event, Info, Outcome, Reply, Stop, View};
use crate::Rendered;
use crate::params::Params;
use crate::telemetry::Callback;
use crate::upload::Entry;

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
type Mounted = Result<Box<dyn AnyView>, Stop>;

/// How a view is started.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub mount: for<'a> fn(&'a Params, &'a mut Context) -> Boxed<'a, Mounted>,
}

pub trait AnyView: Send {
    fn handle_params<'a>(&'a mut self, params: &'a Params, context: &'a mut Context) -> Boxed<'a, ()>;
    fn handle_event<'a>(&'a mut self, event: Event, context: &'a mut Context) -> Boxed<'a, Reply>;
    fn handle_info<'a>(&'a mut self, info: Info, context: &'a mut Context) -> Boxed<'a, ()>;
    fn handle_async<'a>(&'a mut self, name: &'a str, outcome: Outcome, context: &'a mut Context) -> Boxed<'a, ()>;
    fn handle_progress<'a>(&'a mut self, name: &'a str, entry: &'a Entry, context: &'a mut Context) -> Boxed<'a, ()>;
    fn render(&self, context: &Context) -> Rendered;
    fn terminate(&mut self, context: &Context);
    fn as_any(&mut self) -> &mut dyn Any;
}

impl Kind {
    pub fn of<V: View>() -> Kind {
        Kind { name: std::any::type_name::<V>(), mount: mount::<V> }
    }
}

fn mount<'a, V: View>(params: &'a Params, context: &'a mut Context) -> Boxed<'a, Mounted> {
    let callback = Callback::of::<V>("mount", context.id());
    let mounting = V::mount(params, context);
    Box::pin(callback.observe(async move { mounting.await.map(|view| Box::new(view) as Box<dyn AnyView>) }))
}

impl<V: View> AnyView for V {
    fn handle_params<'a>(&'a mut self, params: &'a Params, context: &'a mut Context) -> Boxed<'a, ()> {
        let callback = Callback::of::<V>("handle_params", context.id());
        Box::pin(callback.observe(View::handle_params(self, params, context)))
    }

    fn handle_event<'a>(&'a mut self, event: Event, context: &'a mut Context) -> Boxed<'a, Reply> {
        let callback = Callback::of::<V>("handle_event", context.id());
        Box::pin(callback.observe(View::handle_event(self, event, context)))
    }

    fn handle_info<'a>(&'a mut self, info: Info, context: &'a mut Context) -> Boxed<'a, ()> {
        let callback = Callback::of::<V>("handle_info", context.id());
        Box::pin(callback.observe(View::handle_info(self, info, context)))
    }

    fn handle_async<'a>(&'a mut self, name: &'a str, outcome: Outcome, context: &'a mut Context) -> Boxed<'a, ()> {
        let callback = Callback::of::<V>("handle_async", context.id());
        Box::pin(callback.observe(View::handle_async(self, name, outcome, context)))
    }

    fn handle_progress<'a>(&'a mut self, name: &'a str, entry: &'a Entry, context: &'a mut Context) -> Boxed<'a, ()> {
        let callback = Callback::of::<V>("handle_progress", context.id());
        Box::pin(callback.observe(View::handle_progress(self, name, entry, context)))
    }

    fn render(&self, context: &Context) -> Rendered {
        Callback::of::<V>("render", context.id()).measure(|| View::render(self, context))
    }

    fn terminate(&mut self, context: &Context) {
        Callback::of::<V>("terminate", context.id()).measure(|| View::terminate(self));
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}
