//! From bytes to text: which charset, and where each character stood.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::ImportError;
use super::segments::Segments;
use super::signature;

/// A decoded input. `map` leads from bytes of `text` to bytes of the input.
#[derive(Clone, Debug)]
pub struct Decoded {
    pub text: String,
    pub map: Segments,
    pub charset: Charset,
    /// Whether some bytes were no text of the charset; each stands as U+FFFD.
    pub damaged: bool,
}

/// The charset of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl Charset {
    /// The name that WHATWG gives it: `UTF-8`, `windows-1252`, `UTF-16LE`, …
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The text of a part of the input with only its charset decoded.
    pub fn text(self, part: &[u8]) -> String {
        self.0.decode_without_bom_handling(part).0.into_owned()
    }
}

/// Detects the charset and decodes. A byte-order mark decides; then zero bytes in every other place (UTF-16), then
/// valid UTF-8, then what HTML declares of itself, then Windows-1252, which holds ISO 8859-1. What is no text in any of
/// them is refused as binary.
pub fn decode(input: &[u8]) -> Result<Decoded, ImportError> {
    if let Some(kind) = signature::binary(input) {
        return Err(ImportError::Binary { kind });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(input) {
        return Ok(decode_as(encoding, input, mark));
    }
    if let Some(encoding) = utf16_pattern(input) {
        return Ok(decode_as(encoding, input, 0));
    }
    if signature::has_control_bytes(input) {
        return Err(ImportError::Binary { kind: "binary data" });
    }
    if mostly_utf8(input) {
        return Ok(decode_as(UTF_8, input, 0));
    }
    Ok(decode_as(declared(input).unwrap_or(WINDOWS_1252), input, 0))
}

/// Letters of Latin scripts have a zero byte in each UTF-16 unit.
fn utf16_pattern(input: &[u8]) -> Option<&'static Encoding> {
    let sample = &input[..input.len().min(4096)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if half < 2 || input.len() % 2 == 1 {
        return None;
    }
    let many = half / 2;
    let few = half / 16;
    match (even, odd) {
        (even, odd) if odd > many && even <= few => Some(UTF_16LE),
        (even, odd) if even > many && odd <= few => Some(UTF_16BE),
        _ => None,
    }
}

/// Valid UTF-8, or nearly: a cut or a stray byte does not turn a whole text into Windows-1252.
fn mostly_utf8(input: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in input.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good >= bad.saturating_mul(4)
}

/// The label of `<meta charset=…>`, `<meta … content="…; charset=…">` or an XML declaration in the first 1024 bytes.
fn declared(input: &[u8]) -> Option<&'static Encoding> {
    let head = input[..input.len().min(1024)].to_ascii_lowercase();
    let text = String::from_utf8_lossy(&head);
    let tag = text.find("<meta").or_else(|| text.find("<?xml"))?;
    let rest = &text[tag..];
    let at = ["charset=", "encoding="].into_iter().find_map(|key| rest.find(key).map(|at| at + key.len()))?;
    let label = rest[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', ' ', ';', '>', '/', '?']).unwrap_or(label.len());
    let encoding = Encoding::for_label(&label.as_bytes()[..end])?;
    // A declaration that could be read as bytes is not UTF-16, and what came here is not UTF-8.
    (encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

fn decode_as(encoding: &'static Encoding, input: &[u8], mark: usize) -> Decoded {
    let charset = Charset(encoding);
    if encoding == UTF_8 {
        return decode_utf8(charset, input, mark);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out =
        Decoded { text: String::with_capacity(input.len()), map: Segments::default(), charset, damaged: false };
    let mut pending = mark;
    let mut buffer = String::with_capacity(32);
    for at in mark..=input.len() {
        let last = at == input.len();
        let byte: &[u8] = if last { &[] } else { &input[at..at + 1] };
        buffer.clear();
        let (_, _, damaged) = decoder.decode_to_string(byte, &mut buffer, last);
        out.damaged |= damaged;
        if !buffer.is_empty() {
            let end = (at + 1).min(input.len());
            push(&mut out, &buffer, pending..end);
            pending = end;
        }
    }
    out
}

fn push(out: &mut Decoded, text: &str, source: Range<usize>) {
    out.text.push_str(text);
    out.map.push_run(text.len(), source.start, source.len(), 1);
}

fn decode_utf8(charset: Charset, input: &[u8], mark: usize) -> Decoded {
    let mut out =
        Decoded { text: String::with_capacity(input.len()), map: Segments::default(), charset, damaged: false };
    let mut at = mark;
    for chunk in input[mark..].utf8_chunks() {
        out.text.push_str(chunk.valid());
        out.map.push_literal(at, chunk.valid().len());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            let end = at + chunk.invalid().len();
            push(&mut out, "\u{fffd}", at..end);
            out.damaged = true;
            at = end;
        }
    }
    out
}
