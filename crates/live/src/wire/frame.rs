//! What every frame says: who speaks, to which topic, and what.

use bytes::Bytes;
use serde_json::Value;

/// Bytes of a reference, a topic or an event's name. The binary header has one byte for each length, and text frames
/// are held to the same.
pub const MAX_NAME_BYTES: usize = 255;

/// A message of the client.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The join that it belongs to; frames of an earlier join are dropped.
    pub join_ref: Option<String>,
    /// What a reply must name.
    pub reference: Option<String>,
    /// The channel.
    pub topic: String,
    /// The name of the message.
    pub event: String,
    /// Its content.
    pub payload: Payload,
}

/// The content of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// Of a text frame.
    Json(Value),
    /// Of a binary frame.
    Binary(Bytes),
}

/// A frame that is no frame of Channels V2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Text that is not an array of five.
    #[error("a text frame is a JSON array [join_ref, ref, topic, event, payload]")]
    NotFive,
    /// A reference, topic or event that is too long.
    #[error("references, topics and events have at most 255 bytes")]
    NameTooLong,
    /// A binary frame of another kind than the client's.
    #[error("a client's binary frame is of kind 0")]
    Kind,
    /// A binary header whose lengths go past the end of the frame.
    #[error("the lengths of a binary header go past its end")]
    Short,
    /// A name that is no UTF-8.
    #[error("names are UTF-8")]
    NotText,
}

impl Frame {
    /// The content as JSON, where it is.
    pub fn json(&self) -> Option<&Value> {
        self.payload.json()
    }
}

impl Payload {
    /// The content as JSON, where it is.
    pub fn json(&self) -> Option<&Value> {
        match self {
            Payload::Json(value) => Some(value),
            Payload::Binary(_) => None,
        }
    }

    /// The content as bytes, where it came in a binary frame.
    pub fn binary(&self) -> Option<&Bytes> {
        match self {
            Payload::Binary(bytes) => Some(bytes),
            Payload::Json(_) => None,
        }
    }

    /// The text under a name.
    ///
    /// ```
    /// let payload = live::wire::Payload::from(serde_json::json!({"body": "hello"}));
    /// assert_eq!(payload.text("body"), Some("hello"));
    /// ```
    pub fn text(&self, name: &str) -> Option<&str> {
        self.json()?.get(name)?.as_str()
    }

    /// Whether lists and objects nest deeper than this.
    pub(crate) fn nests_deeper(&self, levels: usize) -> bool {
        let mut level: Vec<&Value> = self.json().into_iter().collect();
        for _ in 0..levels {
            level = inner(&level);
        }
        level.iter().any(|value| value.is_array() || value.is_object())
    }
}

/// What values hold, one level down.
fn inner<'a>(level: &[&'a Value]) -> Vec<&'a Value> {
    let mut inner = Vec::new();
    for value in level {
        match value {
            Value::Array(values) => inner.extend(values),
            Value::Object(values) => inner.extend(values.values()),
            _ => {}
        }
    }
    inner
}

impl From<Value> for Payload {
    fn from(value: Value) -> Self {
        Payload::Json(value)
    }
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Payload::Binary(bytes)
    }
}

impl From<Vec<u8>> for Payload {
    fn from(bytes: Vec<u8>) -> Self {
        Payload::Binary(bytes.into())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Payload;

    #[test]
    fn counts_levels() {
        for (value, levels) in [(json!(1), 0), (json!({}), 1), (json!([1, {"a": [2]}]), 3)] {
            let payload = Payload::from(value);
            assert!(levels == 0 || payload.nests_deeper(levels - 1), "{payload:?}");
            assert!(!payload.nests_deeper(levels), "{payload:?}");
        }
    }
}
