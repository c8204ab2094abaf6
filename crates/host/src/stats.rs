//! Counts and latencies of each function of each component: for `Host::stats` and for the metrics of the process.
//!
//! Everything on the path of a call is an atomic addition; the handles of the metrics are made at the first call, so the
//! recorder must be installed before it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use metrics::{Counter, Histogram, counter, histogram};
use serde::Serialize;

use crate::error::Failure;

/// What is kept for one function.
pub struct FunctionStats {
    component: Box<str>,
    pub function: &'static str,
    calls: AtomicU64,
    errors: AtomicU64,
    cold: Latencies,
    warm: Latencies,
    metrics: OnceLock<Handles>,
}

struct Handles {
    calls: Counter,
    cold_starts: Counter,
    cold: Histogram,
    warm: Histogram,
}

/// Durations by powers of the square root of two, from 1 µs: enough for percentiles to within 20 %.
struct Latencies {
    buckets: [AtomicU64; BUCKETS],
    total_nanos: AtomicU64,
}

const BUCKETS: usize = 56;

/// The statistics of one function at one moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FunctionSnapshot {
    pub component: String,
    pub function: String,
    pub calls: u64,
    /// Calls that failed, whoever's fault it was.
    pub errors: u64,
    /// 1 while there were no calls.
    pub success_rate: f64,
    /// Calls that had to load the component first.
    pub cold: LatencySnapshot,
    pub warm: LatencySnapshot,
}

/// In microseconds, within 20 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LatencySnapshot {
    pub count: u64,
    pub mean: f64,
    pub p50: f64,
    pub p99: f64,
}

impl FunctionStats {
    pub fn new(component: &str, function: &'static str) -> Self {
        Self {
            component: component.into(),
            function,
            calls: AtomicU64::new(0),
            errors: AtomicU64::new(0),
            cold: Latencies::new(),
            warm: Latencies::new(),
            metrics: OnceLock::new(),
        }
    }

    pub fn record(&self, took: Duration, cold: bool, failure: Option<&Failure>) {
        let metrics = self.metrics.get_or_init(|| Handles::new(&self.component, self.function));
        self.calls.fetch_add(1, Ordering::Relaxed);
        metrics.calls.increment(1);
        let (latencies, histogram) = if cold { (&self.cold, &metrics.cold) } else { (&self.warm, &metrics.warm) };
        latencies.record(took);
        histogram.record(took);
        if cold {
            metrics.cold_starts.increment(1);
        }
        if let Some(failure) = failure {
            self.errors.fetch_add(1, Ordering::Relaxed);
            count_error(&self.component, self.function, failure);
        }
    }

    /// A call that was turned away before it began.
    pub fn refuse(&self, failure: &Failure) {
        self.metrics.get_or_init(|| Handles::new(&self.component, self.function)).calls.increment(1);
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.errors.fetch_add(1, Ordering::Relaxed);
        count_error(&self.component, self.function, failure);
    }

    pub fn snapshot(&self) -> FunctionSnapshot {
        let (calls, errors) = (self.calls.load(Ordering::Relaxed), self.errors.load(Ordering::Relaxed));
        FunctionSnapshot {
            component: self.component.to_string(),
            function: self.function.to_owned(),
            calls,
            errors,
            success_rate: if calls == 0 { 1.0 } else { 1.0 - errors.min(calls) as f64 / calls as f64 },
            cold: self.cold.snapshot(),
            warm: self.warm.snapshot(),
        }
    }
}

impl Handles {
    fn new(component: &str, function: &'static str) -> Self {
        let duration = |start: &'static str| {
            histogram!("wasm_component_call_duration_seconds",
                "component" => component.to_owned(), "function" => function, "start" => start)
        };
        Self {
            calls: counter!("wasm_component_calls_total",
                "component" => component.to_owned(), "function" => function),
            cold_starts: counter!("wasm_component_cold_starts_total", "component" => component.to_owned()),
            cold: duration("cold"),
            warm: duration("warm"),
        }
    }
}

fn count_error(component: &str, function: &'static str, failure: &Failure) {
    counter!("wasm_component_errors_total",
        "component" => component.to_owned(), "function" => function,
        "blame" => failure.blame().name(), "kind" => failure.kind())
    .increment(1);
}

