//! Prescriptions: a medicine with an amount or a rhythm.

use concepts::Class;
use text::contract::claims_types::ClaimKind;

use crate::cue::{Cue, Hit};
use crate::denial::{negated, refuted};
use crate::passage::{Sentence, is_strong};
use crate::predicate::{Manner, Predicate};

/// Whether a medicine is prescribed in the sentence: an amount beside it or beside a verb of taking, and no laboratory
/// value.
pub fn find(sentence: &Sentence<'_>) -> Option<Predicate> {
    let drug = sentence.concepts.iter().any(|found| found.class() == Class::Drug);
    let supplement = sentence.concepts.iter().any(|found| found.class() == Class::Supplement);
    let any = sentence.concepts.iter().any(|found| is_strong(found.class()));
    let taken = sentence.has(Cue::Intake);
    let rhythm = sentence.has(Cue::Frequency);
    let fits = |hit: &&Hit| {
        let amount = hit.is(Cue::Dose) && (drug || supplement || taken && any || taken && rhythm)
            || hit.is(Cue::DoseBulk) && drug;
        amount
            && !is_laboratory(sentence, hit)
            && !negated(sentence, hit.words.start)
            && !refuted(sentence, hit.words.start)
    };
    let amount = sentence.cues.iter().find(fits).map(|hit| hit.words.start);
    let rhythm_only =
        || sentence.first(Cue::Frequency).filter(|_| drug && taken && numbered(sentence)).map(|hit| hit.words.start);
    let at = amount.or_else(rhythm_only)?;
    Some(Predicate { kind: ClaimKind::Dosage, at, manner: Manner::Verbal })
}

fn numbered(sentence: &Sentence<'_>) -> bool {
    sentence.passage.words.get(sentence.words.clone()).is_some_and(|words| words.iter().any(|word| word.number))
}

/// "126 mg/dL" measures, it does not prescribe.
fn is_laboratory(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let end = sentence.passage.original(hit.words.clone()).end;
    let rest = sentence.passage.source.get(end..).unwrap_or_default();
    let after = rest.trim_start_matches([' ', '/']);
    rest.trim_start().starts_with('/')
        && ["dl", "dL", "DL", "l", "L", "mL", "ml"].iter().any(|unit| after.starts_with(unit))
}
