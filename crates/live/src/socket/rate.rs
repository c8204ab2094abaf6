//! How often something may be done: so many times at once, and as many again in each second.

use std::time::Instant;

#[derive(Debug)]
pub struct Rate {
    per_second: usize,
    left: f64,
    last: Instant,
}

impl Rate {
    pub fn new(per_second: usize, now: Instant) -> Rate {
        Rate { per_second, left: per_second as f64, last: now }
    }

    /// Whether it may be done now.
    pub fn admits(&mut self, now: Instant) -> bool {
        let most = self.per_second as f64;
        let since = now.saturating_duration_since(self.last).as_secs_f64();
        self.left = (self.left + since * most).min(most);
        self.last = now;
        let admits = self.left >= 1.0;
        if admits {
            self.left -= 1.0;
        }
        admits
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Rate;

    #[test]
    fn admits_so_many_in_a_second() {
        let start = Instant::now();
        let mut rate = Rate::new(10, start);
        let mut admitted = |after: u64, times: usize| {
            let now = start + Duration::from_millis(after);
            (0..times).filter(|_| rate.admits(now)).count()
        };
        assert_eq!(admitted(0, 100), 10);
        assert_eq!(admitted(500, 100), 5);
        assert_eq!(admitted(60_000, 100), 10);
    }
}
