//! The verdict over all publications of a claim: enough of them or not (compliance.md §E.3), and how certain (GRADE).

use text::contract::claims_types::{Claim, Priority};

use crate::level::Design;
use crate::{Certainty, NumberCheck, Sufficiency, Support};

/// A publication as the verdict sees it.
#[derive(Clone, Copy, Debug)]
pub struct Witness {
    pub design: Design,
    pub support: Support,
    pub numbers: NumberCheck,
    /// Resolved, not retracted, no preprint: only such count.
    pub counts: bool,
    /// Whether it is of the population and the years that the claim speaks of.
    pub fits_population: bool,
    pub has_abstract: bool,
}

impl Witness {
    fn supports(&self) -> bool {
        self.counts && matches!(self.support, Support::Total | Support::Partial)
    }

    fn opposes(&self) -> bool {
        self.counts && self.support == Support::Against
    }
}

/// Whether these publications are as many and as strong as the priority asks for.
pub fn is_enough(priority: Priority, witnesses: &[Witness]) -> bool {
    let supporting = || witnesses.iter().filter(|witness| witness.supports());
    let syntheses = supporting().filter(|witness| witness.design.synthesises()).count();
    let primary = supporting().filter(|witness| witness.design.is_primary()).count();
    match priority {
        Priority::Critical => syntheses >= 1 && primary >= 1 || syntheses >= 2,
        Priority::High => syntheses >= 1 || primary >= 2,
        Priority::Medium => syntheses + primary >= 1,
        Priority::Low => supporting().next().is_some(),
    }
}

pub fn overall(claim: &Claim, witnesses: &[Witness]) -> Sufficiency {
    let best = |test: fn(&Witness) -> bool| {
        witnesses.iter().filter(|witness| test(witness)).map(|witness| witness.design).min()
    };
    let (supporting, opposing) = (best(Witness::supports), best(Witness::opposes));
    if opposing.is_some_and(|opposing| supporting.is_none_or(|supporting| opposing <= supporting)) {
        return Sufficiency::Against;
    }
    // A number that no abstract has is not supported, whatever else is (compliance.md §E.1).
    let unfound = numbers_missing(witnesses);
    if !is_enough(claim.priority, witnesses) || unfound {
        return Sufficiency::Insufficient;
    }
    let whole = witnesses.iter().any(|witness| {
        witness.supports()
            && witness.support == Support::Total
            && witness.design.synthesises()
            && witness.fits_population
    });
    if whole && opposing.is_none() { Sufficiency::Total } else { Sufficiency::Partial }
}

/// Whether abstracts were read, and none has the claim's numbers.
pub fn numbers_missing(witnesses: &[Witness]) -> bool {
    let supporting = || witnesses.iter().filter(|witness| witness.supports());
    let missing = supporting().any(|witness| witness.numbers == NumberCheck::Missing);
    missing && !supporting().any(|witness| matches!(witness.numbers, NumberCheck::Found | NumberCheck::NoAbstract))
}

/// GRADE, as far as titles and abstracts show: a synthesis, guideline or randomised trial starts high, an observational
/// study low; one step down each for what could not be read, contradiction, another population, and a single source.
pub fn certainty(witnesses: &[Witness]) -> Certainty {
    let supporting: Vec<&Witness> = witnesses.iter().filter(|witness| witness.supports()).collect();
    let Some(best) = supporting.iter().map(|witness| witness.design).min() else { return Certainty::VeryLow };
    let start: i8 = match best {
        Design::Synthesis | Design::Guideline | Design::Randomised => 3,
        Design::Controlled | Design::Observational => 1,
        Design::CaseReport | Design::Opinion => 0,
    };
    let steps = [
        !supporting.iter().any(|witness| witness.has_abstract),
        witnesses.iter().any(|witness| witness.opposes()),
        !supporting.iter().any(|witness| witness.fits_population),
        supporting.len() == 1,
        numbers_missing(witnesses),
    ];
    match start - steps.iter().filter(|&&step| step).count() as i8 {
        3 => Certainty::High,
        2 => Certainty::Moderate,
        1 => Certainty::Low,
        _ => Certainty::VeryLow,
    }
}
