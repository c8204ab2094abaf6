//! The assertions of a sentence: cues that say something, less those that are denied, asked, refuted or only named.

use concepts::Class;
use concepts::concept;
use text::contract::claims_types::ClaimKind;

use crate::cue::{Cue, Hit};
use crate::passage::{Sentence, is_strong};

/// Something that the sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicate {
    pub kind: ClaimKind,
    /// Index of its first word.
    pub at: usize,
    /// A definition: the weakest thing to say of a condition.
    pub definition: bool,
    pub second_person: bool,
    /// Carried by a verb of its own, so that even a heading asserts it.
    pub verbal: bool,
    /// Says that something is said, not what: "a study found". Anything else in the sentence says more.
    pub vague: bool,
}

/// Articles and prepositions: behind one of them a word that could be a verb is a noun.
const NOUN_MARKERS: &[&str] = &[
    "a", "o", "as", "os", "da", "do", "das", "dos", "de", "uma", "um", "sem", "com", "para", "por", "na", "no", "nas", "nos", "pela",
    "sua", "seu", "essa", "esta", "nossa", "cuja", "ha", "sobre", "the", "of", "an", "for", "in", "this", "that", "to", "no", "any", "each",
    "maior", "grande", "principal", "qualquer", "toda", "outra", "main", "common",
];
/// Words that may stand between a negation and what it denies.
const TRANSPARENT: &[&str] = &[
    "se", "me", "te", "lhe", "lhes", "o", "a", "os", "as", "mais", "ainda", "necessariamente", "sempre", "de", "fato", "realmente", "tambem",
    "pode", "podem", "costuma", "costumam", "consegue", "conseguem", "vai", "vao", "ira", "parece", "parecem", "really", "actually", "always",
    "necessarily", "be", "been", "to", "help", "helps", "do", "does", "did", "will", "would", "can", "could", "may", "usually", "ajuda", "ajudam",
    "directly", "diretamente", "geralmente", "have", "has", "in", "que", "apenas", "is", "are", "e", "sao", "foi", "esta", "estao", "ser",
];
/// Measures that do harm when they rise.
const HARMFUL: &[&str] = &[
    "Blood Pressure", "Blood Glucose", "Glycated Hemoglobin", "Cholesterol, LDL", "Cholesterol", "Triglycerides", "Mortality", "Body Weight",
    "Cortisol", "Hospitalization", "Recurrence", "Risk", "Adverse effects",
];
/// A lead reaches this many words on: "pode, em alguns casos, reduzir".
const LEAD_REACH: usize = 5;
const NEGATION_REACH: usize = 4;

/// The assertions of a sentence, in order.
pub fn find(sentence: &Sentence<'_>) -> Vec<Predicate> {
    let asserted = |at: usize| !refuted(sentence, at) && !negated(sentence, at);
    let found = sentence.cues.iter().filter_map(|hit| read(sentence, hit));
    found.filter(|predicate| asserted(predicate.at)).collect()
}

fn read(sentence: &Sentence<'_>, hit: &Hit) -> Option<Predicate> {
    let at = hit.words.start;
    let plain = |kind| Some(Predicate { kind, at, definition: false, second_person: false, verbal: true, vague: false });
    let vague = |kind| Some(Predicate { kind, at, definition: false, second_person: false, verbal: true, vague: true });
    let nominal = |kind| Some(Predicate { kind, at, definition: false, second_person: false, verbal: false, vague: false });
    if hit.is(Cue::Contra) || hit.is(Cue::Forbid) {
        return plain(ClaimKind::Contraindication);
    }
    if hit.is(Cue::Safety) {
        return plain(ClaimKind::Safety);
    }
    if hit.is(Cue::SecondPerson) {
        return illness_near(sentence, hit).then(|| Predicate { kind: ClaimKind::Diagnosis, at, definition: false, second_person: true, verbal: true, vague: false });
    }
    if hit.is(Cue::Harm) {
        return (has_verb(sentence) || colon_after(sentence, hit)).then_some(()).and_then(|()| nominal(ClaimKind::SideEffect));
    }
    if asserts(sentence, hit, Cue::Prevention, None, Cue::PreventionInfinitive, Cue::PreventionBase) {
        return plain(ClaimKind::Prevention);
    }
    if hit.is(Cue::Statistic) {
        return nominal(ClaimKind::Statistic);
    }
    if hit.is(Cue::StatisticTopic) {
        return has_verb(sentence).then_some(()).and_then(|()| nominal(ClaimKind::Statistic));
    }
    if hit.is(Cue::Recommend) || hit.is(Cue::Imperative) && opens(sentence, hit) {
        return plain(ClaimKind::Recommendation);
    }
    if hit.is(Cue::Trend) && trends(sentence, hit) {
        return nominal(ClaimKind::Statistic);
    }
    let condition = hit.is(Cue::Condition) || hit.is(Cue::ConditionInfinitive) && led(sentence, hit) || hit.is(Cue::ConditionBase) && base_asserts(sentence, hit);
    if condition {
        return plain(ClaimKind::Condition);
    }
    if asserts(sentence, hit, Cue::Cause, Some(Cue::CauseNoun), Cue::CauseInfinitive, Cue::CauseBase) {
        return plain(cause(sentence, at));
    }
    if asserts(sentence, hit, Cue::Raise, None, Cue::RaiseInfinitive, Cue::RaiseBase) {
        return plain(raise(sentence, hit));
    }
    if hit.is(Cue::Diagnosis) {
        return plain(ClaimKind::Diagnosis);
    }
    if asserts(sentence, hit, Cue::Efficacy, Some(Cue::EfficacyNoun), Cue::EfficacyInfinitive, Cue::EfficacyBase) {
        return plain(efficacy(sentence, at));
    }
    if hit.is(Cue::Help) && between_subjects(sentence, hit) {
        return plain(ClaimKind::Efficacy);
    }
    if hit.is(Cue::Authority) {
        return vague(ClaimKind::Efficacy);
    }
    if hit.is(Cue::Finding) && sentence.cues.iter().any(|study| study.is_any(&[Cue::Study, Cue::Authority]) && study.words.end <= at) {
        return vague(ClaimKind::Condition);
    }
    let relates = hit.is(Cue::Relation) && !behind_noun_marker(sentence, hit) && (between_subjects(sentence, hit) || compares(sentence, hit));
    if relates || hit.is(Cue::Lead) && hit.is(Cue::Hedge) && between_subjects(sentence, hit) {
        return vague(related(sentence, at));
    }
    if hit.is(Cue::Definition) {
        return Some(Predicate { kind: ClaimKind::Condition, at, definition: true, second_person: false, verbal: true, vague: false });
    }
    None
}

