//! Binary frames: one byte of kind, one byte for the length of each name, the names, the data. A push of the server has
//! no reference, and a broadcast no join either.

use bytes::{BufMut, Bytes, BytesMut};

use super::frame::{Frame, MAX_NAME_BYTES, Payload, WireError};

const PUSH: u8 = 0;
const REPLY: u8 = 1;
const BROADCAST: u8 = 2;
/// Kind, and the lengths of join reference, reference, topic and event.
const HEADER_BYTES: usize = 5;

/// Reads a push of a client. The data is a part of the frame, not a copy.
///
/// # Errors
/// `WireError`: another kind, or a header that does not fit the frame.
pub fn decode_binary(mut frame: Bytes) -> Result<Frame, WireError> {
    if frame.first() != Some(&PUSH) {
        return Err(WireError::Kind);
    }
    if frame.len() < HEADER_BYTES {
        return Err(WireError::Short);
    }
    let lengths = frame.split_to(HEADER_BYTES);
    let mut name = |at: usize| take(&mut frame, usize::from(lengths[at]));
    let (join_ref, reference, topic, event) = (name(1)?, name(2)?, name(3)?, name(4)?);
    let some = |name: String| (!name.is_empty()).then_some(name);
    Ok(Frame { join_ref: some(join_ref), reference: some(reference), topic, event, payload: Payload::Binary(frame) })
}

fn take(frame: &mut Bytes, length: usize) -> Result<String, WireError> {
    if frame.len() < length {
        return Err(WireError::Short);
    }
    String::from_utf8(frame.split_to(length).to_vec()).map_err(|_| WireError::NotText)
}

/// A message that no client asked for.
///
/// # Errors
/// `WireError::NameTooLong`.
pub fn encode_binary_push(join_ref: &str, topic: &str, event: &str, data: &[u8]) -> Result<Bytes, WireError> {
    encode(PUSH, &[join_ref, topic, event], data)
}

/// The answer to a message.
///
/// # Errors
/// `WireError::NameTooLong`.
pub fn encode_binary_reply(
    join_ref: &str,
    reference: &str,
    topic: &str,
    status: &str,
    data: &[u8],
) -> Result<Bytes, WireError> {
    encode(REPLY, &[join_ref, reference, topic, status], data)
}

/// A message to all subscribers of a topic.
///
/// # Errors
/// `WireError::NameTooLong`.
pub fn encode_binary_broadcast(topic: &str, event: &str, data: &[u8]) -> Result<Bytes, WireError> {
    encode(BROADCAST, &[topic, event], data)
}

fn encode(kind: u8, names: &[&str], data: &[u8]) -> Result<Bytes, WireError> {
    let mut out = BytesMut::with_capacity(1 + names.iter().map(|name| 1 + name.len()).sum::<usize>() + data.len());
    out.put_u8(kind);
    for name in names {
        debug_assert_eq!(MAX_NAME_BYTES, usize::from(u8::MAX));
        out.put_u8(u8::try_from(name.len()).map_err(|_| WireError::NameTooLong)?);
    }
    names.iter().for_each(|name| out.put_slice(name.as_bytes()));
    out.put_slice(data);
    Ok(out.freeze())
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    #[test]
    fn reads_a_push_of_a_client() {
        // As phoenix/assets/test/serializer_test.js has it.
        let frame = decode_binary(Bytes::from_static(b"\x00\x02\x01\x01\x0112" as &[u8])).unwrap_err();
        assert_eq!(frame, WireError::Short);
        let frame = decode_binary(Bytes::from_static(b"\x00\x02\x01\x03\x0512" as &[u8])).unwrap_err();
        assert_eq!(frame, WireError::Short);
        let frame = decode_binary(Bytes::from_static(b"\0\x02\x01\x01\x05121tchunk\x01\x02")).unwrap();
        assert_eq!((frame.join_ref.as_deref(), frame.reference.as_deref()), (Some("12"), Some("1")));
        assert_eq!((frame.topic.as_str(), frame.event.as_str()), ("t", "chunk"));
        assert_eq!(frame.payload, Payload::Binary(Bytes::from_static(&[1, 2])));
    }

    #[test]
    fn refuses_headers_that_lie() {
        let check = |bytes: &'static [u8], expect| assert_eq!(decode_binary(Bytes::from_static(bytes)), Err(expect));
        check(b"", WireError::Kind);
        check(b"\x01\0\0\0\0", WireError::Kind);
        check(b"\0\xff\xff", WireError::Short);
        check(b"\0\xff\xff\xff\xffabc", WireError::Short);
        check(b"\0\x01\0\0\0\xff", WireError::NotText);
    }

    #[test]
    fn writes_what_the_client_reads() {
        assert_eq!(encode_binary_push("12", "t", "e", &[1]).unwrap(), Bytes::from_static(b"\0\x02\x01\x0112te\x01"));
        let reply = encode_binary_reply("12", "3", "t", "ok", &[1]).unwrap();
        assert_eq!(reply, Bytes::from_static(b"\x01\x02\x01\x01\x02123tok\x01"));
        assert_eq!(encode_binary_broadcast("t", "e", &[1]).unwrap(), Bytes::from_static(b"\x02\x01\x01te\x01"));
        assert_eq!(encode_binary_broadcast(&"t".repeat(256), "e", &[]), Err(WireError::NameTooLong));
    }
}
