//! The host: everything that lives as long as the process does.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use arc_swap::ArcSwap;

use crate::archive::Archive;
use crate::cache::Cache;
use crate::engine::Engine;
use crate::error::StartError;
use crate::gate::{Gate, MemoryPool};
use crate::registry::Directory;
use crate::role::Role;
use crate::settings::Settings;
use crate::stats::{self, FunctionSnapshot};

/// Runs components. Cheap to clone; the clones are one host. Calls block: the caller decides about threads.
#[derive(Clone)]
pub struct Host(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub settings: Settings,
    pub engine: Engine,
    pub cache: Option<Cache>,
    pub archive: Option<Mutex<Archive>>,
    pub directory: ArcSwap<Directory>,
    /// Held while names or roles change.
    changing: Mutex<()>,
    pub gate: Gate,
    pub memory: Arc<MemoryPool>,
}

/// How busy the host is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Load {
    /// Calls that run now, and how many may.
    pub running: usize,
    pub concurrency: usize,
    /// Linear memory of all instances together, and its bound, in bytes.
    pub memory_used: usize,
    pub memory_bound: usize,
    /// Whether instances come from a pool; they do not where the address space is limited.
    pub pooled: bool,
}

impl Host {
    /// Starts with what was deployed before and with the components of the binary. Compiles nothing: a component is
    /// loaded at its first call or by [`Host::warm`]. The recorder of metrics must be installed by then.
    ///
    /// # Errors
    /// A folder cannot be used, the state is damaged or newer, or the configuration names what is not there.
    pub fn start(settings: Settings) -> Result<Self, StartError> {
        stats::describe();
        let engine = Engine::new(&settings)?;
        let cache = settings.cache.as_deref().map(open_cache).transpose()?;
        let mut archive = settings.archive.as_deref().map(Archive::open).transpose()?;
        let directory = Directory::open(&settings, archive.as_mut())?;
        Ok(Self(Arc::new(Inner {
            engine,
            cache,
            archive: archive.map(Mutex::new),
            directory: ArcSwap::from_pointee(directory),
            changing: Mutex::new(()),
            gate: Gate::new(settings.concurrency, settings.patience),
            memory: Arc::new(MemoryPool::new(settings.memory)),
            settings,
        })))
    }

    /// Loads every live component, several at a time, and returns those that do not load, with the reason. Calls go on
    /// meanwhile.
    pub fn warm(&self) -> Vec<(String, String)> {
        let directory = self.0.directory.load_full();
        let (slots, failed) = (Mutex::new(directory.slots()), Mutex::new(Vec::new()));
        let next = || slots.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let work = || {
            while let Some(slot) = next() {
                if let Err(error) = slot.live().load(&self.0.engine, self.0.cache.as_ref()) {
                    failed.lock().unwrap_or_else(PoisonError::into_inner).push((slot.name.to_string(), error));
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
                scope.spawn(work);
            }
        });
        failed.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes another component take a role. Configuration: it is not kept for the next start.
    ///
    /// # Errors
    /// There is no such component, or it is for another role.
    pub fn assign(&self, role: Role, name: &str) -> Result<(), StartError> {
        self.0.change(|directory| directory.assign(role, name))
    }

    /// The name of the component that takes the role.
    pub fn assigned(&self, role: Role) -> String {
        self.0.directory.load().assigned(role).to_owned()
    }

    pub fn load(&self) -> Load {
        Load {
            running: self.0.gate.running(),
            concurrency: self.0.settings.concurrency,
            memory_used: self.0.memory.used(),
            memory_bound: self.0.settings.memory,
            pooled: self.0.engine.pooled,
        }
    }

    /// Statistics of every function of every component since the start, by name.
    pub fn stats(&self) -> Vec<FunctionSnapshot> {
        let directory = self.0.directory.load();
        directory.slots().iter().flat_map(|slot| &slot.stats).map(|stats| stats.snapshot()).collect()
    }
}

impl Inner {
    /// Changes names or roles; readers see the directory before or after, never between.
    pub fn change<T, E>(&self, change: impl FnOnce(&mut Directory) -> Result<T, E>) -> Result<T, E> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut directory = Directory::clone(&self.directory.load());
        let result = change(&mut directory)?;
        self.directory.store(Arc::new(directory));
        Ok(result)
    }

    pub fn archive(&self) -> Option<MutexGuard<'_, Archive>> {
        self.archive.as_ref().map(|archive| archive.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn open_cache(folder: &Path) -> Result<Cache, StartError> {
    Cache::open(folder).map_err(|source| StartError::Io { path: folder.to_owned(), source })
}
