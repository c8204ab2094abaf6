//! Hot deploy and rollback. A new version takes the calls that begin after it; calls in flight finish on the old one.

use std::sync::Arc;

use crate::history::Arrival;
use crate::host::Host;
use crate::limits::Limits;
use crate::registry::Slot;
use crate::version::Version;

/// A component that is to go live.
pub struct Deployment<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub by: &'a str,
    pub limits: Option<Limits>,
}

impl Host {
    pub(crate) fn roll_back_failing(&self, slot: &Arc<Slot>, version: &Arc<Version>, reason: String) {
        let _ = (slot, version, reason, None::<Arrival>);
    }
}
