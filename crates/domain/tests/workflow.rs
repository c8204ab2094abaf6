//! No sequence of events publishes what the rules forbid.
//!
//! The oracle keeps its own book of the accepted events and shares no code with the machine.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{RevisionId, UserId};
use domain::stage::Stage;
use domain::workflow::{
    Approval, Column, Effect, Event, Refusal, ReviewKind, Reviewer, RevisionRef, StageOutcome, Waiting, Workflow,
};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

const AUTHOR: u8 = 0;

fn user(n: u8) -> UserId {
    UserId(Uuid::from_u128(u128::from(n) + 1))
}

/// Users 1 and 2 hold a registration with a council, 3 and 4 do not.
fn reviewer(n: u8) -> Reviewer {
    Reviewer { user: user(n), licensed: n == 1 || n == 2 }
}

fn revision(hash: &str) -> RevisionRef {
    RevisionRef { id: RevisionId(Uuid::from_u128(9)), hash: hash.to_owned() }
}

fn outcome(stage: Stage, version: u8, risk: u8, undecided: u32, blocking: u32) -> StageOutcome {
    match stage {
        Stage::Privacy => StageOutcome::Privacy { risk },
        Stage::Claims => StageOutcome::Claims,
        Stage::Evidence => StageOutcome::Evidence { undecided },
        Stage::Profile => StageOutcome::Profile,
        Stage::Compose => {
            StageOutcome::Compose { derived: revision(&format!("d{version}")), risk: 0, blocking_findings: blocking }
        }
    }
}

fn approval(kind: ReviewKind, n: u8, hash: &str) -> Approval {
    Approval {
        kind,
        reviewer: user(n),
        licensed: true,
        hash: hash.to_owned(),
        meaning: "I approve this text for publication".to_owned(),
        reason: "accurate".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    }
}

#[derive(Default)]
struct Oracle {
    source: Option<String>,
    done: BTreeSet<Stage>,
    derived: Option<String>,
    risk: u8,
    undecided: u32,
    blocking: u32,
    legal_requested: bool,
    assigned: BTreeMap<ReviewKind, BTreeSet<UserId>>,
    signed: BTreeSet<(ReviewKind, UserId, String)>,
}

impl Oracle {
    fn redo_from(&mut self, stage: Stage) {
        self.done.retain(|done| *done < stage);
        self.derived = None;
        self.signed.clear();
    }

    fn note_outcome(&mut self, outcome: &StageOutcome) {
        self.done.insert(outcome.stage());
        match outcome {
            StageOutcome::Privacy { risk } => self.risk = *risk,
            StageOutcome::Evidence { undecided } => self.undecided = *undecided,
            StageOutcome::Compose { derived, blocking_findings, .. } => {
                self.derived = Some(derived.hash.clone());
                self.blocking = *blocking_findings;
            }
            _ => {}
        }
    }

    fn note(&mut self, event: &Event) {
        match event {
            Event::SourceSubmitted { source } => {
                self.source = Some(source.hash.clone());
                self.redo_from(Stage::Privacy);
            }
            Event::StageFinished { outcome, .. } => self.note_outcome(outcome),
            Event::StageEdited { stage, outcome, .. } => {
                self.redo_from(*stage);
                self.note_outcome(outcome);
            }
            Event::ReferencesDecided { undecided } => {
                if self.undecided == 0 {
                    self.redo_from(Stage::Profile);
                }
                self.undecided = *undecided;
            }
            Event::Revalidated { blocking_findings, .. } => self.blocking = *blocking_findings,
            Event::ReviewerAssigned { kind, reviewer } => {
                self.assigned.entry(*kind).or_default().insert(reviewer.user);
            }
            Event::ReviewerUnassigned { kind, user } => {
                self.assigned.entry(*kind).or_default().remove(user);
            }
            Event::LegalReviewRequested { .. } => self.legal_requested = true,
            Event::Approved { approval } => {
                self.signed.insert((approval.kind, approval.reviewer, approval.hash.clone()));
            }
            Event::ChangesRequested { .. } => self.signed.clear(),
            _ => {}
        }
    }

