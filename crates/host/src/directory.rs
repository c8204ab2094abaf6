//! How the registry is filled at the start: the components of the binary, then what was deployed.

use std::io;
use std::sync::Arc;

use jiff::Timestamp;

use crate::archive::{Archive, Deployed};
use crate::builtin::Builtin;
use crate::error::StartError;
use crate::history::{Arrival, History, VersionRecord};
use crate::limits::Limits;
use crate::registry::{Book, Directory, Slot};
use crate::role::Role;
use crate::settings::Settings;
use crate::version::{Bytes, Version};

impl Directory {
    /// # Errors
    /// The archive cannot be written, or the configuration names what is not there.
    pub fn open(settings: &Settings, mut archive: Option<&mut Archive>) -> Result<Self, StartError> {
        let mut directory = Directory::default();
        for builtin in &settings.builtins {
            let role = builtin.role().ok_or(StartError::Builtin(builtin.name))?;
            match archive.as_deref_mut() {
                Some(archive) => bring(archive, settings, builtin, role)?,
                None => {
                    let history = History::begin(arrival(settings, builtin, role));
                    directory.place(settings, builtin.name, role, history, |_| Bytes::Embedded(builtin.bytes));
                }
            }
        }
        if let Some(archive) = archive {
            for (name, deployed) in archive.components() {
                let file = |version: &VersionRecord| Bytes::File(archive.file(&version.digest));
                directory.place(settings, name, deployed.role, deployed.versions.clone(), file);
            }
        }
        for (role, name) in &settings.assignments {
            directory.assign(*role, name)?;
        }
        match settings.limits.keys().find(|name| directory.named(name).is_none()) {
            Some(name) => Err(StartError::UnknownComponent(name.clone())),
            None => Ok(directory),
        }
    }

    /// # Errors
    /// There is no such component, or it is for another role.
    pub fn assign(&mut self, role: Role, name: &str) -> Result<(), StartError> {
        let refused = |reason| StartError::Assignment { role, name: name.to_owned(), reason };
        let slot = self.named(name).ok_or_else(|| refused("there is no such component".to_owned()))?;
        if slot.role != role {
            return Err(refused(format!("it is for {}", slot.role)));
        }
        self.set_assigned(role, name);
        Ok(())
    }

    fn place(
        &mut self,
        settings: &Settings,
        name: &str,
        role: Role,
        history: History,
        bytes: impl Fn(&VersionRecord) -> Bytes,
    ) {
        let Some(live) = history.live() else { return };
        let limits = limits(settings, name, role, Some(live.limits));
        let version = Version::new(live.number, live.digest.as_str().into(), role, limits, bytes(live));
        let all = history.versions().iter().map(|version| (version.digest.clone(), bytes(version))).collect();
        self.insert(Arc::new(Slot::new(name, role, version, Book { history, bytes: all })));
    }
}

/// Configured limits stand before those of the deployment, and these before those of the role.
pub fn limits(settings: &Settings, name: &str, role: Role, deployed: Option<Limits>) -> Limits {
    settings.limits.get(name).copied().or(deployed).unwrap_or_else(|| Limits::for_role(role))
}

fn arrival(settings: &Settings, builtin: &Builtin, role: Role) -> Arrival {
    Arrival {
        digest: builtin.digest.to_owned(),
        bytes: builtin.bytes.len(),
        limits: limits(settings, builtin.name, role, None),
        by: format!("lauda {}", env!("CARGO_PKG_VERSION")),
        builtin: true,
        at: Timestamp::now(),
    }
}

/// Records the component of this binary, unless it is known. It becomes live where the live one came with a binary too;
/// what a person deployed stays.
fn bring(archive: &mut Archive, settings: &Settings, builtin: &Builtin, role: Role) -> Result<(), StartError> {
    let path = archive.file(builtin.digest);
    let failed = |source: io::Error| StartError::Io { path: path.clone(), source };
    let versions = match archive.components().get(builtin.name) {
        None => History::begin(arrival(settings, builtin, role)),
        Some(deployed) => {
            let known = deployed.versions.versions().iter().any(|version| version.digest == builtin.digest);
            if known || deployed.versions.live().is_some_and(|live| !live.builtin) {
                return Ok(());
            }
            let mut versions = deployed.versions.clone();
            versions.deploy(arrival(settings, builtin, role));
            versions
        }
    };
    archive.keep(builtin.digest, builtin.bytes).map_err(failed)?;
    archive.record(builtin.name, Deployed { role, versions }).map_err(failed)
}
