//! The one Wasmtime engine: its settings, its clock and the linkers of the worlds.

use wasmtime::component::{HasSelf, Linker};
use wasmtime::{Config, Enabled, InstanceAllocationStrategy, PoolingAllocationConfig};

use crate::contract;
use crate::error::StartError;
use crate::role::Role;
use crate::settings::Settings;
use crate::state::{MOST_TABLE_ELEMENTS, State};
use crate::ticker::Ticker;

/// More than any component's limit may allow; the limit of a call is its own.
const MOST_MEMORY: usize = 1 << 30;
/// Memory that stays mapped in a free slot and is set to zero by hand. Giving pages back to the system and faulting
/// them in again costs more than the whole call of a small guest.
const KEEP_RESIDENT: usize = 1 << 20;
/// Free slots that keep it, and so what an idle host holds at most, in mebibytes.
const WARM_SLOTS: u32 = 32;

pub struct Engine {
    pub wasmtime: wasmtime::Engine,
    pub ticker: Ticker,
    /// Whether instances come from a pool; they do not where the address space is limited.
    pub pooled: bool,
    linker: Linker<State>,
    evidence: Linker<State>,
}

impl Engine {
    pub fn new(settings: &Settings) -> Result<Self, StartError> {
        let failed = |error: wasmtime::Error| StartError::Engine(format!("{error:#}"));
        let (wasmtime, pooled) = match wasmtime::Engine::new(&pooling(settings)) {
            Ok(engine) => (engine, true),
            Err(error) => {
                tracing::warn!(%error, "no room for a pool of instances; each call allocates its own");
                (wasmtime::Engine::new(&on_demand()).map_err(failed)?, false)
            }
        };
        let clock = wasmtime.clone();
        let ticker = Ticker::start(move || clock.increment_epoch()).map_err(|e| StartError::Engine(e.to_string()))?;
        let mut evidence = Linker::new(&wasmtime);
        contract::evidence::lauda::content::literature::add_to_linker::<State, HasSelf<State>>(&mut evidence, |s| s)
            .map_err(failed)?;
        Ok(Self { linker: Linker::new(&wasmtime), evidence, wasmtime, ticker, pooled })
    }

    /// What a role may import. Only the evidence stage has anything at all.
    pub fn linker(&self, role: Role) -> &Linker<State> {
        match role {
            Role::Evidence => &self.evidence,
            _ => &self.linker,
        }
    }
}

fn common() -> Config {
    let mut config = Config::new();
    config.epoch_interruption(true);
    config.concurrency_support(false);
    config
}

fn pooling(settings: &Settings) -> Config {
    let calls = u32::try_from(settings.concurrency).unwrap_or(u32::MAX).max(1);
    let mut pool = PoolingAllocationConfig::new();
    // A component of several core modules (shims of its imports, or a composition) takes several of these.
    pool.total_component_instances(calls.saturating_mul(2))
        .total_core_instances(calls.saturating_mul(4))
        .total_memories(calls.saturating_add(calls / 4).saturating_add(4))
        .total_tables(calls.saturating_mul(2).saturating_add(16))
        .total_stacks(1)
        .table_elements(MOST_TABLE_ELEMENTS)
        .max_memory_size(MOST_MEMORY)
        .linear_memory_keep_resident(KEEP_RESIDENT)
        .max_unused_warm_slots(WARM_SLOTS)
        .table_keep_resident(4096);
    if settings.pagemap_scan && swap_is_off() {
        pool.pagemap_scan(Enabled::Auto);
    }
    let mut config = common();
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    config
}

/// Reserves what a memory needs and no more, with bounds checks in the code: for containers with a limited address
/// space.
fn on_demand() -> Config {
    let mut config = common();
    config.allocation_strategy(InstanceAllocationStrategy::OnDemand);
    config.memory_reservation(0).memory_reservation_for_growth(1 << 20).memory_guard_size(1 << 16);
    config
}

/// Scanning for dirty pages misses those that were swapped out, and the next instance of the slot could read them
/// (bytecodealliance/wasmtime#14357).
fn swap_is_off() -> bool {
    std::fs::read_to_string("/proc/swaps").is_ok_and(|swaps| swaps.lines().count() <= 1)
}
