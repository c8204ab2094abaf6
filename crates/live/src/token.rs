//! Signed values that a browser keeps for the server: it can read them, and change nothing.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// Bytes of a secret, at least.
pub const MIN_SECRET_BYTES: usize = 32;

/// Signs and verifies. Tokens outlive a restart when the secret does.
#[derive(Clone)]
pub(crate) struct Signer {
    secret: Box<[u8]>,
}

/// What a token is for. A token of one purpose is none of another.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Session,
    Upload,
    Static,
    Flash,
    ReloadStatus,
    Csrf,
    Nested,
    LongPoll,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TokenError {
    #[error("the token is not one of ours")]
    Forged,
    #[error("the token has expired")]
    Expired,
}

/// A secret that is too short to sign with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret must have at least {MIN_SECRET_BYTES} bytes")]
pub struct ShortSecret;

#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    v: T,
    /// Seconds since 1970.
    at: u64,
}

impl Signer {
    pub fn new(secret: &[u8]) -> Result<Signer, ShortSecret> {
        if secret.len() < MIN_SECRET_BYTES {
            return Err(ShortSecret);
        }
        Ok(Signer { secret: secret.into() })
    }

    pub fn sign<T: Serialize>(&self, purpose: Purpose, value: &T) -> String {
        self.sign_at(purpose, value, now())
    }

    fn sign_at<T: Serialize>(&self, purpose: Purpose, value: &T, at: u64) -> String {
        // Our own types, whose keys are all text, are always JSON.
        let json = serde_json::to_vec(&Sealed { v: value, at }).unwrap_or_default();
        let body = URL_SAFE_NO_PAD.encode(json);
        let mac = URL_SAFE_NO_PAD.encode(self.mac(purpose, body.as_bytes()).finalize().into_bytes());
        format!("{body}.{mac}")
    }

    pub fn verify<T: DeserializeOwned>(
        &self,
        purpose: Purpose,
        token: &str,
        max_seconds: u64,
    ) -> Result<T, TokenError> {
        let (body, mac) = token.split_once('.').ok_or(TokenError::Forged)?;
        let mac = URL_SAFE_NO_PAD.decode(mac).map_err(|_| TokenError::Forged)?;
        self.mac(purpose, body.as_bytes()).verify_slice(&mac).map_err(|_| TokenError::Forged)?;
        let json = URL_SAFE_NO_PAD.decode(body).map_err(|_| TokenError::Forged)?;
        let sealed: Sealed<T> = serde_json::from_slice(&json).map_err(|_| TokenError::Forged)?;
        if now().saturating_sub(sealed.at) > max_seconds {
            return Err(TokenError::Expired);
        }
        Ok(sealed.v)
    }

    fn mac(&self, purpose: Purpose, body: &[u8]) -> Hmac<Sha256> {
        // HMAC takes keys of every length.
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.secret).unwrap_or_else(|_| unreachable!());
        mac.update(format!("{purpose:?}\0").as_bytes());
        mac.update(body);
        mac
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A number that nobody can guess.
pub(crate) fn random_number() -> u64 {
    let mut bytes = [0u8; 8];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    u64::from_ne_bytes(bytes)
}

/// Text that nobody can guess, fit for ids.
pub(crate) fn random_id() -> String {
    let mut bytes = [0u8; 15];
    // Without randomness of the system nothing here would be safe; the panic ends one request.
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_for_one_purpose_and_one_time() {
        let signer = Signer::new(&[7; 32]).unwrap();
        let token = signer.sign(Purpose::Session, &"value");
        let verify = |signer: &Signer, purpose, token: &str| signer.verify::<String>(purpose, token, 60);
        assert_eq!(verify(&signer, Purpose::Session, &token), Ok("value".to_owned()));
        assert_eq!(verify(&signer, Purpose::Static, &token), Err(TokenError::Forged));
        assert_eq!(verify(&Signer::new(&[8; 32]).unwrap(), Purpose::Session, &token), Err(TokenError::Forged));
        for forged in ["", ".", "a.b", &token[1..], &format!("{token}A"), &format!("x{token}")] {
            assert_eq!(verify(&signer, Purpose::Session, forged), Err(TokenError::Forged), "{forged}");
        }
        let old = signer.sign_at(Purpose::Session, &"value", now() - 61);
        assert_eq!(verify(&signer, Purpose::Session, &old), Err(TokenError::Expired));
        assert!(Signer::new(&[7; 31]).is_err());
    }
}
