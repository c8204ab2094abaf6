//! A view: a struct that a browser looks at.

mod context;
mod effects;
mod erased;
mod event;
mod flash;
mod info;
mod presence;
mod statics;
mod tasks;
mod uploads;
mod work;

pub use context::Context;
pub use effects::Navigation;
pub use event::{Event, Reply};
pub use flash::Flash;
pub use info::{Handle, Info, SendError};
pub use tasks::{AsyncError, AsyncValue, Outcome};
pub use work::Rows;

pub(crate) use context::{State, Surroundings};
pub(crate) use effects::history;
pub(crate) use erased::{AnyView, Kind};
pub(crate) use tasks::{Done, Task};

use std::future::Future;

use crate::Rendered;
use crate::params::Params;
use crate::upload::Entry;

/// A page that stays connected. It is mounted twice: for the first page as plain HTML, and again when the browser has
/// connected; [`Context::connected`] tells which. After each callback it is rendered, and what changed is sent.
///
/// ```
/// use live::params::Params;
/// use live::view::{Context, Event, Reply, Stop, View};
/// use live::{Rendered, html};
///
/// struct Counter {
///     count: i64,
/// }
///
/// impl View for Counter {
///     async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
///         Ok(Counter { count: 0 })
///     }
///
///     async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
///         match event.name.as_str() {
///             "inc" => self.count += 1,
///             _ => self.count -= 1,
///         }
///         Reply::None
///     }
///
///     fn render(&self, _: &Context) -> Rendered {
///         html! { <b>{self.count}</b><button phx-click="inc">"+"</button><button phx-click="dec">"−"</button> }
///     }
/// }
/// ```
pub trait View: Sized + Send + 'static {
    /// Makes the state, from path and query.
    ///
    /// # Errors
    /// `Stop`, where this browser should see something else.
    fn mount(params: &Params, context: &mut Context) -> impl Future<Output = Result<Self, Stop>> + Send;

    /// Path and query, after `mount` and whenever they change without another mount.
    fn handle_params(&mut self, params: &Params, context: &mut Context) -> impl Future<Output = ()> + Send {
        let (_, _) = (params, context);
        async {}
    }

    /// What somebody does in the page.
    fn handle_event(&mut self, event: Event, context: &mut Context) -> impl Future<Output = Reply> + Send {
        let _ = context;
        tracing::warn!(event = event.name, view = std::any::type_name::<Self>(), "no handle_event for this");
        async { Reply::None }
    }

    /// A message of the program.
    fn handle_info(&mut self, info: Info, context: &mut Context) -> impl Future<Output = ()> + Send {
        let (_, _) = (info, context);
        async {}
    }

    /// What a task of `start_async` gave.
    fn handle_async(&mut self, name: &str, outcome: Outcome, context: &mut Context) -> impl Future<Output = ()> + Send {
        let (_, _, _) = (name, outcome, context);
        async {}
    }

    /// A file of `allow_upload` went on, failed, or is there: `entry.done`. It may be consumed at once.
    fn handle_progress(&mut self, name: &str, entry: &Entry, context: &mut Context) -> impl Future<Output = ()> + Send {
        let (_, _, _) = (name, entry, context);
        async {}
    }

    /// The markup.
    fn render(&self, context: &Context) -> Rendered;

    /// The view ends: the browser left, or the server stops. It is not called after a panic.
    fn terminate(&mut self) {}
}

/// Why a view is not mounted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Another page, loaded whole.
    Redirect(String),
    /// Another view of the same live session.
    Navigate(String),
    /// An error page with this HTTP status: 404, 403, ….
    Status(u16),
}