    fn unanimous(&self, kind: ReviewKind) -> bool {
        let derived = self.derived.clone().unwrap_or_default();
        let assigned = self.assigned.get(&kind).cloned().unwrap_or_default();
        !assigned.is_empty() && assigned.iter().all(|user| self.signed.contains(&(kind, *user, derived.clone())))
    }

    fn check_publication(&self) {
        assert!(self.source.is_some(), "published without a source");
        assert_eq!(self.done.len(), 5, "published with stages missing: {:?}", self.done);
        assert!(self.derived.is_some(), "published without a derived revision");
        assert_eq!(self.blocking, 0, "published with blocking findings");
        assert_eq!(self.undecided, 0, "published with undecided references");
        assert!(self.unanimous(ReviewKind::Technical), "published without unanimous technical approval");
        if self.risk > 70 || self.legal_requested {
            assert!(self.unanimous(ReviewKind::Legal), "published without legal approval");
        }
        let technical = &self.assigned[&ReviewKind::Technical];
        assert!(technical.contains(&user(1)) || technical.contains(&user(2)), "published without a licensed reviewer");
        assert!(self.signed.iter().all(|(_, by, _)| *by != user(AUTHOR)), "published with the author's own approval");
    }
}

/// A step is chosen before the state is known; stage results may name a stale generation or the wrong stage.
#[derive(Clone, Debug)]
enum Step {
    Submit(u8),
    FinishDue { version: u8, risk: u8, undecided: u32, blocking: u32 },
    FinishAny { stage: usize, lag: u32 },
    FailDue,
    Retry(usize),
    Edit(usize, u8),
    Decide(u32),
    Revalidate(u32),
    Assign(bool, u8),
    Unassign(bool, u8),
    AskLegal(u8),
    Approve(bool, u8, bool),
    RequestChanges(u8),
    Answer(u32),
    Publish,
    Archive,
}

fn step() -> impl Strategy<Value = Step> {
    let small = prop_oneof![4 => Just(0u32), 1 => 1u32..3];
    prop_oneof![
        3 => (0u8..4).prop_map(Step::Submit),
        30 => (0u8..4, prop_oneof![3 => Just(10u8), 1 => Just(90u8)], small.clone(), small.clone())
            .prop_map(|(version, risk, undecided, blocking)| Step::FinishDue { version, risk, undecided, blocking }),
        2 => (0usize..5, 0u32..3).prop_map(|(stage, lag)| Step::FinishAny { stage, lag }),
        1 => Just(Step::FailDue),
        2 => (0usize..5).prop_map(Step::Retry),
        1 => (0usize..5, 0u8..4).prop_map(|(stage, version)| Step::Edit(stage, version)),
        6 => small.clone().prop_map(Step::Decide),
        1 => small.prop_map(Step::Revalidate),
        8 => (any::<bool>(), 0u8..5).prop_map(|(legal, n)| Step::Assign(legal, n)),
        1 => (any::<bool>(), 0u8..5).prop_map(|(legal, n)| Step::Unassign(legal, n)),
        1 => (0u8..5).prop_map(Step::AskLegal),
        20 => (any::<bool>(), 0u8..5, prop::bool::weighted(0.9)).prop_map(|(legal, n, present)| Step::Approve(legal, n, present)),
        1 => (0u8..5).prop_map(Step::RequestChanges),
        3 => (1u32..4).prop_map(Step::Answer),
        6 => Just(Step::Publish),
        1 => prop::bool::weighted(0.1).prop_map(|rare| if rare { Step::Archive } else { Step::Publish }),
    ]
}

fn kind(legal: bool) -> ReviewKind {
    if legal { ReviewKind::Legal } else { ReviewKind::Technical }
}

