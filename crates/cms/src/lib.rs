//! The application: authorise, apply, write, announce. Knows nothing of HTTP handlers, sockets or the environment.

#![warn(clippy::unwrap_used)]

pub mod access;
pub mod app;
pub mod calculations;
pub mod certificate;
pub mod checks;
pub mod components;
pub mod consents;
mod draft;
pub mod editorial;
pub mod error;
pub mod events;
pub mod jobs;
pub mod keys;
pub mod library;
pub mod lists;
pub mod pipeline;
pub mod public;
pub mod publication;
pub mod references;
pub mod review;
pub mod sessions;
pub mod stage_outputs;
pub mod stages;
pub mod tenants;
pub mod users;
