//! How a version is doing: a pure state machine over the outcomes of its calls. It decides when a version is rolled
//! back and when it is left alone for a while.

use std::time::{Duration, Instant};

/// Calls that the decision looks back on.
const WINDOW: u32 = 100;
/// Fewer calls than this decide nothing.
const ENOUGH: u32 = 20;
/// More failures than this share (per cent) of the window roll a new version back.
const TOLERATED_PERCENT: u32 = 5;
/// Failures in a row after which a component that has no version to go back to is left alone.
const IN_A_ROW: u32 = 5;
const FIRST_QUARANTINE: Duration = Duration::from_secs(1);
const LONGEST_QUARANTINE: Duration = Duration::from_secs(300);

#[derive(Debug, Default)]
pub struct Health {
    /// The last calls, one bit each, the latest lowest; a set bit is a failure.
    outcomes: u128,
    calls: u32,
    in_a_row: u32,
    quarantine: Option<Quarantine>,
}

#[derive(Clone, Copy, Debug)]
struct Quarantine {
    until: Instant,
    length: Duration,
    /// Whether one call was let through to see how the component is.
    on_trial: bool,
}

/// What the host must do after a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    GoOn,
    /// More than the tolerated share of the last calls failed.
    RollBack {
        failures: u32,
        calls: u32,
    },
    /// Leave the component alone for this long.
    Quarantine(Duration),
}

impl Health {
    /// Takes in the outcome of a call. `replaceable` says that there is a version to go back to: then that is the
    /// remedy, and calls go on until there were enough of them to decide.
    pub fn record(&mut self, failed: bool, replaceable: bool, now: impl FnOnce() -> Instant) -> Verdict {
        self.outcomes = (self.outcomes << 1 | u128::from(failed)) & ((1 << WINDOW) - 1);
        self.calls = (self.calls + 1).min(WINDOW);
        if !failed {
            self.in_a_row = 0;
            self.quarantine = None;
            return Verdict::GoOn;
        }
        self.in_a_row += 1;
        if replaceable {
            return self.roll_back();
        }
        if self.in_a_row < IN_A_ROW { Verdict::GoOn } else { self.isolate(now()) }
    }

    fn roll_back(&self) -> Verdict {
        let failures = self.outcomes.count_ones();
        if self.calls >= ENOUGH && failures * 100 > self.calls * TOLERATED_PERCENT {
            return Verdict::RollBack { failures, calls: self.calls };
        }
        Verdict::GoOn
    }

    /// Each quarantine after another is twice as long.
    fn isolate(&mut self, now: Instant) -> Verdict {
        let length = match self.quarantine {
            // A call that was already running when the quarantine began says nothing new.
            Some(current) if !current.on_trial => return Verdict::GoOn,
            Some(current) => (current.length * 2).min(LONGEST_QUARANTINE),
            None => FIRST_QUARANTINE,
        };
        self.quarantine = Some(Quarantine { until: now + length, length, on_trial: false });
        Verdict::Quarantine(length)
    }

    /// # Errors
    /// How long the quarantine lasts. When it is over one call is let through as a trial, and `trial` is how long the
    /// others are kept out for its sake.
    pub fn admit(&mut self, now: Instant, trial: Duration) -> Result<(), Duration> {
        let Some(quarantine) = &mut self.quarantine else { return Ok(()) };
        if now < quarantine.until {
            return Err(quarantine.until - now);
        }
        *quarantine = Quarantine { until: now + trial, on_trial: true, ..*quarantine };
        Ok(())
    }

    pub fn in_quarantine(&self) -> bool {
        self.quarantine.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds outcomes (`.` is good, `x` is a failure) and returns the verdict of the last.
    fn feed(health: &mut Health, outcomes: &str, replaceable: bool, now: Instant) -> Verdict {
        let record = |c| health.record(c == 'x', replaceable, || now);
        outcomes.chars().map(record).last().unwrap_or(Verdict::GoOn)
    }

    #[test]
    fn a_new_version_is_rolled_back_above_five_per_cent_of_at_least_twenty() {
        let check = |outcomes: &str, expect| {
            assert_eq!(feed(&mut Health::default(), outcomes, true, Instant::now()), expect, "{outcomes}");
        };
        check(&"x".repeat(19), Verdict::GoOn);
        check(&"x".repeat(20), Verdict::RollBack { failures: 20, calls: 20 });
        // One in twenty is five per cent, and not more.
        check(&(".".repeat(19) + "x"), Verdict::GoOn);
        check(&(".".repeat(18) + "xx"), Verdict::RollBack { failures: 2, calls: 20 });
        check(&(".".repeat(95) + "xxxxx"), Verdict::GoOn);
        check(&(".".repeat(94) + "xxxxxx"), Verdict::RollBack { failures: 6, calls: 100 });
        // What lies further back than a hundred calls is forgotten.
        check(&("xxxxx".to_owned() + &".".repeat(99) + "x"), Verdict::GoOn);
        check(&(".".repeat(1_000) + "xxxxxx"), Verdict::RollBack { failures: 6, calls: 100 });
    }

    #[test]
    fn a_component_without_another_version_is_quarantined_and_tried_again() {
        let (mut health, now) = (Health::default(), Instant::now());
        let (second, trial) = (Duration::from_secs(1), Duration::from_millis(100));
        assert_eq!(feed(&mut health, "xxxx.xxxx", false, now), Verdict::GoOn);
        assert_eq!(feed(&mut health, "x", false, now), Verdict::Quarantine(second));
        assert_eq!(health.admit(now + second / 2, trial), Err(second / 2));
        // Calls that ran already change nothing.
        assert_eq!(feed(&mut health, "xxx", false, now), Verdict::GoOn);

        let mut now = now + second;
        for length in [2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
            assert_eq!(health.admit(now, trial), Ok(()));
            assert_eq!(health.admit(now, trial), Err(trial), "one trial at a time");
            assert_eq!(feed(&mut health, "x", false, now), Verdict::Quarantine(second * length));
            assert_eq!(health.admit(now, trial), Err(second * length));
            now += second * length;
        }
        assert_eq!(health.admit(now, trial), Ok(()));
        assert_eq!(feed(&mut health, ".", false, now), Verdict::GoOn);
        assert!(!health.in_quarantine());
        assert_eq!(feed(&mut health, "xxxxx", false, now), Verdict::Quarantine(second));
    }

    #[test]
    fn a_trial_that_never_reports_gives_way_to_the_next() {
        let (mut health, now) = (Health::default(), Instant::now());
        let (second, trial) = (Duration::from_secs(1), Duration::from_millis(100));
        feed(&mut health, "xxxxx", false, now);
        assert_eq!(health.admit(now + second, trial), Ok(()));
        assert_eq!(health.admit(now + second + trial, trial), Ok(()));
    }
}
