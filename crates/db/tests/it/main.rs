//! The tests of this crate through its public functions, on both engines. One program, because linking it is most of the
//! time.
#![allow(clippy::unwrap_used)]

mod accounts;
mod audit;
mod drafts;
mod editorial;
mod jobs;
mod opening;
mod reviews;
mod schema;
mod site;
mod statements;
mod walls;
