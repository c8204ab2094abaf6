//! People of a tenant, set up by the owner of the data folder.

use std::time::Duration;

use db::tokens::Purpose;
use domain::id::UserId;
use domain::publishing::Identity;
use domain::user::{Role, User};
use policy::{Action, Caller, Origin, Resource};
use uuid::Uuid;

use crate::access;
use crate::app::App;
use crate::error::Error;
use crate::events::Event;

pub struct NewUser {
    pub name: String,
    pub email: Option<String>,
    pub roles: Vec<Role>,
    pub identity: Option<Identity>,
}

pub struct Added {
    pub user: User,
    /// Shown once.
    pub secret: String,
}

/// # Errors
/// `NotFound` without such a tenant, `Exists` when the e-mail address is taken, `Invalid`.
pub async fn add(app: &App, origin: Origin, tenant: &str, new: NewUser) -> Result<Added, Error> {
    let tenant = access::tenant_by_slug(app, tenant).await?;
    let owner = access::owner(app, tenant.id, origin);
    let user = checked(app, tenant.id, &new)?;
    let account = Resource::Account { tenant: tenant.id, user: user.id };
    let permit = access::permit(app, &owner, Action::UserManage, &account).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::users::create(&mut tx, &user, new.email.as_deref()).await?;
    let issued = db::tokens::issue(&mut tx, user.id, Purpose::Access, "first", None).await?;
    tx.commit().await?;
    Ok(Added { user, secret: issued.secret })
}

fn checked(app: &App, tenant: domain::id::TenantId, new: &NewUser) -> Result<User, Error> {
    let name = new.name.trim();
    if name.is_empty() || name.len() > 200 {
        return Err(Error::invalid("a person needs a name of at most 200 bytes"));
    }
    if new.email.as_ref().is_some_and(|email| !email.contains('@') || email.len() > 254) {
        return Err(Error::invalid("the e-mail address is none: it needs an @"));
    }
    if new.roles.contains(&Role::SpecialistReviewer) && new.identity.is_none() {
        return Err(Error::invalid("a specialist reviewer needs a registration with a council (--registration)"));
    }
    let user = User {
        id: app.db.new_id(),
        tenant,
        name: name.to_owned(),
        roles: new.roles.clone(),
        identity: new.identity.clone(),
        disabled: false,
    };
    Ok(user)
}

/// # Errors
/// `NotFound`.
pub async fn issue_token(app: &App, origin: Origin, tenant: &str, user: &str) -> Result<String, Error> {
    issue(app, origin, tenant, user, Purpose::Access, "command line", None).await
}

pub(crate) async fn issue(
    app: &App,
    origin: Origin,
    tenant: &str,
    user: &str,
    purpose: Purpose,
    label: &str,
    life: Option<Duration>,
) -> Result<String, Error> {
    let tenant = access::tenant_by_slug(app, tenant).await?;
    let owner = access::owner(app, tenant.id, origin);
    let user = find(app, &owner, user).await?;
    let account = Resource::Account { tenant: tenant.id, user: user.id };
    let permit = access::permit(app, &owner, Action::TokenManage, &account).await?;
    let mut tx = app.db.begin(&permit).await?;
    let expires = life.map(|life| tx.now() + life);
    let issued = db::tokens::issue(&mut tx, user.id, purpose, label, expires).await?;
    tx.commit().await?;
    Ok(issued.secret)
}

/// # Errors
/// `NotFound`.
pub async fn list(app: &App, origin: Origin, tenant: &str) -> Result<Vec<User>, Error> {
    let tenant = access::tenant_by_slug(app, tenant).await?;
    let owner = access::owner(app, tenant.id, origin);
    let permit = access::permit(app, &owner, Action::TenantManage, &Resource::Tenant(tenant.id)).await?;
    let mut tx = app.db.read(&permit).await?;
    let (mut users, mut after) = (Vec::new(), None);
    loop {
        let page = db::users::list(&mut tx, after, 200).await?;
        after = page.last().map(|user| user.id);
        if after.is_none() {
            return Ok(users);
        }
        users.extend(page);
    }
}

/// # Errors
/// `NotFound`.
pub async fn disable(app: &App, origin: Origin, tenant: &str, user: &str) -> Result<User, Error> {
    let tenant = access::tenant_by_slug(app, tenant).await?;
    let owner = access::owner(app, tenant.id, origin);
    let mut user = find(app, &owner, user).await?;
    user.disabled = true;
    let account = Resource::Account { tenant: tenant.id, user: user.id };
    let permit = access::permit(app, &owner, Action::UserManage, &account).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::users::update(&mut tx, &user).await?;
    tx.commit().await?;
    app.tell(&Event::AccessEnded { user: user.id });
    Ok(user)
}

/// A user of the owner's tenant by id or e-mail address.
async fn find(app: &App, owner: &Caller, name: &str) -> Result<User, Error> {
    let permit = access::permit(app, owner, Action::TenantManage, &Resource::Tenant(owner.tenant)).await?;
    let mut tx = app.db.read(&permit).await?;
    by_name(&mut tx, name).await
}

/// A user by id or e-mail address, with a permit that lets accounts be looked up.
pub(crate) async fn by_name(tx: &mut db::Tx<'_>, name: &str) -> Result<User, Error> {
    match name.parse::<Uuid>() {
        Ok(id) => Ok(db::users::get(tx, UserId(id)).await?),
        Err(_) => db::users::by_email(tx, name).await?.ok_or(Error::NotFound("user")),
    }
}
