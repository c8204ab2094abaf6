//! What the draft contains as a whole; the columns of the workflow and the disclaimers depend on it.

use text::contract::privacy_types::{ContentFlags, Prescription, SubjectRole};

use crate::condition;
use crate::cue::Cues;
use crate::datum::Datum;
use crate::person::Person;
use crate::reading::Reading;

/// Above this score a lawyer must look (compliance.md §B.6).
const LEGAL: u8 = 70;

/// Endings of the names of operations: "apendicectomia", "angioplastia", "traqueostomia".
const ENDINGS: &[&str] = &["ectomia", "plastia", "otomia", "ostomia", "pexia", "rrafia", "ectomy", "plasty", "otomy"];

pub fn flags(
    reading: &Reading,
    data: &[Datum],
    persons: &[Person],
    prescriptions: &[Prescription],
    risk: u8,
) -> ContentFlags {
    let whole = 0..reading.source.text.len();
    let health_advice = reading.words.any(|_, cue| cue.is(Cues::ADVICE)) || condition::any(reading, &whole);
    let patient_data = data.iter().any(|datum| datum.role == SubjectRole::Patient);
    let operation = |word: &str| word.len() > 8 && ENDINGS.iter().any(|ending| word.ends_with(ending));
    let surgery = reading.words.any(|word, cue| cue.is(Cues::OPERATION) || operation(word));
    let minor = data.iter().any(|datum| {
        matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty)
            && persons.get(datum.person).is_some_and(|person| person.minor)
    });
    let controlled = prescriptions.iter().any(|prescription| prescription.controlled.is_some());
    ContentFlags {
        health_advice,
        patient_data,
        prescription: !prescriptions.is_empty(),
        controlled_substance: controlled,
        surgery,
        urgent_review: risk > LEGAL || minor || controlled,
        needs_disclaimer: health_advice,
        needs_legal_review: risk > LEGAL,
    }
}

/// Whether some sentence tells of the health of a population: numbers of many, and no single person in them.
pub fn aggregate(reading: &Reading) -> bool {
    reading.sentences.iter().any(|sentence| {
        let many = reading.any(sentence, Cues::MANY);
        let counted = reading.tokens_in(sentence).any(|at| {
            reading.source.numeral(at) && (many || matches!(reading.word(at + 1), "%" | "por" | "percent" | "em"))
        });
        counted && (many || condition::any(reading, sentence))
    })
}
