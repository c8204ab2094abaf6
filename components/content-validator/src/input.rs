//! What a request must keep to before any rule looks at it. Whatever is refused here is the caller's fault, said with the
//! first place that is wrong.

use crate::contract::exports::lauda::content::rules::RulesRequest;
use std::collections::HashMap;
use text::{
    contract::types::{Block, Span, StageError},
    limits,
};

/// Beyond what every stage bears: rules relate blocks to one another.
pub const MAX_BLOCKS: usize = 20_000;
/// Personal data, subjects and prescriptions, each.
pub const MAX_FACTS: usize = 50_000;
pub const MAX_PROFESSIONALS: usize = 2_000;

/// # Errors
/// `too-large` beyond the limits here and in `text::limits`; `invalid-input` where the document breaks its contract, a
/// fact's span is not a stretch of its block's text, or the date is none.
pub fn check(request: &RulesRequest) -> Result<(), StageError> {
    let (document, facts) = (&request.document, &request.facts);
    limits::at_most("blocks", document.blocks.len(), MAX_BLOCKS)?;
    limits::check(document)?;
    limits::at_most("personal data", facts.data.len(), MAX_FACTS)?;
    limits::at_most("subjects", facts.subjects.len(), MAX_FACTS)?;
    limits::at_most("professionals", facts.professionals.len(), MAX_PROFESSIONALS)?;
    limits::at_most("prescriptions", facts.prescriptions.len(), MAX_FACTS)?;
    let date = &request.as_of;
    if !(1..=12).contains(&date.month) || !(1..=31).contains(&date.day) {
        return Err(StageError::InvalidInput(format!("no such day: {}-{}-{}", date.year, date.month, date.day)));
    }
    let blocks: HashMap<&str, &Block> = document.blocks.iter().map(|block| (block.id.as_str(), block)).collect();
    let professionals = facts.professionals.iter().flat_map(|professional| &professional.spans);
    let data = facts.data.iter().map(|datum| &datum.span);
    let prescriptions = facts.prescriptions.iter().map(|prescription| &prescription.span);
    data.chain(prescriptions).chain(professionals).try_for_each(|span| check_span(&blocks, span))
}

fn check_span(blocks: &HashMap<&str, &Block>, span: &Span) -> Result<(), StageError> {
    let found = blocks.get(span.block.as_str()).and_then(|block| limits::slice(block, span));
    match found {
        Some(_) => Ok(()),
        None => {
            let Span { block, start, end } = span;
            Err(StageError::InvalidInput(format!(
                "a fact points to {start}..{end} of block {block:?}, which is not there"
            )))
        }
    }
}
