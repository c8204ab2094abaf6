//! What channels say to their clients, as text or as bytes.

use axum::extract::ws::Message;
use serde_json::json;

use super::{Broadcast, Reply};
use crate::process::{Line, Out};
use crate::wire::{Payload, WireError, encode_binary_push, encode_binary_reply, encode_push, encode_reply};

impl Line {
    pub fn send(&self, event: &str, payload: &Payload) {
        let frame = match payload {
            Payload::Json(value) => Ok(Message::text(encode_push(&self.join_ref, &self.topic, event, value))),
            Payload::Binary(data) => encode_binary_push(&self.join_ref, &self.topic, event, data).map(Message::Binary),
        };
        self.encoded(event, frame);
    }

    pub fn broadcast(&self, broadcast: &Broadcast) {
        if let Some(frame) = broadcast.frame() {
            self.encoded(broadcast.event(), Ok(frame));
        }
    }

    /// Answers a message; one without a reference waits for no answer.
    pub fn answer(&self, reference: Option<&str>, reply: Reply) {
        let (Some((status, response)), Some(reference)) = (reply.parts(), reference) else { return };
        let frame = match response {
            Payload::Json(response) => Ok(self.text_reply(reference, status, &response)),
            Payload::Binary(_) if !self.outbox.takes_binary() => {
                let response = json!({"reason": "this transport takes no binary messages"});
                Ok(self.text_reply(reference, "error", &response))
            }
            Payload::Binary(data) => {
                encode_binary_reply(&self.join_ref, reference, &self.topic, status, &data).map(Message::Binary)
            }
        };
        self.encoded("phx_reply", frame);
    }

    fn text_reply(&self, reference: &str, status: &str, response: &serde_json::Value) -> Message {
        Message::text(encode_reply(Some(&self.join_ref), Some(reference), &self.topic, status, response))
    }

    /// The official client reads only text from a long-poll.
    fn encoded(&self, event: &str, frame: Result<Message, WireError>) {
        match frame {
            Ok(Message::Binary(_)) if !self.outbox.takes_binary() => {
                tracing::warn!(topic = self.topic, event, "a binary message for a client on long-poll is dropped");
            }
            Ok(frame) => self.outbox.send(Out::Encoded(frame)),
            Err(error) => tracing::error!(topic = self.topic, event, %error, "a message cannot be sent"),
        }
    }
}
