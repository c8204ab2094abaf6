//! The trainer of the model in `lgpd_analyzer::learned`: logistic regression over the facts of all candidates of labelled
//! passages, by stochastic gradients in a fixed order, so that the same passages give the same file to the byte.

mod regression;
mod spoken;

use lgpd_analyzer::learned::examples;

use crate::labelled::{Passage, document, place};
use regression::{Sample, train};

/// What a candidate is by the labels.
#[derive(Clone, Copy, PartialEq)]
enum Truth {
    Nothing,
    Private,
    Professional,
}

const HEAD: &str = "Weights of the model of names, trained on the passages of this repository, under its licences, by \
                    UPDATE_MODEL=1 cargo test -p lgpd-analyzer --test model\n";

/// How much each variant of a passage counts: as written, with words that no lexicon knows, as dictated, and both.
const WEIGHTS: [[f64; 2]; 2] = [[1.0, 0.5], [0.5, 0.3]];

/// The file of the model that these passages make.
pub fn model(passages: &[&Passage]) -> Vec<u8> {
    let samples: Vec<(Truth, Sample)> = passages.iter().flat_map(|passage| variants(passage)).collect();
    let person = samples.iter().map(|(truth, sample)| (sample, *truth != Truth::Nothing));
    let people = samples.iter().filter(|(truth, _)| *truth != Truth::Nothing);
    let private = people.map(|(truth, sample)| (sample, *truth == Truth::Private));
    let tables = [train(&person.collect::<Vec<_>>()), train(&private.collect::<Vec<_>>())];
    let mut file = HEAD.as_bytes().to_vec();
    for table in &tables {
        file.extend(scale(table).to_le_bytes());
    }
    for table in &tables {
        let scale = f64::from(scale(table));
        file.extend(table.iter().map(|weight| (weight / scale).round() as i8 as u8));
    }
    file
}

/// What one step of a stored weight is worth.
fn scale(table: &[f64]) -> f32 {
    let largest = table.iter().fold(1e-6, |largest: f64, weight| largest.max(weight.abs()));
    (largest / 127.0) as f32
}

fn variants(passage: &Passage) -> Vec<(Truth, Sample)> {
    let dictated = spoken::spoken(passage);
    let mut samples = Vec::new();
    for (passage, weights) in [(passage, WEIGHTS[0]), (&dictated, WEIGHTS[1])] {
        for (variant, weight) in examples(&document(passage, true)).into_iter().zip(weights) {
            samples.extend(variant.into_iter().map(|example| {
                let (start, end) = place(&example.span.block, example.span.start, example.span.end);
                (truth(passage, start, end), Sample { facts: example.facts, weight })
            }));
        }
    }
    samples
}

fn truth(passage: &Passage, start: usize, end: usize) -> Truth {
    let mut over = passage.labels.iter().filter(|label| label.overlaps(start, end));
    match over.find(|label| matches!(label.kind.as_str(), "name" | "author" | "cited")) {
        Some(label) if label.kind == "name" => Truth::Private,
        Some(_) => Truth::Professional,
        None => Truth::Nothing,
    }
}
