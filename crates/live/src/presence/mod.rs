//! Who is there: presences by topic and key, told to everybody who hears the topic, and gone with the view or channel
//! that tracks them.

mod list;
mod tracked;
mod tracks;

pub use list::Presences;
pub use tracked::{Presence, Tracked};

pub(crate) use tracks::Tracks;

/// Bytes of a key.
pub const MAX_KEY_BYTES: usize = 255;

/// Why nobody is tracked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PresenceError {
    /// What is said of somebody is no object, or too long.
    #[error("a presence is an object of a few kilobytes")]
    Meta,
    /// The key is too long.
    #[error("a key of a presence has at most {MAX_KEY_BYTES} bytes")]
    Key,
    /// This view or channel tracks the key already: update it.
    #[error("the key is tracked already")]
    AlreadyTracked,
    /// This view or channel does not track the key.
    #[error("the key is not tracked")]
    NotTracked,
    /// This view or channel tracks as many as it may.
    #[error("too many presences of one view or channel")]
    TooMany,
}
