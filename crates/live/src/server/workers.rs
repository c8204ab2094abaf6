//! Threads of their own for views: a callback that holds its thread keeps neither sockets nor pages of the program from
//! going on.

use std::future::Future;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

/// Threads for all views. More than there are cores, since a callback may hold one without using it.
const THREADS: usize = 8;

pub struct Workers(Option<Runtime>);

impl Workers {
    /// # Errors
    /// The system gives no threads.
    pub fn start() -> std::io::Result<Workers> {
        let mut builder = Builder::new_multi_thread();
        builder
            .worker_threads(THREADS)
            .thread_name("live-view")
            .enable_all()
            .build()
            .map(|runtime| Workers(Some(runtime)))
    }

    pub fn spawn<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
        match &self.0 {
            Some(runtime) => runtime.spawn(work),
            // Only `drop` takes it away.
            None => tokio::spawn(work),
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        // A runtime may not wait for its threads within another one.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
