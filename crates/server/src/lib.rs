//! The binary `lauda`: routes, commands, the worker, configuration.

#![warn(clippy::unwrap_used)]

pub mod admin;
pub mod api;
mod assets;
mod calculator;
pub mod cli;
pub mod command;
pub mod control;
pub mod demo;
pub mod folder;
pub mod health;
mod lane;
pub mod literature;
pub mod live_pages;
pub mod metrics;
pub mod public;
pub mod request_id;
pub mod router;
pub mod serve;
pub mod state;
pub mod worker;
