//! Frames of Phoenix Channels V2: JSON arrays as text, and binary ones with a header of lengths.

mod binary;
mod frame;
mod text;

pub use binary::{decode_binary, encode_binary_broadcast, encode_binary_push, encode_binary_reply};
pub use frame::{Frame, MAX_NAME_BYTES, Payload, WireError};
pub use text::{decode_text, encode_broadcast, encode_push, encode_reply};
