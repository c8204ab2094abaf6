//! The channels of one socket: who is joined to what, under which reference.

mod joined;
mod uploads;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::ws::Message;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use joined::Joined;

use super::Connect;
use super::rate::Rate;
use crate::channel::{self, Found};
use crate::process::{self, Ended, Line, Mail, Out, Outbox, Start};
use crate::queue::{Sender, queue};
use crate::server::Server;
use crate::upload::Budget;
use crate::view::{Handle, SendError};
use crate::wire::{Frame, Payload, encode_reply};

pub struct Channels {
    server: Arc<Server>,
    connect: Arc<Connect>,
    outbox: Outbox,
    joined: Joined,
    /// How fast it joins.
    rate: Rate,
    /// Whether a join was ever accepted: larger frames are for known clients.
    trusted: bool,
    /// Its files.
    uploads: Budget,
}

struct Channel {
    line: Arc<Line>,
    mailbox: Sender<Mail, Ended>,
    task: JoinHandle<()>,
    /// Bytes of a chunk, where it takes a file.
    chunk_bytes: Option<usize>,
}

/// How long a join waits for the end of the one before it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a topic leads to.
enum Program {
    View,
    Channel(Found),
    /// A file of a view.
    Upload,
}

impl Channels {
    pub fn new(server: Arc<Server>, connect: Arc<Connect>, outbox: Outbox) -> Channels {
        let rate = Rate::new(server.limits.joins_per_second, Instant::now());
        let uploads = Budget::new(server.limits.upload_socket_bytes);
        Channels { server, connect, outbox, joined: Joined::default(), rate, trusted: false, uploads }
    }

    /// How long the next frame may be.
    pub fn frame_bytes(&self) -> usize {
        let limits = &self.server.limits;
        if self.trusted { limits.frame_bytes } else { limits.frame_bytes_before_join }
    }

    pub fn frame(&mut self, frame: Frame) {
        if frame.payload.nests_deeper(self.server.limits.payload_depth) {
            return self.reply(&frame, "error", &json!({"reason": "the payload nests too deep"}));
        }
        match (frame.topic.as_str(), frame.event.as_str()) {
            ("phoenix", "heartbeat") => self.reply(&frame, "ok", &json!({})),
            (_, "phx_join") => self.join(frame),
            (_, "phx_leave") => self.leave(&frame),
            _ => self.push(frame),
        }
    }

    /// What the client hears of what a view says.
    pub fn out(&mut self, out: Out) -> Option<Message> {
        match out {
            Out::Text(frame) => Some(Message::text(frame)),
            Out::Encoded(frame) => Some(frame),
            Out::Joined => {
                self.trusted = true;
                None
            }
            Out::Ended { line, how } => self.ended(&line, how).map(Message::text),
        }
    }

    /// Leaves something for a view, as the rest of the program does; answers whether it took it.
    pub fn mail(&self, topic: &str, mail: Mail) -> bool {
        self.joined.get(topic).is_some_and(|channel| channel.mailbox.try_send(mail).is_ok())
    }

    /// A channel came to its end by itself; answers what the client hears of it.
    fn ended(&mut self, line: &Arc<Line>, how: Ended) -> Option<String> {
        // The end of an earlier join says nothing of the present one.
        self.joined.get(&line.topic).filter(|channel| Arc::ptr_eq(&channel.line, line))?;
        self.joined.remove(&line.topic);
        match how {
            Ended::Crashed => Some(farewell(line, "phx_error")),
            Ended::Normally | Ended::Left => Some(farewell(line, "phx_close")),
            Ended::Refused => None,
        }
    }

    fn join(&mut self, frame: Frame) {
        if !self.rate.admits(Instant::now()) {
            return self.refuse_join(&frame, "too many joins");
        }
        let Some(program) = self.find(&frame.topic) else { return self.refuse_join(&frame, "unmatched topic") };
        let before = self.joined.remove(&frame.topic).map(|old| {
            old.mailbox.end(Ended::Left);
            self.outbox.text(farewell(&old.line, "phx_close"));
            old.task
        });
        if self.joined.len() >= self.server.limits.channels {
            return self.refuse_join(&frame, "too many channels joined");
        }
        let Some(join_ref) = frame.join_ref.clone().or_else(|| frame.reference.clone()) else {
            return self.refuse_join(&frame, "a join has a reference");
        };
        match program {
            Program::View => self.start(frame, join_ref, None, before),
            Program::Channel(found) => self.start(frame, join_ref, Some(found), before),
            Program::Upload => self.start_upload(frame, join_ref),
        }
    }

