//! The call rate of a component: a token bucket of a tenth of a second, kept in one word (GCRA).

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

pub struct Rate {
    start: Instant,
    /// When the next call would be due if calls came evenly, in nanoseconds since `start`.
    due: AtomicU64,
}

impl Rate {
    pub fn new() -> Self {
        Self { start: Instant::now(), due: AtomicU64::new(0) }
    }

    /// # Errors
    /// How long to wait, when `per_second` is used up. 0 is no limit.
    pub fn take(&self, per_second: u32) -> Result<(), Duration> {
        if per_second == 0 {
            return Ok(());
        }
        self.take_at(per_second, self.start.elapsed().as_nanos() as u64)
    }

    fn take_at(&self, per_second: u32, now: u64) -> Result<(), Duration> {
        let interval = 1_000_000_000 / u64::from(per_second);
        let burst = 100_000_000.max(interval);
        let next = |due: u64| {
            let due = due.max(now) + interval;
            (due <= now + burst).then_some(due)
        };
        match self.due.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next) {
            Ok(_) => Ok(()),
            Err(due) => Err(Duration::from_nanos((due + interval).saturating_sub(now + burst))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_rate_holds() {
        let rate = Rate::new();
        let taken = |now| std::iter::repeat_with(|| rate.take_at(100, now)).take_while(Result::is_ok).count();
        assert_eq!(taken(0), 10);
        assert_eq!(taken(10_000_000), 1);
        assert_eq!(taken(10_000_000), 0);
        assert_eq!(taken(1_000_000_000), 10);
    }

    #[test]
    fn a_slow_rate_lets_one_through_and_says_when_the_next_may_come() {
        let rate = Rate::new();
        assert_eq!(rate.take_at(1, 0), Ok(()));
        assert_eq!(rate.take_at(1, 250_000_000), Err(Duration::from_millis(750)));
        assert_eq!(rate.take_at(1, 1_000_000_000), Ok(()));
    }

    #[test]
    fn zero_is_no_limit() {
        let rate = Rate::new();
        assert!((0..1_000).all(|_| rate.take(0).is_ok()));
    }
}
