//! Signing keys of a tenant. The secret half is sealed and leaves this crate only for whoever may sign.

use std::fmt;

use domain::id::KeyId;
use domain::revision::hex;
use jiff::Timestamp;
use policy::{Action, Target};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::row::Row;
use crate::sql::{args, sql};
use crate::tx::Tx;

const TABLE: &str = "keys";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    pub id: KeyId,
    /// What it signs: `certificate`.
    pub purpose: String,
    /// `ed25519`.
    pub algorithm: String,
    /// SHA-256 of the public key in hex.
    pub fingerprint: String,
    pub public: Vec<u8>,
    pub created_at: Timestamp,
    pub retired_at: Option<Timestamp>,
}

/// A key pair that may sign now. Does not print its secret.
pub struct SigningKey {
    pub key: PublicKey,
    pub secret: Vec<u8>,
}

/// Makes the pair the one in use for its purpose; the one before is retired and still verifies. Returns the fingerprint.
///
/// # Errors
/// `Exists` for a key that is there already.
pub async fn rotate(
    tx: &mut Tx<'_>,
    purpose: &str,
    algorithm: &str,
    public: &[u8],
    secret: &[u8],
) -> Result<String, Error> {
    tx.require(&[Action::KeyManage, Action::TenantManage], Target::Tenant)?;
    let retire = sql!(
        "update keys set retired_at = $3, secret = null where tenant = $1 and purpose = $2 and retired_at is null"
    );
    tx.exec(retire, args![purpose, tx.now()]).await?;
    let (id, fingerprint) = (tx.new_id::<KeyId>(), hex(&Sha256::digest(public)));
    let text = sql!(
        "insert into keys (tenant, id, purpose, algorithm, fingerprint, public_key, secret, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)"
    );
    let sealed = tx.seal(TABLE, "secret", id.uuid(), secret);
    let values = args![id, purpose, algorithm, &fingerprint, public, sealed, tx.now()];
    tx.exec(text, values).await.map_err(|e| e.or_exists("this key"))?;
    tx.changed(TABLE, id);
    tx.note("fingerprint", fingerprint.clone());
    Ok(fingerprint)
}

/// The pair in use for a purpose.
///
/// # Errors
/// `NotFound` when the tenant has none.
pub async fn signing(tx: &mut Tx<'_>, purpose: &str) -> Result<SigningKey, Error> {
    tx.require(&[Action::KeyUse, Action::PagePublish, Action::SiteRender, Action::JobRun], Target::Any)?;
    let text = sql!("select * from keys where tenant = $1 and purpose = $2 and retired_at is null");
    let row = tx.optional(text, args![purpose]).await?.ok_or(Error::NotFound("signing key"))?;
    let key = read(&row)?;
    let sealed = row.get::<Option<Vec<u8>>>("secret")?.ok_or(Error::NotFound("signing key"))?;
    let secret = tx.unseal(TABLE, "secret", key.id.uuid(), &sealed)?;
    Ok(SigningKey { key, secret })
}

/// The public halves of all keys, oldest first. Any permit shows them: they are printed on certificates.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn list(tx: &mut Tx<'_>) -> Result<Vec<PublicKey>, Error> {
    tx.all(sql!("select * from keys where tenant = $1 order by id"), args![]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<PublicKey, Error> {
    Ok(PublicKey {
        id: row.id("id")?,
        purpose: row.text("purpose")?,
        algorithm: row.text("algorithm")?,
        fingerprint: row.text("fingerprint")?,
        public: row.get("public_key")?,
        created_at: row.at("created_at")?,
        retired_at: row.maybe_at("retired_at")?,
    })
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key", &self.key).finish_non_exhaustive()
    }
}
