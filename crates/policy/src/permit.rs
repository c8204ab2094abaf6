//! The two answers. Neither can be made outside this crate.

use std::fmt;
use std::sync::Arc;

use domain::id::TenantId;

use crate::pdp::Decision;
use crate::{Action, Caller, Resource, Target};

/// Proof that the policies allowed one action of one caller on one resource. It is not `Clone`: whoever needs another
/// asks again.
#[derive(Debug)]
#[must_use = "a permit that nobody uses was asked for in vain"]
pub struct Permit {
    caller: Caller,
    action: Action,
    resource: Resource,
    reasons: Arc<[Reason]>,
}

/// A policy that decided: its id and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub id: Arc<str>,
    pub why: Arc<str>,
}

/// A function of `db` was called with a permit for something else. This is a fault of the program, not of the caller.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a permit for {held} of {resource} does not cover {target:?} here")]
pub struct NotCovered {
    held: Action,
    resource: &'static str,
    target: Target,
}

impl Permit {
    pub(crate) fn granted(caller: &Caller, action: Action, resource: &Resource, decision: Decision) -> Permit {
        Permit { caller: caller.clone(), action, resource: resource.clone(), reasons: decision.reasons }
    }

    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The tenant whose rows may be touched. The walls hold the resource's tenant, where it has one, equal to it.
    pub fn tenant(&self) -> TenantId {
        self.caller.tenant
    }

    pub fn action(&self) -> Action {
        self.action
    }

    pub fn resource(&self) -> &Resource {
        &self.resource
    }

    /// The policies that permitted it.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// Whether the permit is for one of these actions and reaches the target.
    pub fn covers(&self, actions: &[Action], target: Target) -> bool {
        actions.contains(&self.action) && self.resource.covers(target)
    }

    /// # Errors
    /// `NotCovered` where `covers` says no.
    pub fn require(&self, actions: &[Action], target: Target) -> Result<(), NotCovered> {
        if self.covers(actions, target) {
            return Ok(());
        }
        Err(NotCovered { held: self.action, resource: self.resource.kind(), target })
    }
}

/// Why not.
#[derive(Clone, Debug)]
pub struct Denial {
    caller: Caller,
    action: Action,
    resource: Resource,
    reasons: Arc<[Reason]>,
    known: bool,
}

impl Denial {
    pub(crate) fn refused(
        caller: &Caller,
        action: Action,
        resource: &Resource,
        decision: Decision,
        known: bool,
    ) -> Denial {
        Denial { caller: caller.clone(), action, resource: resource.clone(), reasons: decision.reasons, known }
    }

    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    pub fn action(&self) -> Action {
        self.action
    }

    pub fn resource(&self) -> &Resource {
        &self.resource
    }

    /// The policies that forbade it; empty when none permitted it.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// Whether the caller may know that the resource exists: "forbidden" if so, else "not found".
    pub fn discloses(&self) -> bool {
        self.known
    }
}

impl std::error::Error for Denial {}

impl fmt::Display for Denial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not allowed", self.action)?;
        for (n, reason) in self.reasons.iter().enumerate() {
            write!(f, "{}{}", if n == 0 { ": " } else { "; " }, reason.why)?;
        }
        Ok(())
    }
}
