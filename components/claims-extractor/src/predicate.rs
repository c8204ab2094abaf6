//! The assertions of a sentence: cues that say something, less those that are denied, asked, refuted or only named.

use concepts::Class;
use concepts::concept;
use text::contract::claims_types::ClaimKind;

use crate::cue::{Cue, Hit};
use crate::denial::{clause, negated, refuted};
use crate::passage::{Sentence, is_strong, listed};

/// Something that the sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicate {
    pub kind: ClaimKind,
    /// Index of its first word.
    pub at: usize,
    pub manner: Manner,
}

/// How it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// By a verb of its own, so that even a heading asserts it.
    Verbal,
    /// By a noun or a figure.
    Nominal,
    /// To the reader's face: "you have diabetes".
    SecondPerson,
    /// The weakest thing to say of a condition: what it is.
    Definition,
    /// That something is said, not what: "a study found". Anything else in the sentence says more.
    Vague,
}

/// Articles and prepositions: behind one of them a word that could be a verb is a noun.
const NOUN_MARKERS: &str = "a o as os da do das dos de uma um sem com para por na no nas nos pela sua seu essa esta \
                            nossa cuja ha sobre the of an for in this that to any each maior grande principal \
                            qualquer toda outra main common";
/// Measures that do harm when they rise.
const HARMFUL: &str = "Blood Pressure|Blood Glucose|Glycated Hemoglobin|Cholesterol, LDL|Cholesterol|Triglycerides|\
                       Mortality|Body Weight|Cortisol|Hospitalization|Recurrence|Risk|Adverse effects";
/// A lead reaches this many words on: "pode, em alguns casos, reduzir".
const LEAD_REACH: usize = 5;

/// The assertions of a sentence, in order.
pub fn find(sentence: &Sentence<'_>) -> Vec<Predicate> {
    let read = |hit: &Hit| {
        let (kind, manner) = weighty(sentence, hit).or_else(|| plain(sentence, hit))?;
        Some(Predicate { kind, at: hit.words.start, manner })
    };
    let unnamed =
        || unnamed_verb(sentence).map(|at| Predicate { kind: related(sentence, at), at, manner: Manner::Vague });
    let asserted = |at: usize| !refuted(sentence, at) && !negated(sentence, at);
    let mut found: Vec<Predicate> = sentence.cues.iter().filter_map(read).collect();
    if found.is_empty() {
        found.extend(unnamed());
    }
    found.retain(|predicate| asserted(predicate.at));
    found
}

/// What asks for most care, whatever else the same words may mean.
fn weighty(sentence: &Sentence<'_>, hit: &Hit) -> Option<(ClaimKind, Manner)> {
    let prevents = || forms(sentence, hit, Cue::Prevention, None, Cue::PreventionInfinitive, Cue::PreventionBase);
    let harms = || hit.is(Cue::Harm) && (has_verb(sentence) || colon_after(sentence, hit));
    let counts = || {
        hit.is(Cue::Statistic)
            || hit.is(Cue::StatisticTopic) && has_verb(sentence)
            || hit.is(Cue::Trend) && trends(sentence, hit)
    };
    Some(match () {
        () if hit.is(Cue::Contra) || hit.is(Cue::Forbid) => (ClaimKind::Contraindication, Manner::Verbal),
        () if hit.is(Cue::Safety) => (ClaimKind::Safety, Manner::Verbal),
        () if hit.is(Cue::SecondPerson) && illness_near(sentence, hit) => (ClaimKind::Diagnosis, Manner::SecondPerson),
        () if harms() => (ClaimKind::SideEffect, Manner::Nominal),
        () if prevents() => (ClaimKind::Prevention, Manner::Verbal),
        () if counts() => (ClaimKind::Statistic, Manner::Nominal),
        () if hit.is(Cue::Recommend) || hit.is(Cue::Imperative) && opens(sentence, hit) => {
            (ClaimKind::Recommendation, Manner::Verbal)
        }
        () => return None,
    })
}

