//! Components of the installation, by its owner.

use domain::id::TenantId;
use host::{Deployment, VersionRecord};
use policy::{Action, Caller, Origin, Resource};

use crate::access;
use crate::app::App;
use crate::error::Error;

/// # Errors
/// `Forbidden` for anybody but the owner; whatever the host refuses.
pub async fn deploy(app: &App, origin: Origin, name: &str, bytes: &[u8]) -> Result<VersionRecord, Error> {
    let by = allowed(app, origin, Action::ComponentDeploy, name).await?.principal.to_string();
    let deployment = Deployment { name, bytes, by: &by, limits: None };
    Ok(tokio::task::block_in_place(|| app.host.deploy(&deployment))?)
}

/// # Errors
/// As [`deploy`].
pub async fn roll_back(app: &App, origin: Origin, name: &str, to: Option<u32>) -> Result<VersionRecord, Error> {
    let by = allowed(app, origin, Action::ComponentDeploy, name).await?.principal.to_string();
    Ok(tokio::task::block_in_place(|| app.host.roll_back(name, to, &by))?)
}

/// # Errors
/// As [`deploy`].
pub async fn history(app: &App, origin: Origin, name: &str) -> Result<Vec<VersionRecord>, Error> {
    allowed(app, origin, Action::ComponentInspect, name).await?;
    Ok(app.host.history(name)?)
}

/// # Errors
/// `Forbidden`.
pub async fn may_inspect(app: &App, origin: Origin, name: &str) -> Result<(), Error> {
    allowed(app, origin, Action::ComponentInspect, name).await.map(drop)
}

/// # Errors
/// `Forbidden`.
pub async fn may_run(app: &App, origin: Origin, name: &str) -> Result<(), Error> {
    allowed(app, origin, Action::ComponentRun, name).await.map(drop)
}

/// Components belong to no tenant; the owner acts for the installation.
async fn allowed(app: &App, origin: Origin, action: Action, name: &str) -> Result<Caller, Error> {
    let owner = access::owner(app, TenantId(uuid::Uuid::nil()), origin);
    let permit = access::permit(app, &owner, action, &Resource::Component(name.to_owned())).await?;
    // No tenant's audit log is the place for what concerns the installation; the host keeps a history of its own.
    tracing::info!(action = %permit.action(), component = name, origin = origin.name(), "allowed");
    Ok(owner)
}
