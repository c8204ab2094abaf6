//! The transitions.

use super::event::{Effect, Event, Refusal, StageOutcome};
use super::review::{Approval, ChangeRequest, ReviewKind, Reviewer};
use super::state::{Column, Progress, RevisionRef, Workflow};
use crate::id::UserId;
use crate::stage::Stage;

type Applied = Result<(), Refusal>;

impl Workflow {
    /// The next state and its effects, or why the event is refused.
    pub fn apply(&self, event: Event) -> Result<(Workflow, Vec<Effect>), Refusal> {
        let mut step = Step { next: self.clone(), effects: Vec::new() };
        step.take(event)?;
        step.settle();
        if let Some(stage) = step.next.due()
            && (self.due() != Some(stage) || self.generation != step.next.generation)
        {
            step.effects.push(Effect::RunStage { stage, generation: step.next.generation });
        }
        Ok((step.next, step.effects))
    }
}

struct Step {
    next: Workflow,
    effects: Vec<Effect>,
}

impl Step {
    fn take(&mut self, event: Event) -> Applied {
        match event {
            Event::SourceSubmitted { source } => self.source_submitted(source),
            Event::StageFinished { stage, generation, output, outcome } => {
                self.expect_running(stage, generation)?;
                self.finish(stage, output, outcome)
            }
            Event::StageFailed { stage, generation, reason } => {
                self.expect_running(stage, generation)?;
                self.next.stages[stage as usize] = Progress::Failed { reason };
                Ok(())
            }
            Event::StageRetried { stage } => self.stage_retried(stage),
            Event::StageEdited { stage, output, outcome } => self.stage_edited(stage, output, outcome),
            Event::ReferencesDecided { undecided } => self.references_decided(undecided),
            Event::Revalidated { derived, blocking_findings, risk } => {
                self.revalidated(&derived, blocking_findings, risk)
            }
            Event::ReviewerAssigned { kind, reviewer } => self.assigned(kind, reviewer),
            Event::ReviewerUnassigned { kind, user } => self.unassigned(kind, user),
            Event::LegalReviewRequested { by } => self.legal_review_requested(by),
            Event::Approved { approval } => self.approved(approval),
            Event::ChangesRequested { reviewer, text, at } => self.changes_requested(reviewer, text, at),
            Event::ChangeAnswered { number, answer } => self.change_answered(number, answer),
            Event::Published => self.published(),
            Event::Archived => self.archived(),
        }
    }

    fn expect_column(&self, allowed: impl Fn(Column) -> bool) -> Applied {
        if allowed(self.next.column) { Ok(()) } else { Err(Refusal::WrongColumn(self.next.column)) }
    }

    /// A result counts only for the stage that is due, in the present generation.
    fn expect_running(&self, stage: Stage, generation: u32) -> Applied {
        if generation != self.next.generation {
            return Err(Refusal::Stale);
        }
        if self.next.due() != Some(stage) {
            return Err(Refusal::NotDue(stage));
        }
        Ok(())
    }

    fn source_submitted(&mut self, source: RevisionRef) -> Applied {
        self.expect_column(Column::is_editable)?;
        self.next.source = Some(source);
        self.invalidate_from(Stage::Privacy);
        Ok(())
    }

    /// The stage and everything after it must run again; D falls with them.
    fn invalidate_from(&mut self, stage: Stage) {
        self.next.generation += 1;
        for later in Stage::ALL.into_iter().filter(|later| *later >= stage) {
            self.next.stages[later as usize] = Progress::Pending;
        }
        if stage <= Stage::Evidence {
            self.next.undecided_references = 0;
        }
        self.next.derived = None;
        self.next.blocking_findings = 0;
        self.void_approvals();
    }

    fn void_approvals(&mut self) {
        if !self.next.approvals.is_empty() {
            self.next.approvals.clear();
            self.effects.push(Effect::ApprovalsVoided);
        }
    }

