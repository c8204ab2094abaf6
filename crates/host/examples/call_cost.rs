//! What one isolated call of `health-calc` costs with all limits on, beside the same function natively and in an instance
//! that is kept. Prints one line of JSON for `cargo xtask bench`; times are in nanoseconds.

#[path = "../../../components/health-calc/src/formula.rs"]
mod formula;

use std::error::Error;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use domain::calculation::{GenderType, PatientMetrics};
use formula::{Person, Sex};
use host::{Call, Host, Settings};
use serde_json::{Value, json};
use wasmtime::component::{Component, Linker};
use wasmtime::{Config, Engine, Store};

mod contract {
    wasmtime::component::bindgen!({ path: "../../wit/health-calc", world: "health-calculator" });
}
use contract::exports::medical::health_calc::calculations as kept;

/// Calls of each isolated measurement, after a twentieth as many to warm up.
const CALLS: usize = 100_000;
/// Calls between two looks at the clock where one call takes about as long as the look.
const BATCH: u32 = 1_000;
const STARTS: usize = 9;
const MAN: PatientMetrics = PatientMetrics { weight: 70.0, height: 1.75, age: 30, gender: GenderType::Male };

fn main() -> Result<(), Box<dyn Error>> {
    let isolated = Host::start(Settings::default())?;
    let scanning = Host::start(Settings { pagemap_scan: true, ..Settings::default() })?;
    let line = json!({
        "pooled": isolated.load().pooled,
        "isolated": every_call(|| isolated.health_metrics(Call::CONFIGURED, black_box(&MAN)).map(drop))?,
        "isolated_pagemap_scan": every_call(|| scanning.health_metrics(Call::CONFIGURED, black_box(&MAN)).map(drop))?,
        "kept": kept_instance()?,
        "native": batches(|| {
            black_box(natively(black_box(&MAN)));
        }),
        "calls_per_second": together(&isolated)?,
        "load_precompiled_ns": load_precompiled()?,
    });
    println!("{line}");
    Ok(())
}

/// The guest's own function without the guest.
fn natively(metrics: &PatientMetrics) -> [f32; 5] {
    let sex = match metrics.gender {
        GenderType::Male => Sex::Male,
        GenderType::Female => Sex::Female,
    };
    let person = Person { weight: metrics.weight.into(), height: metrics.height.into(), age: metrics.age, sex };
    let body_mass_index = formula::body_mass_index(person.weight, person.height);
    [
        body_mass_index as f32,
        person.basal_metabolic_rate() as f32,
        person.ideal_weight() as f32,
        person.body_fat() as f32,
        person.daily_calories() as f32,
    ]
}

/// One store and one instance for all calls, with the deadline checks in the code that the host has.
fn kept_instance() -> Result<Value, Box<dyn Error>> {
    let builtin = host::BUILTINS.iter().find(|builtin| builtin.name == "health-calc").ok_or("no health-calc")?;
    let mut config = Config::new();
    config.epoch_interruption(true).concurrency_support(false);
    let engine = Engine::new(&config)?;
    let component = Component::new(&engine, builtin.bytes)?;
    let mut store = Store::new(&engine, ());
    store.set_epoch_deadline(u64::MAX / 2);
    let linker = Linker::new(&engine);
    let guest = contract::HealthCalculator::instantiate(&mut store, &component, &linker)?;
    let metrics = kept::PatientMetrics { weight: 70.0, height: 1.75, age: 30, gender: kept::GenderType::Male };
    let calculations = guest.medical_health_calc_calculations();
    calculations.call_calculate_health_metrics(&mut store, metrics)?;
    Ok(batches(|| {
        let answer = calculations.call_calculate_health_metrics(&mut store, black_box(metrics));
        black_box(answer.is_ok());
    }))
}

fn every_call<E: Error + 'static>(call: impl Fn() -> Result<(), E>) -> Result<Value, Box<dyn Error>> {
    (0..CALLS / 20).try_for_each(|_| call())?;
    let mut times = Vec::with_capacity(CALLS);
    for _ in 0..CALLS {
        let start = Instant::now();
        call()?;
        times.push(start.elapsed().as_nanos() as f64);
    }
    Ok(percentiles(times))
}

fn batches(mut call: impl FnMut()) -> Value {
    let batch = |_| {
        let start = Instant::now();
        (0..BATCH).for_each(|_| call());
        start.elapsed().as_nanos() as f64 / f64::from(BATCH)
    };
    percentiles((0..1_000).map(batch).collect())
}

fn percentiles(mut times: Vec<f64>) -> Value {
    times.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    json!({ "p50": at(0.5), "p99": at(0.99), "least": at(0.0) })
}

/// Isolated calls a second on as many threads as there are processors.
fn together(host: &Host) -> Result<f64, Box<dyn Error>> {
    let threads = thread::available_parallelism()?.get();
    let start = Instant::now();
    let each = CALLS / 4;
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| (0..each).try_for_each(|_| host.health_metrics(Call::CONFIGURED, &MAN).map(drop)));
        }
    });
    Ok((threads * each) as f64 / start.elapsed().as_secs_f64())
}

/// The first call of a process whose folder holds the compiled code: it reads, checks and maps it.
fn load_precompiled() -> Result<u128, Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("lauda-call-cost-{}", std::process::id()));
    let first_call = || -> Result<Duration, Box<dyn Error>> {
        let host = Host::start(Settings { cache: Some(folder.clone()), ..Settings::default() })?;
        Ok(host.health_metrics(Call::CONFIGURED, &MAN)?.took)
    };
    first_call()?;
    let mut times = (0..STARTS).map(|_| first_call()).collect::<Result<Vec<_>, _>>()?;
    std::fs::remove_dir_all(&folder)?;
    times.sort_unstable();
    Ok(times[STARTS / 2].as_nanos())
}
