//! Views within views: each with a process and a state of its own, so that one which crashes leaves the others alone.

mod call;
mod family;
mod place;

pub use call::{Nested, live_render};
pub(crate) use family::{Family, Member, Parent};
pub(crate) use place::{Place, sign};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the element of a nested view binds its join to.
#[derive(Serialize, Deserialize)]
pub(crate) struct NestedToken {
    /// The id of its element.
    pub id: String,
    pub view: String,
    /// The id of the browser's session.
    pub session: String,
    /// The number of the running view that it lives and ends with; a sticky one has none.
    pub parent: Option<u64>,
    /// How many views are around it.
    pub depth: usize,
    /// What the view around it handed over.
    pub data: Value,
}
