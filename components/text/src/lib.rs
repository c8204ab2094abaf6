//! What several guests need of text. Linked, never called across a boundary.

pub mod contract;
