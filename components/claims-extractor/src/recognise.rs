//! Decides whether a sentence is a claim, and of what kind and weight (compliance.md §E.1): a health subject, an
//! assertion, and nothing that takes it back.

use concepts::Class;
use concepts::concept;
use text::contract::claims_types::{ClaimCategory, ClaimKind, EvidenceNeed, Priority};

use crate::cue::{Cue, Hit};
use crate::dosage;
use crate::passage::{Sentence, is_strong, listed};
use crate::predicate::{self, Manner, Predicate};

/// A claim, before its search is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub kind: ClaimKind,
    pub priority: Priority,
    pub needs: EvidenceNeed,
    pub hedged: bool,
    pub absolute: bool,
    pub appeal_to_authority: bool,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    pub heading: bool,
    /// Under a heading that announces myths.
    pub myths: bool,
    /// Whether the next sentence calls this one false.
    pub refuted_next: bool,
    /// Whether a sentence before it, or the heading above, named what this one may be about.
    pub subject: bool,
}

/// The kinds, the weightiest first: a sentence that says several things is a claim of the first.
const RANK: &[ClaimKind] = &[
    ClaimKind::Contraindication,
    ClaimKind::Dosage,
    ClaimKind::Safety,
    ClaimKind::SideEffect,
    ClaimKind::Statistic,
    ClaimKind::Diagnosis,
    ClaimKind::Prevention,
    ClaimKind::Efficacy,
    ClaimKind::Recommendation,
    ClaimKind::Condition,
];
/// A subject left to the sentence before may be followed this far.
const ELLIPTIC_WORDS: usize = 32;

pub fn recognise(sentence: &Sentence<'_>, context: Context) -> Option<Recognised> {
    if context.refuted_next || is_question(sentence, context.heading) || context.myths && !sentence.has(Cue::Contrast) {
        return None;
    }
    let mut predicates = predicate::find(sentence);
    predicates.extend(dosage::find(sentence));
    predicates.retain(|predicate| stands(sentence, context, predicate));
    let second_person = predicates.iter().any(|predicate| predicate.manner == Manner::SecondPerson);
    let weight = |kind: ClaimKind| match second_person && kind == ClaimKind::Diagnosis {
        true => 2,
        false => RANK.iter().position(|&ranked| ranked == kind).unwrap_or(RANK.len()),
    };
    let chosen = *predicates.iter().min_by_key(|predicate| {
        (
            predicate.manner == Manner::Vague,
            weight(predicate.kind),
            predicate.manner == Manner::Definition,
            predicate.at,
        )
    })?;
    let absolute = is_absolute(sentence);
    let priority = priority(sentence, &chosen, &predicates);
    Some(Recognised {
        kind: chosen.kind,
        priority: if absolute { raised(priority) } else { priority },
        needs: needs(chosen.kind, priority, absolute),
        hedged: sentence.has(Cue::Hedge),
        absolute,
        appeal_to_authority: appeals(sentence),
    })
}

/// "protege sempre"; not "nem sempre", nor "mas não contra todos".
fn is_absolute(sentence: &Sentence<'_>) -> bool {
    sentence.cues.iter().any(|hit| {
        let denied = |negator: &Hit| {
            negator.is(Cue::Negator) && negator.words.end <= hit.words.start && hit.words.start - negator.words.end <= 2
        };
        hit.is(Cue::Absolute) && !sentence.cues.iter().any(denied)
    })
}

/// A study that "shows" something asks for the study.
fn appeals(sentence: &Sentence<'_>) -> bool {
    let study = sentence.first(Cue::Study);
    let found =
        |study: &Hit| sentence.cues.iter().any(|hit| hit.is(Cue::Finding) && hit.words.start >= study.words.end);
    sentence.has(Cue::Authority) || study.is_some_and(found)
}

pub fn category(kind: ClaimKind) -> ClaimCategory {
    match kind {
        ClaimKind::Efficacy | ClaimKind::Prevention => ClaimCategory::TreatmentEfficacy,
        ClaimKind::Safety | ClaimKind::SideEffect => ClaimCategory::SideEffect,
        ClaimKind::Dosage | ClaimKind::Recommendation => ClaimCategory::Recommendation,
        ClaimKind::Condition | ClaimKind::Diagnosis => ClaimCategory::MedicalCondition,
        ClaimKind::Statistic => ClaimCategory::Statistic,
        ClaimKind::Contraindication => ClaimCategory::Contraindication,
    }
}

