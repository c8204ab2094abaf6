//! Where each claim stands. Its span says so; when the text was edited after the claim was read, its quote does.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use text::contract::claims_types::Claim;
use text::contract::types::{Document, StageError};
use text::fold::{Folded, fold};
use text::limits;

/// Text that is searched for quotes in one call, in bytes. A document whose claims all moved needs far less.
const SEARCH_BUDGET: usize = 64 << 20;

/// A claim's text in its block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub block: usize,
    pub start: usize,
    pub end: usize,
}

pub struct Finder<'a> {
    document: &'a Document,
    blocks: HashMap<&'a str, usize>,
    folded: Vec<OnceCell<Folded>>,
    budget: usize,
}

impl<'a> Finder<'a> {
    pub fn new(document: &'a Document) -> Self {
        let folded = document.blocks.iter().map(|_| OnceCell::new()).collect();
        Self { document, blocks: limits::index(document), folded, budget: SEARCH_BUDGET }
    }

    /// # Errors
    /// `invalid-input` for a claim that stands nowhere, `too-large` when looking for moved claims takes too long.
    pub fn find(&mut self, claim: &Claim) -> Result<Place, StageError> {
        let named = self.blocks.get(claim.span.block.as_str()).copied();
        if let Some(block) = named
            && let Some(range) = self.as_the_span_says(block, claim)
        {
            return Ok(Place { block, start: range.start, end: range.end });
        }
        if !claim.quote.trim().is_empty() {
            let near = claim.span.start as usize;
            let others = (0..self.document.blocks.len()).filter(|block| Some(*block) != named);
            for block in named.into_iter().chain(others) {
                if let Some(range) = self.by_quote(block, &claim.quote, near)? {
                    return Ok(Place { block, start: range.start, end: range.end });
                }
            }
        }
        Err(StageError::InvalidInput(format!("claim {}: neither its span nor its quote is in the document", claim.id)))
    }

    /// The span, if its text is the quote; a claim without a quote rests on its span alone.
    fn as_the_span_says(&self, block: usize, claim: &Claim) -> Option<Range<usize>> {
        let text = limits::slice(&self.document.blocks[block], &claim.span)?;
        let same = text == claim.quote || claim.quote.trim().is_empty() && !text.trim().is_empty();
        same.then_some(claim.span.start as usize..claim.span.end as usize)
    }

    /// The occurrence of the quote that is nearest to where it was: letter by letter, or else folded.
    fn by_quote(&mut self, block: usize, quote: &str, near: usize) -> Result<Option<Range<usize>>, StageError> {
        let text = &self.document.blocks[block].text;
        if text.is_empty() {
            return Ok(None);
        }
        self.budget = self
            .budget
            .checked_sub(text.len() + quote.len())
            .ok_or_else(|| StageError::TooLarge("too many claims no longer stand where their spans say".to_owned()))?;
        if let Some(at) = nearest(text, quote, near) {
            return Ok(Some(at..at + quote.len()));
        }
        let wanted = fold(quote.trim());
        let folded = self.folded[block].get_or_init(|| fold(text));
        let found = nearest(folded.as_str(), wanted.as_str(), folded.position(near));
        Ok(found.filter(|_| !wanted.as_str().is_empty()).map(|at| folded.original(at..at + wanted.as_str().len())))
    }
}

fn nearest(text: &str, quote: &str, near: usize) -> Option<usize> {
    text.match_indices(quote).map(|(at, _)| at).min_by_key(|at| at.abs_diff(near))
}
