//! Whether a publication supports a claim: deterministic, and careful. Without an abstract never more than partly;
//! wholly only where one sentence states the effect for the claim's own concepts, and the claim's numbers are there;
//! against only where such a sentence, or the title, denies the effect.

use crate::fit::{Coverage, Subject};
use crate::profile::{Profile, Statement};
use crate::tone::Polarity;
use crate::{NumberCheck, Support};

/// Coverage from which a publication supports a claim partly, and wholly.
const PARTLY: f32 = 0.6;
const WHOLLY: f32 = 0.7;

/// Whether the claim's numbers stand in the publication's title or abstract.
pub fn numbers(subject: &Subject<'_>, profile: &Profile) -> NumberCheck {
    if subject.numbers.is_empty() {
        return NumberCheck::NotApplicable;
    }
    let found = subject.numbers.iter().all(|wanted| profile.numbers().iter().any(|own| own.agrees(wanted)));
    match (profile.has_abstract(), found) {
        (_, true) => NumberCheck::Found,
        (true, false) => NumberCheck::Missing,
        (false, false) => NumberCheck::NoAbstract,
    }
}

pub fn support(subject: &Subject<'_>, coverage: Coverage, profile: &Profile, numbers: NumberCheck) -> Support {
    let stated: Vec<Polarity> = [&profile.title]
        .into_iter()
        .chain(&profile.sentences)
        .filter(|statement| speaks_of(subject, statement))
        .map(|statement| statement.tone.polarity(subject.claim.kind))
        .collect();
    let denied = stated.contains(&Polarity::Denies);
    let affirmed = stated.contains(&Polarity::Affirms);
    // A title that only shares the one topic of a claim says nothing of what is claimed about it.
    let topical = subject.keys.is_empty() && !profile.has_abstract() && !affirmed;
    let partly = coverage.share >= PARTLY && coverage.core > 0.0 && coverage.key > 0.0 && !topical;
    match (denied, affirmed) {
        (true, false) => Support::Against,
        // A text that says both needs a reader.
        (true, true) => Support::Neutral,
        (false, true) if profile.has_abstract() && coverage.share >= WHOLLY && settled(numbers) => Support::Total,
        _ if partly => Support::Partial,
        _ => Support::Neutral,
    }
}

fn settled(numbers: NumberCheck) -> bool {
    matches!(numbers, NumberCheck::Found | NumberCheck::NotApplicable)
}

/// Whether a sentence names the core and, where the claim has more, another of its concepts.
fn speaks_of(subject: &Subject<'_>, statement: &Statement) -> bool {
    let has = |ids: &[u16]| ids.iter().any(|id| statement.concepts.contains(id));
    let near = |ids: &[u16]| ids.iter().any(|&id| statement.concepts.iter().any(|&own| concepts::near(own, id)));
    has(&subject.core) && (subject.keys.is_empty() || has(&subject.keys) || near(&subject.keys))
}