    fn finish(&mut self, stage: Stage, output: String, outcome: StageOutcome) -> Applied {
        if outcome.stage() != stage {
            return Err(Refusal::WrongOutcome(stage));
        }
        self.next.stages[stage as usize] = Progress::Done { output };
        match outcome {
            StageOutcome::Privacy { risk } => self.next.source_risk = risk,
            StageOutcome::Evidence { undecided } => self.next.undecided_references = undecided,
            StageOutcome::Compose { derived, risk, blocking_findings } => {
                self.next.derived = Some(derived);
                self.next.derived_risk = risk;
                self.next.blocking_findings = blocking_findings;
            }
            StageOutcome::Claims | StageOutcome::Profile => {}
        }
        Ok(())
    }

    fn stage_retried(&mut self, stage: Stage) -> Applied {
        self.expect_column(Column::is_editable)?;
        if !matches!(self.next.progress(stage), Progress::Failed { .. }) {
            return Err(Refusal::NotDue(stage));
        }
        self.next.generation += 1;
        self.next.stages[stage as usize] = Progress::Pending;
        Ok(())
    }

    /// An edit of D itself replaces D; an edit of an earlier output makes the later stages stale, never the earlier.
    fn stage_edited(&mut self, stage: Stage, output: String, outcome: StageOutcome) -> Applied {
        self.expect_column(Column::is_editable)?;
        if !self.next.progress(stage).is_done() {
            return Err(Refusal::NotDue(stage));
        }
        self.invalidate_from(stage);
        self.finish(stage, output, outcome)
    }

    /// A decision after the last open one changes what profile and compose read, or are reading.
    fn references_decided(&mut self, undecided: u32) -> Applied {
        self.expect_column(Column::is_editable)?;
        if !self.next.progress(Stage::Evidence).is_done() {
            return Err(Refusal::NotDue(Stage::Evidence));
        }
        let profile_has_read_them = self.next.undecided_references == 0;
        if profile_has_read_them {
            self.invalidate_from(Stage::Profile);
        }
        self.next.undecided_references = undecided;
        Ok(())
    }

    fn revalidated(&mut self, derived: &str, blocking_findings: u32, risk: u8) -> Applied {
        self.expect_column(|column| column != Column::Archived)?;
        self.expect_present(derived)?;
        self.next.blocking_findings = blocking_findings;
        self.next.derived_risk = risk;
        let reviewing = self.next.column.is_review() || self.next.column == Column::Approved;
        if blocking_findings > 0 && reviewing {
            self.void_approvals();
            self.move_to(Column::Revision);
        }
        Ok(())
    }

    fn expect_present(&self, hash: &str) -> Applied {
        match &self.next.derived {
            Some(derived) if derived.hash == hash => Ok(()),
            _ => Err(Refusal::OtherHash),
        }
    }

    /// Technical review is over once legal review began, and its reviewers are then fixed.
    fn expect_assignable(&self, kind: ReviewKind) -> Applied {
        self.expect_column(|column| {
            column.is_editable()
                || column == Column::TechnicalReview
                || (kind == ReviewKind::Legal && column == Column::LegalReview)
        })
    }

    fn assigned(&mut self, kind: ReviewKind, reviewer: Reviewer) -> Applied {
        self.expect_assignable(kind)?;
        if reviewer.user == self.next.author {
            return Err(Refusal::AuthorCannotReview);
        }
        self.next.assigned.entry(kind).or_default().insert(reviewer.user, reviewer);
        Ok(())
    }

    fn unassigned(&mut self, kind: ReviewKind, user: UserId) -> Applied {
        self.expect_assignable(kind)?;
        let reviewers = self.next.assigned.entry(kind).or_default();
        reviewers.remove(&user).ok_or(Refusal::NotAssigned)?;
        self.next.approvals.retain(|approval| approval.kind != kind || approval.reviewer != user);
        Ok(())
    }

    fn legal_review_requested(&mut self, by: UserId) -> Applied {
        self.expect_column(Column::is_review)?;
        self.expect_assigned(by)?;
        self.next.legal_review_requested = true;
        Ok(())
    }

