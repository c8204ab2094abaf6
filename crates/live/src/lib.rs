//! A server for the official clients of Phoenix LiveView and Phoenix Channels, unchanged: pages are rendered here, stay
//! connected, and only what changed goes over the wire. The host program gives a secret, an Origin rule, a session
//! and routes; this crate knows nothing else of it.

#![warn(clippy::unwrap_used, missing_docs)]

// `html!` writes `::live`, also within this crate.
extern crate self as live;

pub mod channel;
pub mod component;
pub mod diff;
mod limits;
pub mod nested;
pub mod params;
pub mod presence;
mod process;
mod pubsub;
mod queue;
mod server;
mod session;
mod socket;
mod telemetry;
pub mod template;
pub mod testing;
mod token;
pub mod ui;
pub mod upload;
pub mod view;
pub mod wire;

pub use limits::Limits;
pub use live_macros::html;
pub use pubsub::{LocalBus, PubSub, Subscription};
pub use server::{Builder, Live, LiveSession, Origin, Page};
pub use session::Session;
pub use template::{Component, Rendered, Stream};
pub use token::{MIN_SECRET_BYTES, ShortSecret};
pub use view::View;

/// What the README shows must compile.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// So must the guide.
#[cfg(doctest)]
#[doc = include_str!("../docs/from-phoenix.md")]
struct Guide;
