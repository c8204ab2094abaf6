//! How well a publication fits a claim: what part of the claim's concepts its title and abstract cover, how strong it
//! is, how recent.

use concepts::{Class, concept};
use text::contract::claims_types::Claim;

use crate::level::{Design, named};
use crate::number::{self, Number};
use crate::profile::{Part, Profile, narrows, read_term};
use crate::record::cut;

/// A publication that covers less is not about the claim.
pub const RELEVANT: f32 = 0.35;
const IN_TITLE: f32 = 1.0;
const IN_BODY: f32 = 0.75;
/// Both in one concept of the title.
const IN_ONE: f32 = 0.8;
const NEAR_TITLE: f32 = 0.55;
const NEAR_BODY: f32 = 0.35;
/// A claim's concepts beyond this many add nothing.
const KEYS: usize = 6;
/// Numbers of a claim that are looked for.
const NUMBERS: usize = 24;

/// What a claim is about.
pub struct Subject<'a> {
    pub claim: &'a Claim,
    pub core: Vec<u16>,
    /// Stems that stand for the core where no concept is known.
    stems: Vec<String>,
    /// The other concepts.
    pub keys: Vec<u16>,
    /// People, places and organisations that narrow it.
    pub narrowing: Vec<u16>,
    pub numbers: Vec<Number>,
    /// The kind of study or document that it speaks of.
    design: Option<Design>,
}

impl<'a> Subject<'a> {
    pub fn of(claim: &'a Claim) -> Self {
        let strategy = &claim.strategy;
        let (core, stems) = read_term(&strategy.core_concept);
        let numbers = claim.numbers.iter().take(NUMBERS).filter_map(|text| number::read(text)).collect();
        let design = named(cut(&claim.quote, 2_000));
        let mut subject = Subject { claim, core, stems, keys: Vec::new(), narrowing: Vec::new(), numbers, design };
        for id in strategy.key_terms.iter().take(KEYS * 2).flat_map(|term| read_term(term).0) {
            let general = matches!(
                concept(id).term,
                "Risk"
                    | "Health"
                    | "Patients"
                    | "Population"
                    | "Adverse effects"
                    | "Signs and Symptoms"
                    | "Therapeutics"
                    | "Pharmaceutical Preparations"
                    | "Disease"
                    | "Worldwide"
                    | "Diagnosis"
                    | "Equation"
            );
            let known = subject.core.contains(&id) || subject.keys.contains(&id) || subject.narrowing.contains(&id);
            match narrows(id) {
                _ if known || general => {}
                true => subject.narrowing.push(id),
                false => subject.keys.push(id),
            }
        }
        subject.keys.truncate(KEYS);
        subject
    }

    pub fn place(&self) -> Option<u16> {
        self.narrowing.iter().copied().find(|&id| concept(id).class == Class::Place)
    }
}

/// What of a subject a publication covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// 0-1: the whole.
    pub share: f32,
    /// 0-1: the core alone.
    pub core: f32,
    /// 0-1: the best of the other concepts; 1 where the claim has none.
    pub key: f32,
}

pub fn coverage(subject: &Subject<'_>, profile: &Profile) -> Coverage {
    let composite = names_both(subject, profile);
    let core = match subject.core.is_empty() {
        true => mean(subject.stems.iter().map(|word| strength(profile.stem(word), IN_TITLE, IN_BODY))),
        false => subject.core.iter().map(|&id| degree(profile, id)).fold(0.0, f32::max),
    };
    let core = if composite { core.max(IN_ONE) } else { core };
    let mut keys: Vec<f32> = subject.keys.iter().map(|&id| degree(profile, id)).collect();
    if let Some(first) = keys.first_mut().filter(|_| composite) {
        *first = first.max(IN_ONE);
    }
    let narrowing: Vec<f32> = subject.narrowing.iter().map(|&id| degree(profile, id)).collect();
    let key = keys.iter().copied().fold(if keys.is_empty() { 1.0 } else { 0.0 }, f32::max);
    // The core weighs as much as all other concepts together; people and places a little.
    let (mut sum, mut weight) = (core, 1.0);
    if !keys.is_empty() {
        sum += mean(keys.iter().copied());
        weight += 1.0;
    }
    if !narrowing.is_empty() {
        sum += 0.25 * mean(narrowing.iter().copied());
        weight += 0.25;
    }
    Coverage { share: sum / weight, core, key }
}

/// Whether one concept of the title is near the core and near another concept of the claim: "iron deficiency anaemia" for
/// iron deficiency and anaemia.
fn names_both(subject: &Subject<'_>, profile: &Profile) -> bool {
    let near = |ids: &[u16], own: u16| ids.iter().any(|&id| concepts::near(own, id));
    profile.title_concepts().any(|own| near(&subject.core, own) && near(&subject.keys, own))
}

/// Whether it is about the claim at all: the core is there or near, or the rest so fully that the core may go by another
/// name.
pub fn is_relevant(coverage: Coverage) -> bool {
    coverage.share >= RELEVANT && (coverage.core >= NEAR_BODY || coverage.key >= IN_TITLE && coverage.share >= 0.5)
}

fn degree(profile: &Profile, id: u16) -> f32 {
    if profile.title_has(id) {
        return IN_TITLE;
    }
    if profile.body_has(id) {
        return IN_BODY;
    }
    strength(profile.near(id), NEAR_TITLE, NEAR_BODY)
}

fn strength(part: Option<Part>, title: f32, body: f32) -> f32 {
    match part {
        Some(Part::Title) => title,
        Some(Part::Body) => body,
        None => 0.0,
    }
}

fn mean(values: impl IntoIterator<Item = f32>) -> f32 {
    let (sum, count) = values.into_iter().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count == 0.0 { 0.0 } else { sum / count }
}

/// 0-1: coverage before all, then strength of design, recency, and how much of the title is about anything else.
pub fn score(
    subject: &Subject<'_>,
    coverage: Coverage,
    profile: &Profile,
    design: Design,
    year: Option<u16>,
    as_of_year: u16,
) -> f32 {
    let age = year.map_or(20, |year| as_of_year.saturating_sub(year));
    let recency = 1.0 - f32::from(age.min(20)) / 20.0;
    let own = |id: u16| subject.core.contains(&id) || subject.keys.contains(&id) || subject.narrowing.contains(&id);
    let title: Vec<u16> = profile.title_concepts().collect();
    let focus = mean(title.iter().map(|&id| if own(id) { 1.0 } else { 0.0 }));
    let named = if subject.design == Some(design) { 0.06 } else { 0.0 };
    (0.66 * coverage.share + 0.14 * design.weight() + 0.07 * recency + 0.07 * focus + named).clamp(0.0, 1.0)
}
