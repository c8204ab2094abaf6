//! A recorder of metrics that counts, by name and labels.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use metrics::{Counter, Gauge, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder, SharedString, Unit};

/// `name label=value …` to the sum of a counter or the number of values of a histogram.
#[derive(Debug, Default)]
pub struct Counts(Mutex<BTreeMap<String, Arc<AtomicU64>>>);

struct Values(Arc<AtomicU64>);

impl HistogramFn for Values {
    fn record(&self, _value: f64) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Counts {
    pub fn get(&self, key: &str) -> u64 {
        self.0.lock().unwrap().get(key).map_or(0, |count| count.load(Ordering::Relaxed))
    }

    fn of(&self, key: &Key) -> Arc<AtomicU64> {
        let labels = key.labels().map(|label| format!(" {}={}", label.key(), label.value()));
        let name = key.name().to_owned() + &labels.collect::<String>();
        self.0.lock().unwrap().entry(name).or_default().clone()
    }
}

impl Recorder for Counts {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.of(key))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(Arc::new(Values(self.of(key))))
    }
}