/// Whether a hit of a family of verb forms asserts: a finite form does, a noun-like one without an article, an
/// infinitive behind a lead, an English base form behind a subject.
fn asserts(sentence: &Sentence<'_>, hit: &Hit, finite: Cue, noun: Option<Cue>, infinitive: Cue, base: Cue) -> bool {
    hit.is(finite)
        || noun.is_some_and(|noun| hit.is(noun)) && !behind_noun_marker(sentence, hit)
        || hit.is(infinitive) && led(sentence, hit)
        || hit.is(base) && base_asserts(sentence, hit)
}

fn base_asserts(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let before = previous(sentence, hit);
    let subject = || sentence.concepts.iter().any(|found| found.words.end <= hit.words.start && found.words.end + 2 > hit.words.start);
    led(sentence, hit) || before.is_some_and(|word| !NOUN_MARKERS.contains(&word) && !matches!(word, "and" | "or")) && subject()
}

fn previous<'a>(sentence: &Sentence<'a>, hit: &Hit) -> Option<&'a str> {
    hit.words.start.checked_sub(1).filter(|&at| at >= sentence.words.start).map(|at| sentence.passage.word(at))
}

fn behind_noun_marker(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    previous(sentence, hit).is_none_or(|word| NOUN_MARKERS.contains(&word))
}

fn led(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let reach = hit.words.start.saturating_sub(LEAD_REACH);
    let before = sentence.cues.iter().rev().filter(|lead| lead.words.end <= hit.words.start && lead.words.end >= reach);
    before.clone().any(|lead| lead.is(Cue::Lead) && clause(sentence, lead.words.end, hit.words.start))
}

/// Whether no sign stands between two words.
fn clause(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    sentence.passage.words.get(from..=to).is_some_and(|words| words.iter().all(|word| word.joined))
}

/// Whether the sentence has a finite verb for a noun that needs one.
fn has_verb(sentence: &Sentence<'_>) -> bool {
    const FINITE: &[Cue] = &[
        Cue::Verb, Cue::Efficacy, Cue::Raise, Cue::Prevention, Cue::Safety, Cue::Cause, Cue::Condition, Cue::Diagnosis, Cue::Recommend, Cue::Lead,
        Cue::Authority, Cue::Definition,
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
        matches!(found.class(), Class::Condition | Class::Symptom) && found.words.end > hit.words.start && found.words.start <= hit.words.end + 6
    })
}

/// "A amamentação cresceu no Brasil": what fell or grew, and nothing about health behind it that it acted upon, in a place
/// or over a time.
fn trends(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    const TIMES: &[&str] = &["ano", "anos", "decada", "decadas", "year", "years", "decade", "decades", "seculo", "pandemia", "pandemic"];
    let acts = sentence.concepts.iter().any(|found| found.words.start >= hit.words.end && is_strong(found.class()) && found.words.start <= hit.words.end + 2);
    let placed = sentence.concepts.iter().any(|found| found.class() == Class::Place);
    let timed = (hit.words.end..sentence.words.end).any(|at| TIMES.contains(&sentence.passage.word(at)) || sentence.passage.words.get(at).is_some_and(|word| word.number));
    sentence.subject_before(hit.words.start).is_some() && !acts && (placed || timed)
}

/// "Crianças que mamam adoecem menos": a group or a thing about health, and a degree right behind the verb.
fn compares(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    const DEGREES: &[&str] = &["mais", "menos", "melhor", "pior", "muito", "pouco", "more", "less", "better", "worse", "faster", "sooner"];
    let before = sentence.concepts.iter().any(|found| found.words.end <= hit.words.start && (is_strong(found.class()) || found.class() == Class::Group));
    before && sentence.is_about_health() && (hit.words.start..hit.words.end + 2).any(|at| DEGREES.contains(&sentence.passage.word(at)))
}

