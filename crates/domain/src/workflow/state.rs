//! The state of a piece.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::review::{Approval, ChangeRequest, ReviewKind, Reviewer};
use crate::id::{RevisionId, UserId};
use crate::stage::Stage;

/// The seven columns of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Draft,
    TechnicalReview,
    LegalReview,
    Revision,
    Approved,
    Published,
    Archived,
}

impl Column {
    pub const ALL: [Column; 7] = [
        Column::Draft,
        Column::TechnicalReview,
        Column::LegalReview,
        Column::Revision,
        Column::Approved,
        Column::Published,
        Column::Archived,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Column::Draft => "draft",
            Column::TechnicalReview => "technical_review",
            Column::LegalReview => "legal_review",
            Column::Revision => "revision",
            Column::Approved => "approved",
            Column::Published => "published",
            Column::Archived => "archived",
        }
    }

    /// Where the author may change the source and the stages run.
    pub fn is_editable(self) -> bool {
        matches!(self, Column::Draft | Column::Revision)
    }

    pub fn is_review(self) -> bool {
        matches!(self, Column::TechnicalReview | Column::LegalReview)
    }
}

/// What has become of one stage on the present source revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    Pending,
    /// Done, with the hash of the output that later stages read.
    Done {
        output: String,
    },
    Failed {
        reason: String,
    },
}

impl Progress {
    pub fn is_done(&self) -> bool {
        matches!(self, Progress::Done { .. })
    }
}

/// Why a piece in Draft or Revision is not moving by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// No source revision has been submitted.
    ForSource,
    /// A stage is due or running.
    ForStage(Stage),
    /// A stage failed and the author or an operator must act.
    StageFailed(Stage),
    /// `AwaitingReferences`: proposed references are undecided.
    ForReferences,
    /// Open blocking findings on the derived revision.
    BlockingFindings,
    /// Change requests without an answer.
    ChangeRequests,
}

/// A revision as the workflow sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionRef {
    pub id: RevisionId,
    pub hash: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workflow {
    pub column: Column,
    pub author: UserId,
    /// R, what the stages read.
    pub source: Option<RevisionRef>,
    /// D, what reviewers see and approvals bind.
    pub derived: Option<RevisionRef>,
    /// Rises whenever a stage becomes due again, so that a late result of an earlier run is recognised and dropped.
    pub generation: u32,
    pub stages: [Progress; 5],
    /// Proposed references without a decision.
    pub undecided_references: u32,
    /// LGPD risk of R; over 70 asks for legal review.
    pub source_risk: u8,
    /// LGPD risk of D.
    pub derived_risk: u8,
    /// Open blocking findings on D.
    pub blocking_findings: u32,
    pub legal_review_requested: bool,
    pub assigned: BTreeMap<ReviewKind, BTreeMap<UserId, Reviewer>>,
    pub approvals: Vec<Approval>,
    pub change_requests: Vec<ChangeRequest>,
}

impl Workflow {
    /// The risk of R above which legal review is required (PRD C024).
    pub const LEGAL_REVIEW_RISK: u8 = 70;

    pub fn new(author: UserId) -> Workflow {
        Workflow {
            column: Column::Draft,
            author,
            source: None,
            derived: None,
            generation: 0,
            stages: std::array::from_fn(|_| Progress::Pending),
            undecided_references: 0,
            source_risk: 0,
            derived_risk: 0,
            blocking_findings: 0,
            legal_review_requested: false,
            assigned: BTreeMap::new(),
            approvals: Vec::new(),
            change_requests: Vec::new(),
        }
    }

    pub fn progress(&self, stage: Stage) -> &Progress {
        &self.stages[stage as usize]
    }

    pub fn all_stages_done(&self) -> bool {
        self.stages.iter().all(Progress::is_done)
    }

    /// The stage that should run now, if any.
    pub fn due(&self) -> Option<Stage> {
        if !self.column.is_editable() || self.source.is_none() {
            return None;
        }
        let next = Stage::ALL.into_iter().find(|stage| !self.progress(*stage).is_done())?;
        let waits = next.needs_references() && self.undecided_references > 0;
        (!waits && *self.progress(next) == Progress::Pending).then_some(next)
    }

    pub fn needs_legal_review(&self) -> bool {
        self.legal_review_requested || self.source_risk > Workflow::LEGAL_REVIEW_RISK
    }

    pub fn waiting(&self) -> Option<Waiting> {
        if !self.column.is_editable() {
            return None;
        }
        if self.source.is_none() {
            return Some(Waiting::ForSource);
        }
        match Stage::ALL.into_iter().find(|stage| !self.progress(*stage).is_done()) {
            Some(stage) if matches!(self.progress(stage), Progress::Failed { .. }) => Some(Waiting::StageFailed(stage)),
            Some(stage) if stage.needs_references() && self.undecided_references > 0 => Some(Waiting::ForReferences),
            Some(stage) => Some(Waiting::ForStage(stage)),
            None if self.blocking_findings > 0 => Some(Waiting::BlockingFindings),
            None if self.has_open_change_request() => Some(Waiting::ChangeRequests),
            None => None,
        }
    }

    pub fn has_open_change_request(&self) -> bool {
        self.change_requests.iter().any(|request| request.answer.is_none())
    }

    pub fn reviewers(&self, kind: ReviewKind) -> impl Iterator<Item = &Reviewer> {
        self.assigned.get(&kind).into_iter().flat_map(BTreeMap::values)
    }

    /// Unanimity of everyone assigned, on exactly the present D.
    pub fn is_approved_by_all(&self, kind: ReviewKind) -> bool {
        let Some(derived) = &self.derived else { return false };
        let mut reviewers = self.reviewers(kind).peekable();
        reviewers.peek().is_some()
            && reviewers.all(|reviewer| {
                self.approvals.iter().any(|a| a.kind == kind && a.reviewer == reviewer.user && a.hash == derived.hash)
            })
    }

    /// Everything that publication needs (DESIGN.md §5).
    pub fn may_publish(&self) -> bool {
        let licensed = self.approvals.iter().any(|approval| approval.licensed);
        let by_author = self.approvals.iter().any(|approval| approval.reviewer == self.author);
        self.column == Column::Approved
            && self.source.is_some()
            && self.all_stages_done()
            && self.blocking_findings == 0
            && self.undecided_references == 0
            && self.is_approved_by_all(ReviewKind::Technical)
            && (!self.needs_legal_review() || self.is_approved_by_all(ReviewKind::Legal))
            && licensed
            && !by_author
    }
}
