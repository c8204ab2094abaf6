//! What a published page proves about itself.
//!
//! The statement travels in a DSSE envelope (Dead Simple Signing Envelope v1): the signature covers the exact bytes of
//! the payload, so nobody needs to agree on a canonical JSON. `cms` signs and verifies.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::revision::ComponentUse;
use crate::workflow::ReviewKind;

pub const PAYLOAD_TYPE: &str = "application/vnd.lauda.certificate+json;version=1";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    pub version: u32,
    /// Rises with each rendering of the same D (theme, menu, clock).
    pub issue: u32,
    pub issued_at: Timestamp,
    pub tenant: String,
    pub page: String,
    /// Hash of R.
    pub source: String,
    /// Hash of D; the address of the certificate derives from it.
    pub derived: String,
    pub artifacts: Vec<ArtifactDigest>,
    pub components: Vec<ComponentUse>,
    pub rules: Vec<RuleResult>,
    pub references: Vec<ReferenceProof>,
    pub approvals: Vec<SignedApproval>,
    /// Fingerprint of the signing key.
    pub key_id: String,
}

/// Digest of an HTML artifact as uncompressed bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtifactDigest {
    pub path: String,
    pub sha256: String,
}

/// A rule that said something about D; rules that are silent are covered by the validator's digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleResult {
    pub rule: String,
    pub severity: crate::finding::Severity,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceProof {
    pub number: u32,
    pub title: String,
    pub doi: Option<String>,
    pub pmid: Option<String>,
    /// `answered` by a service or `imported` by a user.
    pub resolved: String,
    pub by: String,
    pub at: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignedApproval {
    pub kind: ReviewKind,
    pub reviewer: String,
    /// "CRM/SP 123456"; none for legal reviewers.
    pub credential: Option<String>,
    pub meaning: String,
    pub reason: String,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope {
    pub payload_type: String,
    /// Base64 of the certificate's bytes.
    pub payload: String,
    pub signatures: Vec<EnvelopeSignature>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopeSignature {
    /// Fingerprint of the key: SHA-256 of the public key in hex.
    pub keyid: String,
    /// Base64 of the Ed25519 signature over the pre-authentication encoding.
    pub sig: String,
    /// Base64 of the public key, so that an untrusted check is possible. Trust never comes from here.
    pub public_key: String,
}

/// DSSE's pre-authentication encoding of type and payload.
pub fn pre_authentication_encoding(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut bytes = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    bytes.extend_from_slice(payload);
    bytes
}
