//! Tests through the boundary of the guest: examples beside the rules, sentences of the list of facts, ordinary articles,
//! limits, and the generated docs/RULES.md.

mod authors;
mod bounds;
mod example;
mod findings;
mod ordinary;
mod ordinary_en;
mod ordinary_sentences;
mod passages;
mod patterns;
mod rules_page;
mod sentences;
mod violations;
