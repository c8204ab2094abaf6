//! The head of every function: who asks, for what, and may they. A refusal is logged before it is told.

use db::unscoped;
use domain::document::Language;
use domain::id::{PageId, RequestId, TenantId};
use domain::page::Page;
use domain::tenant::Tenant;
use policy::{Action, Caller, Origin, Permit, Principal, Resource, Service};
use uuid::Uuid;

use crate::app::App;
use crate::error::Error;

/// # Errors
/// `Forbidden` or `NotFound`, whichever the caller may know.
pub async fn permit(app: &App, caller: &Caller, action: Action, resource: &Resource) -> Result<Permit, Error> {
    match policy::authorize(caller, action, resource) {
        Ok(permit) => Ok(permit),
        Err(denial) => {
            unscoped::log_denial(&app.db, &denial).await?;
            Err(denial.into())
        }
    }
}

/// A permit on a page, by what the policies read about it.
///
/// # Errors
/// As [`permit`].
pub async fn permit_page(app: &App, caller: &Caller, action: Action, page: PageId) -> Result<Permit, Error> {
    let resource = unscoped::page_resource(&app.db, caller.tenant, page).await?.ok_or(Error::NotFound("page"))?;
    permit(app, caller, action, &resource).await
}

/// A page by slug (`pressao-alta`, `en/high-blood-pressure`) or id, as people name it. Whether the caller may know of it
/// is asked by the function that uses it.
///
/// # Errors
/// `NotFound`.
pub async fn find_page(app: &App, caller: &Caller, name: &str) -> Result<PageId, Error> {
    if let Ok(id) = name.parse::<Uuid>() {
        return Ok(id.into());
    }
    let (language, slug) = match name.split_once('/') {
        Some(("en", slug)) => (Some(Language::En), slug),
        Some(("pt" | "pt-BR", slug)) => (Some(Language::PtBr), slug),
        _ => (None, name),
    };
    unscoped::page_by_slug(&app.db, caller.tenant, language, slug).await?.ok_or(Error::NotFound("page"))
}

/// The product's own hands, for one tenant.
pub fn service(app: &App, service: Service, tenant: TenantId) -> Caller {
    caller(app, Principal::System(service), tenant, Origin::Worker)
}

/// Whoever owns the data folder.
pub fn owner(app: &App, tenant: TenantId, origin: Origin) -> Caller {
    caller(app, Principal::Owner, tenant, origin)
}

pub fn caller(app: &App, principal: Principal, tenant: TenantId, origin: Origin) -> Caller {
    Caller { principal, tenant, session: None, device: None, origin, request_id: app.db.new_id::<RequestId>() }
}

/// The tenant with this short name.
///
/// # Errors
/// `NotFound`.
pub async fn tenant_by_slug(app: &App, slug: &str) -> Result<Tenant, Error> {
    let mut after = String::new();
    loop {
        let page = unscoped::tenants(&app.db, &after, 200).await?;
        let Some(last) = page.last().map(|tenant| tenant.slug.clone()) else { return Err(Error::NotFound("tenant")) };
        if let Some(found) = page.into_iter().find(|tenant| tenant.slug == slug) {
            return Ok(found);
        }
        after = last;
    }
}

/// The attributes of a page that is being made.
pub fn new_page(page: &Page) -> Resource {
    Resource::Page {
        tenant: page.tenant,
        id: page.id,
        column: domain::workflow::Column::Draft,
        live: false,
        author: page.author,
        reviewers: std::collections::BTreeSet::new(),
    }
}