/// An illness or a measure that falls or gets better by itself is a fact about it, no effect of a treatment.
fn efficacy(sentence: &Sentence<'_>, at: usize) -> ClaimKind {
    let treated = sentence.concepts.iter().any(|found| is_treatment(found.class()));
    match sentence.subject_before(at).map(|found| found.class()) {
        Some(Class::Condition | Class::Symptom | Class::Measure) if !treated && !sentence.passage.word(at).starts_with("pode") => {
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
    let subject = |found: &&concepts::Found| found.words.end <= hit.words.start && (is_strong(found.class()) || found.class() == Class::Group);
    let before = sentence.concepts.iter().rev().find(subject);
    let after = |subject: u16| sentence.concepts.iter().any(|found| found.words.start >= hit.words.start && found.id != subject && is_strong(found.class()));
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
        matches!(found.class(), Class::Condition | Class::Symptom) || HARMFUL.contains(&concept(found.id).term)
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
    let object = sentence.passage.words.get(hit.words.end).is_some_and(|word| word.joined) && !matches!(sentence.passage.word(hit.words.end), "and" | "or" | "e" | "is");
    const CONNECTIVES: &[&str] = &["sempre", "entao", "portanto", "por", "isso", "e", "primeiro", "alem", "disso", "tambem", "then", "also", "and", "always", "dica"];
    let before = sentence.words.start..at;
    object && before.len() <= 2 && before.clone().all(|at| CONNECTIVES.contains(&sentence.passage.word(at)) || sentence.passage.words.get(at).is_some_and(|word| word.number))
}

/// Whether a negation stands right before word `at`, or a denial anywhere before it in its clause.
fn negated(sentence: &Sentence<'_>, at: usize) -> bool {
    let passage = sentence.passage;
    let denials = sentence.cues.iter().filter(|hit| hit.is(Cue::Denial) && hit.words.start <= at);
    if denials.clone().any(|denial| !sentence.cues.iter().any(|hit| hit.is(Cue::Contrast) && hit.words.start > denial.words.start && hit.words.end <= at)) {
        return true;
    }
    let negators = sentence.cues.iter().rev().filter(|hit| hit.words.end <= at && hit.is(Cue::Negator) && !hit.is_any(&[Cue::Forbid, Cue::Emphatic]));
    negators.take_while(|hit| at - hit.words.end <= NEGATION_REACH).any(|hit| {
        let between = hit.words.end..at;
        between.clone().all(|at| TRANSPARENT.contains(&passage.word(at))) && clause(sentence, hit.words.end, at)
    })
}

/// Whether word `at` belongs to what the sentence calls a myth. What follows "na verdade" is the writer's own.
fn refuted(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(myth) = sentence.first(Cue::Myth) else { return false };
    !sentence.cues.iter().any(|hit| hit.is(Cue::Contrast) && hit.words.start >= myth.words.end && hit.words.end <= at)
}

/// Whether a medicine is prescribed in the sentence: an amount beside it or beside a verb of taking, and no laboratory
/// value.
pub fn dosage(sentence: &Sentence<'_>) -> Option<Predicate> {
    let drug = sentence.concepts.iter().any(|found| found.class() == Class::Drug);
    let supplement = sentence.concepts.iter().any(|found| found.class() == Class::Supplement);
    let any = sentence.concepts.iter().any(|found| is_strong(found.class()));
    let taken = sentence.has(Cue::Intake);
    let rhythm = sentence.has(Cue::Frequency);
    let fits = |hit: &&Hit| {
        let amount = hit.is(Cue::Dose) && (drug || supplement || taken && any || taken && rhythm) || hit.is(Cue::DoseBulk) && drug;
        amount && !is_laboratory(sentence, hit) && !negated(sentence, hit.words.start) && !refuted(sentence, hit.words.start)
    };
    let amount = sentence.cues.iter().find(fits).map(|hit| hit.words.start);
    let rhythm_only = || sentence.first(Cue::Frequency).filter(|_| drug && taken && numbered(sentence)).map(|hit| hit.words.start);
    let at = amount.or_else(rhythm_only)?;
    Some(Predicate { kind: ClaimKind::Dosage, at, definition: false, second_person: false, verbal: true, vague: false })
}

fn numbered(sentence: &Sentence<'_>) -> bool {
    sentence.passage.words.get(sentence.words.clone()).is_some_and(|words| words.iter().any(|word| word.number))
}

/// "126 mg/dL" measures, it does not prescribe.
fn is_laboratory(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let end = sentence.passage.original(hit.words.clone()).end;
    let rest = sentence.passage.source.get(end..).unwrap_or_default();
    let after = rest.trim_start_matches([' ', '/']);
    rest.trim_start().starts_with('/') && ["dl", "dL", "DL", "l", "L", "mL", "ml"].iter().any(|unit| after.starts_with(unit))
}
