//! `lauda:content/privacy-types`.

use domain::privacy;

use super::{record, variant};
use crate::contract::shared::privacy_types as wit;

variant!(privacy::DatumKind => wit::DatumKind {
    Name, Cpf, Cnpj, Cns, Pis, Rg, Passport, DriverLicence, VoterId, CivilCertificate, Ssn, Nhs, Npi, Card, BankAccount,
    PixKey, Mrn, HealthPlan, Plate, Ip, DeviceId, Url, SocialAccount, Phone, Email, Address, PostalCode, BirthDate, Date,
    Age, Sex, Place, SmallPlace, Occupation, FamilyLink, Health, HealthSpecial, RareCondition, OtherSensitive, Image,
    Voice,
});
variant!(privacy::SubjectRole => wit::SubjectRole { Patient, ThirdParty, Professional, Institution });
record!(privacy::Subject => wit::Subject { id, role, minor, consented, risk });
record!(privacy::PersonalDatum => wit::PersonalDatum { kind, span, confidence, role, subject });
variant!(privacy::Council => wit::Council { Crm, Crp, Crn, Cro, Coren, Crefito, Crf, Crfa, Cref, Cress, Crbm });
variant!(privacy::ProfessionalRole => wit::ProfessionalRole { Participating, Cited });
record!(privacy::Professional => wit::Professional {
    role, subject, name, title, council, number, region, category, specialties, rqe, spans,
});
record!(privacy::Prescription => wit::Prescription {
    span, medication, substance, dosage, frequency, duration, route, controlled, needs_prescription,
});
record!(privacy::Facts => wit::Facts { data, subjects, professionals, prescriptions });
variant!(privacy::Urgency => wit::Urgency { High, Medium, Low });
record!(privacy::FormField => wit::FormField { id, label, priority, reason, legal, professional });
record!(privacy::RiskTerm => wit::RiskTerm { subject, kind, weight, confidence, span });
record!(privacy::ContentFlags => wit::ContentFlags {
    health_advice, patient_data, prescription, controlled_substance, surgery, urgent_review, needs_disclaimer,
    needs_legal_review,
});
record!(privacy::Consent => wit::Consent { name, purpose });
record!(privacy::PrivacyRequest => wit::PrivacyRequest { document, consents, as_of });
record!(privacy::PrivacyReport => wit::PrivacyReport {
    facts, missing, risk, risk_terms, content, redactions, sanitised,
});
