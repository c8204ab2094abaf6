//! A model beside the rules. It weighs what stands in and around a candidate, learnt from `eval/passages/tune`, and is
//! asked twice: whether the words name a person, and whether that person is a private one. It adds names that no rule
//! reads, doubts those that nothing but a rule makes names, and drops those that are none.

mod candidate;
mod facts;
mod model;
mod revise;
mod signature;

use text::contract::types::{Document, Span};

use crate::corpus::Corpus;
use crate::papers::Papers;
use crate::reading::Reading;
use crate::{analyze, name};

pub use model::{BUCKETS, Model, sigmoid};
pub use revise::revise;

/// A candidate as the trainer sees it.
pub struct Example {
    pub span: Span,
    /// Buckets of what is known of it.
    pub facts: Vec<u32>,
}

/// All candidates of a document, and once more as if the lexicons did not know their words: whoever bears a name that no
/// census counts must be told by what stands around it.
pub fn examples(document: &Document) -> [Vec<Example>; 2] {
    let corpus = Corpus::new(document);
    let reading = Reading::new(&corpus);
    let found = analyze::identifiers(&reading);
    let taken = analyze::taken(&reading, &found);
    let names = name::find(&reading, &taken);
    let papers = Papers::new(&found);
    let candidates = candidate::all(&reading, &names, &taken);
    let things = facts::Things::new(&reading);
    let example = |candidate: &candidate::Candidate| {
        let span = corpus.span(&reading.range(candidate.first, candidate.last))?;
        Some(Example { span, facts: facts::of(&reading, &things, candidate, &papers) })
    };
    let known = candidates.iter().filter_map(example).collect();
    let unknown =
        candidates.iter().filter_map(|candidate| reading.words.unaware(&candidate.words, || example(candidate)));
    [known, unknown.collect()]
}
