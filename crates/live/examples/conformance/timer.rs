//! Messages that a view sends itself, later or again and again.

use std::time::Duration;

use live::view::{Context, Info};

/// Sends a message each so many milliseconds, while the view lives.
pub fn every<T: Clone + Send + Sync + 'static>(context: &Context, milliseconds: u64, message: T) {
    let Some(handle) = context.handle() else { return };
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            if handle.send(Info::new(message.clone())).is_err() {
                return;
            }
        }
    });
}

/// Sends a message once.
pub fn after<T: Clone + Send + Sync + 'static>(context: &Context, milliseconds: u64, message: T) {
    let Some(handle) = context.handle() else { return };
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        handle.send(Info::new(message)).ok();
    });
}

/// A number that no other call gives.
pub fn unique() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static LAST: AtomicU64 = AtomicU64::new(1);
    LAST.fetch_add(1, Ordering::Relaxed)
}
