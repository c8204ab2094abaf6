//! The component host: runs one WebAssembly component in its own instance, with its own memory, deadline and grants.
//!
//! A component takes a [`Role`], which is a world of `wit/`. Callers give and get values of `domain`; the generated
//! types stay inside. Every failure says whose fault it was ([`Blame`]). This crate knows no tenants, no database and no
//! HTTP, and reads neither configuration nor clock for its callers.

#![warn(clippy::unwrap_used)]

mod archive;
mod bridge;
mod builtin;
mod cache;
mod calculator;
mod call;
mod contract;
mod deploy;
mod directory;
mod dynamic;
mod engine;
mod error;
mod gate;
mod health;
mod history;
mod host;
mod inspect;
mod json;
mod limits;
mod literature;
mod rate;
mod registry;
mod role;
mod run;
mod settings;
mod signature;
mod stages;
mod state;
mod stats;
mod ticker;
mod version;
mod world;

pub use builtin::{ALL as BUILTINS, Builtin};
pub use call::{Answer, Call, accept};
pub use deploy::Deployment;
pub use error::{Blame, CallError, DeployError, Failure, StageError, StartError};
pub use history::{VersionRecord, VersionState};
pub use host::{Host, Load};
pub use inspect::{Inspection, Summary, inspect};
pub use limits::Limits;
pub use role::Role;
pub use settings::Settings;
pub use stages::DateStyle;
pub use stats::{FunctionSnapshot, LatencySnapshot};
pub use world::Item;
