//! The binary, the router and the sockets, as those meet them who use them. One program, for each links Wasmtime.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests panic and wait")]

mod check;
mod component;
mod crash;
mod folders;
mod http;
mod journey;
mod literature;
mod live_pages;
mod serve;
mod stub;
mod submit;
mod support;
mod tokens;
mod world;
