//! Clinics and publishers.

use domain::document::Language;
use domain::publishing::SiteProfile;
use domain::tenant::Tenant;
use policy::{Action, Target};

use crate::error::Error;
use crate::grants::CHANGES_SITE;
use crate::row::{Row, to_json, to_name};
use crate::sql::{args, sql};
use crate::tx::Tx;

/// Makes the tenant of the permit.
///
/// # Errors
/// `Exists` when its short name or one of its hosts is taken.
pub async fn create(tx: &mut Tx<'_>, tenant: &Tenant) -> Result<(), Error> {
    tx.require(&[Action::TenantManage], Target::Tenant)?;
    let text =
        sql!("insert into tenants (tenant, slug, language, site, demo, created_at) values ($1, $2, $3, $4, $5, $6)");
    let now = tx.now();
    let values = args![&tenant.slug, to_name(&tenant.language), to_json(&tenant.site), tenant.demo, now];
    tx.exec(text, values).await.map_err(|e| e.or_exists("this tenant"))?;
    set_hosts(tx, &tenant.hosts).await?;
    tx.changed("tenants", tx.tenant());
    Ok(())
}

/// Name, hosts, language, profile and demo flag of the permit's tenant.
///
/// # Errors
/// `NotFound`, `Exists` when the short name or a host is taken.
pub async fn update(tx: &mut Tx<'_>, tenant: &Tenant) -> Result<(), Error> {
    tx.require(&[Action::TenantManage], Target::Tenant)?;
    let text = sql!(
        "update tenants set slug = $2, language = $3, site = $4, demo = $5, site_version = site_version + 1 where tenant = $1"
    );
    let values = args![&tenant.slug, to_name(&tenant.language), to_json(&tenant.site), tenant.demo];
    if tx.exec(text, values).await.map_err(|e| e.or_exists("this tenant"))? == 0 {
        return Err(Error::NotFound("tenant"));
    }
    tx.exec(sql!("delete from hosts where tenant = $1"), args![]).await?;
    set_hosts(tx, &tenant.hosts).await?;
    tx.changed("tenants", tx.tenant());
    Ok(())
}

/// The permit's tenant. Any permit shows it: name and profile of a site are printed on its pages.
///
/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx<'_>) -> Result<Tenant, Error> {
    let row = tx.optional(sql!("select * from tenants where tenant = $1"), args![]).await?;
    let row = row.ok_or(Error::NotFound("tenant"))?;
    let hosts = tx.all(sql!("select host from hosts where tenant = $1 order by position"), args![]).await?;
    let hosts = hosts.iter().map(|row| row.text("host")).collect::<Result<_, _>>()?;
    read(&row, hosts)
}

/// Counts what changed of the tenant's site: the profile, or which pages are live. What was rendered at one version and is
/// kept at the same one is right.
///
/// # Errors
/// `NotFound`.
pub async fn site_version(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let row = tx.optional(sql!("select site_version from tenants where tenant = $1"), args![]).await?;
    row.ok_or(Error::NotFound("tenant"))?.get("site_version")
}

/// Keeps the version until the transaction ends, and returns it.
///
/// # Errors
/// `NotFound`, `ReadTransaction`.
pub async fn lock_site(tx: &mut Tx<'_>) -> Result<i64, Error> {
    // A change that changes nothing takes the row's lock on PostgreSQL; SQLite has one writer anyway.
    tx.exec(sql!("update tenants set site_version = site_version where tenant = $1"), args![]).await?;
    site_version(tx).await
}

/// Makes a new version with the commit.
///
/// # Errors
/// `NotCovered` without a permit that changes the site.
pub async fn change_site(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.require(CHANGES_SITE, Target::Any)?;
    tx.exec(sql!("update tenants set site_version = site_version + 1 where tenant = $1"), args![]).await?;
    Ok(())
}

pub(crate) fn read(row: &Row, hosts: Vec<String>) -> Result<Tenant, Error> {
    Ok(Tenant {
        id: row.id("tenant")?,
        slug: row.text("slug")?,
        hosts,
        language: row.name::<Language>("language")?,
        site: row.json::<SiteProfile>("site")?,
        demo: row.get("demo")?,
    })
}

async fn set_hosts(tx: &mut Tx<'_>, hosts: &[String]) -> Result<(), Error> {
    for (position, host) in (0_u32..).zip(hosts) {
        let text = sql!("insert into hosts (tenant, host, position) values ($1, $2, $3)");
        tx.exec(text, args![host, position]).await.map_err(|e| e.or_exists("this host name"))?;
    }
    Ok(())
}
