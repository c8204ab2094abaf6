//! How the host is set up. The caller reads configuration; nothing here comes from the environment.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::builtin::{self, Builtin};
use crate::limits::Limits;
use crate::role::Role;

#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder for compiled components, made if it is missing. None compiles at every start.
    pub cache: Option<PathBuf>,
    /// Folder for deployed versions and their history. None forgets them with the process.
    pub archive: Option<PathBuf>,
    /// Calls that run at once.
    pub concurrency: usize,
    /// How long one more call waits before it is told that the host is busy.
    pub patience: Duration,
    /// Linear memory of all running calls together, in bytes.
    pub memory: usize,
    /// Reset memory by scanning for dirty pages (Linux 6.7). Faster, and used only where swap is off when the host
    /// starts: an operator who turns swap on later must turn this off.
    pub pagemap_scan: bool,
    /// A component may not be larger, in bytes.
    pub component_bytes: usize,
    /// Limits by component name, instead of those of its role or of its deployment.
    pub limits: BTreeMap<String, Limits>,
    /// Which component takes a role, where it is not the role's default.
    pub assignments: BTreeMap<Role, String>,
    /// The components that come with the binary.
    pub builtins: Vec<Builtin>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cache: None,
            archive: None,
            concurrency: 256,
            patience: Duration::from_millis(250),
            memory: 1 << 30,
            pagemap_scan: false,
            component_bytes: 64 << 20,
            limits: BTreeMap::new(),
            assignments: BTreeMap::new(),
            builtins: builtin::ALL.to_vec(),
        }
    }
}
