//! A reply that is given later, from wherever.

use std::sync::Arc;

use super::Reply;
use crate::process::Line;

/// Stands for a message of the client that waits for its answer. See [`super::Socket::socket_ref`].
///
/// ```
/// # use live::channel::{Reply, Socket, UserSocket};
/// fn look_up<U: UserSocket>(socket: &Socket<U>) -> Reply {
///     if let Some(reference) = socket.socket_ref() {
///         tokio::spawn(async move { reference.reply(Reply::Ok(serde_json::json!({"found": 7}).into())) });
///     }
///     Reply::None
/// }
/// ```
#[derive(Debug)]
#[must_use = "the client waits for the reply"]
pub struct SocketRef {
    pub(super) line: Arc<Line>,
    pub(super) reference: String,
}

impl SocketRef {
    /// Answers. A client that has left in between hears nothing.
    pub fn reply(self, reply: Reply) {
        self.line.answer(Some(&self.reference), reply);
    }
}
