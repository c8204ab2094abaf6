//! What one call of a component may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::role::Role;

/// A configuration that names a limit that does not exist is refused rather than ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Time in the guest, in milliseconds; time that it waits for an import does not count.
    pub deadline_ms: u64,
    /// Linear memory of the instance. Growing beyond it ends the call.
    pub memory_bytes: usize,
    /// What goes in, counted before the call.
    pub input_bytes: usize,
    /// What comes out, counted while it is copied: lists that alias one string count each time.
    pub output_bytes: usize,
    /// Over all callers; a tenth of a second's worth may come at once. 0 is no limit.
    pub calls_per_second: u32,
    /// Calls of imports in one call.
    pub imports: u32,
    /// Time that one call may wait for imports, in milliseconds.
    pub import_wait_ms: u64,
}

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

impl Limits {
    /// What the components that come with the binary need, with a wide margin: a draft has at most 50,000 words.
    pub fn for_role(role: Role) -> Self {
        match role {
            Role::HealthCalc | Role::Formatting => Self {
                // Microseconds of work; the rest is for a machine that has other things to do.
                deadline_ms: 1_000,
                memory_bytes: 4 * MIB,
                input_bytes: 256 * KIB,
                output_bytes: 256 * KIB,
                ..Self::default()
            },
            _ => Self::default(),
        }
    }

    /// Never more than an hour: no call is worth waiting longer for, whatever the configuration says.
    pub(crate) fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline_ms).min(Duration::from_secs(3_600))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            deadline_ms: 10_000,
            memory_bytes: 128 * MIB,
            input_bytes: 16 * MIB,
            output_bytes: 32 * MIB,
            calls_per_second: 0,
            imports: 1_000,
            import_wait_ms: 120_000,
        }
    }
}
