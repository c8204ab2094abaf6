//! The channel that the bytes of one file come by: `lvu:` and the client's number of the file. It runs beside the view,
//! so that neither waits for the other, and ends with it.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::budget::{Budget, Room};
use super::report::{Admission, Joins, Report, What};
use super::writer::AnyWriter;
use super::{Uploaded, WriterError};
use crate::process::{Ended, Line, Mail, Mailbox};
use crate::queue::Sender;
use crate::wire::Payload;

/// Chunks that wait for one writer. A client sends the next one when the last is written; another one that sends more is
/// cut off.
pub const MAX_QUEUED_CHUNKS: usize = 2;

/// What a token lets its holder send: one file to one entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Grant {
    /// The channel of the view.
    pub topic: String,
    pub upload: String,
    pub entry: String,
    /// Bytes of the file, as it was declared. No more are taken.
    pub size: u64,
    /// Bytes of a chunk, at most.
    pub chunk: usize,
}

/// What a join brings along.
pub struct Start {
    pub line: Arc<Line>,
    pub reference: Option<String>,
    pub grant: Grant,
    pub view: Sender<Mail, Ended>,
    pub mailbox: Mailbox,
    /// The socket's, and the server's.
    pub budgets: [Budget; 2],
}

/// Why a file does not arrive.
enum Broken {
    /// The client left, or the view wants it no more.
    Stopped,
    /// The client was too slow, or broke a rule: the answer to its chunk.
    Refused(Option<(Option<String>, Value)>),
    Writer(Option<String>, WriterError),
}

/// Runs a channel to its end, and tells view and socket.
pub async fn run(start: Start) {
    let (line, view, grant, join) =
        (start.line.clone(), start.view.clone(), start.grant.clone(), start.reference.clone());
    let sent = AssertUnwindSafe(upload(start)).catch_unwind().await.unwrap_or(Ok(Ended::Crashed));
    let how = *sent.as_ref().unwrap_or(&Ended::Refused);
    if how == Ended::Crashed {
        tracing::error!(topic = line.topic, "the writer of an upload crashed");
        tell(&view, &grant, What::Ended).await;
    }
    line.ended(how);
    if let Err(reason) = sent {
        line.refuse(join.as_deref(), reason);
    }
}

/// # Errors
/// Why the join is refused.
async fn upload(mut start: Start) -> Result<Ended, &'static str> {
    let rooms = take_room(&start.budgets, start.grant.size);
    let received = Arc::new(AtomicU64::new(0));
    let admission = ask(&start, rooms.is_some(), received.clone()).await?;
    let opened = tokio::select! {
        biased;
        _ = start.mailbox.ended() => return Err("disallowed"),
        opened = (admission.open)(&admission.entry) => opened,
    };
    let mut writer = match opened {
        Ok(writer) => writer,
        Err(error) => {
            tell(&start.view, &start.grant, What::Failed(error)).await;
            return Err("writer_error");
        }
    };
    start.line.reply(start.reference.as_deref(), "ok", &json!({}));
    let last = match receive(&mut start, &mut writer, admission.patience, &received).await {
        Ok(last) => last,
        Err(broken) => {
            writer.abort().await;
            return Ok(end(&start, broken).await);
        }
    };
    let finished = tokio::select! {
        biased;
        _ = start.mailbox.ended() => return Ok(end(&start, Broken::Stopped).await),
        finished = writer.finish() => finished,
    };
    match finished {
        Ok(meta) => {
            // Before the client hears that its last chunk arrived: it then tells the view that all is done.
            let uploaded = Uploaded::new(meta, rooms);
            tell(&start.view, &start.grant, What::Complete(uploaded)).await;
            if last.is_some() {
                start.line.reply(last.as_deref(), "ok", &json!({}));
            }
            Ok(Ended::Normally)
        }
        Err(error) => Ok(end(&start, Broken::Writer(last, error)).await),
    }
}

/// Room in the socket's budget and in the server's, or in neither.
fn take_room(budgets: &[Budget; 2], bytes: u64) -> Option<[Room; 2]> {
    let [socket, server] = budgets;
    Some([socket.take(bytes)?, server.take(bytes)?])
}

/// Asks the view whether the file may come.
async fn ask(start: &Start, room: bool, received: Arc<AtomicU64>) -> Result<Admission, &'static str> {
    let (answer, answered) = oneshot::channel();
    let joins = Joins { room, received, channel: start.mailbox.guard(Ended::Left), answer };
    tell(&start.view, &start.grant, What::Joins(joins)).await;
    // A view that is gone, or knows no such upload, drops the question.
    answered.await.unwrap_or(Err("disallowed"))
}

async fn tell(view: &Sender<Mail, Ended>, grant: &Grant, what: What) {
    let report = Report { upload: grant.upload.clone(), entry: grant.entry.clone(), what };
    // A view that ended in between has no use for it.
    view.send(Mail::Upload(report)).await;
}

/// All bytes of the file; answers the reference of the last chunk, whose reply is still to come.
async fn receive(
    start: &mut Start,
    writer: &mut Box<dyn AnyWriter>,
    patience: Duration,
    received: &AtomicU64,
) -> Result<Option<String>, Broken> {
    let (size, mut so_far) = (start.grant.size, 0);
    let mut last = None;
    while so_far < size {
        let (reference, data) = next(start, patience).await?;
        let length = data.len() as u64;
        if length == 0 || length > size - so_far {
            let refusal = json!({"reason": "file_size_limit_exceeded", "limit": size});
            return Err(Broken::Refused(Some((reference, refusal))));
        }
        tokio::select! {
            biased;
            _ = start.mailbox.ended() => return Err(Broken::Stopped),
            written = writer.write(data) => written.map_err(|error| Broken::Writer(reference.clone(), error))?,
        }
        so_far += length;
        received.store(so_far, Ordering::Release);
        if so_far < size {
            start.line.reply(reference.as_deref(), "ok", &json!({}));
        } else {
            last = reference;
        }
    }
    Ok(last)
}

async fn next(start: &mut Start, patience: Duration) -> Result<(Option<String>, Bytes), Broken> {
    let mail = tokio::select! {
        biased;
        _ = start.mailbox.ended() => return Err(Broken::Stopped),
        mail = tokio::time::timeout(patience, start.mailbox.recv()) => mail,
    };
    match mail {
        Ok(Mail::Push { reference, payload: Payload::Binary(data), .. }) => Ok((reference, data)),
        Ok(_) => Err(Broken::Stopped),
        Err(_) => Err(Broken::Refused(None)),
    }
}

/// The last words: to the view, which shows what became of the file, and to the client.
async fn end(start: &Start, broken: Broken) -> Ended {
    let (what, reply) = match broken {
        Broken::Stopped => (What::Ended, None),
        Broken::Refused(reply) => (What::Ended, reply),
        Broken::Writer(reference, error) => {
            tracing::error!(%error, "an upload could not be written");
            (What::Failed(error), Some((reference, json!({"reason": "writer_error"}))))
        }
    };
    if let Some((reference, response)) = reply {
        start.line.reply(reference.as_deref(), "error", &response);
    }
    tell(&start.view, &start.grant, what).await;
    Ended::Normally
}
