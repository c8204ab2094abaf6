//! Secrets that stand for a user: on the command line and in programs, in a link to log in once, in the cookie of a browser
//! that is logged in. Only their digest is kept.

use domain::id::{TokenId, UserId};
use domain::revision::hex;
use jiff::Timestamp;
use policy::{Action, Target};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock::random;
use crate::error::Error;
use crate::row::{Row, to_name};
use crate::sql::{args, sql};
use crate::tx::Tx;

/// What a token starts with, so that people and scanners of leaked secrets know one when they see it.
const PREFIX: &str = "lauda_";

/// What a secret is good for, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The command line and programs.
    Access,
    /// One login.
    Link,
    /// A browser that is logged in.
    Session,
}

/// Shown once and kept nowhere.
#[derive(Debug)]
pub struct Issued {
    pub id: TokenId,
    pub secret: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub id: TokenId,
    pub user: UserId,
    pub purpose: Purpose,
    pub label: String,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

/// A new token of 256 random bits. Links and sessions of the user that have expired are forgotten.
///
/// # Errors
/// `NotFound` without such a user.
pub async fn issue(
    tx: &mut Tx<'_>,
    user: UserId,
    purpose: Purpose,
    label: &str,
    expires_at: Option<Timestamp>,
) -> Result<Issued, Error> {
    tx.require(&[Action::TokenManage, Action::UserManage], Target::User(user))?;
    let expired =
        sql!("delete from tokens where tenant = $1 and user_id = $2 and purpose <> 'access' and expires_at <= $3");
    tx.exec(expired, args![user, tx.now()]).await?;
    let (id, secret) = (tx.new_id::<TokenId>(), format!("{PREFIX}{}", hex(&random::<32>())));
    let text = sql!(
        "insert into tokens (tenant, id, user_id, hash, purpose, label, created_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)"
    );
    let values = args![id, user, digest(&secret), to_name(&purpose), label, tx.now(), expires_at];
    tx.exec(text, values).await.map_err(|e| e.or_missing("user"))?;
    tx.changed("tokens", id);
    Ok(Issued { id, secret })
}

/// From now on nobody gets in with it.
///
/// # Errors
/// `NotFound` without such a token of the user.
pub async fn revoke(tx: &mut Tx<'_>, user: UserId, token: TokenId) -> Result<(), Error> {
    tx.require(&[Action::TokenManage, Action::UserManage], Target::User(user))?;
    let text =
        sql!("update tokens set revoked_at = coalesce(revoked_at, $4) where tenant = $1 and user_id = $2 and id = $3");
    if tx.exec(text, args![user, token, tx.now()]).await? == 0 {
        return Err(Error::NotFound("token"));
    }
    tx.changed("tokens", token);
    Ok(())
}

/// Ends a secret that is good for once.
///
/// # Errors
/// `NotFound` where it was spent before.
pub async fn spend(tx: &mut Tx<'_>, user: UserId, token: TokenId) -> Result<(), Error> {
    tx.require(&[Action::TokenManage], Target::User(user))?;
    let text =
        sql!("update tokens set revoked_at = $4 where tenant = $1 and user_id = $2 and id = $3 and revoked_at is null");
    if tx.exec(text, args![user, token, tx.now()]).await? == 0 {
        return Err(Error::NotFound("token"));
    }
    tx.changed("tokens", token);
    Ok(())
}

/// All tokens of the user, oldest first, at most 1000.
///
/// # Errors
/// `NotCovered` without a permit on this account.
pub async fn list(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Token>, Error> {
    tx.require(&[Action::TokenManage, Action::UserManage, Action::UserRead], Target::User(user))?;
    let text = sql!("select * from tokens where tenant = $1 and user_id = $2 order by id limit 1000");
    tx.all(text, args![user]).await?.iter().map(read).collect()
}

/// The secret has 256 bits, so a plain digest cannot be guessed at and needs no slow hash.
pub(crate) fn digest(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

fn read(row: &Row) -> Result<Token, Error> {
    Ok(Token {
        id: row.id("id")?,
        user: row.id("user_id")?,
        purpose: row.name("purpose")?,
        label: row.text("label")?,
        created_at: row.at("created_at")?,
        expires_at: row.maybe_at("expires_at")?,
        revoked_at: row.maybe_at("revoked_at")?,
    })
}
