//! The names of the contract, some of them Portuguese (compliance.md §0.2).

use crate::claim::{ClaimCategory, EvidenceNeed, Priority};
use crate::document::Language;
use crate::finding::Message;
use crate::privacy::{DatumKind, SubjectRole};

pub(super) fn message(message: &Message, language: Language) -> &str {
    match language {
        Language::PtBr => &message.pt,
        Language::En => &message.en,
    }
}

pub(super) fn category(category: ClaimCategory) -> &'static str {
    match category {
        ClaimCategory::TreatmentEfficacy => "eficacia_tratamento",
        ClaimCategory::MedicalCondition => "condicao_medica",
        ClaimCategory::Statistic => "estatistica",
        ClaimCategory::Recommendation => "recomendacao",
        ClaimCategory::Contraindication => "contraindicacao",
        ClaimCategory::SideEffect => "efeito_colateral",
    }
}

pub(super) fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Critical => "critica",
        Priority::High => "alta",
        Priority::Medium => "media",
        Priority::Low => "baixa",
    }
}

pub(super) fn evidence(need: EvidenceNeed) -> &'static str {
    match need {
        EvidenceNeed::MetaAnalysis => "metanalise",
        EvidenceNeed::SystematicReview => "revisao_sistematica",
        EvidenceNeed::ClinicalTrial => "ensaio_clinico",
        EvidenceNeed::Observational => "estudo_observacional",
    }
}

pub(super) fn subject(role: SubjectRole) -> &'static str {
    match role {
        SubjectRole::Patient => "patient",
        SubjectRole::ThirdParty => "third_party",
        SubjectRole::Professional => "professional",
        SubjectRole::Institution => "institution",
    }
}

/// Finer kinds of the analyser are the one that the contract names.
pub(super) fn kind(kind: DatumKind) -> &'static str {
    match kind {
        DatumKind::Name => "name",
        DatumKind::Cpf => "cpf",
        DatumKind::Cnpj => "cnpj",
        DatumKind::Cns => "cns",
        DatumKind::Pis => "pis",
        DatumKind::Rg => "rg",
        DatumKind::Passport => "passport",
        DatumKind::DriverLicence => "driver_licence",
        DatumKind::VoterId => "voter_id",
        DatumKind::CivilCertificate => "civil_certificate",
        DatumKind::Ssn => "ssn",
        DatumKind::Nhs => "nhs",
        DatumKind::Npi => "npi",
        DatumKind::Card => "card",
        DatumKind::BankAccount => "bank_account",
        DatumKind::PixKey => "pix_key",
        DatumKind::Mrn => "mrn",
        DatumKind::HealthPlan => "health_plan",
        DatumKind::Plate => "plate",
        DatumKind::Ip => "ip",
        DatumKind::DeviceId => "device_id",
        DatumKind::Url => "url",
        DatumKind::SocialAccount => "social_account",
        DatumKind::Phone => "phone",
        DatumKind::Email => "email",
        DatumKind::Address => "address",
        DatumKind::PostalCode => "postal_code",
        DatumKind::BirthDate => "birth_date",
        DatumKind::Date => "date",
        DatumKind::Age => "age",
        DatumKind::Sex => "sex",
        DatumKind::Place | DatumKind::SmallPlace => "place",
        DatumKind::Occupation => "occupation",
        DatumKind::FamilyLink => "family_link",
        DatumKind::Health | DatumKind::HealthSpecial | DatumKind::RareCondition => "health",
        DatumKind::OtherSensitive => "other_sensitive",
        DatumKind::Image => "image",
        DatumKind::Voice => "voice",
    }
}