/// A question claims nothing, unless it only asks whether one knew: "você sabia que …?".
fn is_question(sentence: &Sentence<'_>, heading: bool) -> bool {
    if sentence.has(Cue::Factive) {
        return false;
    }
    let text = sentence.text().trim_end_matches(['"', '”', '»', ')', ']', '\'', '*', '_', ' ']);
    let opens =
        sentence.cues.first().is_some_and(|hit| hit.is(Cue::Question) && hit.words.start == sentence.words.start);
    let unpunctuated = !text.ends_with(['.', '!', '…', ';', ':']);
    let asks = [
        "o que e",
        "o que causa",
        "sera que",
        "quais sao",
        "qual e",
        "qual a",
        "quem pode",
        "what is",
        "what are",
        "how do",
        "how does",
    ];
    let dictated = || {
        let folded = sentence.passage.folded.as_str();
        let start = sentence.passage.words.get(sentence.words.start).map_or(0, |word| word.start as usize);
        let rest = folded.get(start..).unwrap_or_default();
        unpunctuated && asks.iter().any(|ask| rest.starts_with(ask))
    };
    text.ends_with('?') || heading && opens || dictated()
}

/// Whether a predicate makes a claim of this sentence, seeing what else the sentence is: about health or not, a notice,
/// an offer, a heading.
fn stands(sentence: &Sentence<'_>, context: Context, predicate: &Predicate) -> bool {
    use ClaimKind::{
        Condition, Contraindication, Diagnosis, Dosage, Efficacy, Prevention, Recommendation, Safety, SideEffect,
        Statistic,
    };
    let kind = predicate.kind;
    if context.heading
        && predicate.manner == Manner::Nominal
        && !sentence.cues.iter().any(|hit| hit.is_any(&[Cue::Verb, Cue::Efficacy, Cue::Cause, Cue::Prevention]))
    {
        return false;
    }
    let commands = |hit: &Hit| hit.words.start == predicate.at && hit.is(Cue::Imperative);
    if context.heading && sentence.cues.iter().any(commands) {
        return false;
    }
    if context.heading && sentence.cues.iter().any(|hit| hit.is(Cue::Question) && hit.words.end <= predicate.at) {
        return false;
    }
    if sentence.has(Cue::Meta) && !matches!(kind, Statistic | Dosage | Safety | SideEffect) {
        return false;
    }
    if sentence.has(Cue::Disclaimer) && matches!(kind, Contraindication | Recommendation | Condition | Diagnosis) {
        return false;
    }
    if sentence.has(Cue::Commerce) && kind == Statistic {
        return false;
    }
    let provided = matches!(kind, Efficacy | Prevention | Diagnosis | Condition)
        && !is_absolute(sentence)
        && predicate.manner != Manner::SecondPerson;
    if provided && provider_acts(sentence, predicate) {
        return false;
    }
    is_about_health(sentence, context, kind)
}

/// "A clínica trata asma", "A Dra. Ana avalia": what a provider does first is an offer, no finding.
fn provider_acts(sentence: &Sentence<'_>, predicate: &Predicate) -> bool {
    const SAYS: &str = "explica explicam afirma afirmam diz dizem alerta alertam ressalta destaca lembra esclarece \
                        comenta conta says explains warns adds";
    const ACTS: &[Cue] = &[Cue::Efficacy, Cue::Prevention, Cue::Condition, Cue::Diagnosis, Cue::Finding, Cue::Verb];
    let at = predicate.at;
    let offers = |hit: &Hit| hit.words.end <= at && at - hit.words.end <= 1;
    if sentence.first(Cue::Service).is_some_and(offers) {
        return true;
    }
    let near = |hit: &&Hit| hit.is(Cue::Provider) && hit.words.start < sentence.words.start + 3 && hit.words.end <= at;
    sentence.cues.iter().find(near).is_some_and(|provider| {
        let reports = (provider.words.end..at).any(|at| listed(SAYS, sentence.passage.word(at)));
        let between = |hit: &&Hit| hit.words.start >= provider.words.end && hit.words.end <= at;
        !reports && !sentence.cues.iter().filter(between).any(|hit| hit.is_any(ACTS))
    })
}

