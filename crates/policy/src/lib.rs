//! Who may do what. `authorize` asks the policies in `policies/` and is the only maker of a `Permit`; nothing opens a
//! transaction without one. No IO, no SQL, no clock: what a decision reads is in its arguments.

#![warn(clippy::unwrap_used)]

mod action;
mod cache;
mod caller;
mod pdp;
mod permit;
mod question;
mod resource;

pub use action::Action;
pub use caller::{Caller, Origin, Principal, Roles, Service};
pub use permit::{Denial, NotCovered, Permit, Reason};
pub use resource::{Resource, Target};

/// Decides. The answer depends on nothing but the arguments and the embedded policies.
///
/// # Errors
/// A `Denial` that names the policies that forbade it, or none when no policy permits it, and says whether the caller
/// may know that the resource exists.
pub fn authorize(caller: &Caller, action: Action, resource: &Resource) -> Result<Permit, Denial> {
    let decision = pdp::decide(caller, action, resource);
    if decision.allowed {
        return Ok(Permit::granted(caller, action, resource, decision));
    }
    let known = pdp::decide(caller, resource.look(), resource).allowed;
    Err(Denial::refused(caller, action, resource, decision, known))
}

/// Fingerprint of schema and policies, hex: what an audit entry names as the rules it was decided by.
pub fn bundle() -> &'static str {
    pdp::bundle()
}

/// Parses and strictly validates the embedded policies, which every later decision uses.
///
/// # Errors
/// What the validator said. A build whose tests pass cannot get here.
pub fn validate() -> Result<(), String> {
    pdp::validate()
}
