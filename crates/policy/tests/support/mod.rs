//! Callers and resources for the tests.
#![allow(dead_code)]

use std::collections::BTreeSet;

use domain::id::{JobId, PageId, RequestId, TenantId, UserId};
use domain::user::Role;
use domain::workflow::Column;
use policy::{Caller, Origin, Principal, Resource, Service};

fn id<T: From<uuid::Uuid>>(n: u128) -> T {
    uuid::Uuid::from_u128(n).into()
}

pub fn tenant() -> TenantId {
    id(1)
}

pub fn other_tenant() -> TenantId {
    id(2)
}

/// The user who asks.
pub fn me() -> UserId {
    id(10)
}

pub fn other() -> UserId {
    id(11)
}

pub fn caller(principal: Principal) -> Caller {
    let origin = match principal {
        Principal::Owner => Origin::ControlSocket,
        Principal::System(_) => Origin::Worker,
        _ => Origin::Http,
    };
    Caller {
        principal,
        tenant: tenant(),
        session: None,
        device: None,
        origin,
        request_id: RequestId::from(uuid::Uuid::nil()),
    }
}

pub fn owner() -> Caller {
    caller(Principal::Owner)
}

pub fn service(service: Service) -> Caller {
    caller(Principal::System(service))
}

pub fn user<const N: usize>(roles: [Role; N]) -> Caller {
    caller(Principal::User { id: me(), roles: roles.into_iter().collect() })
}

pub fn page(column: Column, live: bool, mine: bool, assigned: bool) -> Resource {
    let author = if mine { me() } else { other() };
    let reviewers = if assigned { BTreeSet::from([me(), id(12)]) } else { BTreeSet::from([id(12)]) };
    Resource::Page { tenant: tenant(), id: id(20), column, live, author, reviewers }
}

pub fn account(user: UserId) -> Resource {
    Resource::Account { tenant: tenant(), user }
}

pub fn job() -> Resource {
    Resource::Job { tenant: tenant(), id: id::<JobId>(30), page: Some(id::<PageId>(20)) }
}

/// One resource of each kind.
pub fn resources() -> impl Iterator<Item = Resource> {
    [
        Resource::Installation,
        Resource::Tenant(tenant()),
        page(Column::Draft, false, false, false),
        Resource::Library(tenant()),
        account(other()),
        Resource::Component("health-calc".into()),
        Resource::AuditLog(tenant()),
        job(),
    ]
    .into_iter()
}

/// The same resource in another tenant; none for what belongs to the installation.
pub fn moved(resource: &Resource) -> Option<Resource> {
    let tenant = other_tenant();
    Some(match resource.clone() {
        Resource::Installation | Resource::Component(_) => return None,
        Resource::Tenant(_) => Resource::Tenant(tenant),
        Resource::Library(_) => Resource::Library(tenant),
        Resource::AuditLog(_) => Resource::AuditLog(tenant),
        Resource::Page { id, column, live, author, reviewers, .. } => {
            Resource::Page { tenant, id, column, live, author, reviewers }
        }
        Resource::Account { user, .. } => Resource::Account { tenant, user },
        Resource::Job { id, page, .. } => Resource::Job { tenant, id, page },
    })
}
