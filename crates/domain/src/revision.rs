//! The two kinds of revision: what a person submitted (R) and what compose made of it (D).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::composition::{Disclaimer, DisclaimerPosition, NumberedReference, Scores};
use crate::document::{Block, BlockKind, Document, Language};

/// R: the document that the stages read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceRevision {
    pub document: Document,
    pub keywords: Vec<String>,
}

/// D: what reviewers see, approvals bind and readers get. Names its R and the components that made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DerivedRevision {
    pub source_hash: String,
    pub components: Vec<ComponentUse>,
    pub language: Language,
    pub title: String,
    pub meta_title: String,
    pub description: String,
    pub slug: String,
    pub document: Document,
    pub references: Vec<NumberedReference>,
    pub identification: String,
    pub disclaimers: Vec<Disclaimer>,
    /// schema.org without reviewer and dates.
    pub json_ld: String,
    pub reading_minutes: u32,
    pub scores: Scores,
}

/// Which component ran a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentUse {
    pub stage: String,
    pub component: String,
    /// SHA-256 of the component's bytes, in hex.
    pub digest: String,
}

impl SourceRevision {
    /// SHA-256 over the canonical JSON of the revision, in hex.
    pub fn hash(&self) -> String {
        hash_of(self)
    }
}

impl DerivedRevision {
    /// SHA-256 over the canonical JSON of the revision, in hex: the hash that approvals bind.
    pub fn hash(&self) -> String {
        hash_of(self)
    }

    /// Everything of D that a reader reads as one document: what the rules judge. Identification and disclaimers are
    /// paragraphs with ids of their own.
    pub fn as_read(&self) -> Document {
        let paragraph =
            |id: String, text: &str| Block { id, kind: BlockKind::Paragraph, text: text.to_owned(), marks: Vec::new() };
        let notes = |position: DisclaimerPosition| {
            let numbered = self.disclaimers.iter().enumerate().filter(move |(_, d)| d.position == position);
            numbered.map(move |(n, d)| paragraph(format!("disclaimer-{n}"), &d.text))
        };
        let mut blocks = vec![paragraph("identification".to_owned(), &self.identification)];
        blocks.extend(notes(DisclaimerPosition::Start));
        blocks.extend(self.document.blocks.iter().cloned());
        blocks.extend(notes(DisclaimerPosition::End));
        Document { language: self.language, blocks }
    }
}

/// Struct fields serialise in declaration order and no map is involved, so equal values give equal bytes.
pub fn hash_of<T: Serialize>(value: &T) -> String {
    let bytes = serde_json::to_vec(value).expect("revisions hold strings, numbers and lists only");
    hex(&Sha256::digest(&bytes))
}

pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)] as char, DIGITS[usize::from(b & 15)] as char]).collect()
}
