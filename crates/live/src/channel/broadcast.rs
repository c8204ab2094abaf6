//! A message to all who hear a topic.

use std::sync::OnceLock;

use axum::extract::ws::Message;

use crate::wire::{Payload, WireError, encode_binary_broadcast, encode_broadcast};

/// A message to all who hear a topic: channels send it on to their clients, live views find it in `handle_info`.
///
/// ```
/// use live::channel::Broadcast;
/// use live::view::Info;
/// let info = Info::new(Broadcast::new("room:1", "shout", serde_json::json!({"body": "hello"})));
/// assert_eq!(info.get::<Broadcast>().map(Broadcast::event), Some("shout"));
/// ```
#[derive(Debug)]
pub struct Broadcast {
    topic: String,
    event: String,
    payload: Payload,
    /// The frame, which the first subscriber makes and all others share.
    frame: OnceLock<Result<Message, WireError>>,
}

impl Broadcast {
    /// A message to a topic.
    pub fn new(topic: impl Into<String>, event: impl Into<String>, payload: impl Into<Payload>) -> Broadcast {
        Broadcast { topic: topic.into(), event: event.into(), payload: payload.into(), frame: OnceLock::new() }
    }

    /// Where it goes.
    pub fn topic(&self) -> &str {
        &self.topic
    }

    /// Its name.
    pub fn event(&self) -> &str {
        &self.event
    }

    /// Its content.
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// The same bytes for all clients.
    pub(crate) fn frame(&self) -> Option<Message> {
        let frame = self.frame.get_or_init(|| match &self.payload {
            Payload::Json(value) => Ok(Message::text(encode_broadcast(&self.topic, &self.event, value))),
            Payload::Binary(data) => encode_binary_broadcast(&self.topic, &self.event, data).map(Message::Binary),
        });
        if let Err(error) = frame {
            tracing::error!(topic = self.topic, event = self.event, %error, "a broadcast cannot be sent");
        }
        frame.as_ref().ok().cloned()
    }
}

#[cfg(test)]
mod tests {
    use axum::extract::ws::Message;

    use super::Broadcast;

    #[test]
    fn is_encoded_once() {
        let broadcast = Broadcast::new("t", "e", serde_json::json!({"a": 1}));
        let (Some(Message::Text(first)), Some(Message::Text(second))) = (broadcast.frame(), broadcast.frame()) else {
            panic!("a text is a text frame")
        };
        assert_eq!(first.as_str(), r#"[null,null,"t","e",{"a":1}]"#);
        assert_eq!(first.as_str().as_ptr(), second.as_str().as_ptr());
        assert!(Broadcast::new("t".repeat(256), "e", vec![1]).frame().is_none());
    }
}
