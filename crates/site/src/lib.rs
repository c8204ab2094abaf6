//! Published revisions in, finished artifacts out: pages, feeds, sitemaps, certificates as people read them.
//!
//! Pure: no clock, no file, no socket. Publication renders once; serving, static export and the offline reader use the
//! same bytes.

#![warn(clippy::unwrap_used)]

pub mod article;
pub mod artifact;
pub mod certificate;
pub mod listing;
pub mod live;
pub mod paths;
pub mod sitemap;
pub mod theme;

mod cover;
pub mod date;
mod feed;
mod frame;
mod references;
mod structured_data;
mod texts;
