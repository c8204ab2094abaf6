//! Hot deploy and rollback. A new version takes the calls that begin after it; calls in flight finish on the old one.

use std::sync::Arc;

use jiff::Timestamp;

use crate::archive::Deployed;
use crate::directory::limits;
use crate::error::DeployError;
use crate::history::{Arrival, History, VersionRecord};
use crate::host::Host;
use crate::limits::Limits;
use crate::registry::{Book, Slot};
use crate::role::Role;
use crate::run::Ready;
use crate::version::{Bytes, Loaded, Version, compile, digest};
use crate::world::Offer;

/// A component that is to go live.
#[derive(Clone, Copy, Debug)]
pub struct Deployment<'a> {
    /// A new name, or that of a component that gets a new version.
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// Who deploys it, for the history.
    pub by: &'a str,
    /// None keeps those of the version before, or takes those of the role.
    pub limits: Option<Limits>,
}

/// A component that was found fit to go live.
struct Fit {
    role: Role,
    digest: String,
    limits: Limits,
    loaded: Loaded,
}

impl Host {
    /// Checks the component, compiles it, tries it out and puts it live. Compiling a large one takes long and happens on
    /// the calling thread (and the compiler's), while calls go on.
    ///
    /// The same bytes as the live version with the same limits change nothing.
    ///
    /// # Errors
    /// The component is refused, with the reason; nothing has changed then.
    pub fn deploy(&self, deployment: &Deployment<'_>) -> Result<VersionRecord, DeployError> {
        let &Deployment { name, bytes, by, .. } = deployment;
        check_name(name)?;
        let slot = self.0.directory.load().named(name).cloned();
        let fit = self.examine(deployment, slot.as_deref())?;
        let arrival = Arrival {
            digest: fit.digest.clone(),
            bytes: bytes.len(),
            limits: fit.limits,
            by: by.to_owned(),
            builtin: false,
            at: Timestamp::now(),
        };
        let kept = self.keep(&fit.digest, bytes)?;
        let record = match slot {
            Some(slot) => self.replace(&slot, fit, arrival, kept)?,
            None => self.introduce(name, fit, arrival, kept)?,
        };
        tracing::info!(component = name, digest = record.digest, version = record.number, by, "deployed");
        Ok(record)
    }

    /// Goes back to the version before the live one, or to the one of this number.
    ///
    /// # Errors
    /// There is no such component or version.
    pub fn roll_back(&self, name: &str, to: Option<u32>, by: &str) -> Result<VersionRecord, DeployError> {
        let slot = self.named(name)?;
        self.go_back(&slot, None, to, &format!("by {by}"))
    }

    /// All versions of a component, in order.
    ///
    /// # Errors
    /// There is no such component.
    pub fn history(&self, name: &str) -> Result<Vec<VersionRecord>, DeployError> {
        Ok(self.named(name)?.book().history.versions().to_vec())
    }

    /// Takes a failing version back, unless somebody was faster.
    pub(crate) fn roll_back_failing(&self, slot: &Slot, version: &Version, reason: &str) {
        match self.go_back(slot, Some(version.number), None, reason) {
            Ok(record) => {
                metrics::counter!("wasm_component_rollbacks_total", "component" => slot.name.to_string()).increment(1);
                tracing::error!(
                    component = &*slot.name,
                    failed = version.number,
                    live = record.number,
                    reason,
                    "rolled back"
                );
            }
            Err(error) => tracing::error!(component = &*slot.name, %error, "could not be rolled back"),
        }
    }

    pub(crate) fn named(&self, name: &str) -> Result<Arc<Slot>, DeployError> {
        let directory = self.0.directory.load();
        directory.named(name).cloned().ok_or_else(|| DeployError::UnknownComponent(name.to_owned()))
    }

    /// # Errors
    /// Everything that is wrong with the component itself.
    fn examine(&self, deployment: &Deployment<'_>, slot: Option<&Slot>) -> Result<Fit, DeployError> {
        let &Deployment { name, bytes, .. } = deployment;
        let limit = self.0.settings.component_bytes;
        if bytes.len() > limit {
            return Err(DeployError::TooLarge { bytes: bytes.len(), limit });
        }
        let offer = Offer::read(bytes)?;
        let offered = offer.role()?;
        let role = slot.map_or(offered, |slot| slot.role);
        if offered != role {
            return Err(DeployError::OtherRole { name: name.to_owned(), is: role, offered });
        }
        let differences = offer.differences(role)?;
        if !differences.is_empty() {
            return Err(DeployError::WrongWorld { world: role.world().to_owned(), differences });
        }
        let before = slot.map(|slot| slot.live().limits);
        let limits = limits(&self.0.settings, name, role, deployment.limits.or(before));
        let digest = digest(bytes);
        let loaded = self.try_out(role, &digest, bytes, limits)?;
        Ok(Fit { role, digest, limits, loaded })
    }

