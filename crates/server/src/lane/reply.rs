//! Heads of answers, as bytes.

use std::cell::RefCell;
use std::time::{SystemTime, UNIX_EPOCH};

use http::StatusCode;
use http::header::{self, HeaderMap};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use serde::Serialize;
use uuid::Uuid;

use crate::router::REQUEST_ID;

/// Room for the results of a calculation.
const BODY_BYTES: usize = 512;

/// Writes a head to its end. What is not modified has no length.
pub fn head(out: &mut Vec<u8>, status: StatusCode, headers: &HeaderMap) {
    start(out, status);
    for (name, value) in headers {
        if status != StatusCode::NOT_MODIFIED || name != header::CONTENT_LENGTH {
            line(out, name.as_str(), value.as_bytes());
        }
    }
    end(out);
}

/// Writes head and body.
pub fn json(out: &mut Vec<u8>, status: StatusCode, headers: &HeaderMap, id: Uuid, value: &impl Serialize) {
    let mut body = Vec::with_capacity(BODY_BYTES);
    serde_json::to_writer(&mut body, value).expect("answers hold strings and numbers only");
    start(out, status);
    headers.iter().for_each(|(name, value)| line(out, name.as_str(), value.as_bytes()));
    line(out, header::CONTENT_LENGTH.as_str(), body.len().to_string().as_bytes());
    line(out, REQUEST_ID.as_str(), id.simple().encode_lower(&mut Uuid::encode_buffer()).as_bytes());
    end(out);
    out.extend_from_slice(&body);
}

fn start(out: &mut Vec<u8>, status: StatusCode) {
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(status.as_str().as_bytes());
    out.push(b' ');
    out.extend_from_slice(status.canonical_reason().unwrap_or_default().as_bytes());
    out.extend_from_slice(b"\r\n");
}

fn line(out: &mut Vec<u8>, name: &str, value: &[u8]) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    out.extend_from_slice(value);
    out.extend_from_slice(b"\r\n");
}

/// The date, and the empty line.
fn end(out: &mut Vec<u8>) {
    thread_local! {
        /// The second, and how it is written.
        static NOW: RefCell<(u64, String)> = const { RefCell::new((0, String::new())) };
    }
    let second = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    NOW.with_borrow_mut(|(written, text)| {
        if *written != second {
            (*written, *text) = (second, date(second));
        }
        line(out, header::DATE.as_str(), text.as_bytes());
    });
    out.extend_from_slice(b"\r\n");
}

/// RFC 9110 §5.6.7; the beginning of time where the clock is beyond what has a date.
fn date(second: u64) -> String {
    let time = i64::try_from(second).ok().and_then(|second| Timestamp::from_second(second).ok()).unwrap_or_default();
    DateTimePrinter::new().timestamp_to_rfc9110_string(&time).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn heads_are_written_line_by_line() {
        assert_eq!(date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        let headers = [(header::VARY, "Accept-Encoding"), (header::CONTENT_LENGTH, "5")];
        let headers = headers.into_iter().map(|(name, value)| (name, HeaderValue::from_static(value))).collect();
        for (status, expect) in [
            (StatusCode::OK, "HTTP/1.1 200 OK\r\nvary: Accept-Encoding\r\ncontent-length: 5\r\ndate: "),
            (StatusCode::NOT_MODIFIED, "HTTP/1.1 304 Not Modified\r\nvary: Accept-Encoding\r\ndate: "),
        ] {
            let mut out = Vec::new();
            head(&mut out, status, &headers);
            let text = String::from_utf8(out).unwrap();
            assert!(text.starts_with(expect) && text.ends_with(" GMT\r\n\r\n"), "{text}");
        }
    }
}
