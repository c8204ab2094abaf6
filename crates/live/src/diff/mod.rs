//! What changed since the last render. The server keeps a hash of each value it sent, never the text; a diff
//! walks the new tree beside the prints and writes only what differs, in the keys that the client's `rendered.js` reads.

mod engine;
mod keyed;
mod print;
mod renderer;
mod shared;

pub(crate) use engine::{diff_component, diff_root};
pub(crate) use print::TreePrint;
pub use renderer::Renderer;
pub(crate) use renderer::dead_html;

/// Keys of the wire format, as `rendered.js` and `constants.js` of the client name them.
pub(crate) mod keys {
    pub const STATICS: &str = "s";
    pub const SHARED: &str = "p";
    pub const ROOT: &str = "r";
    pub const KEYED: &str = "k";
    pub const COUNT: &str = "kc";
    pub const MOVED: &str = "km";
    pub const STREAM: &str = "stream";
    pub const COMPONENTS: &str = "c";
    pub const EVENTS: &str = "e";
    pub const REPLY: &str = "r";
    pub const TITLE: &str = "t";
}

/// A render that cannot be sent. It is a fault of the view, and ends it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiffError {
    /// Two rows of a `for` have the same key.
    #[error("two rows of a comprehension have the same key")]
    SameKeyTwice,
    /// A component stands twice in one render.
    #[error("the live component with id {id:?} stands twice in one render")]
    SameComponentTwice {
        /// The id that was given to `live_component`.
        id: String,
    },
    /// The root of a live component is not one element.
    #[error("the root of a live component must be exactly one element")]
    ComponentRoot,
    /// More live components in a view than [`crate::Limits::components`].
    #[error("too many live components in a view")]
    TooManyComponents,
    /// A nested view that the server was not told of.
    #[error("tell the server of the nested view {view} by `Builder::nested`")]
    UnknownView {
        /// The name of its type.
        view: &'static str,
    },
    /// Views nest deeper than the limit.
    #[error("views nest deeper than {limit}")]
    ViewsTooDeep {
        /// The limit.
        limit: usize,
    },
    /// More nested views in one render than channels in a socket.
    #[error("one render may hold {limit} nested views")]
    TooManyViews {
        /// The limit.
        limit: usize,
    },
    /// A nested view where no server can run it.
    #[error("a nested view needs a server")]
    NoServer,
    /// Templates nest deeper than 128.
    #[error("templates nest deeper than 128")]
    TooDeep,
    /// The text of one message is longer than the limit.
    #[error("one render may send {limit} bytes of text")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
}
