//! What readers get.

pub mod page;
