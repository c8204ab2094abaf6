//! What a text is about: its concepts, which are the same in both languages, and its plain words for what no concept
//! covers.

use std::collections::BTreeSet;

use concepts::pattern::{Word, words};
use concepts::{Class, concept};
use text::contract::bibliography::Publication;
use text::fold::fold;

use crate::number::{self, Number};
use crate::record::cut;
use crate::tone::Tone;

/// Bytes of an abstract that are looked at.
const ABSTRACT: usize = 6_000;
/// Letters of a word that count: enough for "hypertens", few enough for both languages.
const STEM: usize = 6;

/// A sentence of a title or an abstract.
pub struct Statement {
    /// Sorted, each once.
    pub concepts: Vec<u16>,
    pub folded: String,
    pub words: Vec<Word>,
    pub tone: Tone,
}

impl Statement {
    fn new(text: &str) -> Self {
        let folded = fold(text);
        let words = words(folded.as_str());
        let mut concepts: Vec<u16> =
            concepts::find(folded.as_str(), &words).into_iter().map(|found| found.id).collect();
        concepts.sort_unstable();
        concepts.dedup();
        let tone = Tone::of(folded.as_str(), words.iter().map(|word| word.text(folded.as_str())));
        Statement { concepts, folded: folded.as_str().to_owned(), words, tone }
    }
}

/// What a publication is about.
pub struct Profile {
    pub title: Statement,
    /// The abstract's sentences; empty where there is none.
    pub sentences: Vec<Statement>,
    title_concepts: BTreeSet<u16>,
    body_concepts: BTreeSet<u16>,
    numbers: Vec<Number>,
}

impl Profile {
    pub fn of_publication(publication: &Publication) -> Self {
        let title = Statement::new(&publication.title);
        let body = publication.abstract_text.as_deref().map_or("", |text| cut(text, ABSTRACT));
        let sentences: Vec<Statement> = text::sentence::sentences(body)
            .into_iter()
            .filter_map(|range| body.get(range))
            .map(Statement::new)
            .collect();
        let numbers = [&title]
            .into_iter()
            .chain(&sentences)
            .flat_map(|statement| number::read_all(&statement.folded, &statement.words))
            .collect();
        Profile {
            title_concepts: title.concepts.iter().copied().collect(),
            body_concepts: sentences.iter().flat_map(|sentence| sentence.concepts.iter().copied()).collect(),
            numbers,
            title,
            sentences,
        }
    }

    pub fn has_abstract(&self) -> bool {
        !self.sentences.is_empty()
    }

    pub fn title_has(&self, id: u16) -> bool {
        self.title_concepts.contains(&id)
    }

    pub fn body_has(&self, id: u16) -> bool {
        self.body_concepts.contains(&id)
    }

    /// Whether a concept near `id` stands in the title, or else in the abstract.
    pub fn near(&self, id: u16) -> Option<Part> {
        let near = |set: &BTreeSet<u16>| set.iter().any(|&own| concepts::near(own, id));
        if near(&self.title_concepts) {
            return Some(Part::Title);
        }
        near(&self.body_concepts).then_some(Part::Body)
    }

    /// Whether a word begins like `stem`. Looked for word by word: few claims have no concept to go by.
    pub fn stem(&self, stem: &str) -> Option<Part> {
        let has =
            |statement: &Statement| statement.words.iter().any(|word| word.text(&statement.folded).starts_with(stem));
        if has(&self.title) {
            return Some(Part::Title);
        }
        self.sentences.iter().any(has).then_some(Part::Body)
    }

    pub fn numbers(&self) -> &[Number] {
        &self.numbers
    }

    pub fn title_concepts(&self) -> impl Iterator<Item = u16> + '_ {
        self.title_concepts.iter().copied()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Body,
}

fn stems(statement: &Statement) -> impl Iterator<Item = String> + '_ {
    statement
        .words
        .iter()
        .filter(|word| !word.number)
        .map(|word| stem(word.text(&statement.folded)))
        .filter(|stem| stem.len() >= 4)
}

/// The beginning of a folded word.
pub fn stem(word: &str) -> String {
    cut(word, STEM).to_owned()
}

/// The concepts of a term, and the stems of its words where it has none.
pub fn read_term(term: &str) -> (Vec<u16>, Vec<String>) {
    if let Some(id) = concepts::named(term) {
        return (vec![id], Vec::new());
    }
    let statement = Statement::new(term);
    if statement.concepts.is_empty() {
        let stems = stems(&statement).take(3).collect();
        return (Vec::new(), stems);
    }
    (statement.concepts, Vec::new())
}

/// People and places narrow a claim, they are not what it is about.
pub fn narrows(id: u16) -> bool {
    matches!(concept(id).class, Class::Group | Class::Place | Class::Organisation | Class::Weak)
}
