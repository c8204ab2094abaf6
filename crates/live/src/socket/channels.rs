//! The channels of one socket: who is joined to what, under which reference.

mod uploads;

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::Connect;
use crate::process::{self, Ended, Line, Mail, Out, Outbox, Start};
use crate::server::Server;
use crate::upload::Budget;
use crate::wire::{Frame, encode_reply};

pub struct Channels {
    server: Arc<Server>,
    connect: Arc<Connect>,
    outbox: Outbox,
    joined: HashMap<String, Channel>,
    /// How many joins there were.
    joins: u64,
    /// Whether a join was ever accepted: larger frames are for known clients.
    trusted: bool,
    /// Its files.
    uploads: Budget,
}

struct Channel {
    number: u64,
    join_ref: String,
    mailbox: mpsc::Sender<Box<Mail>>,
    stop: CancellationToken,
    /// Bytes of a chunk, where it takes a file.
    chunk_bytes: Option<usize>,
}

impl Channels {
    pub fn new(server: Arc<Server>, connect: Arc<Connect>, outbox: Outbox) -> Channels {
        let uploads = Budget::new(server.limits.upload_socket_bytes);
        Channels { server, connect, outbox, joined: HashMap::new(), joins: 0, trusted: false, uploads }
    }

    /// How long the next frame may be.
    pub fn frame_bytes(&self) -> usize {
        let limits = &self.server.limits;
        if self.trusted { limits.frame_bytes } else { limits.frame_bytes_before_join }
    }

    pub fn frame(&mut self, frame: Frame) {
        match (frame.topic.as_str(), frame.event.as_str()) {
            ("phoenix", "heartbeat") => self.reply(&frame, "ok", &json!({})),
            (_, "phx_join") => self.join(frame),
            (_, "phx_leave") => self.leave(&frame),
            _ => self.push(frame),
        }
    }

    /// What the client hears of what a view says.
    pub fn out(&mut self, out: Out) -> Option<String> {
        match out {
            Out::Text(frame) => Some(frame),
            Out::Joined => {
                self.trusted = true;
                None
            }
            Out::Ended { topic, number, how } => self.ended(&topic, number, how),
        }
    }

    /// Leaves something for a view, as the rest of the program does; answers whether it took it.
    pub fn mail(&self, topic: &str, mail: Mail) -> bool {
        self.joined.get(topic).is_some_and(|channel| channel.mailbox.try_send(Box::new(mail)).is_ok())
    }

    /// A channel came to its end by itself; answers what the client hears of it.
    fn ended(&mut self, topic: &str, number: u64, how: Ended) -> Option<String> {
        // The end of an earlier join says nothing of the present one.
        self.joined.get(topic).filter(|channel| channel.number == number)?;
        let join_ref = &self.joined.remove(topic)?.join_ref;
        match how {
            Ended::Crashed => Some(farewell(topic, join_ref, "phx_error")),
            Ended::Normally | Ended::Left => Some(farewell(topic, join_ref, "phx_close")),
            Ended::Refused => None,
        }
    }

    fn join(&mut self, frame: Frame) {
        let upload = frame.topic.starts_with(uploads::TOPIC);
        if !frame.topic.starts_with("lv:") && !upload {
            return self.refuse_join(&frame, "unmatched topic");
        }
        if let Some(old) = self.joined.remove(&frame.topic) {
            old.stop.cancel();
            self.outbox.text(farewell(&frame.topic, &old.join_ref, "phx_close"));
        }
        if self.joined.len() >= self.server.limits.channels {
            return self.refuse_join(&frame, "too many channels joined");
        }
        let Some(join_ref) = frame.join_ref.clone().or_else(|| frame.reference.clone()) else {
            return self.refuse_join(&frame, "a join has a reference");
        };
        if upload {
            return self.start_upload(frame, join_ref);
        }
        self.start(frame, join_ref);
    }

    fn start(&mut self, frame: Frame, join_ref: String) {
        let (mailbox, mail) = mpsc::channel(self.server.limits.mailbox);
        let stop = CancellationToken::new();
        let payload = frame.json().cloned().unwrap_or(Value::Null);
        self.joins += 1;
        let (number, outbox) = (self.joins, self.outbox.clone());
        let line = Line { number, topic: frame.topic.clone(), join_ref: join_ref.clone(), outbox };
        let start = Start {
            server: self.server.clone(),
            connect: self.connect.clone(),
            line,
            reference: frame.reference,
            payload,
            mailbox: (mailbox.downgrade(), mail),
            stop: stop.clone(),
        };
        drop(self.server.workers.spawn(process::run(start)));
        self.joined.insert(frame.topic, Channel { number, join_ref, mailbox, stop, chunk_bytes: None });
    }

    /// Phoenix answers without a join reference: there is no channel that it could be of.
    fn refuse_join(&self, frame: &Frame, reason: &str) {
        let response = json!({"reason": reason});
        self.outbox.text(encode_reply(None, frame.reference.as_deref(), &frame.topic, "error", &response));
    }

    fn leave(&mut self, frame: &Frame) {
        let current = self.joined.get(&frame.topic).is_some_and(|channel| is_of(frame, channel));
        if current && let Some(channel) = self.joined.remove(&frame.topic) {
            channel.stop.cancel();
            self.outbox.text(farewell(&frame.topic, &channel.join_ref, "phx_close"));
        }
        self.reply(frame, "ok", &json!({}));
    }

    /// Frames of an earlier join are dropped; a view that lets its mailbox fill up is ended.
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
        if let Err(mpsc::error::TrySendError::Full(_)) = channel.mailbox.try_send(Box::new(mail)) {
            tracing::warn!(topic = frame.topic, "the mailbox of a view is full: it ends");
            self.overflow(&frame.topic);
        }
    }

    fn overflow(&mut self, topic: &str) {
        if let Some(channel) = self.joined.remove(topic) {
            channel.stop.cancel();
            self.outbox.text(farewell(topic, &channel.join_ref, "phx_error"));
        }
    }

    fn reply(&self, frame: &Frame, status: &str, response: &Value) {
        let (join_ref, reference) = (frame.join_ref.as_deref(), frame.reference.as_deref());
        self.outbox.text(encode_reply(join_ref, reference, &frame.topic, status, response));
    }
}

impl Drop for Channels {
    fn drop(&mut self) {
        self.joined.values().for_each(|channel| channel.stop.cancel());
    }
}

fn is_of(frame: &Frame, channel: &Channel) -> bool {
    frame.join_ref.as_deref() == Some(&channel.join_ref)
}

/// The last word on a join has its reference twice.
fn farewell(topic: &str, join_ref: &str, event: &str) -> String {
    json!([join_ref, join_ref, topic, event, {}]).to_string()
}
