//! Stable ids: the same text keeps its id when the file around it changes, so that findings, claims and decisions do too.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use crate::document::BlockKind;

/// Gives out the ids of one document.
#[derive(Debug, Default)]
pub(super) struct Ids {
    seen: HashMap<[u8; 32], u32>,
    given: HashSet<String>,
}

impl Ids {
    /// 12 hexadecimal digits of the hash of kind, text with its white space collapsed, and how often it came before.
    pub fn next(&mut self, kind: &BlockKind, text: &str) -> String {
        let base = digest(kind, text);
        let count = self.seen.entry(base).or_default();
        loop {
            let id = short(&base, *count);
            *count += 1;
            // Two texts with one short hash: the later one takes the next.
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn digest(kind: &BlockKind, text: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(kind.name());
    if let BlockKind::Embed(what) | BlockKind::Calculator(what) = kind {
        hash.update([0]);
        hash.update(what);
    }
    if let BlockKind::Image(image) = kind {
        hash.update([0]);
        hash.update(&image.src);
    }
    for word in text.split_whitespace() {
        hash.update([0]);
        hash.update(word);
    }
    hash.finalize().into()
}

fn short(base: &[u8; 32], count: u32) -> String {
    let mut hash = Sha256::new();
    hash.update(base);
    hash.update(count.to_le_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    digest[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}
