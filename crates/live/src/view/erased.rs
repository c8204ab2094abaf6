//! A view whose type is forgotten.

use std::any::Any;
use std::pin::Pin;

use super::{Context, Event, Info, Outcome, Reply, Stop, View};
use crate::Rendered;
use crate::params::Params;
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
    fn terminate(&mut self);
    fn as_any(&mut self) -> &mut dyn Any;
}

impl Kind {
    pub fn of<V: View>() -> Kind {
        Kind { name: std::any::type_name::<V>(), mount: mount::<V> }
    }
}

fn mount<'a, V: View>(params: &'a Params, context: &'a mut Context) -> Boxed<'a, Mounted> {
    Box::pin(async move { V::mount(params, context).await.map(|view| Box::new(view) as Box<dyn AnyView>) })
}

impl<V: View> AnyView for V {
    fn handle_params<'a>(&'a mut self, params: &'a Params, context: &'a mut Context) -> Boxed<'a, ()> {
        Box::pin(View::handle_params(self, params, context))
    }

    fn handle_event<'a>(&'a mut self, event: Event, context: &'a mut Context) -> Boxed<'a, Reply> {
        Box::pin(View::handle_event(self, event, context))
    }

    fn handle_info<'a>(&'a mut self, info: Info, context: &'a mut Context) -> Boxed<'a, ()> {
        Box::pin(View::handle_info(self, info, context))
    }

    fn handle_async<'a>(&'a mut self, name: &'a str, outcome: Outcome, context: &'a mut Context) -> Boxed<'a, ()> {
        Box::pin(View::handle_async(self, name, outcome, context))
    }

    fn handle_progress<'a>(&'a mut self, name: &'a str, entry: &'a Entry, context: &'a mut Context) -> Boxed<'a, ()> {
        Box::pin(View::handle_progress(self, name, entry, context))
    }

    fn render(&self, context: &Context) -> Rendered {
        View::render(self, context)
    }

    fn terminate(&mut self) {
        View::terminate(self);
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}
