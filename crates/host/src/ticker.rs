//! The clock of deadlines: a thread that advances the engine's epoch while calls run and sleeps while none does.
//!
//! It must be a thread of its own: guests run on the callers' threads, and one that loops would stop the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How finely time is counted: a deadline is kept to within two of these, and is never early.
pub const TICK: Duration = Duration::from_millis(2);

pub struct Ticker {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    running: AtomicUsize,
    asleep: AtomicBool,
    stop: AtomicBool,
}

/// Keeps the clock running.
pub struct Running<'a>(&'a Ticker);

impl Ticker {
    /// `tick` is called over and over while calls run, never sooner than a [`TICK`] after the last time.
    pub fn start(tick: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let shared = Arc::new(Shared {
            running: AtomicUsize::new(0),
            asleep: AtomicBool::new(false),
            stop: AtomicBool::new(false),
        });
        let clock = shared.clone();
        let thread = thread::Builder::new().name("component-clock".into()).spawn(move || clock.run(tick))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// How many ticks are at least `time`.
    pub fn ticks(time: Duration) -> u64 {
        (time.as_nanos().div_ceil(TICK.as_nanos()) as u64).saturating_add(1)
    }

    pub fn run(&self) -> Running<'_> {
        self.shared.running.fetch_add(1, Ordering::SeqCst);
        if self.shared.asleep.load(Ordering::SeqCst) {
            self.wake();
        }
        Running(self)
    }

    fn wake(&self) {
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.shared.running.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        self.wake();
        if let Some(thread) = self.thread.take() {
            // The thread only sleeps and counts; its panic would be a bug of `tick`, and there is no one to tell.
            let _panicked = thread.join();
        }
    }
}

impl Shared {
    fn run(&self, tick: impl Fn()) {
        while !self.stop.load(Ordering::SeqCst) {
            self.sleep_while_idle();
            self.tick_while_busy(&tick);
        }
    }

    /// `asleep` is raised before `running` is read, and a call raises `running` before it reads `asleep`: one of the
    /// two sees the other.
    fn sleep_while_idle(&self) {
        self.asleep.store(true, Ordering::SeqCst);
        while self.running.load(Ordering::SeqCst) == 0 && !self.stop.load(Ordering::SeqCst) {
            thread::park();
        }
        self.asleep.store(false, Ordering::SeqCst);
    }

    /// A late wake-up is one tick, however late: making up for lost ticks would take them all from a call that has just
    /// begun. So a deadline is never early, and late only where the system gives this thread no time.
    ///
    /// Under a stream of short calls the clock goes on for some idle ticks, which is cheaper than being woken for each.
    #[allow(clippy::disallowed_methods, reason = "a thread of its own")]
    fn tick_while_busy(&self, tick: &impl Fn()) {
        let mut idle = 0;
        while idle < 50 && !self.stop.load(Ordering::SeqCst) {
            thread::sleep(TICK);
            tick();
            idle = if self.running.load(Ordering::SeqCst) == 0 { idle + 1 } else { 0 };
        }
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests wait")]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicU64;
    use std::time::Instant;

    fn counting() -> (Ticker, Arc<AtomicU64>) {
        let count = Arc::new(AtomicU64::new(0));
        let ticks = count.clone();
        let tick = move || {
            ticks.fetch_add(1, Ordering::SeqCst);
        };
        (Ticker::start(tick).unwrap(), count)
    }

    fn eventually(what: &str, condition: impl Fn() -> bool) {
        let until = Instant::now() + Duration::from_secs(20);
        while !condition() {
            assert!(Instant::now() < until, "{what}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn the_clock_runs_with_calls_and_rests_without_and_wakes_again() {
        let (ticker, count) = counting();
        for _ in 0..3 {
            let before = count.load(Ordering::SeqCst);
            let running = ticker.run();
            eventually("no ticks while a call runs", || count.load(Ordering::SeqCst) > before + 5);
            drop(running);
            eventually("never rests", || ticker.shared.asleep.load(Ordering::SeqCst));
        }
    }

    #[test]
    fn time_that_the_clock_lost_is_not_taken_from_the_calls() {
        let times = Arc::new(Mutex::new(Vec::new()));
        let seen = times.clone();
        let ticker = Ticker::start(move || {
            let mut times = seen.lock().unwrap();
            times.push(Instant::now());
            // As if the system had given the thread no time.
            if times.len() == 3 {
                thread::sleep(Duration::from_millis(100));
            }
        });
        let ticker = ticker.unwrap();
        let running = ticker.run();
        eventually("no ticks", || times.lock().unwrap().len() > 10);
        drop(running);
        let times = times.lock().unwrap();
        assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= TICK), "{times:?}");
    }

    #[test]
    fn ticks_cover_the_time() {
        for (time, expect) in [(0, 1), (1, 2), (2, 2), (3, 3), (250, 126)] {
            assert_eq!(Ticker::ticks(Duration::from_millis(time)), expect, "{time} ms");
        }
    }
}
