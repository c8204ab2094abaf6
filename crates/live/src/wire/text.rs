//! `[join_ref, ref, topic, event, payload]`

use serde::Serialize;
use serde_json::Value;

use super::frame::{Frame, MAX_NAME_BYTES, Payload, WireError};

/// Reads a text frame.
///
/// ```
/// let frame = live::wire::decode_text(r#"[null,"7","phoenix","heartbeat",{}]"#)?;
/// assert_eq!((frame.reference.as_deref(), frame.event.as_str()), (Some("7"), "heartbeat"));
/// # Ok::<(), live::wire::WireError>(())
/// ```
///
/// # Errors
/// `WireError`: no array of five, or a name that is too long.
pub fn decode_text(text: &str) -> Result<Frame, WireError> {
    type Parts = (Option<String>, Option<String>, String, String, Value);
    let (join_ref, reference, topic, event, payload): Parts =
        serde_json::from_str(text).map_err(|_| WireError::NotFive)?;
    let names = [join_ref.as_deref(), reference.as_deref(), Some(&topic), Some(&event)];
    if names.into_iter().flatten().any(|name| name.len() > MAX_NAME_BYTES) {
        return Err(WireError::NameTooLong);
    }
    Ok(Frame { join_ref, reference, topic, event, payload: Payload::Json(payload) })
}

/// A message that no client asked for.
pub fn encode_push(join_ref: &str, topic: &str, event: &str, payload: &Value) -> String {
    text(&(join_ref, (), topic, event, payload))
}

/// The answer to a message; `status` is `ok` or `error`.
pub fn encode_reply(
    join_ref: Option<&str>,
    reference: Option<&str>,
    topic: &str,
    status: &str,
    response: &Value,
) -> String {
    text(&(join_ref, reference, topic, "phx_reply", Reply { status, response }))
}

/// A message to all subscribers of a topic: the same bytes for each.
pub fn encode_broadcast(topic: &str, event: &str, payload: &Value) -> String {
    text(&((), (), topic, event, payload))
}

/// The status comes first, as Phoenix writes it.
#[derive(Serialize)]
struct Reply<'a> {
    status: &'a str,
    response: &'a Value,
}

fn text(parts: &impl Serialize) -> String {
    // Text and JSON values are always JSON.
    serde_json::to_string(parts).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{WireError, decode_text, encode_broadcast, encode_push, encode_reply};

    #[test]
    fn reads_five_parts() {
        let frame = decode_text(r#"["1","2","lv:x","event",{"a":1}]"#).unwrap();
        assert_eq!((frame.join_ref.as_deref(), frame.topic.as_str()), (Some("1"), "lv:x"));
        assert_eq!(frame.json(), Some(&json!({"a": 1})));
    }

    #[test]
    fn refuses_what_is_no_frame() {
        for bad in ["", "{}", "[]", "nonsense", "[1,2,3,4,5]", r#"["1","2","t","e"]"#, r#"["1","2","t","e",{},1]"#] {
            assert_eq!(decode_text(bad), Err(WireError::NotFive), "{bad}");
        }
        let deep = format!(r#"["1","2","t","e",{}{}]"#, "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(decode_text(&deep), Err(WireError::NotFive));
        let huge = format!(r#"["1","{}","t","e",{{}}]"#, "9".repeat(256));
        assert_eq!(decode_text(&huge), Err(WireError::NameTooLong));
    }

    #[test]
    fn writes_as_phoenix_does() {
        assert_eq!(encode_push("4", "t", "diff", &json!({"0": "a"})), r#"["4",null,"t","diff",{"0":"a"}]"#);
        let reply = encode_reply(None, Some("3"), "phoenix", "ok", &json!({}));
        assert_eq!(reply, r#"[null,"3","phoenix","phx_reply",{"status":"ok","response":{}}]"#);
        assert_eq!(encode_broadcast("t", "e", &json!(1)), r#"[null,null,"t","e",1]"#);
    }
}
