//! The binary `lauda`.

pub mod literature;
