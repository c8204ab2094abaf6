//! The specs under `issues`: one file for each.

use live::{Builder, LiveSession};

pub fn routes(_: &mut LiveSession<'_>) {}

pub fn register(builder: Builder) -> Builder {
    builder
}
