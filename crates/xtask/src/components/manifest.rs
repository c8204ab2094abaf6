//! `components/dist/manifest.json`: what each committed component is and was built from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::fingerprint::Inputs;

#[derive(Default, Serialize, Deserialize)]
pub struct Manifest {
    pub components: BTreeMap<String, Entry>,
}

#[derive(Serialize, Deserialize)]
pub struct Entry {
    /// `sha256:…` of the component.
    pub digest: String,
    pub bytes: usize,
    /// For people: another compiler gives other bytes for the same sources.
    pub toolchain: String,
    pub inputs: Inputs,
}

impl Manifest {
    /// An empty one where nothing was built yet.
    pub fn read(dist: &Path) -> Result<Self> {
        let path = dist.join("manifest.json");
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).with_context(|| format!("read {}", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("read {}", path.display())),
        }
    }

    pub fn write(&self, dist: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        super::write(&dist.join("manifest.json"), text.as_bytes())
    }
}
