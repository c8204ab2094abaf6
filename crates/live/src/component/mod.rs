//! Live components: parts of a view with a state of their own, known to the client by a number.

mod call;
mod registry;

pub(crate) use call::Update;
pub use call::{ComponentCall, live_component};
pub(crate) use registry::Components;

use std::fmt;
use std::future::Future;

use crate::Rendered;
use crate::template::AttributeValue;
use crate::upload::Entry;
use crate::view::{Context, Event, Outcome, Reply};

/// The client's number of a live component; as `phx-target={myself}` it sends events there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cid(pub(crate) u32);

/// A part of a view with a state and events of its own. Its root must be one element.
///
/// ```
/// use live::component::{Cid, LiveComponent, live_component};
/// use live::view::{Context, Event, Reply};
/// use live::{Rendered, html};
///
/// struct Counter {
///     step: i64,
///     count: i64,
/// }
///
/// impl LiveComponent for Counter {
///     type Props = i64;
///
///     fn mount(_: &mut Context) -> Self {
///         Counter { step: 1, count: 0 }
///     }
///
///     fn update(&mut self, step: i64, _: &mut Context) {
///         self.step = step;
///     }
///
///     async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
///         self.count += self.step;
///         Reply::None
///     }
///
///     fn render(&self, myself: Cid) -> Rendered {
///         html! { <button phx-click="inc" phx-target={myself}>{self.count}</button> }
///     }
/// }
///
/// let page = html! { <main>{live_component::<Counter>("first", 2)}</main> };
/// # assert_eq!(page.dynamics().len(), 1);
/// ```
pub trait LiveComponent: Sized + Send + 'static {
    /// What the view hands over at each render.
    type Props: Send + 'static;

    /// The state before the first `update`.
    fn mount(context: &mut Context) -> Self;

    /// Takes what the view hands over, at each of its renders.
    fn update(&mut self, props: Self::Props, context: &mut Context);

    /// An event whose `phx-target` is this component.
    fn handle_event(&mut self, event: Event, context: &mut Context) -> impl Future<Output = Reply> + Send {
        let (_, _) = (event, context);
        async { Reply::None }
    }

    /// What a task of its `start_async` gave.
    fn handle_async(&mut self, name: &str, outcome: Outcome, context: &mut Context) -> impl Future<Output = ()> + Send {
        let (_, _, _) = (name, outcome, context);
        async {}
    }

    /// A file of its `allow_upload` went on, failed, or is there.
    fn handle_progress(&mut self, name: &str, entry: &Entry, context: &mut Context) -> impl Future<Output = ()> + Send {
        let (_, _, _) = (name, entry, context);
        async {}
    }

    /// The markup: exactly one element.
    fn render(&self, myself: Cid) -> Rendered;
}

impl fmt::Display for Cid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl AttributeValue for Cid {
    fn write(&self, name: &str, out: &mut String) {
        self.0.write(name, out);
    }
}
