//! What is missing for the identification that the councils demand, as a form (compliance.md §0.1, C-CFM-01, C-CFM-02).

use text::contract::privacy_types::{Council, FormField, ProfessionalRole, Urgency};
use text::contract::types::Message;

use crate::professional::Found;

fn message(pt: &str, en: &str) -> Message {
    Message { pt: pt.to_owned(), en: en.to_owned() }
}

struct Field {
    id: &'static str,
    label: (&'static str, &'static str),
    reason: (&'static str, &'static str),
    priority: Urgency,
    legal: bool,
}

const NAME: Field = Field {
    id: "full-name",
    label: ("Nome completo", "Full name"),
    reason: (
        "A publicação precisa do nome completo de quem assina.",
        "The publication must carry the full name of who signs it.",
    ),
    priority: Urgency::High,
    legal: true,
};
const COUNCIL: Field = Field {
    id: "registration",
    label: ("Número de inscrição no conselho", "Registration number with the council"),
    reason: (
        "O conselho profissional exige o número de inscrição em toda publicação.",
        "The professional council demands the registration number in every publication.",
    ),
    priority: Urgency::High,
    legal: true,
};
const REGION: Field = Field {
    id: "region",
    label: ("Estado ou região da inscrição", "State or region of the registration"),
    reason: (
        "Sem o estado ou a região a inscrição não identifica ninguém.",
        "Without its state or region the registration identifies nobody.",
    ),
    priority: Urgency::High,
    legal: true,
};
const CATEGORY: Field = Field {
    id: "category",
    label: ("Categoria da inscrição (ENF, TEC, AUX)", "Category of the registration (ENF, TEC, AUX)"),
    reason: ("A Resolução COFEN 554/2017 exige a categoria.", "COFEN Resolution 554/2017 demands the category."),
    priority: Urgency::High,
    legal: true,
};
const RQE: Field = Field {
    id: "rqe",
    label: ("RQE da especialidade anunciada", "RQE of the announced specialty"),
    reason: (
        "Quem anuncia especialidade precisa informar o RQE (Res. CFM 2.336/2023, art. 4º, II).",
        "Who announces a specialty must give its RQE (CFM Res. 2.336/2023, art. 4 II).",
    ),
    priority: Urgency::High,
    legal: true,
};
const SPECIALTY: Field = Field {
    id: "specialty",
    label: ("Especialidade registrada", "Registered specialty"),
    reason: ("Ajuda o leitor a saber a formação de quem escreve.", "Helps readers to know the training of who writes."),
    priority: Urgency::Low,
    legal: false,
};
const ADDRESS: Field = Field {
    id: "practice-address",
    label: ("Endereço profissional", "Practice address"),
    reason: (
        "Opcional; permite ao leitor verificar o local de atendimento.",
        "Optional; lets readers verify the place of practice.",
    ),
    priority: Urgency::Low,
    legal: false,
};

/// The fields that the participating professionals leave open; one set without a professional when there is none.
pub fn missing(professionals: &[Found], address_known: bool) -> Vec<FormField> {
    let mut fields = Vec::new();
    let mut any = false;
    for (index, professional) in professionals.iter().enumerate() {
        if professional.record.role == ProfessionalRole::Participating {
            any = true;
            let index = u32::try_from(index).ok();
            fields.extend(open(professional, address_known).into_iter().map(|field| form_field(field, index)));
        }
    }
    if !any {
        fields.extend([&NAME, &COUNCIL, &REGION].map(|field| form_field(field, None)));
    }
    fields
}

fn open(professional: &Found, address_known: bool) -> Vec<&'static Field> {
    let record = &professional.record;
    let council = record.council.or(professional.implied);
    let full = record.name.as_deref().is_some_and(|name| name.split_whitespace().count() > 1);
    let specialist = council == Some(Council::Crm) && !record.specialties.is_empty() && record.rqe.is_empty();
    let checks = [
        (&NAME, !full),
        (&COUNCIL, record.number.is_none()),
        (&REGION, record.region.is_none()),
        (&CATEGORY, council == Some(Council::Coren) && record.category.is_none()),
        (&RQE, specialist),
        (&SPECIALTY, record.specialties.is_empty()),
        (&ADDRESS, !address_known),
    ];
    checks.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
}

fn form_field(field: &Field, professional: Option<u32>) -> FormField {
    FormField {
        id: field.id.to_owned(),
        label: message(field.label.0, field.label.1),
        priority: field.priority,
        reason: message(field.reason.0, field.reason.1),
        legal: field.legal,
        professional,
    }
}
