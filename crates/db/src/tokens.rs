//! Tokens that stand for a user on the command line and in programs. Only their digest is kept.

use domain::id::{TokenId, UserId};
use domain::revision::hex;
use jiff::Timestamp;
use policy::{Action, Target};
use sha2::{Digest, Sha256};

use crate::clock::random;
use crate::error::Error;
use crate::row::Row;
use crate::sql::{args, sql};
use crate::tx::Tx;

/// What a token starts with, so that people and scanners of leaked secrets know one when they see it.
const PREFIX: &str = "lauda_";

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
    pub label: String,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

/// A new token of 256 random bits.
///
/// # Errors
/// `NotFound` without such a user.
pub async fn issue(tx: &mut Tx<'_>, user: UserId, label: &str, expires_at: Option<Timestamp>) -> Result<Issued, Error> {
    tx.require(&[Action::TokenManage, Action::UserManage], Target::User(user))?;
    let (id, secret) = (tx.new_id::<TokenId>(), format!("{PREFIX}{}", hex(&random::<32>())));
    let text = sql!(
        "insert into tokens (tenant, id, user_id, hash, label, created_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7)"
    );
    let values = args![id, user, digest(&secret), label, tx.now(), expires_at];
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
        label: row.text("label")?,
        created_at: row.at("created_at")?,
        expires_at: row.maybe_at("expires_at")?,
        revoked_at: row.maybe_at("revoked_at")?,
    })
}
