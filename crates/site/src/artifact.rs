//! A finished file: its bytes, already compressed, under the digest of what a reader decodes.

use std::io::Write;

use domain::revision::hex;
use sha2::{Digest, Sha256};

/// How long a cache may keep an artifact without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// May change with the next publication: revalidated by ETag.
    Revalidate,
    /// The address contains the digest.
    Immutable,
}

#[derive(Clone, Debug)]
pub struct Artifact {
    /// Path on the host, with a leading slash.
    pub path: String,
    pub media_type: &'static str,
    pub freshness: Freshness,
    /// SHA-256 of `identity`, in hex: the content address and the ETag.
    pub digest: String,
    pub identity: Vec<u8>,
    /// Empty where compression does not pay.
    pub br: Vec<u8>,
    pub gzip: Vec<u8>,
}

impl Artifact {
    pub fn new(path: String, media_type: &'static str, freshness: Freshness, identity: Vec<u8>) -> Artifact {
        let digest = hex(&Sha256::digest(&identity));
        let (br, gzip) = (smaller(brotli(&identity), &identity), smaller(gzip(&identity), &identity));
        Artifact { path, media_type, freshness, digest, identity, br, gzip }
    }
}

fn smaller(compressed: Vec<u8>, identity: &[u8]) -> Vec<u8> {
    if compressed.len() < identity.len() { compressed } else { Vec::new() }
}

/// The best compression takes seconds for a megabyte; only sitemaps are that large, and every publication renders them.
const BEST_UP_TO_BYTES: usize = 512 << 10;

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let quality = if bytes.len() <= BEST_UP_TO_BYTES { 11 } else { 5 };
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("memory accepts every byte");
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory accepts every byte")
}
