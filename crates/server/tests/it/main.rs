//! The binary, the router and the sockets, as those meet them who use them. One program, for each links Wasmtime.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests panic and wait")]

mod check;
mod crash;
mod http;
mod literature;
mod stub;
mod support;
mod world;
