//! The HTTP API.

pub mod calculations;
pub mod checks;
pub mod openapi;
pub mod problem;
