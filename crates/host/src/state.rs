//! What a store carries for one call: the account of its memory and, for the evidence stage, the way to the literature.

use std::fmt;
use std::sync::Arc;

use wasmtime::ResourceLimiter;

use crate::gate::MemoryPool;
use crate::literature::Link;

pub struct State {
    memory: Account,
    pub literature: Option<Link>,
}

/// The linear memory that one instance holds, out of the pool of all.
struct Account {
    pool: Arc<MemoryPool>,
    limit: usize,
    held: usize,
}

/// Why a memory did not grow; the call ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Limit { asked: usize, limit: usize },
    Pool,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Limit { asked, limit } => write!(f, "{asked} bytes of memory, the limit is {limit}"),
            Refused::Pool => f.write_str("the memory of all components together is used up"),
        }
    }
}

impl std::error::Error for Refused {}

impl State {
    pub fn new(pool: Arc<MemoryPool>, limit: usize) -> Self {
        Self { memory: Account { pool, limit, held: 0 }, literature: None }
    }
}

impl Account {
    fn grow(&mut self, by: usize) -> Result<(), Refused> {
        let asked = self.held.saturating_add(by);
        if asked > self.limit {
            return Err(Refused::Limit { asked, limit: self.limit });
        }
        if !self.pool.take(by) {
            return Err(Refused::Pool);
        }
        self.held = asked;
        Ok(())
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        self.pool.give_back(self.held);
    }
}

/// All memories of the instance count together. Growth that is refused traps, so that the cause has a name; a guest
/// that is told "no" would abort on its own with none.
impl ResourceLimiter for State {
    fn memory_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        if let Some(limit) = maximum.filter(|&maximum| desired > maximum) {
            return Err(Refused::Limit { asked: desired, limit }.into());
        }
        self.memory.grow(desired.saturating_sub(current))?;
        Ok(true)
    }

    /// What was allowed and failed all the same is the system's doing.
    fn memory_grow_failed(&mut self, _error: wasmtime::Error) -> wasmtime::Result<()> {
        Err(Refused::Pool.into())
    }

    fn table_growing(&mut self, _current: usize, desired: usize, _maximum: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= MOST_TABLE_ELEMENTS)
    }
}

/// Function pointers of a large guest; a table takes 8 bytes of ours for each.
pub const MOST_TABLE_ELEMENTS: usize = 100_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_refused_by_its_own_limit_and_by_the_pool_and_goes_back() {
        let pool = Arc::new(MemoryPool::new(100));
        let mut first = State::new(pool.clone(), 60);
        let mut second = State::new(pool.clone(), 60);
        let grow = |state: &mut State, from, to| {
            state.memory_growing(from, to, None).map_err(|e| *e.downcast_ref::<Refused>().unwrap())
        };
        assert_eq!(grow(&mut first, 0, 50), Ok(true));
        assert_eq!(grow(&mut first, 50, 61), Err(Refused::Limit { asked: 61, limit: 60 }));
        assert_eq!(
            *first.memory_growing(50, 55, Some(54)).unwrap_err().downcast_ref::<Refused>().unwrap(),
            Refused::Limit { asked: 55, limit: 54 },
            "the guest's own maximum"
        );
        // A second memory of the same instance counts too.
        assert_eq!(grow(&mut first, 0, 11), Err(Refused::Limit { asked: 61, limit: 60 }));
        assert_eq!(grow(&mut second, 0, 51), Err(Refused::Pool));
        drop(first);
        assert_eq!(grow(&mut second, 0, 51), Ok(true));
        assert_eq!(pool.used(), 51);
    }
}