/// Effects, causes and facts; last what only says that something was found.
fn plain(sentence: &Sentence<'_>, hit: &Hit) -> Option<(ClaimKind, Manner)> {
    let at = hit.words.start;
    let causes = || forms(sentence, hit, Cue::Cause, Some(Cue::CauseNoun), Cue::CauseInfinitive, Cue::CauseBase);
    let raises = || forms(sentence, hit, Cue::Raise, None, Cue::RaiseInfinitive, Cue::RaiseBase);
    let states = || forms(sentence, hit, Cue::Condition, None, Cue::ConditionInfinitive, Cue::ConditionBase);
    let works =
        || forms(sentence, hit, Cue::Efficacy, Some(Cue::EfficacyNoun), Cue::EfficacyInfinitive, Cue::EfficacyBase);
    let finds = || {
        let study = |other: &Hit| other.is_any(&[Cue::Study, Cue::Authority]) && other.words.end <= at;
        hit.is(Cue::Finding) && sentence.cues.iter().any(study)
    };
    let relates = || {
        let both = between_subjects(sentence, hit);
        let verb = hit.is(Cue::Relation) && !behind_noun_marker(sentence, hit);
        verb && (both || compares(sentence, hit))
            || hit.is(Cue::Lead)
                && hit.is(Cue::Hedge)
                && both
                && (sentence.subject_before(at).is_some() || illness_near(sentence, hit))
    };
    Some(match () {
        () if states() => (ClaimKind::Condition, Manner::Verbal),
        () if causes() => (cause(sentence, at), Manner::Verbal),
        () if raises() => (raise(sentence, hit), Manner::Verbal),
        () if hit.is(Cue::Diagnosis) => (ClaimKind::Diagnosis, Manner::Verbal),
        () if works() => (efficacy(sentence, at), Manner::Verbal),
        () if hit.is(Cue::Help) && between_subjects(sentence, hit) => (ClaimKind::Efficacy, Manner::Verbal),
        () if hit.is(Cue::Authority) => (ClaimKind::Efficacy, Manner::Vague),
        () if finds() => (ClaimKind::Condition, Manner::Vague),
        () if relates() => (related(sentence, at), Manner::Vague),
        () if hit.is(Cue::Definition) => (ClaimKind::Condition, Manner::Definition),
        () => return None,
    })
}

/// Whether a hit of a family of verb forms asserts: a finite form does, a noun-like one without an article, an
/// infinitive behind a lead, an English base form behind a subject.
fn forms(sentence: &Sentence<'_>, hit: &Hit, finite: Cue, noun: Option<Cue>, infinitive: Cue, base: Cue) -> bool {
    hit.is(finite)
        || noun.is_some_and(|noun| hit.is(noun)) && !behind_noun_marker(sentence, hit)
        || hit.is(infinitive) && led(sentence, hit)
        || hit.is(base) && base_asserts(sentence, hit)
}

fn base_asserts(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let before = previous(sentence, hit);
    let subject = || {
        sentence
            .concepts
            .iter()
            .any(|found| found.words.end <= hit.words.start && found.words.end + 2 > hit.words.start)
    };
    led(sentence, hit)
        || before.is_some_and(|word| !listed(NOUN_MARKERS, word) && !matches!(word, "and" | "or")) && subject()
}

fn previous<'a>(sentence: &Sentence<'a>, hit: &Hit) -> Option<&'a str> {
    hit.words.start.checked_sub(1).filter(|&at| at >= sentence.words.start).map(|at| sentence.passage.word(at))
}

fn behind_noun_marker(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    previous(sentence, hit).is_none_or(|word| listed(NOUN_MARKERS, word))
}

fn led(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let reach = hit.words.start.saturating_sub(LEAD_REACH);
    let before = sentence.cues.iter().rev().filter(|lead| lead.words.end <= hit.words.start && lead.words.end >= reach);
    before.clone().any(|lead| lead.is(Cue::Lead) && clause(sentence, lead.words.end, hit.words.start))
}

