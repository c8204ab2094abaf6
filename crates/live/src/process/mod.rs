//! One running view: a task with a mailbox. Whatever happens in it, a panic too, ends it alone.

mod event;
mod join;
mod nested;
mod outbox;
mod settle;
mod upload;

pub(crate) use join::{mount, run};
pub(crate) use outbox::{Ended, Frames, Out, Outbox};

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::component::Update;
use crate::diff::Renderer;
use crate::queue::Receiver;
use crate::server::{Matched, Server};
use crate::socket::Connect;
use crate::upload::Report;
use crate::view::{AnyView, Context, Done, Flash, Handle, Info, Task};
use crate::wire::Payload;

/// What a view may be told.
pub(crate) enum Mail {
    /// A message of its client.
    Push {
        reference: Option<String>,
        event: String,
        payload: Payload,
    },
    Info(Info),
    Task {
        task: Task,
        id: u64,
        done: Done,
    },
    Update(Update),
    /// A view within wants another address for the page.
    Patch {
        to: String,
        replace: bool,
        flash: Flash,
    },
    /// What became of a file.
    Upload(Report),
    /// Somebody waits until no task runs.
    WhenIdle(oneshot::Sender<()>),
}

/// What a join brings along.
pub(crate) struct Start {
    pub server: Arc<Server>,
    pub connect: Arc<Connect>,
    pub line: Arc<Line>,
    pub reference: Option<String>,
    pub payload: Value,
    pub handle: Handle,
    pub mailbox: Mailbox,
}

/// Where what a view is told waits, and the word how it is to end.
pub(crate) type Mailbox = Receiver<Mail, Ended>;

/// The way back to the client.
#[derive(Debug)]
pub(crate) struct Line {
    pub topic: String,
    pub join_ref: String,
    pub outbox: Outbox,
}

pub(crate) struct Process {
    server: Arc<Server>,
    line: Arc<Line>,
    view: Box<dyn AnyView>,
    home: Home,
    renderer: Renderer,
    context: Context,
    mailbox: Mailbox,
    /// The title that the client has.
    title: Option<String>,
    /// Whether it was reached by live navigation.
    redirected: bool,
    /// Cancelled when the view around this one is no more.
    parent_ended: Option<CancellationToken>,
}

/// What a patch may not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Home {
    pub view: &'static str,
    /// A nested view has none: no address is its own.
    pub live_session: Option<String>,
}

/// A fault of the view that ends it.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Diff(#[from] crate::diff::DiffError),
    #[error("handle_params patches again and again")]
    PatchLoop,
}

impl Home {
    fn is(&self, matched: &Matched<'_>) -> bool {
        matched.kind.name == self.view && self.live_session.as_ref() == Some(&matched.live_session.name)
    }
}

impl Line {
    /// Tells the socket that the channel is no more. One that refuses its join says so before its answer: the client may
    /// join again as soon as it has that.
    pub fn ended(self: &Arc<Line>, how: Ended) {
        self.outbox.send(Out::Ended { line: self.clone(), how });
    }

    fn push(&self, event: &str, payload: &Value) {
        self.outbox.text(crate::wire::encode_push(&self.join_ref, &self.topic, event, payload));
    }

    pub fn reply(&self, reference: Option<&str>, status: &str, response: &Value) {
        let frame = crate::wire::encode_reply(Some(&self.join_ref), reference, &self.topic, status, response);
        self.outbox.text(frame);
    }

    pub fn refuse(&self, reference: Option<&str>, reason: &str) {
        self.reply(reference, "error", &json!({"reason": reason}));
    }
}
