//! The guest `reference-finder` (S.2-1.2): publications for each claim, with how they support it, how strong they are,
//! and what a person must know before accepting one. It sees claims only, and the literature only through its one
//! import, of which it believes nothing that it can check.

mod alert;
mod citation;
mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "reference-finder",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/claims-types@0.1.0": text::contract::claims_types,
            "lauda:content/bibliography@0.1.0": text::contract::bibliography,
        },
    });
}
mod find;
mod fit;
mod judge;
mod level;
mod number;
mod pool;
mod profile;
mod propose;
mod query;
mod record;
mod source;
mod support;
mod tone;

pub use citation::{Citation, verified};
pub use contract::exports::lauda::content::evidence::{
    Certainty, ClaimEvidence, EvidenceAlert, EvidenceLevel, EvidenceReport, EvidenceRequest, NumberCheck, Proposal,
    Sufficiency, Support,
};
pub use contract::lauda::content::literature::{Identifier, LiteratureError, Query};
pub use find::{MOST_CLAIMS, find};
pub use source::{Literature, MOST_CALLS};

#[cfg(target_arch = "wasm32")]
mod export {
    use text::contract::bibliography::Publication;
    use text::contract::types::StageError;

    use super::contract::exports::lauda::content::evidence::{EvidenceReport, EvidenceRequest, Guest};
    use super::contract::lauda::content::literature;
    use super::{Identifier, Literature, LiteratureError, Query};

    struct ReferenceFinder;

    impl Guest for ReferenceFinder {
        fn find(request: EvidenceRequest) -> Result<EvidenceReport, StageError> {
            super::find(&request, &mut Host)
        }
    }

    /// The literature that the host grants.
    struct Host;

    impl Literature for Host {
        fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
            literature::search(query)
        }

        fn resolve(&mut self, id: &Identifier) -> Result<Option<Publication>, LiteratureError> {
            literature::resolve(id)
        }
    }

    super::contract::export!(ReferenceFinder with_types_in super::contract);
}
