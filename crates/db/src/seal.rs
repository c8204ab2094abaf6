//! Sealing of columns that tell about people and of secret keys: the third wall, which holds when file or dump are stolen.
//!
//! XChaCha20-Poly1305 with a key of the installation. The place of a value (table, column, tenant, row) is authenticated
//! with it, so a value moved to another row does not open. The envelope names its key, so keys can be rotated.

use std::collections::BTreeMap;
use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use domain::id::TenantId;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::clock::random;

const VERSION: u8 = 1;
const NONCE: usize = 24;
const HEADER: usize = 1 + 4 + NONCE;

/// Keys of an installation, by number. New values are sealed with the highest number; older ones still open.
pub struct Sealer {
    keys: BTreeMap<u32, XChaCha20Poly1305>,
    index: [u8; 32],
}

/// Where a sealed value lives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    pub(crate) tenant: TenantId,
    pub(crate) row: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    #[error("it was sealed with key {0}, which this installation does not have")]
    UnknownKey(u32),
    #[error("it was changed, or belongs to another place")]
    Changed,
    #[error("it is no sealed value")]
    Malformed,
}

impl Sealer {
    /// `index` keys the blind indexes, by which a sealed e-mail address is found again, and outlives rotation.
    ///
    /// # Errors
    /// None without a key to seal with.
    pub fn new(index: [u8; 32], keys: impl IntoIterator<Item = (u32, [u8; 32])>) -> Option<Sealer> {
        let keys: BTreeMap<_, _> =
            keys.into_iter().map(|(id, key)| (id, XChaCha20Poly1305::new(&Key::from(key)))).collect();
        (!keys.is_empty()).then_some(Sealer { keys, index })
    }

    pub(crate) fn seal(&self, place: Place, plain: &[u8]) -> Vec<u8> {
        let (id, cipher) = self.keys.last_key_value().expect("a sealer has a key");
        let nonce = random::<NONCE>();
        let payload = Payload { msg: plain, aad: &place.aad(*id) };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).expect("the text is shorter than 256 GiB");
        let mut envelope = Vec::with_capacity(HEADER + sealed.len());
        envelope.push(VERSION);
        envelope.extend_from_slice(&id.to_be_bytes());
        envelope.extend_from_slice(&nonce);
        envelope.extend_from_slice(&sealed);
        envelope
    }

    pub(crate) fn open(&self, place: Place, envelope: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let (header, sealed) = envelope.split_at_checked(HEADER).ok_or(Unsealable::Malformed)?;
        let (&[version, a, b, c, d], nonce) = header.split_first_chunk::<5>().ok_or(Unsealable::Malformed)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Unsealable::Malformed)?;
        if version != VERSION {
            return Err(Unsealable::Malformed);
        }
        let id = u32::from_be_bytes([a, b, c, d]);
        let cipher = self.keys.get(&id).ok_or(Unsealable::UnknownKey(id))?;
        let payload = Payload { msg: sealed, aad: &place.aad(id) };
        cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| Unsealable::Changed)
    }

    /// The same text in the same column of the same tenant gives the same index, and nobody without the key can try texts.
    pub(crate) fn blind_index(&self, table: &str, column: &str, tenant: TenantId, text: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.index).expect("HMAC takes keys of any length");
        for part in ["lauda/index/v1", table, column, &tenant.to_string(), text] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        domain::revision::hex(&mac.finalize().into_bytes())
    }

    /// A secret of the installation for one use, the same on every node that has its keys.
    pub(crate) fn derive(&self, usage: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.index).expect("HMAC takes keys of any length");
        mac.update(b"lauda/derive/v1|");
        mac.update(usage.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealer").field("keys", &self.keys.keys()).finish_non_exhaustive()
    }
}

impl Place {
    fn aad(self, key: u32) -> Vec<u8> {
        format!("lauda/seal/v1|{key}|{}|{}|{}|{}", self.table, self.column, self.tenant, self.row).into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(table: &'static str, column: &'static str, tenant: u128, row: u128) -> Place {
        Place { table, column, tenant: TenantId(Uuid::from_u128(tenant)), row: Uuid::from_u128(row) }
    }

    #[test]
    fn a_value_opens_in_its_place_only() {
        let sealer = Sealer::new([1; 32], [(1, [2; 32])]).unwrap();
        let home = place("users", "email", 1, 2);
        let envelope = sealer.seal(home, b"ana@example.org");
        assert_eq!(sealer.open(home, &envelope).unwrap(), b"ana@example.org");
        assert_ne!(sealer.seal(home, b"ana@example.org"), envelope, "nonces differ");
        for other in [
            place("tokens", "email", 1, 2),
            place("users", "name", 1, 2),
            place("users", "email", 9, 2),
            place("users", "email", 1, 9),
        ] {
            assert_eq!(sealer.open(other, &envelope), Err(Unsealable::Changed));
        }
    }

    #[test]
    fn each_use_has_a_secret_of_its_own() {
        let (one, two) = ([1, 2]).map(|key| Sealer::new([key; 32], [(1, [2; 32])]).unwrap()).into();
        assert_eq!(one.derive("live"), one.derive("live"));
        assert_ne!(one.derive("live"), one.derive("other"));
        assert_ne!(one.derive("live"), two.derive("live"));
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let sealer = Sealer::new([1; 32], [(1, [2; 32])]).unwrap();
        let home = place("users", "email", 1, 2);
        let envelope = sealer.seal(home, b"x");
        for at in 0..envelope.len() {
            let mut changed = envelope.clone();
            changed[at] ^= 1;
            assert!(sealer.open(home, &changed).is_err(), "byte {at}");
            assert!(sealer.open(home, &envelope[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn keys_rotate() {
        let old = Sealer::new([1; 32], [(1, [2; 32])]).unwrap();
        let both = Sealer::new([1; 32], [(1, [2; 32]), (2, [3; 32])]).unwrap();
        let new = Sealer::new([1; 32], [(2, [3; 32])]).unwrap();
        let home = place("users", "email", 1, 2);
        let envelope = old.seal(home, b"x");
        assert_eq!(both.open(home, &envelope).unwrap(), b"x");
        assert_eq!(new.open(home, &envelope), Err(Unsealable::UnknownKey(1)));
        assert_eq!(old.open(home, &both.seal(home, b"x")), Err(Unsealable::UnknownKey(2)), "the newest key seals");
        let index = |sealer: &Sealer| sealer.blind_index("users", "email", TenantId(Uuid::nil()), "x");
        assert_eq!(index(&old), index(&new), "the index outlives rotation");
        assert!(Sealer::new([1; 32], []).is_none());
    }
}
