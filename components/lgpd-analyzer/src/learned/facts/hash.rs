//! Facts as buckets: the hash (FNV-1a, 32 bits) of a kind and its value.

use crate::learned::BUCKETS;

/// What a fact is about. The order is part of the trained file.
#[derive(Clone, Copy)]
#[repr(u8)]
pub enum Kind {
    Always,
    Shape,
    ShapeInText,
    Length,
    Text,
    FirstKnown,
    LastKnown,
    WordKnown,
    WordCue,
    Things,
    Counts,
    CaseInText,
    Eponym,
    Ending,
    Letters,
    Trigram,
    Before,
    After,
    BeforeShape,
    AfterShape,
    BeforeCue,
    AfterCue,
    BeforeCueShape,
    AfterCueShape,
    BeforeKnown,
    AfterKnown,
    BeforeThings,
    AfterThings,
    AnyBefore,
    AnyAfter,
    TwoBefore,
    TwoAfter,
    BothSides,
    Breaks,
    BreaksShape,
    TwoLetters,
    ThreeLetters,
    SentenceCue,
    BlockCue,
    Aged,
    ShapeAged,
    FromStart,
    ToEnd,
    BlockLength,
    Registered,
    InSentence,
    Documented,
}

const OFFSET: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// So many facts a candidate has, about.
const USUAL: usize = 200;

pub struct Facts(Vec<u32>);

impl Default for Facts {
    fn default() -> Self {
        Self(Vec::with_capacity(USUAL))
    }
}

impl Facts {
    pub fn number(&mut self, kind: Kind, value: u32) {
        self.push(mix(start(kind), &value.to_le_bytes()));
    }

    /// A word at one of several places.
    pub fn word(&mut self, kind: Kind, place: u32, word: &str) {
        self.push(mix(mix(start(kind), &[place as u8]), word.as_bytes()));
    }

    pub fn words(&mut self, kind: Kind, first: &str, second: &str) {
        self.push(mix(mix(mix(start(kind), first.as_bytes()), &[0xff]), second.as_bytes()));
    }

    pub fn buckets(self) -> Vec<u32> {
        self.0
    }

    fn push(&mut self, hash: u32) {
        // The upper half of the hash helps the lower, which alone is weak for short values.
        self.0.push((hash ^ hash >> 15) % BUCKETS as u32);
    }
}

fn start(kind: Kind) -> u32 {
    mix(OFFSET, &[kind as u8])
}

fn mix(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME))
}
