//! What can happen to a piece, what follows, and what is refused.

use serde::{Deserialize, Serialize};

use super::review::{Approval, ReviewKind, Reviewer};
use super::state::{Column, RevisionRef};
use crate::id::UserId;
use crate::stage::Stage;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum Event {
    /// The author submits a source revision.
    SourceSubmitted {
        source: RevisionRef,
    },
    /// A stage ended well on the given generation.
    StageFinished {
        stage: Stage,
        generation: u32,
        output: String,
        outcome: StageOutcome,
    },
    StageFailed {
        stage: Stage,
        generation: u32,
        reason: String,
    },
    /// Somebody asks for another try of a failed stage.
    StageRetried {
        stage: Stage,
    },
    /// A person edited the output of a stage: a versioned input for the later ones.
    StageEdited {
        stage: Stage,
        output: String,
        outcome: StageOutcome,
    },
    /// How many proposed references are still undecided after a decision or an import.
    ReferencesDecided {
        undecided: u32,
    },
    /// The rules ran again on the present D.
    Revalidated {
        derived: String,
        blocking_findings: u32,
        risk: u8,
    },
    ReviewerAssigned {
        kind: ReviewKind,
        reviewer: Reviewer,
    },
    ReviewerUnassigned {
        kind: ReviewKind,
        user: UserId,
    },
    LegalReviewRequested {
        by: UserId,
    },
    Approved {
        approval: Approval,
    },
    ChangesRequested {
        reviewer: UserId,
        text: String,
        at: jiff::Timestamp,
    },
    ChangeAnswered {
        number: u32,
        answer: String,
    },
    Published,
    Archived,
}

/// What the machine must know of the output of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageOutcome {
    Privacy { risk: u8 },
    Claims,
    Evidence { undecided: u32 },
    Profile,
    Compose { derived: RevisionRef, risk: u8, blocking_findings: u32 },
}

impl StageOutcome {
    pub fn stage(&self) -> Stage {
        match self {
            StageOutcome::Privacy { .. } => Stage::Privacy,
            StageOutcome::Claims => Stage::Claims,
            StageOutcome::Evidence { .. } => Stage::Evidence,
            StageOutcome::Profile => Stage::Profile,
            StageOutcome::Compose { .. } => Stage::Compose,
        }
    }
}

/// What the caller performs in the transaction that stores the new state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Enqueue the job for this stage and generation.
    RunStage { stage: Stage, generation: u32 },
    /// All approvals were voided; the rows that hold them are marked.
    ApprovalsVoided,
    /// The piece changed its column.
    Moved { from: Column, to: Column },
    /// Compile and show D.
    Publish { derived: RevisionRef },
    /// Take the page off the site.
    Withdraw,
}

/// Why an event is refused. The state does not change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("a piece in {} does not allow this", .0.name())]
    WrongColumn(Column),
    #[error("the result belongs to an earlier run and was dropped")]
    Stale,
    #[error("stage {} is not due", .0.name())]
    NotDue(Stage),
    #[error("the outcome does not belong to stage {}", .0.name())]
    WrongOutcome(Stage),
    #[error("the author of a piece cannot review it")]
    AuthorCannotReview,
    #[error("this reviewer is not assigned to the piece")]
    NotAssigned,
    #[error("the approval names another version of the text than the present one")]
    OtherHash,
    #[error("this reviewer has already approved this version")]
    AlreadyApproved,
    #[error("a signature needs a meaning and a reason")]
    Unmotivated,
    #[error("there is no change request number {0}")]
    NoSuchChangeRequest(u32),
    #[error(
        "publication needs the five stages, no blocking finding, and the unanimous approval of the reviewers, one of them licensed and none the author"
    )]
    NotPublishable,
}