    fn find(&self, topic: &str) -> Option<Program> {
        match &self.connect.member {
            Some(member) => member.endpoint.find(topic).map(Program::Channel),
            None if topic.starts_with("lv:") => Some(Program::View),
            None => topic.starts_with(uploads::TOPIC).then_some(Program::Upload),
        }
    }

    fn start(&mut self, frame: Frame, join_ref: String, channel: Option<Found>, before: Option<JoinHandle<()>>) {
        let (sender, mailbox) = queue(self.server.limits.mailbox);
        let line = Arc::new(Line { topic: frame.topic, join_ref, outbox: self.outbox.clone() });
        let (server, connect, reference) = (self.server.clone(), self.connect.clone(), frame.reference);
        let (payload, handle, own) = (frame.payload, Handle::new(sender.clone()), line.clone());
        let task = match channel {
            None => {
                let payload = if let Payload::Json(payload) = payload { payload } else { Value::Null };
                let start = Start { server, connect, line, reference, payload, handle, mailbox };
                self.server.workers.spawn(after(before, process::run(start)))
            }
            Some(run) => {
                let start = channel::Start { server, connect, line, reference, payload, handle, mailbox };
                self.server.workers.spawn(after(before, run(start)))
            }
        };
        self.joined.insert(Channel { line: own, mailbox: sender, task, chunk_bytes: None });
    }

    /// Phoenix answers without a join reference: there is no channel that it could be of.
    fn refuse_join(&self, frame: &Frame, reason: &str) {
        let response = json!({"reason": reason});
        self.outbox.text(encode_reply(None, frame.reference.as_deref(), &frame.topic, "error", &response));
    }

    fn leave(&mut self, frame: &Frame) {
        let current = self.joined.get(&frame.topic).is_some_and(|channel| is_of(frame, channel));
        if current && let Some(channel) = self.joined.remove(&frame.topic) {
            channel.mailbox.end(Ended::Left);
            self.outbox.text(farewell(&channel.line, "phx_close"));
        }
        self.reply(frame, "ok", &json!({}));
    }

    /// Frames of an earlier join are dropped; a channel that lets its mailbox fill up is ended.
    fn push(&mut self, frame: Frame) {
        let Some(channel) = self.joined.get(&frame.topic) else {
            return self.reply(&frame, "error", &json!({"reason": "unmatched topic"}));
        };
        if !is_of(&frame, channel) {
            return;
        }
        if let Some(limit) = channel.chunk_bytes.filter(|limit| !uploads::is_chunk(&frame, *limit)) {
            return self.reply(&frame, "error", &json!({"reason": "a file takes chunks", "limit": limit}));
        }
        let mail = Mail::Push { reference: frame.reference, event: frame.event, payload: frame.payload };
        if channel.mailbox.try_send(mail) == Err(SendError::Full) {
            tracing::warn!(topic = frame.topic, "a mailbox is full: its channel ends");
            self.overflow(&frame.topic);
        }
    }

    fn overflow(&mut self, topic: &str) {
        if let Some(channel) = self.joined.remove(topic) {
            channel.mailbox.end(Ended::Left);
            self.outbox.text(farewell(&channel.line, "phx_error"));
        }
    }

    fn reply(&self, frame: &Frame, status: &str, response: &Value) {
        let (join_ref, reference) = (frame.join_ref.as_deref(), frame.reference.as_deref());
        self.outbox.text(encode_reply(join_ref, reference, &frame.topic, status, response));
    }
}

impl Drop for Channels {
    fn drop(&mut self) {
        self.joined.all().for_each(|channel| channel.mailbox.end(Ended::Left));
    }
}

fn is_of(frame: &Frame, channel: &Channel) -> bool {
    frame.join_ref.as_deref() == Some(&channel.line.join_ref)
}

/// What `terminate` of the one before says is said before the one that follows hears.
async fn after(before: Option<JoinHandle<()>>, run: impl Future<Output = ()>) {
    if let Some(before) = before {
        // How it ended is told by itself.
        drop(Box::pin(tokio::time::timeout(PATIENCE, before)).await);
    }
    run.await;
}

/// The last word on a join has its reference twice.
fn farewell(line: &Line, event: &str) -> String {
    json!([line.join_ref, line.join_ref, line.topic, event, {}]).to_string()
}
