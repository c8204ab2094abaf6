//! Registrations with the councils of the health professions, and what their holders are called.

use super::plain::line_of;
use crate::contract::privacy_types::Council;
use crate::contract::publishing::Identity;
use crate::contract::types::Language;

/// Longest part of a registration that is shown, in characters.
const LONGEST: usize = 200;

/// What a professional's registration lacks before it can be printed: the name of the field, or None.
pub fn missing(identity: &Identity) -> Option<&'static str> {
    [("name", &identity.name), ("number", &identity.number), ("region", &identity.region)]
        .into_iter()
        .find(|(_, value)| clean(value).is_empty())
        .map(|(field, _)| field)
}

/// The name as one line of plain text.
pub fn name(identity: &Identity) -> String {
    clean(&identity.name)
}

/// The registration as its council writes it: `CRM/SP 123456`, `CRP 06/167326`, `CRN-3 12345`, `COREN-SP 123456-ENF`.
pub fn registration(identity: &Identity) -> String {
    let (number, region, category) = (clean(&identity.number), region(identity), category(identity));
    match identity.council {
        Council::Crm => format!("CRM/{region} {number}"),
        Council::Crp => format!("CRP {region}/{}", after(&number, &format!("{region}/"))),
        Council::Coren | Council::Crefito if !category.is_empty() && !number.ends_with(&category) => {
            format!("{} {number}-{category}", council(identity))
        }
        Council::Cref if !category.is_empty() => format!("CREF {number}-{category}/{region}"),
        Council::Cref => format!("CREF {number}/{region}"),
        Council::Crfa => format!("CRFa {region}-{}", after(&number, &format!("{region}-"))),
        _ => format!("{} {number}", council(identity)),
    }
}

/// The regional council itself: `CRM-SP`, `CRP 06`, `CRN-3`.
pub fn council(identity: &Identity) -> String {
    let separator = if matches!(identity.council, Council::Crp | Council::Crfa) { ' ' } else { '-' };
    format!("{}{separator}{}", acronym(identity.council), region(identity))
}

/// The registered specialty with its number, if both are there. A specialty without the number of its registration is
/// never shown: CFM 2.336/2023 art. 4 II, CFP 23/2022, CFO 118/2012 art. 44 II and COFEN 554/2017 forbid it.
pub fn specialty(identity: &Identity) -> Option<(String, String)> {
    let named = |field: &Option<String>| field.as_deref().map(clean).filter(|value| !value.is_empty());
    Some((named(&identity.specialty)?, named(&identity.rqe)?))
}

/// What the professional is called: "Médica", "Psicólogo", "Técnica de enfermagem"; in English "physician", ….
pub fn occupation(identity: &Identity, language: Language) -> String {
    let (feminine, masculine, english) = occupations(identity);
    let word = match language {
        Language::En => english,
        Language::PtBr if identity.feminine => feminine,
        Language::PtBr => masculine,
    };
    word.to_owned()
}

fn occupations(identity: &Identity) -> (&'static str, &'static str, &'static str) {
    match (identity.council, category(identity).as_str()) {
        (Council::Crm, _) => ("Médica", "Médico", "physician"),
        (Council::Crp, _) => ("Psicóloga", "Psicólogo", "psychologist"),
        (Council::Crn, "TND") => {
            ("Técnica em nutrição e dietética", "Técnico em nutrição e dietética", "nutrition technician")
        }
        (Council::Crn, _) => ("Nutricionista", "Nutricionista", "nutritionist"),
        (Council::Cro, "TPD") => {
            ("Técnica em prótese dentária", "Técnico em prótese dentária", "dental prosthesis technician")
        }
        (Council::Cro, "TSB") => ("Técnica em saúde bucal", "Técnico em saúde bucal", "oral health technician"),
        (Council::Cro, "ASB") => ("Auxiliar em saúde bucal", "Auxiliar em saúde bucal", "oral health assistant"),
        (Council::Cro, _) => ("Cirurgiã-dentista", "Cirurgião-dentista", "dental surgeon"),
        (Council::Coren, "ENF") => ("Enfermeira", "Enfermeiro", "nurse"),
        (Council::Coren, "TEC" | "TE") => ("Técnica de enfermagem", "Técnico de enfermagem", "nursing technician"),
        (Council::Coren, "AUX" | "AE") => ("Auxiliar de enfermagem", "Auxiliar de enfermagem", "nursing assistant"),
        (Council::Coren, "OBST") => ("Obstetriz", "Obstetriz", "midwife"),
        (Council::Coren, _) => ("Profissional de enfermagem", "Profissional de enfermagem", "nursing professional"),
        (Council::Crefito, "TO") => ("Terapeuta ocupacional", "Terapeuta ocupacional", "occupational therapist"),
        (Council::Crefito, _) => ("Fisioterapeuta", "Fisioterapeuta", "physiotherapist"),
        (Council::Crf, _) => ("Farmacêutica", "Farmacêutico", "pharmacist"),
        (Council::Crfa, _) => ("Fonoaudióloga", "Fonoaudiólogo", "speech therapist"),
        (Council::Cref, _) => {
            ("Profissional de educação física", "Profissional de educação física", "physical education professional")
        }
        (Council::Cress, _) => ("Assistente social", "Assistente social", "social worker"),
        (Council::Crbm, _) => ("Biomédica", "Biomédico", "biomedical scientist"),
    }
}

fn acronym(council: Council) -> &'static str {
    match council {
        Council::Crm => "CRM",
        Council::Crp => "CRP",
        Council::Crn => "CRN",
        Council::Cro => "CRO",
        Council::Coren => "COREN",
        Council::Crefito => "CREFITO",
        Council::Crf => "CRF",
        Council::Crfa => "CRFa",
        Council::Cref => "CREF",
        Council::Cress => "CRESS",
        Council::Crbm => "CRBM",
    }
}

/// A state in capitals, or the number of a region; CRP's have two digits.
fn region(identity: &Identity) -> String {
    let region = clean(&identity.region).to_uppercase();
    match identity.council {
        Council::Crp if region.len() == 1 && region.starts_with(|c: char| c.is_ascii_digit()) => format!("0{region}"),
        _ => region,
    }
}

/// The category, from its field or from the end of the number (`123.456-ENF`, `12345-TO`).
fn category(identity: &Identity) -> String {
    let field = identity.category.as_deref().map(clean).unwrap_or_default().to_uppercase();
    let number = clean(&identity.number);
    match number.rsplit_once(['-', ' ']) {
        Some((_, end)) if field.is_empty() && !end.is_empty() && end.chars().all(char::is_alphabetic) => {
            end.to_uppercase()
        }
        _ => field,
    }
}

fn after<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

fn clean(field: &str) -> String {
    line_of(field, LONGEST)
}
