//! Setting up tenants.

use db::unscoped;
use domain::document::Language;
use domain::id::TenantId;
use domain::publishing::{Identity, SiteProfile};
use domain::tenant::{Tenant, check_slug};
use policy::{Action, Origin, Resource};

use crate::access;
use crate::app::App;
use crate::error::Error;
use crate::{keys, lists};

pub struct NewTenant {
    pub slug: String,
    pub name: String,
    /// The first is the canonical one.
    pub hosts: Vec<String>,
    /// None for https:// and the first host.
    pub base_url: Option<String>,
    pub language: Language,
    pub city: Option<String>,
    pub region: Option<String>,
    pub registration: Option<String>,
    pub technical_director: Option<Identity>,
    pub demo: bool,
}

/// A tenant with the fingerprint of the key that signs its certificates.
pub struct Listed {
    pub tenant: Tenant,
    pub key: Option<String>,
}

/// Makes the tenant, its signing key and its empty site.
///
/// # Errors
/// `Invalid` for a bad short name, host or address; `Exists`.
pub async fn create(app: &App, origin: Origin, new: NewTenant) -> Result<Tenant, Error> {
    let tenant = checked(app.db.new_id(), new)?;
    let owner = access::owner(app, tenant.id, origin);
    let permit = access::permit(app, &owner, Action::TenantManage, &Resource::Tenant(tenant.id)).await?;
    let mut tx = app.db.begin(&permit).await?;
    db::tenants::create(&mut tx, &tenant).await?;
    tx.commit().await?;
    keys::make(app, tenant.id, origin).await?;
    lists::render(app, tenant.id, None).await?;
    Ok(tenant)
}

fn checked(id: TenantId, new: NewTenant) -> Result<Tenant, Error> {
    check_slug(&new.slug).map_err(|e| Error::invalid(e.to_string()))?;
    let hosts: Vec<String> = new.hosts.iter().map(|host| host.trim().to_ascii_lowercase()).collect();
    for host in &hosts {
        let good = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
        if host.is_empty() || host.len() > 253 || !host.bytes().all(good) {
            return Err(Error::invalid(format!("{host:?} is no host name: give it without scheme, port and path")));
        }
    }
    let first = hosts.first().ok_or_else(|| Error::invalid("a tenant needs at least one host name"))?;
    let base_url = new.base_url.unwrap_or_else(|| format!("https://{first}"));
    let base_url = base_url.trim_end_matches('/').to_owned();
    if !base_url.starts_with("https://") && !base_url.starts_with("http://") {
        return Err(Error::invalid(format!("{base_url:?} is no address of a site: start it with https://")));
    }
    let name = new.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::invalid("a tenant needs a name for its readers"));
    }
    let NewTenant { slug, language, city, region, registration, technical_director, demo, .. } = new;
    let site = SiteProfile { name, base_url, city, region, registration, technical_director };
    Ok(Tenant { id, slug, hosts, language, site, demo })
}

/// # Errors
/// `Forbidden` for anybody but the owner of the data folder.
pub async fn list(app: &App, origin: Origin) -> Result<Vec<Listed>, Error> {
    let (mut listed, mut after) = (Vec::new(), String::new());
    loop {
        let tenants = unscoped::tenants(&app.db, &after, 200).await?;
        let Some(last) = tenants.last() else { return Ok(listed) };
        after.clone_from(&last.slug);
        for tenant in tenants {
            let key = keys::fingerprint(app, tenant.id, origin).await?;
            listed.push(Listed { tenant, key });
        }
    }
}
