//! The key that signs a tenant's certificates.

use domain::id::TenantId;
use ed25519_dalek::SigningKey;
use policy::{Action, Origin, Resource};

use crate::access;
use crate::app::App;
use crate::error::Error;

const PURPOSE: &str = "certificate";

/// Makes the tenant's signing key. The secret half is sealed at rest.
///
/// # Errors
/// `Forbidden` for anybody but the owner of the data folder.
pub async fn make(app: &App, tenant: TenantId, origin: Origin) -> Result<String, Error> {
    let owner = access::owner(app, tenant, origin);
    let permit = access::permit(app, &owner, Action::TenantManage, &Resource::Tenant(tenant)).await?;
    let mut seed = [0_u8; 32];
    getrandom::fill(&mut seed).map_err(|_| Error::Damaged("the operating system gives no random bytes"))?;
    let key = SigningKey::from_bytes(&seed);
    let mut tx = app.db.begin(&permit).await?;
    let fingerprint = db::keys::rotate(&mut tx, PURPOSE, "ed25519", key.verifying_key().as_bytes(), &seed).await?;
    tx.commit().await?;
    Ok(fingerprint)
}

/// Fingerprint of the key in use.
///
/// # Errors
/// `Forbidden` for anybody but the owner of the data folder.
pub async fn fingerprint(app: &App, tenant: TenantId, origin: Origin) -> Result<Option<String>, Error> {
    let owner = access::owner(app, tenant, origin);
    let permit = access::permit(app, &owner, Action::TenantManage, &Resource::Tenant(tenant)).await?;
    let mut tx = app.db.read(&permit).await?;
    let keys = db::keys::list(&mut tx).await?;
    let in_use = keys.into_iter().find(|key| key.purpose == PURPOSE && key.retired_at.is_none());
    Ok(in_use.map(|key| key.fingerprint))
}

/// The pair that signs now, with a permit to use it.
pub(crate) async fn signing(tx: &mut db::Tx<'_>) -> Result<SigningKey, Error> {
    let pair = db::keys::signing(tx, PURPOSE).await?;
    let seed = pair.secret.as_slice().try_into().map_err(|_| Error::Damaged("the signing key"))?;
    Ok(SigningKey::from_bytes(seed))
}