/// Whether the sentence has a finite verb for a noun that needs one.
fn has_verb(sentence: &Sentence<'_>) -> bool {
    const FINITE: &[Cue] = &[
        Cue::Verb,
        Cue::Efficacy,
        Cue::Raise,
        Cue::Prevention,
        Cue::Safety,
        Cue::Cause,
        Cue::Condition,
        Cue::Diagnosis,
        Cue::Recommend,
        Cue::Lead,
        Cue::Authority,
        Cue::Definition,
    ];
    sentence.cues.iter().any(|hit| hit.is_any(FINITE)) || sentence.text().contains(['é', 'É'])
}

/// "Efeitos colaterais: náusea, insônia" asserts without a verb.
fn colon_after(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let end = sentence.passage.original(hit.words.clone()).end;
    let rest = sentence.passage.source.get(end..sentence.range.end).unwrap_or_default();
    rest.find(':').is_some_and(|colon| colon < 40 && rest[colon + 1..].trim().len() > 3)
}

fn illness_near(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    sentence.concepts.iter().any(|found| {
        matches!(found.class(), Class::Condition | Class::Symptom)
            && found.words.end > hit.words.start
            && found.words.start <= hit.words.end + 6
    })
}

/// A verb that no cue names, by its place and its ending: "o zinco encurta o resfriado". Something about health before it,
/// an article and something else about health behind it; an adjective would have a preposition there.
fn unnamed_verb(sentence: &Sentence<'_>) -> Option<usize> {
    const ARTICLES: &str = "o a os as um uma";
    const ENDINGS: &[&str] = &["a", "e", "am", "em", "ou", "eu", "iu"];
    let passage = sentence.passage;
    let named = |at: usize| {
        sentence.concepts.iter().any(|found| found.words.contains(&at))
            || sentence.cues.iter().any(|hit| hit.words.contains(&at))
    };
    let is_verb = |at: usize| {
        let word = passage.word(at);
        let marked = at == sentence.words.start || listed(NOUN_MARKERS, passage.word(at - 1));
        word.len() >= 4 && !marked && !named(at) && ENDINGS.iter().any(|ending| word.ends_with(ending))
    };
    let starts = |at: usize| sentence.concepts.iter().find(|found| found.words.start == at && is_strong(found.class()));
    (sentence.words.start + 1..sentence.words.end.saturating_sub(2)).find(|&at| {
        let subject = sentence
            .concepts
            .iter()
            .rev()
            .find(|found| found.words.end <= at && at - found.words.end <= 3 && is_strong(found.class()));
        let object = starts(at + 2).or_else(|| starts(at + 3));
        let apart = subject.zip(object).is_some_and(|(subject, object)| subject.id != object.id);
        apart && listed(ARTICLES, passage.word(at + 1)) && is_verb(at) && clause(sentence, at, at + 2)
    })
}

/// "A amamentação cresceu no Brasil": what fell or grew, and nothing about health behind it that it acted upon, in a place
/// or over a time.
fn trends(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    const TIMES: &str = "ano anos decada decadas year years decade decades seculo pandemia pandemic";
    let acts = sentence.concepts.iter().any(|found| {
        found.words.start >= hit.words.end && is_strong(found.class()) && found.words.start <= hit.words.end + 2
    });
    let placed = sentence.concepts.iter().any(|found| found.class() == Class::Place);
    let timed = (hit.words.end..sentence.words.end).any(|at| {
        listed(TIMES, sentence.passage.word(at)) || sentence.passage.words.get(at).is_some_and(|word| word.number)
    });
    sentence.subject_before(hit.words.start).is_some() && !acts && (placed || timed)
}

/// "Crianças que mamam adoecem menos": a group or a thing about health, and a degree right behind the verb.
fn compares(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    const DEGREES: &str = "mais menos melhor pior muito pouco more less better worse faster sooner";
    let before = sentence
        .concepts
        .iter()
        .any(|found| found.words.end <= hit.words.start && (is_strong(found.class()) || found.class() == Class::Group));
    before
        && sentence.is_about_health()
        && (hit.words.start..hit.words.end + 2).any(|at| listed(DEGREES, sentence.passage.word(at)))
}

