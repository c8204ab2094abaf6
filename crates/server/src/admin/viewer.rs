//! Who is logged in: from the cookie of a browser to the caller of every function.

use axum::http::{HeaderMap, header};
use cms::app::App;
use cms::sessions;
use domain::document::Language;
use domain::id::{RequestId, SessionId, TenantId, UserId};
use domain::user::Role;
use live::params::Params;
use live::view::{Context, Stop};
use policy::{Caller, Origin, Principal};
use serde::{Deserialize, Serialize};

use crate::state::Http;

pub const COOKIE: &str = "lauda_session";

/// What the pages of the administration know of who looks at them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Viewer {
    pub user: UserId,
    pub tenant: TenantId,
    pub session: SessionId,
    pub name: String,
    pub roles: Vec<Role>,
    pub site: String,
    pub language: Language,
}

impl Viewer {
    pub fn caller(&self, app: &App) -> Caller {
        Caller {
            principal: Principal::User { id: self.user, roles: self.roles.iter().copied().collect() },
            tenant: self.tenant,
            session: Some(self.session),
            device: None,
            origin: Origin::Http,
            request_id: app.db.new_id::<RequestId>(),
        }
    }

    /// Of a view whose live session admits nobody else.
    ///
    /// # Errors
    /// The way to the login.
    pub fn of_view(context: &Context) -> Result<Viewer, Stop> {
        serde_json::from_value(context.session().data["viewer"].clone()).map_err(|_| to_login())
    }
}

/// Whoever is logged in at the site of this host. A cookie of another tenant is none.
pub async fn of(http: &Http, host: &str, headers: &HeaderMap) -> Option<Viewer> {
    let secret = cookie(headers)?;
    let tenant = http.sites.tenant(host)?;
    let resumed = sessions::resume(&http.app, secret).await.ok()?;
    let Principal::User { id, roles } = resumed.caller.principal else { return None };
    (resumed.caller.tenant == tenant.id).then_some(Viewer {
        user: id,
        tenant: tenant.id,
        session: resumed.caller.session?,
        name: resumed.name,
        roles: Role::ALL.into_iter().filter(|role| roles.contains(*role)).collect(),
        site: tenant.site.name.clone(),
        language: tenant.language,
    })
}

/// For all views of the administration.
///
/// # Errors
/// The way to the login.
pub fn signed_in(_: &Params, context: &mut Context) -> Result<(), Stop> {
    Viewer::of_view(context).map(drop)
}

fn to_login() -> Stop {
    Stop::Redirect("/admin/login".to_owned())
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, secret)| secret)
}
