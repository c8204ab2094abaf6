//! Remembered decisions: a fixed number of places, each with the last question that fell there. A hit compares the whole
//! question, so a collision costs time and never gives a wrong answer.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

use crate::pdp::Decision;
use crate::question::{Key, OwnedKey};

/// About 1 MiB when full.
const PLACES: usize = 4096;

/// One remembered decision.
type Place = Mutex<Option<(OwnedKey, Decision)>>;

pub(crate) struct Cache {
    /// Keyed at random, so that nobody can choose questions that push each other out.
    hasher: RandomState,
    places: Box<[Place]>,
}

impl Cache {
    pub(crate) fn new() -> Cache {
        Cache { hasher: RandomState::new(), places: (0..PLACES).map(|_| Mutex::new(None)).collect() }
    }

    pub(crate) fn get_or(&self, key: Key<'_>, decide: impl FnOnce() -> Decision) -> Decision {
        let place = &self.places[self.hasher.hash_one(key) as usize % PLACES];
        if let Some((known, decision)) = &*place.lock().unwrap_or_else(PoisonError::into_inner)
            && known.is(key)
        {
            return decision.clone();
        }
        let decision = decide();
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some((key.to_owned(), decision.clone()));
        decision
    }
}
