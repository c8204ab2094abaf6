//! A client without a browser, for the tests of views: it loads the page, joins as the official client does, and keeps
//! the page up to date with the diffs that come. It runs no JavaScript: hooks and most JS commands are the browser's.

mod client;
mod error;
mod events;
mod html;
mod tree;
mod upload;

pub use client::TestView;
pub use error::TestError;
pub use upload::{FileInput, TestFile};
