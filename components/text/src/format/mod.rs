//! Quantities, dates and citations as readers of a language expect them. Linked by `formatter` and `text-composer`, so
//! that a page and the form beside it never differ.

mod abnt;
mod citation;
pub mod credential;
mod date;
mod journal;
mod locator;
mod name;
mod number;
mod plain;
mod quantity;
mod unit;
mod vancouver;

pub use citation::citation;
pub use date::{DateStyle, date, is_valid};
pub use locator::{doi, doi_url, identifiers};
pub use number::decimal;
pub use quantity::quantity;
