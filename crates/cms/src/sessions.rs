//! From a secret to a caller: a token of a program, or the cookie of a browser that logged in by a link.

use std::time::Duration;

use db::tokens::Purpose;
use db::unscoped::{self, Login};
use domain::id::{RequestId, SessionId, TenantId, TokenId, UserId};
use policy::{Action, Caller, Origin, Principal, Resource};

use crate::app::App;
use crate::error::Error;
use crate::events::Event;
use crate::{access, users};

/// How long somebody may take to open a link.
pub const LINK_LIFE: Duration = Duration::from_secs(60 * 60);
/// How long a browser stays logged in: a working day.
pub const SESSION_LIFE: Duration = Duration::from_secs(12 * 60 * 60);

/// A browser that is logged in from now on.
pub struct Opened {
    /// For its cookie; kept nowhere else.
    pub secret: String,
    pub caller: Caller,
}

/// A browser that logged in before.
pub struct Resumed {
    pub name: String,
    pub caller: Caller,
}

/// The caller of a program.
///
/// # Errors
/// `Unauthenticated` when the token is unknown, expired, revoked, or its user disabled.
pub async fn authenticate(app: &App, secret: &str, origin: Origin) -> Result<Caller, Error> {
    let login = login(app, secret, Purpose::Access).await?;
    Ok(caller(app, &login, None, origin))
}

/// Who uses a browser, by its cookie.
///
/// # Errors
/// `Unauthenticated` as for [`authenticate`].
pub async fn resume(app: &App, secret: &str) -> Result<Resumed, Error> {
    let login = login(app, secret, Purpose::Session).await?;
    let caller = caller(app, &login, Some(login.token), Origin::Http);
    Ok(Resumed { name: login.user.name, caller })
}

/// A secret that lets somebody log in once within [`LINK_LIFE`].
///
/// # Errors
/// `NotFound` without such a person.
pub async fn link(app: &App, origin: Origin, tenant: &str, user: &str) -> Result<String, Error> {
    users::issue(app, origin, tenant, user, Purpose::Link, "login link", Some(LINK_LIFE)).await
}

/// Logs a browser in at the site of a tenant. The link is good no longer.
///
/// # Errors
/// `Unauthenticated` when the link is unknown, used, too old, or of another tenant, whose it stays.
pub async fn open(app: &App, link: &str, tenant: TenantId) -> Result<Opened, Error> {
    let login = login(app, link, Purpose::Link).await?;
    if login.user.tenant != tenant {
        return Err(Error::Unauthenticated);
    }
    let user = login.user.id;
    let caller = caller(app, &login, None, Origin::Http);
    let permit = access::permit(app, &caller, Action::TokenManage, &account(&caller, user)).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::tokens::spend(&mut tx, user, login.token).await.map_err(|_| Error::Unauthenticated)?;
    let expires = tx.now() + SESSION_LIFE;
    let issued = db::tokens::issue(&mut tx, user, Purpose::Session, "browser", Some(expires)).await?;
    tx.commit().await?;
    Ok(Opened { secret: issued.secret, caller: Caller { session: Some(SessionId(issued.id.0)), ..caller } })
}

/// Logs the caller's browser out.
///
/// # Errors
/// `Unauthenticated` for a caller without a browser.
pub async fn close(app: &App, caller: &Caller) -> Result<(), Error> {
    let user = caller.principal.user().ok_or(Error::Unauthenticated)?;
    let session = caller.session.ok_or(Error::Unauthenticated)?;
    let permit = access::permit(app, caller, Action::TokenManage, &account(caller, user)).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::tokens::revoke(&mut tx, user, TokenId(session.0)).await?;
    tx.commit().await?;
    app.tell(&Event::AccessEnded { user });
    Ok(())
}

async fn login(app: &App, secret: &str, purpose: Purpose) -> Result<Login, Error> {
    unscoped::login(&app.db, secret, purpose).await?.ok_or(Error::Unauthenticated)
}

fn caller(app: &App, login: &Login, session: Option<TokenId>, origin: Origin) -> Caller {
    let user = &login.user;
    Caller {
        principal: Principal::User { id: user.id, roles: user.roles.iter().copied().collect() },
        tenant: user.tenant,
        session: session.map(|token| SessionId(token.0)),
        device: None,
        origin,
        request_id: app.db.new_id::<RequestId>(),
    }
}

fn account(caller: &Caller, user: UserId) -> Resource {
    Resource::Account { tenant: caller.tenant, user }
}
