//! What one isolated call costs, with all limits on: `cargo run --release -p lauda-host --example call_cost`.

use std::hint::black_box;
use std::thread;
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
        together(&host)?;
    }
    let cache = tempfile::tempdir()?;
    for state in ["compiled", "from the cache"] {
        let start = Instant::now();
        let host = Host::start(Settings { cache: Some(cache.path().to_owned()), ..Settings::default() })?;
        let started = start.elapsed();
        let start = Instant::now();
        host.bmi(Call::CONFIGURED, 70.0, 1.75)?;
        let first = start.elapsed();
        let start = Instant::now();
        let failed = host.warm();
        let warm = start.elapsed();
        println!("{state}: host {started:?}, first call {first:?}, all others loaded {warm:?}, failed: {failed:?}");
    }
    Ok(())
}

/// Calls a second on as many threads as there are processors.
fn together(host: &Host) -> Result<(), Box<dyn std::error::Error>> {
    let threads = thread::available_parallelism()?.get();
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| (0..CALLS).try_for_each(|_| host.bmi(Call::CONFIGURED, black_box(70.0), 1.75).map(drop)));
        }
    });
    let calls = (threads * CALLS) as f64 / start.elapsed().as_secs_f64();
    println!("{calls:.0} calls a second on {threads} threads");
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
