//! People of a tenant. Their e-mail address is sealed and found again by a blind index.

use domain::id::UserId;
use domain::user::{Role, User};
use policy::{Action, Target};

use crate::error::Error;
use crate::row::{Row, to_json};
use crate::sql::{args, sql};
use crate::tx::Tx;
use crate::value::Value;

const TABLE: &str = "users";

/// # Errors
/// `Exists` when another user of the tenant has the e-mail address.
pub async fn create(tx: &mut Tx<'_>, user: &User, email: Option<&str>) -> Result<(), Error> {
    tx.require(&[Action::UserManage], Target::User(user.id))?;
    let text = sql!(
        "insert into users (tenant, id, name, email, email_index, roles, identity, disabled, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    );
    let (sealed, index) = email_columns(tx, user.id, email);
    let (roles, identity) = (roles_text(&user.roles), user.identity.as_ref().map(to_json));
    let values = args![user.id, &user.name, sealed, index, roles, identity, user.disabled, tx.now()];
    tx.exec(text, values).await.map_err(|e| e.or_exists("a user with this e-mail address"))?;
    tx.changed(TABLE, user.id);
    Ok(())
}

/// Name, roles, identity and whether disabled. The e-mail address stays.
///
/// # Errors
/// `NotFound`.
pub async fn update(tx: &mut Tx<'_>, user: &User) -> Result<(), Error> {
    tx.require(&[Action::UserManage], Target::User(user.id))?;
    let text =
        sql!("update users set name = $3, roles = $4, identity = $5, disabled = $6 where tenant = $1 and id = $2");
    let identity = user.identity.as_ref().map(to_json);
    let values = args![user.id, &user.name, roles_text(&user.roles), identity, user.disabled];
    if tx.exec(text, values).await? == 0 {
        return Err(Error::NotFound("user"));
    }
    tx.changed(TABLE, user.id);
    Ok(())
}

/// # Errors
/// `NotFound`; `Exists` when another user of the tenant has the address.
pub async fn set_email(tx: &mut Tx<'_>, user: UserId, email: Option<&str>) -> Result<(), Error> {
    tx.require(&[Action::UserManage], Target::User(user))?;
    let (sealed, index) = email_columns(tx, user, email);
    let text = sql!("update users set email = $3, email_index = $4 where tenant = $1 and id = $2");
    let changed = tx.exec(text, args![user, sealed, index]).await;
    if changed.map_err(|e| e.or_exists("a user with this e-mail address"))? == 0 {
        return Err(Error::NotFound("user"));
    }
    tx.changed(TABLE, user);
    Ok(())
}

/// Name, roles and registration of a user. Any permit shows them: they are printed on boards, pages and certificates.
///
/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx<'_>, user: UserId) -> Result<User, Error> {
    let row = tx.optional(sql!("select * from users where tenant = $1 and id = $2"), args![user]).await?;
    read(&row.ok_or(Error::NotFound("user"))?)
}

/// # Errors
/// `NotCovered` without a permit to read this account.
pub async fn email(tx: &mut Tx<'_>, user: UserId) -> Result<Option<String>, Error> {
    tx.require(&[Action::UserRead, Action::UserManage], Target::User(user))?;
    let row = tx.optional(sql!("select email from users where tenant = $1 and id = $2"), args![user]).await?;
    let sealed = row.ok_or(Error::NotFound("user"))?.get::<Option<Vec<u8>>>("email")?;
    sealed.map(|sealed| tx.unseal_text(TABLE, "email", user.uuid(), &sealed)).transpose()
}

/// The user with this e-mail address, without regard to case.
///
/// # Errors
/// `NotCovered` without a permit on the tenant's accounts.
pub async fn by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<User>, Error> {
    tx.require(READS, Target::Any)?;
    let index = tx.blind_index(TABLE, "email", &normal(email));
    let row = tx.optional(sql!("select * from users where tenant = $1 and email_index = $2"), args![index]).await?;
    row.as_ref().map(read).transpose()
}

/// Users after `after` in the order in which they were made, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit on the tenant's accounts.
pub async fn list(tx: &mut Tx<'_>, after: Option<UserId>, limit: u32) -> Result<Vec<User>, Error> {
    tx.require(READS, Target::Any)?;
    let text = sql!("select * from users where tenant = $1 and id > $2 order by id limit $3");
    let after = after.unwrap_or(UserId(uuid::Uuid::nil()));
    tx.all(text, args![after, limit]).await?.iter().map(read).collect()
}

const READS: &[Action] =
    &[Action::UserRead, Action::UserManage, Action::PageAssign, Action::TenantRead, Action::TenantManage];

pub(crate) fn read(row: &Row) -> Result<User, Error> {
    Ok(User {
        id: row.id("id")?,
        tenant: row.id("tenant")?,
        name: row.text("name")?,
        roles: roles(&row.text("roles")?)?,
        identity: match row.get::<Option<String>>("identity")? {
            Some(_) => Some(row.json("identity")?),
            None => None,
        },
        disabled: row.get("disabled")?,
    })
}

fn email_columns(tx: &Tx<'_>, user: UserId, email: Option<&str>) -> (Value, Value) {
    let sealed = email.map(|email| tx.seal(TABLE, "email", user.uuid(), email.as_bytes()));
    let index = email.map(|email| tx.blind_index(TABLE, "email", &normal(email)));
    (sealed.into(), index.into())
}

fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

fn roles_text(roles: &[Role]) -> String {
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn roles(text: &str) -> Result<Vec<Role>, Error> {
    text.split_whitespace().map(|name| Role::parse(name).ok_or(Error::Damaged("roles"))).collect()
}