    fn expect_assigned(&self, user: UserId) -> Applied {
        let assigned = self.next.assigned.values().any(|reviewers| reviewers.contains_key(&user));
        if assigned { Ok(()) } else { Err(Refusal::NotAssigned) }
    }

    fn approved(&mut self, approval: Approval) -> Applied {
        let column = match approval.kind {
            ReviewKind::Technical => Column::TechnicalReview,
            ReviewKind::Legal => Column::LegalReview,
        };
        self.expect_column(|present| present == column)?;
        if approval.reviewer == self.next.author {
            return Err(Refusal::AuthorCannotReview);
        }
        let reviewer = self.next.assigned.get(&approval.kind).and_then(|all| all.get(&approval.reviewer));
        let licensed = reviewer.ok_or(Refusal::NotAssigned)?.licensed;
        self.expect_present(&approval.hash)?;
        if approval.meaning.trim().is_empty() || approval.reason.trim().is_empty() {
            return Err(Refusal::Unmotivated);
        }
        let same = |a: &Approval| a.kind == approval.kind && a.reviewer == approval.reviewer;
        if self.next.approvals.iter().any(same) {
            return Err(Refusal::AlreadyApproved);
        }
        self.next.approvals.push(Approval { licensed, ..approval });
        Ok(())
    }

    fn changes_requested(&mut self, reviewer: UserId, text: String, at: jiff::Timestamp) -> Applied {
        self.expect_column(Column::is_review)?;
        self.expect_assigned(reviewer)?;
        if text.trim().is_empty() {
            return Err(Refusal::Unmotivated);
        }
        let number = self.next.change_requests.len() as u32 + 1;
        self.next.change_requests.push(ChangeRequest { number, reviewer, text, at, answer: None });
        self.void_approvals();
        self.move_to(Column::Revision);
        Ok(())
    }

    fn change_answered(&mut self, number: u32, answer: String) -> Applied {
        self.expect_column(|column| column == Column::Revision)?;
        if answer.trim().is_empty() {
            return Err(Refusal::Unmotivated);
        }
        let request = self.next.change_requests.iter_mut().find(|request| request.number == number);
        request.ok_or(Refusal::NoSuchChangeRequest(number))?.answer = Some(answer);
        Ok(())
    }

    fn published(&mut self) -> Applied {
        self.expect_column(|column| column == Column::Approved)?;
        if !self.next.may_publish() {
            return Err(Refusal::NotPublishable);
        }
        let derived = self.next.derived.clone().ok_or(Refusal::NotPublishable)?;
        self.effects.push(Effect::Publish { derived });
        self.move_to(Column::Published);
        Ok(())
    }

    fn archived(&mut self) -> Applied {
        self.expect_column(|column| column != Column::Archived)?;
        if self.next.column == Column::Published {
            self.effects.push(Effect::Withdraw);
        }
        self.move_to(Column::Archived);
        Ok(())
    }

    /// Moves that follow from the state alone: a finished draft enters review, a unanimous review ends.
    fn settle(&mut self) {
        if self.next.column.is_editable() && self.is_ready_for_review() {
            self.move_to(Column::TechnicalReview);
        }
        if self.next.column == Column::TechnicalReview
            && self.next.is_approved_by_all(ReviewKind::Technical)
            && self.has_licensed_approval()
        {
            let legal = self.next.needs_legal_review();
            self.move_to(if legal { Column::LegalReview } else { Column::Approved });
        }
        if self.next.column == Column::LegalReview && self.next.is_approved_by_all(ReviewKind::Legal) {
            self.move_to(Column::Approved);
        }
    }

    fn is_ready_for_review(&self) -> bool {
        self.next.source.is_some() && self.next.all_stages_done() && self.next.waiting().is_none()
    }

    /// Without one a unanimous review stays where it is, so that a licensed reviewer can still be assigned.
    fn has_licensed_approval(&self) -> bool {
        self.next.approvals.iter().any(|approval| approval.licensed)
    }

    fn move_to(&mut self, to: Column) {
        let from = std::mem::replace(&mut self.next.column, to);
        self.effects.push(Effect::Moved { from, to });
    }
}
