//! What a draft tells about people. Types only, so that a stage may read them without importing the analyser.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Edit, Span};
use crate::finding::{Message, Profession};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatumKind {
    Name,
    Cpf,
    Cnpj,
    Cns,
    Pis,
    Rg,
    Passport,
    DriverLicence,
    VoterId,
    CivilCertificate,
    Ssn,
    Nhs,
    Npi,
    Card,
    BankAccount,
    PixKey,
    Mrn,
    HealthPlan,
    Plate,
    Ip,
    DeviceId,
    Url,
    SocialAccount,
    Phone,
    Email,
    Address,
    PostalCode,
    BirthDate,
    Date,
    Age,
    Sex,
    Place,
    SmallPlace,
    Occupation,
    FamilyLink,
    Health,
    HealthSpecial,
    RareCondition,
    OtherSensitive,
    Image,
    Voice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectRole {
    Patient,
    ThirdParty,
    Professional,
    Institution,
}

/// One person or institution; data that share `id` are about the same one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    pub id: u32,
    pub role: SubjectRole,
    pub minor: bool,
    pub consented: bool,
    pub risk: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonalDatum {
    pub kind: DatumKind,
    pub span: Span,
    pub confidence: f32,
    pub role: SubjectRole,
    pub subject: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Council {
    Crm,
    Crp,
    Crn,
    Cro,
    Coren,
    Crefito,
    Crf,
    Crfa,
    Cref,
    Cress,
    Crbm,
}

impl Council {
    /// Whose rules bind its members; none where these rules are not here in full.
    pub fn profession(self) -> Option<Profession> {
        match self {
            Council::Crm => Some(Profession::Cfm),
            Council::Crp => Some(Profession::Cfp),
            Council::Crn => Some(Profession::Cfn),
            Council::Cro => Some(Profession::Cfo),
            Council::Coren => Some(Profession::Cofen),
            Council::Crefito | Council::Crf | Council::Crfa | Council::Cref | Council::Cress | Council::Crbm => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfessionalRole {
    Participating,
    Cited,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Professional {
    pub role: ProfessionalRole,
    pub subject: u32,
    pub name: Option<String>,
    /// "Dr.", "Dra.", "Enf." as written.
    pub title: Option<String>,
    pub council: Option<Council>,
    pub number: Option<String>,
    /// A state (CRM, COREN, …) or the number of a region (CRP, CRN).
    pub region: Option<String>,
    /// ENF, TEC, AUX for COREN; letters of other councils.
    pub category: Option<String>,
    pub specialties: Vec<String>,
    pub rqe: Vec<String>,
    /// Where it was read, in order.
    pub spans: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prescription {
    pub span: Span,
    /// As written; `substance` is its DCB name where known.
    pub medication: String,
    pub substance: Option<String>,
    pub dosage: Option<String>,
    pub frequency: Option<String>,
    pub duration: Option<String>,
    pub route: Option<String>,
    /// List of Portaria 344/98: A1-A3, B1-B2, C1-C5.
    pub controlled: Option<String>,
    pub needs_prescription: bool,
}

/// What the other stages and the validator may know of a draft's people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    pub data: Vec<PersonalDatum>,
    pub subjects: Vec<Subject>,
    pub professionals: Vec<Professional>,
    pub prescriptions: Vec<Prescription>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    High,
    Medium,
    Low,
}

/// One field of the form that asks for what is missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormField {
    pub id: String,
    pub label: Message,
    pub priority: Urgency,
    pub reason: Message,
    /// Whether a law or resolution asks for it.
    pub legal: bool,
    /// Index in `facts.professionals`.
    pub professional: Option<u32>,
}

/// A term of the risk score (noisy-OR, compliance.md §B.6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskTerm {
    pub subject: u32,
    pub kind: DatumKind,
    pub weight: f32,
    pub confidence: f32,
    pub span: Option<Span>,
}

/// What the draft contains; the columns of the workflow and the disclaimers depend on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContentFlags {
    pub health_advice: bool,
    pub patient_data: bool,
    pub prescription: bool,
    pub controlled_substance: bool,
    pub surgery: bool,
    pub urgent_review: bool,
    pub needs_disclaimer: bool,
    pub needs_legal_review: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Consent {
    pub name: String,
    pub purpose: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrivacyRequest {
    pub document: Document,
    /// Specific, recorded consents (LGPD art. 11 I).
    pub consents: Vec<Consent>,
    pub as_of: Date,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrivacyReport {
    pub facts: Facts,
    pub missing: Vec<FormField>,
    /// LGPD risk, 0-100: the highest over all subjects.
    pub risk: u8,
    pub risk_terms: Vec<RiskTerm>,
    pub content: ContentFlags,
    /// What was taken out, in the coordinates of the input.
    pub redactions: Vec<Edit>,
    pub sanitised: Document,
}

impl Council {
    /// The council's sign: "CRM", "COREN", …
    pub fn name(self) -> &'static str {
        match self {
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
}
