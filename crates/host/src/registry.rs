//! Which components there are, which version of each is live, and which component takes which role.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;

use crate::history::History;
use crate::rate::Rate;
use crate::role::Role;
use crate::stats::FunctionStats;
use crate::version::{Bytes, Version};

/// A component under its name. The name stays; versions come and go.
pub struct Slot {
    pub name: Arc<str>,
    pub role: Role,
    pub rate: Rate,
    /// In the order of the role's functions.
    pub stats: Vec<FunctionStats>,
    live: ArcSwap<Version>,
    /// `History::on_probation` of the live version, for the path of a call.
    on_probation: AtomicBool,
    book: Mutex<Book>,
}

/// What was deployed under a name, and where the bytes of each digest are.
pub struct Book {
    pub history: History,
    pub bytes: HashMap<String, Bytes>,
}

impl Slot {
    pub fn new(name: &str, role: Role, live: Version, book: Book) -> Self {
        Self {
            name: name.into(),
            role,
            rate: Rate::new(),
            stats: role.functions().iter().map(|function| FunctionStats::new(name, function)).collect(),
            on_probation: AtomicBool::new(book.history.on_probation()),
            live: ArcSwap::from_pointee(live),
            book: Mutex::new(book),
        }
    }

    /// The version that a call which begins now runs on. The call keeps it until it ends, whatever is deployed.
    pub fn live(&self) -> Arc<Version> {
        self.live.load_full()
    }

    /// Held for as long as a version is being changed, so that two changes do not mix.
    pub fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a version in place; calls that run finish on the one they have.
    pub fn switch(&self, version: Version, on_probation: bool) {
        self.on_probation.store(on_probation, Ordering::Relaxed);
        self.live.store(Arc::new(version));
    }

    /// Whether a failing `version` is to be replaced by the one before it.
    pub fn replaceable(&self, version: &Arc<Version>) -> bool {
        self.on_probation.load(Ordering::Relaxed) && Arc::ptr_eq(version, &self.live.load())
    }

    pub fn stats(&self, function: &str) -> Option<&FunctionStats> {
        self.stats.iter().find(|stats| stats.function == function)
    }
}

/// All slots, read without a lock. Replaced as a whole when a component gets a new name or a role another component.
#[derive(Clone, Default)]
pub struct Directory {
    by_name: HashMap<Arc<str>, Arc<Slot>>,
    by_role: HashMap<Role, Arc<str>>,
}

impl Directory {
    pub fn insert(&mut self, slot: Arc<Slot>) {
        self.by_name.insert(slot.name.clone(), slot);
    }

    pub fn set_assigned(&mut self, role: Role, name: &str) {
        self.by_role.insert(role, name.into());
    }

    pub fn named(&self, name: &str) -> Option<&Arc<Slot>> {
        self.by_name.get(name)
    }

    /// The name of the component that takes the role.
    pub fn assigned(&self, role: Role) -> &str {
        self.by_role.get(&role).map_or(role.default_component(), |name| name)
    }

    /// By name.
    pub fn slots(&self) -> Vec<&Arc<Slot>> {
        let mut slots: Vec<_> = self.by_name.values().collect();
        slots.sort_by(|a, b| a.name.cmp(&b.name));
        slots
    }
}