fn is_about_health(sentence: &Sentence<'_>, context: Context, kind: ClaimKind) -> bool {
    use ClaimKind::{Condition, Diagnosis, Efficacy, Prevention, Recommendation, Safety, SideEffect, Statistic};
    let has = |test: fn(Class) -> bool| sentence.concepts.iter().any(|found| test(found.class()));
    let strong = match kind {
        // To speak of a part of the body or of a test alone is not yet to advise.
        Recommendation => has(|class| is_strong(class) && !matches!(class, Class::Anatomy | Class::Test)),
        _ => has(is_strong),
    };
    let weak = has(|class| class == Class::Weak);
    let emphatic = sentence.has(Cue::Absolute) || sentence.has(Cue::Authority);
    let weakly = weak
        && (kind == Statistic && sentence.has(Cue::Statistic)
            || emphatic && matches!(kind, Efficacy | Safety | Prevention));
    let carried = context.subject
        && sentence.words.len() <= ELLIPTIC_WORDS
        && matches!(kind, Efficacy | Prevention | Safety | SideEffect | Condition | Diagnosis | Statistic)
        && elliptic(sentence);
    strong || weakly || carried
}

/// Whether the sentence leaves its subject to the one before: "Ela reduz …", "Também previne …", "It lowers …".
fn elliptic(sentence: &Sentence<'_>) -> bool {
    const OPENINGS: &str = "ela ele elas eles isso isto essa esse esta este tambem alem it they this these that";
    let first = sentence.passage.word(sentence.words.start);
    listed(OPENINGS, first)
        || sentence.cues.first().is_some_and(|hit| {
            hit.words.start <= sentence.words.start + 1
                && hit.is_any(&[Cue::Efficacy, Cue::Prevention, Cue::Cause, Cue::Safety])
        })
}

fn priority(sentence: &Sentence<'_>, chosen: &Predicate, all: &[Predicate]) -> Priority {
    match chosen.kind {
        ClaimKind::Contraindication | ClaimKind::Dosage => Priority::Critical,
        ClaimKind::Safety | ClaimKind::SideEffect | ClaimKind::Statistic | ClaimKind::Efficacy => Priority::High,
        ClaimKind::Diagnosis if all.iter().any(|predicate| predicate.manner == Manner::SecondPerson) => {
            Priority::Critical
        }
        ClaimKind::Diagnosis | ClaimKind::Prevention => Priority::Medium,
        ClaimKind::Condition if chosen.manner == Manner::Definition => Priority::Low,
        ClaimKind::Condition => Priority::Medium,
        ClaimKind::Recommendation => recommendation(sentence),
    }
}

/// To recommend a medicine is critical, a vaccine or a procedure high, a way of living medium (compliance.md §0.2).
fn recommendation(sentence: &Sentence<'_>) -> Priority {
    let weight = |found: &concepts::Found| match found.class() {
        Class::Drug
            if concept(found.id).term.contains("Vaccin") || concept(found.id).term == "Pharmaceutical Preparations" =>
        {
            Priority::High
        }
        Class::Drug => Priority::Critical,
        Class::Procedure => Priority::High,
        _ => Priority::Medium,
    };
    sentence.concepts.iter().map(weight).min_by_key(|&priority| priority as u8).unwrap_or(Priority::Medium)
}

fn raised(priority: Priority) -> Priority {
    match priority {
        Priority::Critical | Priority::High => Priority::Critical,
        Priority::Medium => Priority::High,
        Priority::Low => Priority::Medium,
    }
}

/// The weakest evidence that would do.
fn needs(kind: ClaimKind, priority: Priority, absolute: bool) -> EvidenceNeed {
    match kind {
        ClaimKind::Efficacy | ClaimKind::Safety if absolute => EvidenceNeed::MetaAnalysis,
        _ if priority == Priority::Critical => EvidenceNeed::SystematicReview,
        ClaimKind::Efficacy | ClaimKind::Safety | ClaimKind::Prevention | ClaimKind::Dosage => {
            EvidenceNeed::ClinicalTrial
        }
        ClaimKind::Recommendation | ClaimKind::Contraindication => EvidenceNeed::SystematicReview,
        ClaimKind::Statistic | ClaimKind::SideEffect | ClaimKind::Condition | ClaimKind::Diagnosis => {
            EvidenceNeed::Observational
        }
    }
}
