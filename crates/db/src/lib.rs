//! The only SQL. Both engines, transactions that need a permit, jobs, the audit log, sealing at rest.
//!
//! `Db::begin(&Permit)` opens the only kind of transaction that touches a tenant's rows; each function asks again what the
//! permit covers, and `Tx::commit` writes the audit entry in the same transaction. The few functions that work without a
//! permit are all in `unscoped`.

#![warn(clippy::unwrap_used)]

mod clock;
mod config;
mod conn;
mod db;
mod error;
mod grants;
mod migrate;
mod postgres;
mod row;
mod seal;
mod sql;
mod sqlite;
mod terms;
mod tx;
mod value;

pub mod artifacts;
pub mod audit;
pub mod certificates;
pub mod classes;
pub mod consents;
pub mod entries;
pub mod folder;
pub mod jobs;
pub mod keys;
pub mod library;
pub mod library_search;
pub mod pages;
pub mod references;
pub mod reviews;
pub mod revisions;
pub mod stage_results;
pub mod tenants;
#[cfg(feature = "testing")]
pub mod testing;
pub mod tokens;
pub mod unscoped;
pub mod users;
pub mod workflows;

pub use clock::Clock;
pub use config::{Config, Location};
pub use db::{Db, Health};
pub use error::Error;
pub use seal::{Sealer, Unsealable};
pub use tx::Tx;
