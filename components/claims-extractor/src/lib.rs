//! The guest `claims-extractor` (S.1.2): every statement of a document that needs scientific support, with its place,
//! kind, priority and a plan for the search. The rules are data/cues.tsv and the concepts of `components/concepts`;
//! the code decides only how they combine.

mod cite;
#[allow(dead_code, reason = "the build script reads the rest")]
mod class;
mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "claims-extractor",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/claims-types@0.1.0": text::contract::claims_types,
        },
    });
}
mod cue;
mod denial;
mod dosage;
mod extract;
mod number;
mod passage;
mod predicate;
mod recognise;
mod reference;
mod sentence;
mod strategy;

use text::contract::claims_types::{ClaimsReport, ClaimsRequest};
use text::contract::types::StageError;

pub use extract::{MOST_CLAIMS, extract};

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
struct ClaimsExtractor;

impl contract::exports::lauda::content::claims::Guest for ClaimsExtractor {
    fn extract(request: ClaimsRequest) -> Result<ClaimsReport, StageError> {
        extract::extract(&request)
    }
}

// Only where a component is made: linkers of other targets refuse the names of its exports.
#[cfg(target_arch = "wasm32")]
contract::export!(ClaimsExtractor with_types_in contract);