/// Says what the metrics mean, once the recorder is installed.
pub fn describe() {
    metrics::describe_counter!("wasm_component_calls_total", "Calls of a function of a component.");
    metrics::describe_counter!("wasm_component_errors_total", "Failed calls by cause and by whose fault it was.");
    metrics::describe_counter!("wasm_component_cold_starts_total", "Calls that loaded the component first.");
    metrics::describe_histogram!(
        "wasm_component_call_duration_seconds",
        metrics::Unit::Seconds,
        "Time of a call with its own instance, from admission to the end of the instance."
    );
    metrics::describe_counter!("wasm_component_rollbacks_total", "Versions that were rolled back automatically.");
    metrics::describe_counter!("wasm_component_quarantines_total", "Times that a failing component was left alone.");
}

impl Latencies {
    fn new() -> Self {
        Self { buckets: std::array::from_fn(|_| AtomicU64::new(0)), total_nanos: AtomicU64::new(0) }
    }

    fn record(&self, took: Duration) {
        let nanos = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
        self.total_nanos.fetch_add(nanos, Ordering::Relaxed);
        if let Some(bucket) = self.buckets.get(bucket(nanos)) {
            bucket.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn snapshot(&self) -> LatencySnapshot {
        let counts: [u64; BUCKETS] = std::array::from_fn(|i| self.buckets[i].load(Ordering::Relaxed));
        let count: u64 = counts.iter().sum();
        let percentile = |share: f64| {
            let rank = (count as f64 * share).ceil() as u64;
            let reached = counts.iter().scan(0, |sum, n| Some(*sum + n).inspect(|&s| *sum = s)).position(|s| s >= rank);
            if count == 0 { 0.0 } else { middle(reached.unwrap_or(BUCKETS - 1)) }
        };
        let mean = if count == 0 { 0.0 } else { self.total_nanos.load(Ordering::Relaxed) as f64 / 1e3 / count as f64 };
        LatencySnapshot { count, mean, p50: percentile(0.50), p99: percentile(0.99) }
    }
}

/// Two for each power of two, the first for everything up to 1 µs.
fn bucket(nanos: u64) -> usize {
    if nanos < 1_024 {
        return 0;
    }
    let power = nanos.ilog2();
    // The square root of two is about 362 / 256.
    let upper = u128::from(nanos) << 8 >= (362_u128 << power);
    ((power - 10) as usize * 2 + usize::from(upper) + 1).min(BUCKETS - 1)
}

/// The geometric middle of a bucket, in microseconds.
fn middle(bucket: usize) -> f64 {
    1.024 * 2f64.powf((bucket as f64 - 0.5) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_within_a_fifth() {
        for micros in [2, 7, 20, 150, 999, 31_000, 2_500_000] {
            let latencies = Latencies::new();
            latencies.record(Duration::from_micros(micros));
            let snapshot = latencies.snapshot();
            let error = (snapshot.p50 - micros as f64).abs() / micros as f64;
            assert!(error < 0.2, "{micros} µs reads as {}", snapshot.p50);
            assert_eq!(snapshot.mean, micros as f64);
        }
    }

    #[test]
    fn the_slow_hundredth_shows_in_p99_only() {
        let latencies = Latencies::new();
        (0..97).for_each(|_| latencies.record(Duration::from_micros(10)));
        (0..3).for_each(|_| latencies.record(Duration::from_millis(10)));
        let snapshot = latencies.snapshot();
        assert!(snapshot.p50 < 13.0 && snapshot.p99 > 8_000.0, "{snapshot:?}");
    }

    #[test]
    fn extremes_fall_into_the_outer_buckets() {
        assert_eq!(bucket(0), 0);
        assert_eq!(bucket(u64::MAX), BUCKETS - 1);
        let all: Vec<usize> = (0..64).map(|power| bucket(1 << power)).collect();
        assert!(all.is_sorted());
    }

    #[test]
    fn a_snapshot_counts_calls_and_errors() {
        let stats = FunctionStats::new("health-calc", "calculate-bmi");
        assert_eq!(stats.snapshot().success_rate, 1.0);
        stats.record(Duration::from_micros(900), true, None);
        stats.record(Duration::from_micros(8), false, None);
        stats.record(Duration::from_micros(8), false, Some(&Failure::Busy));
        stats.record(Duration::from_micros(8), false, None);
        let snapshot = stats.snapshot();
        assert_eq!((snapshot.calls, snapshot.errors, snapshot.success_rate), (4, 1, 0.75));
        assert_eq!((snapshot.cold.count, snapshot.warm.count), (1, 3));
    }
}
