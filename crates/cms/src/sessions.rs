//! From a secret to a caller.

use db::unscoped;
use domain::id::RequestId;
use policy::{Caller, Origin, Principal};

use crate::app::App;
use crate::error::Error;

/// # Errors
/// `Unauthenticated` when the token is unknown, expired, revoked, or its user disabled.
pub async fn authenticate(app: &App, secret: &str, origin: Origin) -> Result<Caller, Error> {
    let login = unscoped::login(&app.db, secret).await?.ok_or(Error::Unauthenticated)?;
    let user = login.user;
    Ok(Caller {
        principal: Principal::User { id: user.id, roles: user.roles.iter().copied().collect() },
        tenant: user.tenant,
        session: None,
        device: None,
        origin,
        request_id: app.db.new_id::<RequestId>(),
    })
}
