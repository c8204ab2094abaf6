//! The policy decision point: Cedar over the embedded schema and policies.

use std::sync::{Arc, LazyLock};

use cedar_policy::{
    ActionConstraint, Authorizer, Decision as Verdict, EntityUid, Policy, PolicyId, PolicySet, Schema, ValidationMode,
    Validator,
};
use sha2::{Digest, Sha256};

use crate::cache::Cache;
use crate::permit::Reason;
use crate::question::Key;
use crate::{Action, Caller, Resource};

const SCHEMA: &str = include_str!("../../../policies/lauda.cedarschema");

const POLICIES: [(&str, &str); 8] = [
    ("walls", include_str!("../../../policies/walls.cedar")),
    ("columns", include_str!("../../../policies/columns.cedar")),
    ("pages", include_str!("../../../policies/pages.cedar")),
    ("reviews", include_str!("../../../policies/reviews.cedar")),
    ("library", include_str!("../../../policies/library.cedar")),
    ("administration", include_str!("../../../policies/administration.cedar")),
    ("services", include_str!("../../../policies/services.cedar")),
    ("site", include_str!("../../../policies/site.cedar")),
];

#[derive(Clone)]
pub(crate) struct Decision {
    pub(crate) allowed: bool,
    pub(crate) reasons: Arc<[Reason]>,
}

/// Immutable but for its cache, and made of embedded text only: nobody can hand in other policies.
pub(crate) struct Pdp {
    authorizer: Authorizer,
    /// For each action, in the order of `Action::ALL`, the policies that name it or name none: the others cannot apply,
    /// and evaluating them would be most of a decision's time.
    policies: Vec<PolicySet>,
    pub(crate) schema: Schema,
    bundle: String,
    cache: Cache,
}

static PDP: LazyLock<Result<Pdp, String>> = LazyLock::new(Pdp::embedded);

pub(crate) fn decide(caller: &Caller, action: Action, resource: &Resource) -> Decision {
    match &*PDP {
        Ok(pdp) => pdp.decide(Key::new(caller, action, resource)),
        Err(_) => Decision { allowed: false, reasons: Arc::new([]) },
    }
}

pub(crate) fn bundle() -> &'static str {
    PDP.as_ref().map_or("invalid", |pdp| &pdp.bundle)
}

pub(crate) fn validate() -> Result<(), String> {
    PDP.as_ref().map(|_| ()).map_err(Clone::clone)
}

impl Pdp {
    pub(crate) fn embedded() -> Result<Pdp, String> {
        let (schema, warnings) = Schema::from_cedarschema_str(SCHEMA).map_err(|e| format!("schema: {e}"))?;
        if let Some(warning) = warnings.into_iter().next() {
            return Err(format!("schema: {warning}"));
        }
        let policies = parse()?;
        let verdict = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        if !verdict.validation_passed_without_warnings() {
            return Err(verdict.to_string());
        }
        let policies = Action::ALL.iter().map(|action| about(&policies, *action)).collect::<Result<_, _>>()?;
        let texts = std::iter::once(SCHEMA).chain(POLICIES.iter().map(|(_, text)| *text));
        let digest = texts.fold(Sha256::new(), |digest, text| digest.chain_update(text));
        let bundle = domain::revision::hex(&digest.finalize());
        Ok(Pdp { authorizer: Authorizer::new(), policies, schema, bundle, cache: Cache::new() })
    }

    pub(crate) fn decide(&self, key: Key<'_>) -> Decision {
        self.cache.get_or(key, || self.evaluate(key))
    }

    /// Anything that cannot be evaluated is denied. The shape of entities is checked by the tests, over every kind of
    /// resource, and not again for each question.
    pub(crate) fn evaluate(&self, key: Key<'_>) -> Decision {
        let denied = Decision { allowed: false, reasons: Arc::new([]) };
        let (Some(request), Ok(entities)) = (key.request(Some(&self.schema)), key.entities(None)) else {
            return denied;
        };
        let policies = &self.policies[key.action() as usize];
        let response = self.authorizer.is_authorized(&request, policies, &entities);
        if response.diagnostics().errors().next().is_some() {
            return denied;
        }
        let mut reasons: Vec<Reason> = response.diagnostics().reason().map(|id| reason(policies, id)).collect();
        reasons.sort_by(|a, b| a.id.cmp(&b.id));
        Decision { allowed: response.decision() == Verdict::Allow, reasons: reasons.into() }
    }
}

