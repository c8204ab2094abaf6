//! A block's text, folded and searched once, and the sentences that it is made of.

use std::ops::Range;

use concepts::pattern::{Word, words};
use concepts::{Class, Found};
use text::fold::{Folded, fold};

use crate::cue::{self, Cue, Hit};
use crate::sentence;

/// What is known of a block's text. Ranges of words count from the block's first word.
pub struct Passage<'a> {
    pub source: &'a str,
    pub folded: Folded,
    pub words: Vec<Word>,
    pub concepts: Vec<Found>,
    pub cues: Vec<Hit>,
}

impl<'a> Passage<'a> {
    pub fn new(source: &'a str) -> Self {
        let folded = fold(source);
        let words = words(folded.as_str());
        let concepts = concepts::find(folded.as_str(), &words);
        let mut cues = cue::find(folded.as_str(), &words);
        drop_conjunctions(source, &folded, &words, &mut cues);
        Passage { source, folded, words, concepts, cues }
    }

    /// The sentences of the block, in order, as bytes of the source.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        sentence::split(self).into_iter().map(|range| self.sentence(range))
    }

    /// What stands in `range` of the source.
    pub fn sentence(&self, range: Range<usize>) -> Sentence<'_> {
        let (from, to) = (self.folded.position(range.start), self.folded.position(range.end));
        let first = self.words.partition_point(|word| (word.start as usize) < from);
        let last = self.words.partition_point(|word| (word.start as usize) < to).max(first);
        let within = |words: &Range<usize>| words.start >= first && words.end <= last;
        let concepts = slice(&self.concepts, |found| &found.words, first, last);
        let cues = slice(&self.cues, |hit| &hit.words, first, last);
        debug_assert!(cues.iter().all(|hit| within(&hit.words)));
        Sentence { passage: self, range, words: first..last, concepts, cues }
    }

    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text(self.folded.as_str()))
    }

    /// The source text of a range of words.
    pub fn original(&self, words: Range<usize>) -> Range<usize> {
        let (Some(first), Some(last)) =
            (self.words.get(words.start), words.end.checked_sub(1).and_then(|at| self.words.get(at)))
        else {
            return 0..0;
        };
        self.folded.original(first.start as usize..last.end as usize)
    }
}

/// The items whose words lie within `first..last`.
fn slice<T>(items: &[T], words: impl Fn(&T) -> &Range<usize>, first: usize, last: usize) -> &[T] {
    let from = items.partition_point(|item| words(item).start < first);
    let to = items.partition_point(|item| words(item).end <= last).max(from);
    items.get(from..to).unwrap_or_default()
}

/// Folding makes "é" and "e" alike. Where the writer uses accents, a bare "e" is the conjunction and begins no predicate.
fn drop_conjunctions(source: &str, folded: &Folded, words: &[Word], cues: &mut Vec<Hit>) {
    if !source.contains(['é', 'É', 'ã', 'ç', 'á', 'í', 'ó', 'ê', 'õ', 'ú', 'â']) {
        return;
    }
    cues.retain(|hit| {
        let Some(word) = words.get(hit.words.start).filter(|word| word.text(folded.as_str()) == "e") else {
            return true;
        };
        source
            .get(folded.original(word.start as usize..word.end as usize))
            .is_none_or(|text| !matches!(text, "e" | "E"))
    });
}

/// A sentence of a passage.
pub struct Sentence<'a> {
    pub passage: &'a Passage<'a>,
    /// Bytes of the source text.
    pub range: Range<usize>,
    /// Indices of words of the passage; those of `concepts` and `cues` lie within.
    pub words: Range<usize>,
    pub concepts: &'a [Found],
    pub cues: &'a [Hit],
}

impl<'a> Sentence<'a> {
    pub fn text(&self) -> &'a str {
        self.passage.source.get(self.range.clone()).unwrap_or_default()
    }

    pub fn has(&self, cue: Cue) -> bool {
        self.cues.iter().any(|hit| hit.is(cue))
    }

    /// The first cue of a class.
    pub fn first(&self, cue: Cue) -> Option<&'a Hit> {
        self.cues.iter().find(|hit| hit.is(cue))
    }

    /// The last concept that is about health before word `at`: the grammatical subject, more often than not.
    pub fn subject_before(&self, at: usize) -> Option<&'a Found> {
        self.concepts.iter().rev().find(|found| found.words.end <= at && is_strong(found.class()))
    }

    pub fn is_about_health(&self) -> bool {
        self.concepts.iter().any(|found| is_strong(found.class()))
    }
}

/// Whether a concept alone makes a sentence one about health.
pub fn is_strong(class: Class) -> bool {
    !matches!(class, Class::Weak | Class::Group | Class::Place | Class::Organisation)
}

/// Whether `word` is one of `words`, which spaces part.
pub fn listed(words: &str, word: &str) -> bool {
    words.split(' ').any(|one| one == word)
}
