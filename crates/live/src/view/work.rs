//! Work beside a view: what its context starts, and where the values go.

use std::any::Any;

use super::tasks::{Done, Outcome, Task};
use super::{AsyncError, AsyncValue, Context};
use crate::Stream;

/// Rows that a task loaded for a stream, and where they go. A `Vec` goes to the end.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    items: Vec<T>,
    at: i64,
    limit: Option<i64>,
    reset: bool,
}

impl<T> Rows<T> {
    /// In their order at a position (−1 is the end). The client keeps `limit` rows, as [`Stream::insert`] says.
    pub fn at(items: Vec<T>, at: i64, limit: Option<i64>) -> Rows<T> {
        Rows { items, at, limit, reset: false }
    }

    /// In the place of all rows that are there.
    pub fn reset(items: Vec<T>) -> Rows<T> {
        Rows { reset: true, ..Rows::from(items) }
    }

    fn put(self, stream: &Stream<T>) {
        if self.reset {
            stream.reset([]);
        }
        // The first that is put at a place moves on as others are put there.
        let items: Box<dyn Iterator<Item = T>> =
            if self.at < 0 { Box::new(self.items.into_iter()) } else { Box::new(self.items.into_iter().rev()) };
        items.for_each(|item| stream.insert(item, self.at, self.limit));
    }
}

impl<T> From<Vec<T>> for Rows<T> {
    fn from(items: Vec<T>) -> Rows<T> {
        Rows::at(items, -1, None)
    }
}

impl Context {
    /// Runs something beside the view, and gives its value to `handle_async`, of the component where one starts it. A task
    /// of the same name that still runs is cancelled. Nothing is started while nobody is connected, or when 64 tasks of
    /// the view and its components are running.
    pub fn start_async<T: Any + Send>(&mut self, name: &str, work: impl Future<Output = T> + Send + 'static) {
        self.start(name, work, |result| Done::Tell(Outcome::new(result)));
    }

    /// Runs something beside the view, and puts its value into a field: of the view, or of the component that starts it.
    ///
    /// ```
    /// # use live::view::{AsyncValue, Context};
    /// struct Report {
    ///     lines: AsyncValue<Vec<String>>,
    /// }
    ///
    /// fn load(context: &mut Context) {
    ///     context.assign_async(|report: &mut Report| &mut report.lines, async { Ok(vec!["a".to_owned()]) });
    /// }
    /// ```
    pub fn assign_async<V: Any, T: Send + 'static>(
        &mut self,
        field: fn(&mut V) -> &mut AsyncValue<T>,
        work: impl Future<Output = Result<T, String>> + Send + 'static,
    ) {
        // The address of the function is the name of the field.
        let name = format!("assign {:p}", field as *const ());
        self.start(&name, work, move |result| {
            Done::Set(Box::new(move |view| {
                if let Some(view) = view.downcast_mut::<V>() {
                    *field(view) = AsyncValue::from_result(result);
                }
            }))
        });
    }

    /// Runs something beside the view, and puts its rows into a stream; a second field says how far that is.
    ///
    /// ```
    /// # use live::view::{AsyncValue, Context};
    /// # use live::Stream;
    /// struct News {
    ///     lines: Stream<String>,
    ///     loaded: AsyncValue<()>,
    /// }
    ///
    /// fn load(context: &mut Context) {
    ///     context.stream_async(|news: &mut News| (&mut news.lines, &mut news.loaded), async { Ok(vec!["a".to_owned()]) });
    /// }
    /// ```
    pub fn stream_async<V: Any, T: Send + 'static, R: Into<Rows<T>> + Send + 'static>(
        &mut self,
        fields: fn(&mut V) -> (&mut Stream<T>, &mut AsyncValue<()>),
        work: impl Future<Output = Result<R, String>> + Send + 'static,
    ) {
        let name = format!("stream {:p}", fields as *const ());
        self.start(&name, work, move |result| {
            Done::Set(Box::new(move |view| {
                if let Some(view) = view.downcast_mut::<V>() {
                    let (stream, loaded) = fields(view);
                    let rows = result.map(|rows| rows.map(|rows| rows.into().put(stream)));
                    *loaded = AsyncValue::from_result(rows);
                }
            }))
        });
    }

    /// Ends a task of `start_async`; `handle_async` does not hear of it.
    pub fn cancel_async(&mut self, name: &str) {
        self.tasks.cancel(&Task { scope: self.scope(), name: name.to_owned() });
    }

    fn start<T: Send + 'static>(
        &mut self,
        name: &str,
        work: impl Future<Output = T> + Send + 'static,
        done: impl FnOnce(Result<T, AsyncError>) -> Done + Send + 'static,
    ) {
        let Some(handle) = self.handle() else { return };
        if self.tasks.count() >= self.limits().tasks {
            tracing::warn!(name, "too many tasks of one view: this one is not started");
            return;
        }
        self.tasks.start(Task { scope: self.scope(), name: name.to_owned() }, handle, work, done);
    }
}
