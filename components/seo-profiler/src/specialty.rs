//! Specialties as schema.org names them (the enumeration `MedicalSpecialty`).

use text::contract::privacy_types::Council;
use text::contract::publishing::Identity;
use text::fold::fold;

/// Beginnings of a specialty's name, folded, and its member of the enumeration; the first that fits is taken.
const SPECIALTIES: &[(&str, &str)] = &[
    ("anestesi", "Anesthesia"),
    ("cardi", "Cardiovascular"),
    ("angiolog", "Cardiovascular"),
    ("cirurgia cardio", "Cardiovascular"),
    ("cirurgia vascular", "Cardiovascular"),
    ("cirurgia plastica", "PlasticSurgery"),
    ("cirurgia", "Surgical"),
    ("coloproctolog", "Gastroenterologic"),
    ("dermatolog", "Dermatology"),
    ("endocrinolog", "Endocrine"),
    ("gastroenterolog", "Gastroenterologic"),
    ("hepatolog", "Gastroenterologic"),
    ("genetica", "Genetic"),
    ("geriatr", "Geriatric"),
    ("ginecolog", "Gynecologic"),
    ("mastolog", "Gynecologic"),
    ("obstetric", "Obstetric"),
    ("hematolog", "Hematologic"),
    ("infectolog", "Infectious"),
    ("patologia clinica", "LaboratoryScience"),
    ("patolog", "Pathology"),
    ("ortoped", "Musculoskeletal"),
    ("traumatolog", "Musculoskeletal"),
    ("medicina do esporte", "Musculoskeletal"),
    ("medicina esportiva", "Musculoskeletal"),
    ("neuro", "Neurologic"),
    ("nutrolog", "DietNutrition"),
    ("nutric", "DietNutrition"),
    ("oftalmolog", "Optometric"),
    ("oncolog", "Oncologic"),
    ("cancerolog", "Oncologic"),
    ("radioterap", "Oncologic"),
    ("otorrinolaringolog", "Otolaryngologic"),
    ("pediatr", "Pediatric"),
    ("pneumolog", "Pulmonary"),
    ("psiquiatr", "Psychiatric"),
    ("radiolog", "Radiography"),
    ("diagnostico por imagem", "Radiography"),
    ("nefrolog", "Renal"),
    ("reumatolog", "Rheumatologic"),
    ("urolog", "Urologic"),
    ("medicina de familia", "PrimaryCare"),
    ("clinica medica", "PrimaryCare"),
    ("medicina preventiva", "PublicHealth"),
    ("medicina de emergencia", "Emergency"),
    ("medicina intensiva", "Emergency"),
    ("medicina fisica", "Physiotherapy"),
    ("toxicolog", "Toxicologic"),
];

/// The member for a specialty, else the one of the profession; None where schema.org has no word for it (psychology).
pub fn of(author: &Identity, registered: Option<&str>) -> Option<&'static str> {
    let named = registered.and_then(|name| {
        let folded = fold(name);
        SPECIALTIES.iter().find(|(start, _)| folded.as_str().trim_start().starts_with(start)).map(|(_, member)| *member)
    });
    named.or(match author.council {
        Council::Crn => Some("DietNutrition"),
        Council::Cro => Some("Dentistry"),
        Council::Coren => Some("Nursing"),
        Council::Crefito => Some("Physiotherapy"),
        Council::Crf => Some("PharmacySpecialty"),
        Council::Crfa => Some("SpeechPathology"),
        Council::Crm | Council::Crp | Council::Cref | Council::Cress | Council::Crbm => None,
    })
}
