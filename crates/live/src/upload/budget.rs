//! How many bytes of files may be held at once: of one socket, and of all. Room is taken for the size that a file was
//! declared with before its first byte comes, and given back when the file is gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

#[derive(Clone)]
pub struct Budget {
    held: Arc<AtomicU64>,
    limit: u64,
}

/// Room for one file, for as long as this lives.
#[derive(Debug)]
pub struct Room {
    held: Arc<AtomicU64>,
    bytes: u64,
}

impl Budget {
    pub fn new(limit: u64) -> Budget {
        Budget { held: Arc::default(), limit }
    }

    pub fn take(&self, bytes: u64) -> Option<Room> {
        let more = |held: u64| held.checked_add(bytes).filter(|held| *held <= self.limit);
        self.held.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok()?;
        Some(Room { held: self.held.clone(), bytes })
    }

    /// Bytes that are held now.
    pub fn held(&self) -> u64 {
        self.held.load(Ordering::Relaxed)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.held.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn gives_no_more_than_there_is() {
        let budget = Budget::new(10);
        let first = budget.take(6).unwrap();
        assert!(budget.take(5).is_none() && budget.take(u64::MAX).is_none());
        let second = budget.take(4).unwrap();
        assert_eq!(budget.held(), 10);
        drop(first);
        assert!(budget.take(6).is_some());
        drop(second);
        assert_eq!(budget.held(), 0);
    }
}
