//! What one isolated call costs, with all limits on: `cargo run --release -p lauda-host --example call_cost`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::calculation::{GenderType, PatientMetrics};
use host::{Call, Host, Settings};

const CALLS: usize = 200_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for pagemap_scan in [false, true] {
        let host = Host::start(Settings { pagemap_scan, ..Settings::default() })?;
        println!("pagemap_scan {pagemap_scan}, pooled {}", host.load().pooled);
        let man = PatientMetrics { weight: 70.0, height: 1.75, age: 30, gender: GenderType::Male };
        measure("calculate-bmi", || host.bmi(Call::CONFIGURED, black_box(70.0), 1.75).map(drop))?;
        measure("calculate-health-metrics", || host.health_metrics(Call::CONFIGURED, black_box(&man)).map(drop))?;
    }
    let cache = tempfile::tempdir()?;
    let settings = || Settings { cache: Some(cache.path().to_owned()), ..Settings::default() };
    for state in ["compiled", "from the cache"] {
        let host = Host::start(settings())?;
        for summary in host.list() {
            let start = Instant::now();
            let loaded = host.inspect(&summary.name)?;
            let inspected = start.elapsed();
            drop(loaded);
            println!("{:18} {:>8} bytes, inspected in {inspected:?}", summary.name, summary.live.bytes);
        }
        let start = Instant::now();
        host.warm();
        println!("all loaded, {state}: {:?}", start.elapsed());
    }
    Ok(())
}

fn measure<E>(what: &str, call: impl Fn() -> Result<(), E>) -> Result<(), E> {
    (0..CALLS / 20).try_for_each(|_| call())?;
    let mut times = Vec::with_capacity(CALLS);
    for _ in 0..CALLS {
        let start = Instant::now();
        call()?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |share: f64| times[((CALLS - 1) as f64 * share) as usize];
    let micros = |time: Duration| time.as_nanos() as f64 / 1e3;
    println!(
        "{what:26} p50 {:6.2} µs, p99 {:6.2} µs, least {:6.2} µs",
        micros(at(0.5)),
        micros(at(0.99)),
        micros(at(0.0))
    );
    Ok(())
}