    /// Compiles the component and makes one instance under its limits: what cannot start must not go live.
    fn try_out(&self, role: Role, digest: &str, bytes: &[u8], limits: Limits) -> Result<Loaded, DeployError> {
        let inner = &*self.0;
        let cached = inner.cache.as_ref().and_then(|cache| cache.load(&inner.engine.wasmtime, digest));
        let component = match cached {
            Some(component) => component,
            None => compile(&inner.engine, inner.cache.as_ref(), digest, bytes).map_err(DeployError::NotAComponent)?,
        };
        let does_not_start = |error: String| DeployError::DoesNotStart(error);
        let loaded = Loaded::link(&inner.engine, &component, role).map_err(|e| does_not_start(format!("{e:#}")))?;
        let version = Version::new(0, digest.into(), role, limits, Bytes::Owned(Arc::default()));
        let _clock = inner.engine.ticker.run();
        let ready = Ready { loaded: &loaded, version: &version, inner };
        let started = loaded.instance.instantiate(ready.store());
        started.map_err(|error| does_not_start(ready.not_started(error).to_string()))?;
        Ok(loaded)
    }

    fn keep(&self, digest: &str, bytes: &[u8]) -> Result<Bytes, DeployError> {
        match self.0.archive() {
            None => Ok(Bytes::Owned(bytes.into())),
            Some(archive) => {
                archive.keep(digest, bytes).map_err(|error| DeployError::Host(error.to_string()))?;
                Ok(Bytes::File(archive.file(digest)))
            }
        }
    }

    /// A new version of a component that there is.
    fn replace(&self, slot: &Slot, fit: Fit, arrival: Arrival, bytes: Bytes) -> Result<VersionRecord, DeployError> {
        let mut book = slot.book();
        if let Some(live) = book.history.live().filter(|live| live.digest == fit.digest && live.limits == fit.limits) {
            return Ok(live.clone());
        }
        let mut history = book.history.clone();
        let record = history.deploy(arrival).clone();
        self.record(&slot.name, slot.role, &history)?;
        let version = Version::new(record.number, record.digest.as_str().into(), fit.role, fit.limits, bytes.clone());
        slot.switch(version.loaded_with(fit.loaded), history.on_probation());
        book.bytes.insert(fit.digest, bytes);
        book.history = history;
        Ok(record)
    }

    /// A component under a new name.
    fn introduce(&self, name: &str, fit: Fit, arrival: Arrival, bytes: Bytes) -> Result<VersionRecord, DeployError> {
        self.0.change(|directory| {
            if directory.named(name).is_some() {
                return Err(DeployError::Host(format!("{name} was deployed by somebody else at the same time")));
            }
            let history = History::begin(arrival);
            let record = history.live().cloned().ok_or(DeployError::UnknownVersion(1))?;
            self.record(name, fit.role, &history)?;
            let version = Version::new(1, fit.digest.as_str().into(), fit.role, fit.limits, bytes.clone());
            let book = Book { history, bytes: [(fit.digest, bytes)].into() };
            directory.insert(Arc::new(Slot::new(name, fit.role, version.loaded_with(fit.loaded), book)));
            Ok(record)
        })
    }

    /// `expected` is the number that must still be live.
    fn go_back(
        &self,
        slot: &Slot,
        expected: Option<u32>,
        to: Option<u32>,
        reason: &str,
    ) -> Result<VersionRecord, DeployError> {
        let mut book = slot.book();
        let live = book.history.live().map(|live| live.number);
        if let Some(expected) = expected.filter(|_| expected != live) {
            return Err(DeployError::UnknownVersion(expected));
        }
        let mut history = book.history.clone();
        let record = history.roll_back(to, reason.to_owned(), Timestamp::now())?.clone();
        let bytes = book.bytes.get(&record.digest).cloned().ok_or(DeployError::UnknownVersion(record.number))?;
        // A version that cannot be written down is gone back to all the same: the failing one must not go on.
        let recorded = self.record(&slot.name, slot.role, &history);
        let digest = record.digest.as_str().into();
        slot.switch(Version::new(record.number, digest, slot.role, record.limits, bytes), history.on_probation());
        book.history = history;
        recorded.map(|()| record)
    }

    fn record(&self, name: &str, role: Role, history: &History) -> Result<(), DeployError> {
        let Some(mut archive) = self.0.archive() else { return Ok(()) };
        let deployed = Deployed { role, versions: history.clone() };
        archive.record(name, deployed).map_err(|error| DeployError::Host(error.to_string()))
    }
}

fn check_name(name: &str) -> Result<(), DeployError> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let ok = (1..=64).contains(&name.len()) && name.starts_with(|c: char| c.is_ascii_lowercase());
    if ok && name.chars().all(fits) { Ok(()) } else { Err(DeployError::Name) }
}
