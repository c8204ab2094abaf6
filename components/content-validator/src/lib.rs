//! The guest `content-validator`: the rules of CFM, CFP, CFN, CFO, COFEN, ANVISA, LGPD and the HIPAA identifiers as
//! findings. Rules are data (`rules`, `phrases`), compiled into one automaton by the build script; `page` reads the
//! document once, `sense` weighs each sentence, `checks` do what words alone cannot tell.

mod authors;
mod catalogue;
mod checks;
mod draft;
mod input;
mod lexicons;
mod matcher;
mod page;
mod phrases;
mod rule;
mod rules;
mod sense;
mod validate;
mod words;

#[cfg(test)]
mod tests;

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "content-validator",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/privacy-types@0.1.0": text::contract::privacy_types,
        },
    });
}

use contract::exports::lauda::content::rules::{Guest, Rule, RulesRequest};
use text::contract::types::{Finding, StageError};

struct ContentValidator;

impl Guest for ContentValidator {
    fn validate(request: RulesRequest) -> Result<Vec<Finding>, StageError> {
        validate::validate(&request)
    }

    fn catalogue() -> Vec<Rule> {
        rules::all().map(catalogue::entry).collect()
    }
}

contract::export!(ContentValidator with_types_in contract);
