//! What there is to know about a component: of those that are registered, and of a file before it is deployed.

use serde::Serialize;

use crate::error::DeployError;
use crate::history::VersionRecord;
use crate::host::Host;
use crate::limits::Limits;
use crate::registry::Slot;
use crate::role::Role;
use crate::version::digest;
use crate::world::{Item, Offer};

/// One line of the list of components.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    pub name: String,
    pub role: Role,
    /// Whether it takes the role where nobody chose another.
    pub assigned: bool,
    pub live: VersionRecord,
    /// How many versions there were.
    pub versions: usize,
    /// Failed several times in a row and is left alone for a while.
    pub quarantined: bool,
}

/// A component in full.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Inspection {
    /// None where it exports nothing that Lauda calls.
    pub role: Option<Role>,
    /// `sha256:…`
    pub digest: String,
    pub bytes: usize,
    pub imports: Vec<Item>,
    pub exports: Vec<Item>,
    /// Why it could not be deployed for its role; empty if it can.
    pub differences: Vec<String>,
    /// Those of the live version, or those that a deployment would give it.
    pub limits: Option<Limits>,
}

impl Host {
    /// Every component, by name.
    pub fn list(&self) -> Vec<Summary> {
        let directory = self.0.directory.load();
        let summary = |slot: &Slot| {
            let book = slot.book();
            Some(Summary {
                name: slot.name.to_string(),
                role: slot.role,
                assigned: directory.assigned(slot.role) == &*slot.name,
                live: book.history.live()?.clone(),
                versions: book.history.versions().len(),
                quarantined: slot.live().in_quarantine(),
            })
        };
        directory.slots().into_iter().filter_map(|slot| summary(slot)).collect()
    }

    /// # Errors
    /// There is no such component, or its file cannot be read.
    pub fn inspect(&self, name: &str) -> Result<Inspection, DeployError> {
        let live = self.named(name)?.live();
        let bytes = live.read().map_err(|error| DeployError::Host(error.to_string()))?;
        Ok(Inspection { limits: Some(live.limits), ..inspect(&bytes)? })
    }
}

/// Looks at the bytes of a component without running any of it.
///
/// # Errors
/// The bytes are no component.
pub fn inspect(bytes: &[u8]) -> Result<Inspection, DeployError> {
    let offer = Offer::read(bytes)?;
    let role = offer.role().ok();
    Ok(Inspection {
        role,
        digest: digest(bytes),
        bytes: bytes.len(),
        imports: offer.imports(),
        exports: offer.exports(),
        differences: role.map_or(Ok(Vec::new()), |role| offer.differences(role))?,
        limits: role.map(Limits::for_role),
    })
}
