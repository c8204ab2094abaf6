//! Hashes that stand for what a client already has. They are seeded for each process, so that nobody outside can choose
//! two texts that look the same.

use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::LazyLock;

static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::new);

pub fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    SEED.hash_one(value)
}
