//! How many calls run at once, and how much memory all of them hold together.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Lets a bounded number of calls in. One more waits a moment before it is told that the host is busy.
pub struct Gate {
    most: usize,
    patience: Duration,
    running: AtomicUsize,
    waiting: AtomicUsize,
    lock: Mutex<()>,
    freed: Condvar,
}

/// The right to run one call; dropping it lets the next one in.
pub struct Pass<'a>(&'a Gate);

impl Gate {
    pub fn new(most: usize, patience: Duration) -> Self {
        Self {
            most,
            patience,
            running: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            lock: Mutex::new(()),
            freed: Condvar::new(),
        }
    }

    pub fn running(&self) -> usize {
        self.running.load(Ordering::Relaxed)
    }

    /// None when no place came free in time.
    pub fn enter(&self) -> Option<Pass<'_>> {
        self.try_enter().or_else(|| self.wait())
    }

    fn try_enter(&self) -> Option<Pass<'_>> {
        let enter = |running| (running < self.most).then_some(running + 1);
        self.running.fetch_update(Ordering::SeqCst, Ordering::SeqCst, enter).ok().map(|_| Pass(self))
    }

    /// `waiting` is raised before the last try, and who leaves reads it after making room: one of the two sees the
    /// other, so no wake-up is lost.
    fn wait(&self) -> Option<Pass<'_>> {
        let until = Instant::now() + self.patience;
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let pass = loop {
            if let Some(pass) = self.try_enter() {
                break Some(pass);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break None;
            }
            guard = self.freed.wait_timeout(guard, left).unwrap_or_else(PoisonError::into_inner).0;
        };
        drop(guard);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        pass
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::SeqCst);
        if self.0.waiting.load(Ordering::SeqCst) > 0 {
            let _guard = self.0.lock.lock().unwrap_or_else(PoisonError::into_inner);
            self.0.freed.notify_one();
        }
    }
}

/// The linear memory of all live instances.
pub struct MemoryPool {
    most: usize,
    used: AtomicUsize,
}

impl MemoryPool {
    pub fn new(most: usize) -> Self {
        Self { most, used: AtomicUsize::new(0) }
    }

    pub fn used(&self) -> usize {
        self.used.load(Ordering::Relaxed)
    }

    /// Whether the bytes were there to take.
    pub fn take(&self, bytes: usize) -> bool {
        let take = |used: usize| used.checked_add(bytes).filter(|&used| used <= self.most);
        self.used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
    }

    pub fn give_back(&self, bytes: usize) {
        self.used.fetch_sub(bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn a_full_gate_makes_the_next_wait_and_then_turns_it_away() {
        let gate = Gate::new(2, Duration::from_millis(20));
        let (first, _second) = (gate.enter().unwrap(), gate.enter().unwrap());
        assert!(gate.enter().is_none());
        drop(first);
        assert!(gate.enter().is_some());
        assert_eq!(gate.running(), 1);
    }

    #[test]
    fn who_waits_enters_when_another_leaves() {
        let gate = Gate::new(1, Duration::from_secs(30));
        let pass = gate.enter().unwrap();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| gate.enter().is_some());
            while gate.waiting.load(Ordering::SeqCst) == 0 {
                thread::yield_now();
            }
            drop(pass);
            assert!(waiting.join().unwrap());
        });
    }

    #[test]
    fn never_more_than_the_bound_run_and_all_get_through() {
        let gate = Gate::new(3, Duration::from_secs(30));
        let most_seen = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let _pass = gate.enter().unwrap();
                        most_seen.fetch_max(gate.running(), Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most_seen.load(Ordering::SeqCst) <= 3);
        assert_eq!(gate.running(), 0);
    }

    #[test]
    fn the_memory_pool_is_never_overdrawn() {
        let pool = MemoryPool::new(100);
        assert!(pool.take(60) && !pool.take(41) && pool.take(40) && !pool.take(1) && !pool.take(usize::MAX));
        pool.give_back(60);
        assert!(pool.take(60));
        assert_eq!(pool.used(), 100);
    }
}
