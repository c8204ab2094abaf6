//! The rules, as data.
//!
//! # Adding a rule
//! 1. Open the file of the council or area and write a [`Rule`] over its base (`Rule { id: …, ..CFM }`). The id is the
//!    one in the list of facts; a rule that changes with a date is two records with the same id, one `until` and one
//!    `in_force`.
//! 2. Say what triggers it: `phrases` (the language is described in `build/syntax.rs`; lists and sets that others may
//!    share stand in `phrases/`), or a `check` (a function in `checks/`) for what words alone do not tell.
//! 3. Put at least three `fires` and three `passes` beside it, as `tests/example.rs` reads them. `cargo test` runs them
//!    all, and fails while docs/RULES.md is not what `UPDATE_RULES=1 cargo test` writes.
//! 4. Severity: blocking for what is certain and forbidden, error for what a person must look at. Where words can mean
//!    something else, list them as `doubtful`, name the other sense under `unless`, or under `soften` what makes it
//!    doubtful in its sentence. Never block on doubt.
//! 5. Ordinary passages that came close, and violations in other words, are lines of `tests/passages/`.

use crate::rule::Rule;

mod ai;
mod anvisa;
mod anvisa_claims;
mod cfm;
mod cfn;
mod cfn_2026;
mod cfo;
mod cfp;
mod cfp_practice;
mod cofen;
mod editorial;
mod hipaa;
mod lgpd;
mod others;
mod telemedicine;

const AREAS: &[&[Rule]] = &[
    cfm::identity::RULES,
    cfm::promise::RULES,
    cfm::promotion::RULES,
    cfm::images::RULES,
    telemedicine::RULES,
    ai::RULES,
    cfp::RULES,
    cfp_practice::RULES,
    cfn::RULES,
    cfn_2026::RULES,
    cfo::RULES,
    cofen::RULES,
    others::RULES,
    anvisa::RULES,
    anvisa_claims::RULES,
    lgpd::RULES,
    hipaa::RULES,
    editorial::RULES,
];

/// Every rule; the order is that of the catalogue and decides between findings of equal severity.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().copied().flatten()
}