fn event(step: &Step, now: &Workflow) -> Event {
    let due = now.due().unwrap_or(Stage::Privacy);
    match *step {
        Step::Submit(version) => Event::SourceSubmitted { source: revision(&format!("r{version}")) },
        Step::FinishDue { version, risk, undecided, blocking } => Event::StageFinished {
            stage: due,
            generation: now.generation,
            output: format!("o{version}"),
            outcome: outcome(due, version, risk, undecided, blocking),
        },
        Step::FinishAny { stage, lag } => Event::StageFinished {
            stage: Stage::ALL[stage],
            generation: now.generation.saturating_sub(lag),
            output: "late".to_owned(),
            outcome: outcome(Stage::ALL[stage], 0, 0, 0, 0),
        },
        Step::FailDue => Event::StageFailed { stage: due, generation: now.generation, reason: "trap".to_owned() },
        Step::Retry(stage) => Event::StageRetried { stage: Stage::ALL[stage] },
        Step::Edit(stage, version) => Event::StageEdited {
            stage: Stage::ALL[stage],
            output: format!("e{version}"),
            outcome: outcome(Stage::ALL[stage], version, 10, 0, 0),
        },
        Step::Decide(undecided) => Event::ReferencesDecided { undecided },
        Step::Revalidate(blocking_findings) => Event::Revalidated {
            derived: now.derived.as_ref().map(|derived| derived.hash.clone()).unwrap_or_default(),
            blocking_findings,
            risk: 0,
        },
        Step::Assign(legal, n) => Event::ReviewerAssigned { kind: kind(legal), reviewer: reviewer(n) },
        Step::Unassign(legal, n) => Event::ReviewerUnassigned { kind: kind(legal), user: user(n) },
        Step::AskLegal(n) => Event::LegalReviewRequested { by: user(n) },
        Step::Approve(legal, n, present) => {
            let hash = now.derived.as_ref().filter(|_| present).map_or("other", |derived| derived.hash.as_str());
            Event::Approved { approval: approval(kind(legal), n, hash) }
        }
        Step::RequestChanges(n) => Event::ChangesRequested {
            reviewer: user(n),
            text: "cite the guideline".to_owned(),
            at: Timestamp::UNIX_EPOCH,
        },
        Step::Answer(number) => Event::ChangeAnswered { number, answer: "done".to_owned() },
        Step::Publish => Event::Published,
        Step::Archive => Event::Archived,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]
    #[test]
    fn nothing_forbidden_is_published(steps in prop::collection::vec(step(), 1..120)) {
        let mut now = Workflow::new(user(AUTHOR));
        let mut oracle = Oracle::default();
        for step in &steps {
            let event = event(step, &now);
            let Ok((next, effects)) = now.apply(event.clone()) else { continue };
            oracle.note(&event);
            if effects.iter().any(|effect| matches!(effect, Effect::Publish { .. })) {
                oracle.check_publication();
            }
            if next.column.is_review() && now.column.is_editable() {
                prop_assert_eq!(oracle.blocking, 0, "left Draft or Revision with a blocking finding");
                prop_assert_eq!(oracle.done.len(), 5);
            }
            now = next;
        }
    }
}

/// Drives a piece with the given events and returns where it ends.
fn drive(events: Vec<Event>) -> Workflow {
    events.into_iter().fold(Workflow::new(user(AUTHOR)), |now, event| {
        now.apply(event.clone()).unwrap_or_else(|e| panic!("{event:?}: {e}")).0
    })
}

fn through_stages(risk: u8, undecided: u32) -> Vec<Event> {
    let mut events = vec![Event::SourceSubmitted { source: revision("r1") }];
    for stage in Stage::ALL {
        if stage == Stage::Profile && undecided > 0 {
            events.push(Event::ReferencesDecided { undecided: 0 });
        }
        let outcome = outcome(stage, 1, risk, undecided, 0);
        events.push(Event::StageFinished { stage, generation: 1, output: "o".to_owned(), outcome });
    }
    events
}

fn assign(kind: ReviewKind, n: u8) -> Event {
    Event::ReviewerAssigned { kind, reviewer: reviewer(n) }
}