/// An illness or a measure that falls or gets better by itself is a fact about it, no effect of a treatment.
fn efficacy(sentence: &Sentence<'_>, at: usize) -> ClaimKind {
    let treated = sentence.concepts.iter().any(|found| is_treatment(found.class()));
    match sentence.subject_before(at).map(|found| found.class()) {
        Some(Class::Condition | Class::Symptom | Class::Measure)
            if !treated && !sentence.passage.word(at).starts_with("pode") =>
        {
            let remedied = sentence.cues.iter().any(|hit| hit.words.start == at && hit.words.len() > 1);
            if remedied { ClaimKind::Efficacy } else { ClaimKind::Condition }
        }
        _ => ClaimKind::Efficacy,
    }
}

fn is_treatment(class: Class) -> bool {
    matches!(class, Class::Drug | Class::Procedure | Class::Supplement | Class::Food | Class::Behaviour)
}

/// What a medicine does to somebody is its effect; what anything else does, a fact.
fn related(sentence: &Sentence<'_>, at: usize) -> ClaimKind {
    match sentence.subject_before(at).map(|found| found.class()) {
        Some(Class::Drug | Class::Procedure | Class::Supplement) => ClaimKind::Efficacy,
        _ => ClaimKind::Condition,
    }
}

/// Whether things about health stand on both sides of a hit, not the same one; people may stand before it.
fn between_subjects(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let subject = |found: &&concepts::Found| {
        found.words.end <= hit.words.start && (is_strong(found.class()) || found.class() == Class::Group)
    };
    let before = sentence.concepts.iter().rev().find(subject);
    let after = |subject: u16| {
        sentence
            .concepts
            .iter()
            .any(|found| found.words.start >= hit.words.start && found.id != subject && is_strong(found.class()))
    };
    before.is_some_and(|subject| after(subject.id))
}

/// What a medicine or a procedure causes is a side effect; what anything else causes, a fact about a condition.
fn cause(sentence: &Sentence<'_>, at: usize) -> ClaimKind {
    match sentence.subject_before(at).map(|found| found.class()) {
        Some(Class::Drug | Class::Procedure | Class::Supplement) => ClaimKind::SideEffect,
        _ => ClaimKind::Condition,
    }
}

/// To raise immunity is a benefit, to raise the blood pressure is not.
fn raise(sentence: &Sentence<'_>, hit: &Hit) -> ClaimKind {
    let object = sentence.concepts.iter().find(|found| found.words.start >= hit.words.end);
    let harmful = object.is_some_and(|found| {
        matches!(found.class(), Class::Condition | Class::Symptom)
            || HARMFUL.split('|').any(|term| term == concept(found.id).term)
    });
    let subject = sentence.subject_before(hit.words.start).map(|found| found.class());
    match subject {
        _ if harmful || object.is_none() => cause(sentence, hit.words.start),
        Some(Class::Condition | Class::Symptom) => ClaimKind::Condition,
        _ => ClaimKind::Efficacy,
    }
}

/// Whether a hit opens the sentence, but for a connective or a numeral, and has an object behind it ("Sleep, food and
/// stress" commands nothing).
fn opens(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let at = hit.words.start;
    let object = sentence.passage.words.get(hit.words.end).is_some_and(|word| word.joined)
        && !matches!(sentence.passage.word(hit.words.end), "and" | "or" | "e" | "is");
    const CONNECTIVES: &str = "sempre entao portanto por isso e primeiro alem disso tambem then also and always dica";
    let before = sentence.words.start..at;
    object
        && before.len() <= 2
        && before.clone().all(|at| {
            listed(CONNECTIVES, sentence.passage.word(at))
                || sentence.passage.words.get(at).is_some_and(|word| word.number)
        })
}
