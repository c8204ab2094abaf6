//! Why a call failed, and whose fault it was.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::role::Role;

/// Whose fault a failed call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Blame {
    /// The component: it trapped, broke a limit or gave an output that is not valid. Counts against its version.
    Guest,
    /// This process or machine: too busy, out of memory, a broken disk. Worth trying again later.
    Host,
    /// Who called: unknown name, input too large, or a typed refusal by the stage. Trying again changes nothing.
    Input,
}

impl Blame {
    /// The label in metrics and spans.
    pub fn name(self) -> &'static str {
        match self {
            Blame::Guest => "guest",
            Blame::Host => "host",
            Blame::Input => "input",
        }
    }
}

/// A failed call. It holds no text of a document, so that it may be logged, except in [`Failure::Stage`], which is the
/// component's own words.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{component} {function}: {failure}")]
pub struct CallError {
    pub component: Arc<str>,
    /// `sha256:…` of the version that was called; none where the call reached no version.
    pub digest: Option<Arc<str>>,
    pub function: String,
    pub failure: Failure,
}

impl CallError {
    pub fn blame(&self) -> Blame {
        self.failure.blame()
    }
}

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    #[error("no end after {limit_ms} ms")]
    Deadline { limit_ms: u64 },
    #[error("asked for {asked} bytes of memory, the limit is {limit}")]
    Memory { asked: usize, limit: usize },
    #[error("more than {limit} bytes of output")]
    Output { limit: usize },
    #[error("trap: {0}")]
    Trap(String),
    /// The answer breaks the contract: not UTF-8, a list out of bounds, no such case, no such date.
    #[error("malformed output: {0}")]
    Malformed(String),
    /// The answer is of the right type, and the caller's check rejects it. The check says where, and quotes nothing.
    #[error("invalid output: {0}")]
    Invalid(String),
    #[error("failed several times in a row and is left alone for {} ms", retry_after.as_millis())]
    Quarantined { retry_after: Duration },

    #[error("too many calls are running")]
    Busy,
    #[error("the memory of all components together is used up")]
    PoolMemory,
    #[error("the component could not be loaded: {0}")]
    Load(String),
    #[error("the host failed: {0}")]
    Engine(String),

    #[error("{0}")]
    Stage(StageError),
    #[error("{bytes} bytes of input, the limit is {limit}")]
    InputTooLarge { bytes: usize, limit: usize },
    #[error("more calls than {per_second} a second")]
    TooOften { per_second: u32, retry_after: Duration },
    #[error("there is no component of this name")]
    UnknownComponent,
    #[error("the component is for {is}, not for {wanted}")]
    WrongRole { is: Role, wanted: Role },
    #[error("there is no function of this name; there are {}", .0.join(", "))]
    UnknownFunction(Vec<String>),
    #[error("{0}")]
    Arguments(String),
}

impl Failure {
    pub fn blame(&self) -> Blame {
        use Failure::*;
        match self {
            Deadline { .. }
            | Memory { .. }
            | Output { .. }
            | Trap(_)
            | Malformed(_)
            | Invalid(_)
            | Quarantined { .. } => Blame::Guest,
            Busy | PoolMemory | Load(_) | Engine(_) => Blame::Host,
            Stage(_)
            | InputTooLarge { .. }
            | TooOften { .. }
            | UnknownComponent
            | WrongRole { .. }
            | UnknownFunction(_)
            | Arguments(_) => Blame::Input,
        }
    }

    /// The label in metrics and spans.
    pub fn kind(&self) -> &'static str {
        use Failure::*;
        match self {
            Deadline { .. } => "deadline",
            Memory { .. } => "memory",
            Output { .. } => "output",
            Trap(_) => "trap",
            Malformed(_) => "malformed",
            Invalid(_) => "invalid",
            Quarantined { .. } => "quarantined",
            Busy => "busy",
            PoolMemory => "pool_memory",
            Load(_) => "load",
            Engine(_) => "engine",
            Stage(_) => "stage",
            InputTooLarge { .. } => "input_too_large",
            TooOften { .. } => "too_often",
            UnknownComponent => "unknown_component",
            WrongRole { .. } => "wrong_role",
            UnknownFunction(_) => "unknown_function",
            Arguments(_) => "arguments",
        }
    }

    /// Whether it counts against the version that was called.
    pub(crate) fn condemns(&self) -> bool {
        self.blame() == Blame::Guest && !matches!(self, Failure::Quarantined { .. })
    }

    /// Whether the same call may well succeed in a moment. A call that was told that the host is busy has waited.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(self, Failure::PoolMemory | Failure::Engine(_))
    }
}

/// The typed refusal of a stage: the input's fault, never the component's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StageError {
    /// The input breaks the contract (a span outside its block, no block at all).
    InvalidInput(String),
    /// The input is valid, and more than the stage is made for.
    TooLarge(String),
}

impl fmt::Display for StageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StageError::InvalidInput(why) => write!(f, "invalid input: {why}"),
            StageError::TooLarge(why) => write!(f, "too large: {why}"),
        }
    }
}

/// Why the host did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the engine could not be made: {0}")]
    Engine(String),
    #[error("{path}: {source}")]
    Io { path: std::path::PathBuf, source: std::io::Error },
    /// The state file is damaged, or of a newer version of Lauda.
    #[error("{path}: {reason}")]
    State { path: std::path::PathBuf, reason: String },
    #[error("the configuration names the component {name} for {role}: {reason}")]
    Assignment { role: Role, name: String, reason: String },
    #[error("limits are configured for the component {0}, which there is none of")]
    UnknownComponent(String),
    #[error("{0} comes with the binary and is no role's default")]
    Builtin(&'static str),
}

/// Why a version was not deployed or rolled back to. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeployError {
    #[error("a component's name is 1 to 64 lower-case letters, digits and hyphens, and begins with a letter")]
    Name,
    #[error("{bytes} bytes, the limit is {limit}")]
    TooLarge { bytes: usize, limit: usize },
    /// Truncated, not WebAssembly, or not a component.
    #[error("not a component: {0}")]
    NotAComponent(String),
    /// Imports, exports or signatures are not those of the world; one line for each difference.
    #[error("does not implement {world}:\n  {}", differences.join("\n  "))]
    WrongWorld { world: String, differences: Vec<String> },
    #[error("exports nothing that Lauda calls; it exports {}", if .exports.is_empty() { "nothing".to_owned() } else { .exports.join(", ") })]
    NoWorld { exports: Vec<String> },
    #[error("{name} is for {is}, and this component for {offered}")]
    OtherRole { name: String, is: Role, offered: Role },
    #[error("does not start: {0}")]
    DoesNotStart(String),
    #[error("there is no component {0}")]
    UnknownComponent(String),
    #[error("there is no version {0} to go back to")]
    UnknownVersion(u32),
    #[error("there is no earlier version to go back to")]
    NothingEarlier,
    #[error("{0}")]
    Host(String),
}
