//! `lauda:content/evidence`.

use domain::evidence;

use super::{record, variant};
use crate::contract::evidence::exports::lauda::content::evidence as wit;

variant!(evidence::Support => wit::Support { Total, Partial, Against, Neutral });
variant!(evidence::EvidenceLevel => wit::EvidenceLevel { I, Ii, Iii, Iv, V });
variant!(evidence::NumberCheck => wit::NumberCheck { NotApplicable, Found, Missing, NoAbstract });
variant!(evidence::Sufficiency => wit::Sufficiency { Total, Partial, Against, Insufficient });
variant!(evidence::Certainty => wit::Certainty { High, Moderate, Low, VeryLow });
record!(evidence::Proposal => wit::Proposal { publication, support, level, score, numbers, reason });
record!(evidence::EvidenceAlert => wit::EvidenceAlert { kind, message });
record!(evidence::ClaimEvidence => wit::ClaimEvidence { claim, proposals, overall, certainty, alerts });
record!(evidence::EvidenceRequest => wit::EvidenceRequest { claims, as_of, per_claim });
record!(evidence::EvidenceReport => wit::EvidenceReport { claims, searches, failures });
