//! What the draft contains as a whole; the columns of the workflow and the disclaimers depend on it.

use text::contract::privacy_types::{ContentFlags, Prescription, SubjectRole};

use crate::condition;
use crate::cue::Cues;
use crate::datum::Datum;
use crate::person::Person;
use crate::reading::Reading;

/// Above this score a lawyer must look (compliance.md §B.6).
const LEGAL: u8 = 70;

const OPERATIONS: &[&str] = &[
    "cirurgia",
    "cirurgias",
    "cirurgico",
    "cirurgica",
    "cirurgicos",
    "cirurgicas",
    "bariatrica",
    "lipoaspiracao",
    "rinoplastia",
    "mastectomia",
    "implante",
    "implantes",
    "transplante",
    "transplantes",
    "surgery",
    "surgical",
    "liposuction",
    "cesarea",
    "cesariana",
    "artroscopia",
    "laparoscopia",
    "vasectomia",
    "laqueadura",
    "histerectomia",
    "otoplastia",
    "blefaroplastia",
    "mamoplastia",
    "abdominoplastia",
];

/// Endings of the names of operations: "apendicectomia", "angioplastia", "traqueostomia".
const ENDINGS: &[&str] = &["ectomia", "plastia", "otomia", "ostomia", "pexia", "rrafia", "ectomy", "plasty", "otomy"];

const ADVICE: &[&str] = &[
    "tratamento",
    "tratamentos",
    "sintoma",
    "sintomas",
    "saude",
    "dieta",
    "prevencao",
    "vacina",
    "vacinas",
    "health",
    "treatment",
    "symptoms",
    "diet",
    "vaccine",
    "alimentacao",
    "exercicio",
    "terapia",
];

pub fn flags(
    reading: &Reading,
    data: &[Datum],
    persons: &[Person],
    prescriptions: &[Prescription],
    risk: u8,
) -> ContentFlags {
    let words = || (0..reading.source.tokens.len()).map(|at| reading.word(at));
    let whole = 0..reading.source.text.len();
    let health_advice = words().any(|word| ADVICE.contains(&word)) || condition::any(reading, &whole);
    let patient_data = data.iter().any(|datum| datum.role == SubjectRole::Patient);
    let surgery = words().any(|word| {
        OPERATIONS.contains(&word) || word.len() > 8 && ENDINGS.iter().any(|ending| word.ends_with(ending))
    });
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
        let counted = reading.tokens_in(sentence).any(|at| {
            let number = reading.word(at).bytes().any(|b| b.is_ascii_digit()) || text::id::is_number(reading.word(at));
            number
                && (matches!(reading.word(at + 1), "%" | "por" | "percent" | "em") || reading.any(sentence, Cues::MANY))
        });
        counted && (reading.any(sentence, Cues::MANY) || condition::any(reading, sentence))
    })
}
