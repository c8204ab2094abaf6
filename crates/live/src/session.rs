//! Who is looking: what the host program knows of a browser, from its cookies.

use serde_json::Value;

/// The browser's session, as the host program resolves it from the headers of a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// What tells this browser from others, from a cookie that only the host program can make. Tokens of a page are
    /// good for this session only.
    pub id: String,
    /// Sockets of one `live_socket_id` are disconnected together, as when somebody logs out.
    pub live_socket_id: Option<String>,
    /// Whatever views need: who is logged in, in which language.
    pub data: Value,
}