fn approve(kind: ReviewKind, n: u8) -> Event {
    Event::Approved { approval: approval(kind, n, "d1") }
}

#[test]
fn a_clean_draft_reaches_the_reader() {
    let mut events = through_stages(10, 2);
    events.extend([assign(ReviewKind::Technical, 1), approve(ReviewKind::Technical, 1)]);
    assert_eq!(drive(events.clone()).column, Column::Approved);
    events.push(Event::Published);
    assert_eq!(drive(events).column, Column::Published);
}

#[test]
fn a_risky_source_needs_the_lawyer() {
    let mut events = through_stages(71, 0);
    events.extend([assign(ReviewKind::Technical, 1), approve(ReviewKind::Technical, 1)]);
    assert_eq!(drive(events.clone()).column, Column::LegalReview);
    events.extend([assign(ReviewKind::Legal, 3), approve(ReviewKind::Legal, 3)]);
    assert_eq!(drive(events).column, Column::Approved);
}

#[test]
fn references_hold_the_pipeline() {
    let events: Vec<_> = through_stages(0, 3).into_iter().take(4).collect();
    let now = drive(events);
    assert_eq!((now.column, now.waiting(), now.due()), (Column::Draft, Some(Waiting::ForReferences), None));
}

#[test]
fn an_edit_makes_later_stages_stale_and_keeps_the_earlier() {
    let mut events = through_stages(0, 1);
    events.truncate(4);
    events.push(Event::StageEdited {
        stage: Stage::Claims,
        output: "edited".to_owned(),
        outcome: StageOutcome::Claims,
    });
    let now = drive(events);
    assert_eq!((now.due(), now.generation), (Some(Stage::Evidence), 2));
    assert!(now.progress(Stage::Privacy).is_done());
}

#[test]
fn a_change_request_voids_and_returns() {
    let mut events = through_stages(0, 0);
    events.extend([
        assign(ReviewKind::Technical, 1),
        assign(ReviewKind::Technical, 2),
        approve(ReviewKind::Technical, 1),
        Event::ChangesRequested { reviewer: user(2), text: "too absolute".to_owned(), at: Timestamp::UNIX_EPOCH },
    ]);
    let now = drive(events.clone());
    assert_eq!((now.column, now.approvals.len(), now.waiting()), (Column::Revision, 0, Some(Waiting::ChangeRequests)));
    events.push(Event::ChangeAnswered { number: 1, answer: "softened".to_owned() });
    assert_eq!(drive(events).column, Column::TechnicalReview);
}

#[test]
fn refusals_say_why() {
    let check =
        |events: Vec<Event>, last: Event, expect: Refusal| assert_eq!(drive(events).apply(last).unwrap_err(), expect);
    let review = || {
        let mut events = through_stages(0, 0);
        events.extend([assign(ReviewKind::Technical, 1), assign(ReviewKind::Technical, 2)]);
        events
    };
    check(vec![], assign(ReviewKind::Technical, AUTHOR), Refusal::AuthorCannotReview);
    check(vec![], Event::Published, Refusal::WrongColumn(Column::Draft));
    check(review(), approve(ReviewKind::Technical, 3), Refusal::NotAssigned);
    check(review(), Event::SourceSubmitted { source: revision("r2") }, Refusal::WrongColumn(Column::TechnicalReview));
    check(review(), Event::Approved { approval: approval(ReviewKind::Technical, 1, "d0") }, Refusal::OtherHash);
    let unsigned = Approval { reason: " ".to_owned(), ..approval(ReviewKind::Technical, 1, "d1") };
    check(review(), Event::Approved { approval: unsigned }, Refusal::Unmotivated);
    let late = Event::StageFinished {
        stage: Stage::Privacy,
        generation: 0,
        output: "x".to_owned(),
        outcome: StageOutcome::Privacy { risk: 0 },
    };
    check(vec![Event::SourceSubmitted { source: revision("r1") }], late, Refusal::Stale);
}
