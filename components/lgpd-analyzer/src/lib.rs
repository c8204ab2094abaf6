//! The guest `lgpd-analyzer` (S.1.1): who and what a draft tells about, how risky that is to publish, what is missing
//! for the identification of its author, and the draft without what must not leave this stage.

mod address;
mod analyze;
mod condition;
mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "lgpd-analyzer",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/privacy-types@0.1.0": text::contract::privacy_types,
        },
    });
}
mod corpus;
mod cue;
mod datum;
mod detail;
mod flags;
mod form;
mod image;
/// For the trainer; the guest has no other entry than [`analyze()`].
pub mod learned;
mod link;
mod name;
mod papers;
mod person;
mod prescription;
mod professional;
mod public;
mod reading;
mod redact;
mod risk;
mod signature;
mod standing;
mod words;

use text::contract::privacy_types::{PrivacyReport, PrivacyRequest};
use text::contract::types::StageError;

pub use analyze::{analyze, analyze_by};

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
struct LgpdAnalyzer;

impl contract::exports::lauda::content::privacy::Guest for LgpdAnalyzer {
    fn analyze(request: PrivacyRequest) -> Result<PrivacyReport, StageError> {
        analyze::analyze(&request)
    }
}

// Only where a component is made: linkers of other targets refuse the names of its exports.
#[cfg(target_arch = "wasm32")]
contract::export!(LgpdAnalyzer with_types_in contract);
