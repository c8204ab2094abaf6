//! What callbacks do and cost: a tracing span for each, and two metrics through the facade `metrics`, which costs nothing
//! in a program that installs no recorder.

use std::time::Instant;

use tracing::{Instrument, Span};

/// Callbacks that ended, by `module`, `callback` and `outcome`: `completed`, `panicked`, or `cancelled` where the client
/// went or the time was over.
const CALLBACKS: &str = "live_callbacks_total";
/// How long each took, its waiting too, by `module` and `callback`.
const DURATION: &str = "live_callback_duration_seconds";

/// One run of a callback.
pub struct Callback {
    span: Span,
    running: Running,
}

/// Counts when it is dropped, since a callback may end at any of its waits.
struct Running {
    module: &'static str,
    name: &'static str,
    began: Instant,
    completed: bool,
}

impl Callback {
    /// Of which type, which one, and of what view, component or topic.
    pub fn of<M>(name: &'static str, id: &str) -> Callback {
        let module = std::any::type_name::<M>();
        let span = tracing::debug_span!("live callback", module, callback = name, id);
        Callback { span, running: Running { module, name, began: Instant::now(), completed: false } }
    }

    /// Runs one that waits.
    pub fn observe<F: Future>(self, work: F) -> impl Future<Output = F::Output> {
        let Callback { span, running } = self;
        let observed = async move {
            let result = work.await;
            running.complete();
            result
        };
        observed.instrument(span)
    }

    /// Runs one that does not.
    pub fn measure<T>(self, work: impl FnOnce() -> T) -> T {
        let Callback { span, running } = self;
        let result = span.in_scope(work);
        running.complete();
        result
    }
}

impl Running {
    fn complete(mut self) {
        self.completed = true;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let outcome = match (self.completed, std::thread::panicking()) {
            (true, _) => "completed",
            (false, true) => "panicked",
            (false, false) => "cancelled",
        };
        let (module, name) = (self.module, self.name);
        metrics::counter!(CALLBACKS, "module" => module, "callback" => name, "outcome" => outcome).increment(1);
        metrics::histogram!(DURATION, "module" => module, "callback" => name)
            .record(self.began.elapsed().as_secs_f64());
    }
}
