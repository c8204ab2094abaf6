//! `lauda:content/claims-types`.

use domain::claim;

use super::{record, variant};
use crate::contract::shared::claims_types as wit;

variant!(claim::ClaimCategory => wit::ClaimCategory {
    TreatmentEfficacy, MedicalCondition, Statistic, Recommendation, Contraindication, SideEffect,
});
variant!(claim::ClaimKind => wit::ClaimKind {
    Efficacy, Prevention, Safety, Dosage, Condition, Diagnosis, Statistic, Recommendation, Contraindication, SideEffect,
});
variant!(claim::Priority => wit::Priority { Critical, High, Medium, Low });
variant!(claim::EvidenceNeed => wit::EvidenceNeed { MetaAnalysis, SystematicReview, ClinicalTrial, Observational });
record!(claim::SearchStrategy => wit::SearchStrategy {
    core_concept, key_terms, related_terms, primary, secondary, publication_types, years,
});
record!(claim::Claim => wit::Claim {
    id, quote, span, category, kind, priority, needs, strategy, numbers, hedged, absolute, appeal_to_authority, cites,
});
record!(claim::ClaimsRequest => wit::ClaimsRequest { document });
record!(claim::ClaimsReport => wit::ClaimsReport { claims });
