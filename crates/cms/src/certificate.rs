//! Signing and verifying certificates: Ed25519 over a DSSE envelope.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::certificate::{Certificate, Envelope, EnvelopeSignature, PAYLOAD_TYPE, pre_authentication_encoding};
use domain::revision::hex;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// SHA-256 of the public key, in hex: what people compare and what `--key` takes.
pub fn fingerprint(key: &VerifyingKey) -> String {
    hex(&Sha256::digest(key.as_bytes()))
}

/// `certificate.key_id` is the caller's to set to the fingerprint of the key.
pub fn sign(certificate: &Certificate, key: &SigningKey) -> Envelope {
    let payload = serde_json::to_vec(certificate).expect("a certificate holds strings, numbers and lists only");
    let signature = key.sign(&pre_authentication_encoding(PAYLOAD_TYPE, &payload));
    Envelope {
        payload_type: PAYLOAD_TYPE.to_owned(),
        payload: BASE64.encode(&payload),
        signatures: vec![EnvelopeSignature {
            keyid: fingerprint(&key.verifying_key()),
            sig: BASE64.encode(signature.to_bytes()),
            public_key: BASE64.encode(key.verifying_key().as_bytes()),
        }],
    }
}

/// A certificate whose signature holds. Whether its key deserves trust is another question.
#[derive(Clone, Debug)]
pub struct Opened {
    pub certificate: Certificate,
    pub fingerprint: String,
}

/// What makes a certificate or a page false.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Falsity {
    #[error("the certificate is damaged: {0}")]
    Damaged(&'static str),
    #[error("the signature does not hold: the certificate was changed after it was signed")]
    Signature,
    #[error("the certificate names key {named} and was signed by key {signer}")]
    OtherKey { named: String, signer: String },
    #[error("{path} was changed: the certificate says {expected}, the site serves {found}")]
    Artifact { path: String, expected: String, found: String },
    #[error("the certificate proves no page")]
    Empty,
    #[error("the address of the certificate belongs to another text than the one it names")]
    Address,
    #[error("the page is not among those that this certificate proves")]
    OtherPage,
}

/// Checks form and signature.
pub fn open(envelope: &Envelope) -> Result<Opened, Falsity> {
    if envelope.payload_type != PAYLOAD_TYPE {
        return Err(Falsity::Damaged("it is of a type that this version does not know"));
    }
    let [signature] = envelope.signatures.as_slice() else {
        return Err(Falsity::Damaged("it has not exactly one signature"));
    };
    let payload = decode(&envelope.payload, "its payload is no base64")?;
    let key = decode(&signature.public_key, "its key is no base64")?;
    let key = key.as_slice().try_into().ok().and_then(|bytes| VerifyingKey::from_bytes(bytes).ok());
    let key = key.ok_or(Falsity::Damaged("its key is no Ed25519 key"))?;
    let bytes = decode(&signature.sig, "its signature is no base64")?;
    let held = Signature::from_slice(&bytes).map_err(|_| Falsity::Signature)?;
    let message = pre_authentication_encoding(&envelope.payload_type, &payload);
    key.verify_strict(&message, &held).map_err(|_| Falsity::Signature)?;
    let certificate: Certificate =
        serde_json::from_slice(&payload).map_err(|_| Falsity::Damaged("its payload is no certificate"))?;
    let signer = fingerprint(&key);
    if certificate.key_id != signer || signature.keyid != signer {
        return Err(Falsity::OtherKey { named: certificate.key_id, signer });
    }
    if certificate.artifacts.is_empty() {
        return Err(Falsity::Empty);
    }
    Ok(Opened { certificate, fingerprint: signer })
}

fn decode(text: &str, problem: &'static str) -> Result<Vec<u8>, Falsity> {
    BASE64.decode(text).map_err(|_| Falsity::Damaged(problem))
}

/// Compares the uncompressed bytes that a reader gets with what was signed.
pub fn check_artifact(certificate: &Certificate, path: &str, served: &[u8]) -> Result<(), Falsity> {
    let signed = certificate.artifacts.iter().find(|artifact| artifact.path == path).ok_or(Falsity::OtherPage)?;
    let found = hex(&Sha256::digest(served));
    if found == signed.sha256 {
        return Ok(());
    }
    Err(Falsity::Artifact { path: path.to_owned(), expected: signed.sha256.clone(), found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::certificate::ArtifactDigest;

    fn certificate(key: &SigningKey) -> Certificate {
        Certificate {
            version: 1,
            issue: 1,
            issued_at: "2026-11-20T12:00:00Z".parse().unwrap(),
            tenant: "aurora".to_owned(),
            page: "/pressao-alta".to_owned(),
            source: "r".repeat(64),
            derived: "d".repeat(64),
            artifacts: vec![ArtifactDigest { path: "/pressao-alta".to_owned(), sha256: hex(&Sha256::digest(b"page")) }],
            components: Vec::new(),
            rules: Vec::new(),
            references: Vec::new(),
            approvals: Vec::new(),
            key_id: fingerprint(&key.verifying_key()),
        }
    }

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    /// Each forgery changes one thing and must be found out.
    fn check(forge: impl Fn(&mut Envelope), expect: &str) {
        let mut envelope = sign(&certificate(&key(1)), &key(1));
        forge(&mut envelope);
        assert!(open(&envelope).unwrap_err().to_string().contains(expect));
    }

    fn tampered(envelope: &Envelope, from: &str, to: &str) -> String {
        let payload = String::from_utf8(BASE64.decode(&envelope.payload).unwrap()).unwrap();
        assert!(payload.contains(from));
        BASE64.encode(payload.replace(from, to))
    }

    #[test]
    fn a_true_certificate_opens() {
        let opened = open(&sign(&certificate(&key(1)), &key(1))).unwrap();
        assert_eq!(opened.fingerprint, fingerprint(&key(1).verifying_key()));
        assert_eq!(check_artifact(&opened.certificate, "/pressao-alta", b"page"), Ok(()));
    }

    #[test]
    fn forgeries_are_found_out() {
        check(|envelope| envelope.payload = tampered(envelope, "aurora", "outra"), "changed after it was signed");
        check(|envelope| envelope.signatures[0].sig = BASE64.encode([0; 64]), "does not hold");
        check(
            |envelope| envelope.signatures[0].public_key = BASE64.encode(key(2).verifying_key().as_bytes()),
            "does not hold",
        );
        check(|envelope| *envelope = sign(&certificate(&key(1)), &key(2)), "was signed by key");
        check(|envelope| envelope.signatures.clear(), "exactly one signature");
        check(|envelope| envelope.payload_type = "application/json".to_owned(), "does not know");
        check(|envelope| envelope.payload = "?".to_owned(), "no base64");
        check(
            |envelope| *envelope = sign(&Certificate { artifacts: Vec::new(), ..certificate(&key(1)) }, &key(1)),
            "proves no page",
        );
    }

    #[test]
    fn a_changed_page_is_found_out() {
        let certificate = certificate(&key(1));
        assert!(matches!(check_artifact(&certificate, "/pressao-alta", b"pagE"), Err(Falsity::Artifact { .. })));
        assert_eq!(check_artifact(&certificate, "/outra", b"page"), Err(Falsity::OtherPage));
    }
}
