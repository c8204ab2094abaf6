//! One version of a component: its bytes, its compiled code and how it is doing.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, io};

use sha2::{Digest, Sha256};
use wasmtime::component::{Component, InstancePre};

use crate::cache::Cache;
use crate::calculator::Calculator;
use crate::contract::{claims, compose, evidence, formatting, privacy, profile, rules};
use crate::engine::Engine;
use crate::health::{Health, Verdict};
use crate::limits::Limits;
use crate::role::Role;
use crate::state::State;

pub struct Version {
    /// Counts from 1 within its component.
    pub number: u32,
    pub digest: Arc<str>,
    pub role: Role,
    pub limits: Limits,
    bytes: Bytes,
    loaded: OnceLock<Loaded>,
    loading: Mutex<()>,
    health: Mutex<Health>,
    /// Spares healthy versions the lock before each call.
    quarantined: AtomicBool,
}

/// Where a component's bytes are.
#[derive(Clone)]
pub enum Bytes {
    Embedded(&'static [u8]),
    Owned(Arc<[u8]>),
    File(PathBuf),
}

impl Bytes {
    pub fn read(&self) -> io::Result<std::borrow::Cow<'_, [u8]>> {
        Ok(match self {
            Bytes::Embedded(bytes) => (*bytes).into(),
            Bytes::Owned(bytes) => (&**bytes).into(),
            Bytes::File(path) => fs::read(path)?.into(),
        })
    }
}

/// Compiled, with its imports resolved: what a call makes an instance of.
pub struct Loaded {
    pub instance: InstancePre<State>,
    pub typed: Typed,
}

/// The exports of the version's world, looked up once.
pub enum Typed {
    Privacy(privacy::LgpdAnalyzerPre<State>),
    Claims(claims::ClaimsExtractorPre<State>),
    Evidence(evidence::ReferenceFinderPre<State>),
    Profile(profile::SeoProfilerPre<State>),
    Compose(compose::TextComposerPre<State>),
    Rules(rules::ContentValidatorPre<State>),
    Formatting(formatting::FormatterPre<State>),
    HealthCalc(Calculator),
}

impl Version {
    pub fn new(number: u32, digest: Arc<str>, role: Role, limits: Limits, bytes: Bytes) -> Self {
        Self {
            number,
            digest,
            role,
            limits,
            bytes,
            loaded: OnceLock::new(),
            loading: Mutex::new(()),
            health: Mutex::new(Health::default()),
            quarantined: AtomicBool::new(false),
        }
    }

    /// The compiled component, and whether this call had to load it. Compiles it if neither memory nor cache has it,
    /// once, however many calls ask.
    ///
    /// # Errors
    /// The bytes cannot be read or do not compile.
    pub fn load(&self, engine: &Engine, cache: Option<&Cache>) -> Result<(&Loaded, bool), String> {
        if let Some(loaded) = self.loaded.get() {
            return Ok((loaded, false));
        }
        let _one = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(loaded) = self.loaded.get() {
            return Ok((loaded, true));
        }
        let component = self.component(engine, cache)?;
        let loaded = Loaded::link(engine, &component, self.role).map_err(|error| format!("{error:#}"))?;
        Ok((self.loaded.get_or_init(|| loaded), true))
    }

    /// Puts in what was compiled to try the component out.
    pub fn loaded_with(self, loaded: Loaded) -> Self {
        Self { loaded: OnceLock::from(loaded), ..self }
    }

    fn component(&self, engine: &Engine, cache: Option<&Cache>) -> Result<Component, String> {
        if let Some(component) = cache.and_then(|cache| cache.load(&engine.wasmtime, &self.digest)) {
            return Ok(component);
        }
        let bytes = self.bytes.read().map_err(|error| format!("{}: {error}", self.digest))?;
        if digest(&bytes) != *self.digest {
            return Err(format!("{}: the file is damaged", self.digest));
        }
        compile(engine, cache, &self.digest, &bytes)
    }

    pub fn read(&self) -> io::Result<std::borrow::Cow<'_, [u8]>> {
        self.bytes.read()
    }

    /// # Errors
    /// How long the component is still left alone.
    pub fn admit(&self) -> Result<(), Duration> {
        if !self.quarantined.load(Ordering::Relaxed) {
            return Ok(());
        }
        self.health().admit(Instant::now(), self.limits.deadline().max(Duration::from_millis(100)))
    }

    /// Takes in the outcome of a call.
    pub fn record(&self, failed: bool, replaceable: bool) -> Verdict {
        let mut health = self.health();
        let verdict = health.record(failed, replaceable, Instant::now);
        self.quarantined.store(health.in_quarantine(), Ordering::Relaxed);
        verdict
    }

    pub fn in_quarantine(&self) -> bool {
        self.quarantined.load(Ordering::Relaxed)
    }

    fn health(&self) -> std::sync::MutexGuard<'_, Health> {
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Loaded {
    /// # Errors
    /// An import is not granted to the role, or an export is missing or has another signature.
    pub fn link(engine: &Engine, component: &Component, role: Role) -> wasmtime::Result<Self> {
        let instance = engine.linker(role).instantiate_pre(component)?;
        let pre = instance.clone();
        let typed = match role {
            Role::Privacy => Typed::Privacy(privacy::LgpdAnalyzerPre::new(pre)?),
            Role::Claims => Typed::Claims(claims::ClaimsExtractorPre::new(pre)?),
            Role::Evidence => Typed::Evidence(evidence::ReferenceFinderPre::new(pre)?),
            Role::Profile => Typed::Profile(profile::SeoProfilerPre::new(pre)?),
            Role::Compose => Typed::Compose(compose::TextComposerPre::new(pre)?),
            Role::Rules => Typed::Rules(rules::ContentValidatorPre::new(pre)?),
            Role::Formatting => Typed::Formatting(formatting::FormatterPre::new(pre)?),
            Role::HealthCalc => Typed::HealthCalc(Calculator::new(pre)?),
        };
        Ok(Self { instance, typed })
    }
}

/// Compiles and keeps the code for the next start. A cache that cannot be written costs time only.
pub fn compile(engine: &Engine, cache: Option<&Cache>, digest: &str, bytes: &[u8]) -> Result<Component, String> {
    let component = Component::new(&engine.wasmtime, bytes).map_err(|error| format!("{error:#}"))?;
    if let Some(Err(error)) = cache.map(|cache| cache.keep(&engine.wasmtime, digest, &component)) {
        tracing::warn!(%error, digest, "the compiled component could not be kept");
    }
    Ok(component)
}

/// `sha256:` and 64 hexadecimal digits: the name of these bytes everywhere.
pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().fold(String::from("sha256:"), |text, byte| text + &format!("{byte:02x}"))
}
