//! What a decision reads, and nothing else: the Cedar request is made from the same value that keys the cache.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use cedar_policy::{
    Context, ContextCreationError, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request,
    RestrictedExpression as Expression, Schema,
};
use domain::id::TenantId;

use crate::{Action, Caller, Origin, Principal, Resource};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key<'a> {
    principal: Principal,
    tenant: TenantId,
    origin: Origin,
    action: Action,
    resource: &'a Resource,
}

pub(crate) struct OwnedKey {
    principal: Principal,
    tenant: TenantId,
    origin: Origin,
    action: Action,
    resource: Resource,
}

impl<'a> Key<'a> {
    pub(crate) fn new(caller: &Caller, action: Action, resource: &'a Resource) -> Key<'a> {
        let Caller { principal, tenant, origin, session: _, device: _, request_id: _ } = *caller;
        Key { principal, tenant, origin, action, resource }
    }

    pub(crate) fn action(self) -> Action {
        self.action
    }

    pub(crate) fn to_owned(self) -> OwnedKey {
        let Key { principal, tenant, origin, action, resource } = self;
        OwnedKey { principal, tenant, origin, action, resource: resource.clone() }
    }

    /// None where the schema has no such question, such as a guest who manages users.
    pub(crate) fn request(self, schema: Option<&Schema>) -> Option<Request> {
        let context = self.context().ok()?;
        let action = uid("Action", self.action.name());
        Request::new(self.principal_uid(), action, self.resource_uid(), context, schema).ok()
    }

    /// # Errors
    /// With a schema: where an entity does not have the shape that the schema gives it.
    pub(crate) fn entities(self, schema: Option<&Schema>) -> Result<Entities, Box<dyn std::error::Error>> {
        let attributes = self.resource_attributes();
        let resource = Entity::new(self.resource_uid(), attributes, HashSet::new())?;
        let mut all = vec![resource];
        if let Principal::User { roles, .. } = self.principal {
            let roles = roles.iter().map(|role| Expression::new_entity_uid(uid("Role", role.name())));
            let roles = HashMap::from([("roles".to_owned(), Expression::new_set(roles))]);
            all.push(Entity::new(self.principal_uid(), roles, HashSet::new())?);
        }
        Ok(Entities::from_entities(all, schema)?)
    }

    fn principal_uid(self) -> EntityUid {
        match self.principal {
            Principal::Guest => uid("Guest", "guest"),
            Principal::Owner => uid("Owner", "owner"),
            Principal::System(service) => uid("Service", service.name()),
            Principal::User { id, .. } => uid("User", &id.to_string()),
        }
    }

    fn resource_uid(self) -> EntityUid {
        uid(self.resource.kind(), &self.resource.to_string())
    }

    fn context(self) -> Result<Context, ContextCreationError> {
        let tenant = Expression::new_entity_uid(uid("Tenant", &self.tenant.to_string()));
        let origin = Expression::new_string(self.origin.name().to_owned());
        Context::from_pairs([("tenant".to_owned(), tenant), ("origin".to_owned(), origin)])
    }

    fn resource_attributes(self) -> HashMap<String, Expression> {
        let mut attributes = HashMap::new();
        let user = |id: &dyn std::fmt::Display| Expression::new_entity_uid(uid("User", &id.to_string()));
        if let (Some(tenant), false) = (self.resource.tenant(), matches!(self.resource, Resource::Tenant(_))) {
            let tenant = Expression::new_entity_uid(uid("Tenant", &tenant.to_string()));
            attributes.insert("tenant".to_owned(), tenant);
        }
        match self.resource {
            Resource::Page { column, live, author, reviewers, .. } => {
                attributes.insert("status".to_owned(), Expression::new_string(column.name().to_owned()));
                attributes.insert("live".to_owned(), Expression::new_bool(*live));
                attributes.insert("author".to_owned(), user(author));
                let reviewers = reviewers.iter().map(|id| user(id));
                attributes.insert("reviewers".to_owned(), Expression::new_set(reviewers));
            }
            Resource::Account { user: id, .. } => {
                attributes.insert("user".to_owned(), user(id));
            }
            _ => {}
        }
        attributes
    }
}

impl OwnedKey {
    pub(crate) fn is(&self, key: Key<'_>) -> bool {
        let OwnedKey { principal, tenant, origin, action, resource } = self;
        key == Key { principal: *principal, tenant: *tenant, origin: *origin, action: *action, resource }
    }
}

/// Parsed once: parsing a name costs as much as evaluating several policies.
static KINDS: LazyLock<HashMap<&'static str, EntityTypeName>> = LazyLock::new(|| {
    let kinds = [
        "Action",
        "Role",
        "Guest",
        "Owner",
        "Service",
        "User",
        "Installation",
        "Tenant",
        "Page",
        "Library",
        "Account",
        "Component",
        "AuditLog",
        "Job",
    ];
    kinds.map(|kind| (kind, kind.parse().expect("the kinds are identifiers of the schema"))).into()
});

fn uid(kind: &'static str, id: &str) -> EntityUid {
    let kind = KINDS.get(kind).expect("every kind that is asked about is listed").clone();
    EntityUid::from_type_name_and_id(kind, EntityId::new(id))
}
