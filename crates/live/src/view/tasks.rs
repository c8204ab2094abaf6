//! Work that a view or a component starts and does not wait for. It ends with it.

use std::any::Any;
use std::collections::HashMap;
use std::future::Future;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use tokio::sync::oneshot;
use tokio::task::AbortHandle;

use super::Handle;
use crate::component::Cid;
use crate::process::Mail;

/// Why a task gave no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AsyncError {
    /// It panicked; the log has the message.
    #[error("the task panicked")]
    Panicked,
    /// It answered with an error.
    #[error("{0}")]
    Failed(String),
}

/// A value that is loaded while the view shows something else.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum AsyncValue<T> {
    /// Not there yet.
    #[default]
    Loading,
    /// There.
    Ready(T),
    /// It will not come.
    Failed(AsyncError),
}

/// What a task gave, for `handle_async`.
#[derive(Debug)]
pub struct Outcome(Result<Box<dyn Any + Send>, AsyncError>);

/// Puts a value into a field of the view, or of the component.
type Setter = Box<dyn FnOnce(&mut dyn Any) + Send>;

/// What is to be done with the view when a task has ended.
pub(crate) enum Done {
    Tell(Outcome),
    Set(Setter),
}

/// Which task, of the view or of a component. A later one takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Task {
    pub scope: Option<Cid>,
    pub name: String,
}

#[derive(Default)]
pub(crate) struct Tasks {
    running: HashMap<Task, (u64, AbortHandle)>,
    last: u64,
    waiting: Vec<oneshot::Sender<()>>,
}

impl<T> AsyncValue<T> {
    /// The value, if it is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            AsyncValue::Ready(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn from_result(result: Result<Result<T, String>, AsyncError>) -> AsyncValue<T> {
        match result {
            Ok(Ok(value)) => AsyncValue::Ready(value),
            Ok(Err(error)) => AsyncValue::Failed(AsyncError::Failed(error)),
            Err(error) => AsyncValue::Failed(error),
        }
    }
}

impl Outcome {
    /// The value of a task that gave one of this type.
    ///
    /// # Errors
    /// `AsyncError::Panicked`, or `Failed` where the task's value is of another type.
    pub fn take<T: Any>(self) -> Result<T, AsyncError> {
        let other = || AsyncError::Failed("the value of the task is of another type".to_owned());
        self.0?.downcast().map(|value| *value).map_err(|_| other())
    }

    pub(crate) fn new(result: Result<impl Any + Send, AsyncError>) -> Outcome {
        Outcome(result.map(|value| Box::new(value) as Box<dyn Any + Send>))
    }
}

impl Tasks {
    pub fn count(&self) -> usize {
        self.running.len()
    }

    /// A task of the same name that still runs is cancelled.
    pub fn start<T: Send + 'static>(
        &mut self,
        task: Task,
        handle: Handle,
        work: impl Future<Output = T> + Send + 'static,
        done: impl FnOnce(Result<T, AsyncError>) -> Done + Send + 'static,
    ) {
        self.cancel(&task);
        self.last += 1;
        let (id, label) = (self.last, task.clone());
        let running = tokio::spawn(async move {
            let result = AssertUnwindSafe(work).catch_unwind().await.map_err(|_| AsyncError::Panicked);
            handle.deliver(Mail::Task { task: label, id, done: done(result) }).await;
        });
        self.running.insert(task, (id, running.abort_handle()));
    }

    pub fn cancel(&mut self, task: &Task) {
        if let Some((_, running)) = self.running.remove(task) {
            running.abort();
        }
    }

    /// Ends those of components that are gone.
    pub fn forget(&mut self, cids: &[u32]) {
        let gone = |task: &Task| task.scope.is_some_and(|Cid(cid)| cids.contains(&cid));
        self.running.extract_if(|task, _| gone(task)).for_each(|(_, (_, running))| running.abort());
    }

    /// Tells when none runs and what the last one did has been sent.
    pub fn when_idle(&mut self, waits: oneshot::Sender<()>) {
        self.waiting.push(waits);
    }

    pub fn tell_idle(&mut self) {
        if self.running.is_empty() {
            // Whoever gave up waiting does not mind.
            for waits in self.waiting.drain(..) {
                waits.send(()).ok();
            }
        }
    }

    /// Whether the task is the one that still counts under its name.
    pub fn finish(&mut self, task: &Task, id: u64) -> bool {
        let counts = self.running.get(task).is_some_and(|(running, _)| *running == id);
        if counts {
            self.running.remove(task);
        }
        counts
    }
}

impl Drop for Tasks {
    fn drop(&mut self) {
        self.running.values().for_each(|(_, running)| running.abort());
    }
}
