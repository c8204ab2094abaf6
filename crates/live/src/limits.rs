//! How much one client may ask of the server. Every limit is here, with its default.

/// Limits of a server; `Limits::default()` is meant for the public internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a frame before the first join of its socket: 64 KiB.
    pub frame_bytes_before_join: usize,
    /// Bytes of a frame after it: 1 MiB.
    pub frame_bytes: usize,
    /// Channels of one socket: 100, as in Phoenix.
    pub channels: usize,
    /// Joins of one socket in a second: 200. More are refused, and the client tries again later.
    pub joins_per_second: usize,
    /// Levels of lists and objects in one message: 64.
    pub payload_depth: usize,
    /// Messages that wait for one view: 256. A view that lets more come together is ended, and joined again.
    pub mailbox: usize,
    /// Frames that wait for one client: 256. A client that lets more come together is dropped, and connects again.
    pub outbox: usize,
    /// Bytes of text in one render: 4 MiB.
    pub render_bytes: usize,
    /// Keys and values of one form: 10,000.
    pub params: usize,
    /// Levels of `a[b][c]` in one form: 32.
    pub params_depth: usize,
    /// Tasks of one view that run at once: 64.
    pub tasks: usize,
    /// Views around a nested view: 8.
    pub nesting: usize,
    /// Live components of one view: 10,000.
    pub components: usize,
    /// Presences that one view or channel tracks: 32.
    pub presences: usize,
    /// Bytes of one presence, as JSON: 4 KiB.
    pub presence_bytes: usize,
    /// Clients on long-poll: 10,000. Unlike a WebSocket, one of them holds no connection that the host could count.
    pub polls: usize,
    /// Seconds for which a poll waits for messages: 10. A client that polls no more is gone after half as long again.
    pub poll_seconds: u64,
    /// Seconds for `mount`, after which the join is refused: 10, which is also the client's patience.
    pub mount_seconds: u64,
    /// Seconds without a frame, after which a socket is closed: 60. The client sends one each 30 seconds.
    pub idle_seconds: u64,
    /// Age in seconds at which the tokens of a page expire: 14 days.
    pub token_seconds: u64,
    /// Files that are kept of what somebody chose for one upload, also those that are too many: 256.
    pub upload_entries: usize,
    /// Bytes of files that one socket may be sending or have left unconsumed: 1 GiB.
    pub upload_socket_bytes: u64,
    /// The same for all sockets of the server: 16 GiB.
    pub upload_server_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            frame_bytes_before_join: 64 * 1024,
            frame_bytes: 1024 * 1024,
            channels: 100,
            joins_per_second: 200,
            payload_depth: 64,
            mailbox: 256,
            outbox: 256,
            render_bytes: 4 * 1024 * 1024,
            params: 10_000,
            params_depth: 32,
            tasks: 64,
            nesting: 8,
            components: 10_000,
            presences: 32,
            presence_bytes: 4 * 1024,
            polls: 10_000,
            poll_seconds: 10,
            mount_seconds: 10,
            idle_seconds: 60,
            token_seconds: 14 * 24 * 60 * 60,
            upload_entries: 256,
            upload_socket_bytes: 1024 * 1024 * 1024,
            upload_server_bytes: 16 * 1024 * 1024 * 1024,
        }
    }
}