fn reason(policies: &PolicySet, id: &PolicyId) -> Reason {
    let text: &str = id.as_ref();
    Reason { id: text.into(), why: policies.annotation(id, "why").unwrap_or_default().into() }
}

fn about(all: &PolicySet, action: Action) -> Result<PolicySet, String> {
    let applies = |policy: &&Policy| named(policy).is_none_or(|actions| actions.contains(&action.name().to_owned()));
    PolicySet::from_policies(all.policies().filter(applies).cloned()).map_err(|e| e.to_string())
}

/// The actions that a policy is about; none for all.
fn named(policy: &Policy) -> Option<Vec<String>> {
    let name = |uid: &EntityUid| uid.id().unescaped().to_owned();
    match policy.action_constraint() {
        ActionConstraint::Any => None,
        ActionConstraint::Eq(uid) => Some(vec![name(&uid)]),
        ActionConstraint::In(uids) => Some(uids.iter().map(name).collect()),
    }
}

/// Each policy is known by its `@id`, which starts with the name of its file.
fn parse() -> Result<PolicySet, String> {
    let mut all = PolicySet::new();
    for (file, text) in POLICIES {
        let set: PolicySet = text.parse().map_err(|e| format!("{file}: {e}"))?;
        for policy in set.policies() {
            let id = policy.annotation("id").ok_or_else(|| format!("{file}: a policy without @id"))?;
            if policy.annotation("why").is_none_or(str::is_empty) {
                return Err(format!("{file}: {id} has no @why"));
            }
            // A group of actions would be missed by `about`, and a forbid with it.
            let known = |name: &String| Action::ALL.iter().any(|action| action.name() == name);
            if !named(policy).iter().flatten().all(known) {
                return Err(format!("{file}: {id} names an action that is not in the code"));
            }
            all.add(policy.new_id(PolicyId::new(id))).map_err(|e| format!("{file}: {e}"))?;
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::id::{RequestId, TenantId, UserId};
    use domain::user::Role;
    use domain::workflow::Column;

    use super::*;
    use crate::{Origin, Principal, Service};

    /// Decisions are made without checking the shape of entities again, so every shape that can be asked about is here.
    #[test]
    fn every_entity_has_the_shape_of_the_schema() {
        let pdp = Pdp::embedded().unwrap();
        let (tenant, user) = (TenantId(uuid::Uuid::from_u128(1)), UserId(uuid::Uuid::from_u128(2)));
        let id = uuid::Uuid::from_u128(3);
        let page = |reviewers: BTreeSet<UserId>| Resource::Page {
            tenant,
            id: id.into(),
            column: Column::Draft,
            live: true,
            author: user,
            reviewers,
        };
        let resources = [
            Resource::Installation,
            Resource::Tenant(tenant),
            page(BTreeSet::new()),
            page(BTreeSet::from([user])),
            Resource::Library(tenant),
            Resource::Account { tenant, user },
            Resource::Component("a \"quoted\" name".into()),
            Resource::AuditLog(tenant),
            Resource::Job { tenant, id: id.into(), page: None },
        ];
        let mut principals = vec![Principal::Guest, Principal::Owner];
        principals.extend(Service::ALL.map(Principal::System));
        principals.push(Principal::User { id: user, roles: Role::ALL.into_iter().collect() });
        principals.push(Principal::User { id: user, roles: [].into_iter().collect() });
        for principal in principals {
            let request_id = RequestId(id);
            let caller = Caller { principal, tenant, session: None, device: None, origin: Origin::Http, request_id };
            for resource in &resources {
                Key::new(&caller, Action::PageRead, resource).entities(Some(&pdp.schema)).unwrap();
            }
        }
    }

    #[test]
    fn every_policy_is_known_by_its_file() {
        for (file, text) in POLICIES {
            let set: PolicySet = text.parse().unwrap();
            for policy in set.policies() {
                assert_eq!(policy.annotation("id").unwrap().split('.').next(), Some(file));
            }
        }
    }

    #[test]
    fn every_action_is_in_the_schema_and_the_reverse() {
        let pdp = Pdp::embedded().unwrap();
        let mut schema: Vec<String> = pdp.schema.actions().map(|uid| uid.id().unescaped().to_owned()).collect();
        let mut code: Vec<String> = Action::ALL.iter().map(|action| action.name().to_owned()).collect();
        schema.sort();
        code.sort();
        assert_eq!(code, schema);
    }
}
