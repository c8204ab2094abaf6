//! The way of a piece from draft to archive: a pure state machine.
//!
//! `Workflow::apply(event)` returns the next state and the effects that the caller performs in the same transaction.
//! Nothing here reads a clock, a database or a component.

mod apply;
mod event;
mod review;
mod state;

pub use event::{Effect, Event, Refusal, StageOutcome};
pub use review::{Approval, ChangeRequest, ReviewKind, Reviewer};
pub use state::{Column, Progress, RevisionRef, Waiting, Workflow};
