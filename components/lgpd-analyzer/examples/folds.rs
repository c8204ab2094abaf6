//! Measures the model on passages that it has not seen: `folds FOLDER [ALWAYS…]` trains five times on the passages of
//! all folders but a fifth of the first, and prints what the stage finds of names in that fifth, and what the rules find.

#[path = "../tests/labelled/mod.rs"]
mod labelled;
#[path = "../tests/scored/mod.rs"]
mod scored;
#[path = "../tests/training/mod.rs"]
mod training;

use std::path::Path;

use labelled::{Passage, document, place};
use lgpd_analyzer::analyze_by;
use lgpd_analyzer::learned::Model;
use scored::{covered, sides};
use text::contract::privacy_types::{DatumKind, PrivacyRequest, SubjectRole};
use text::contract::types::Date;

const FOLDS: usize = 5;

fn main() {
    let mut folders = std::env::args().skip(1).map(|folder| labelled::read(Path::new(&folder)));
    let own = folders.next().expect("a folder of passages");
    let always: Vec<Passage> = folders.flatten().collect();
    let (mut rules, mut all) = (Score::default(), Score::default());
    for fold in 0..FOLDS {
        let (held, seen): (Vec<_>, Vec<_>) = own.iter().enumerate().partition(|(index, _)| index % FOLDS == fold);
        let seen: Vec<&Passage> = seen.into_iter().map(|(_, passage)| passage).chain(&always).collect();
        let file = training::model(&seen);
        for (_, passage) in held {
            rules.note(passage, &Model::none());
            all.note(passage, &Model::read(&file));
        }
    }
    println!("rules alone  {rules}\nwith a model {all}");
}

#[derive(Default)]
struct Score {
    names: (usize, usize),
    finds: (usize, usize),
    professionals: (usize, usize),
    /// Passages about nobody private in which a private name was found, and in which one was found for sure.
    ordinary: (usize, usize, usize),
}

impl Score {
    fn note(&mut self, passage: &Passage, model: &Model) {
        let request = PrivacyRequest {
            document: document(passage, true),
            consents: Vec::new(),
            as_of: Date { year: 2026, month: 11, day: 20 },
        };
        let report = analyze_by(&request, model).expect("a small document");
        let private = report.facts.data.iter().filter(|datum| {
            datum.kind == DatumKind::Name && matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty)
        });
        let finds: Vec<(usize, usize, f32)> = private
            .map(|datum| {
                let (start, end) = place(&datum.span.block, datum.span.start, datum.span.end);
                (start, end, datum.confidence)
            })
            .collect();
        let (own, others) = sides(passage);
        for label in others.iter().filter(|label| label.kind == "name") {
            self.names.0 += usize::from(finds.iter().any(|&(start, end, _)| covered(label, start, end)));
            self.names.1 += 1;
        }
        for &(start, end, _) in &finds {
            let right = others.iter().any(|label| label.overlaps(start, end));
            self.finds.0 += usize::from(right);
            self.finds.1 += 1;
        }
        for label in own {
            self.professionals.0 += usize::from(finds.iter().any(|&(start, end, _)| label.overlaps(start, end)));
            self.professionals.1 += 1;
        }
        let style = passage.name.split(':').next().unwrap_or_default();
        if others.is_empty() && matches!(style, "article" | "negative" | "english") {
            self.ordinary.0 += usize::from(!finds.is_empty());
            self.ordinary.1 += usize::from(finds.iter().any(|&(.., sure)| sure >= 0.5));
            self.ordinary.2 += 1;
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ratio = |(hit, of): (usize, usize)| format!("{:.3} ({hit}/{of})", hit as f64 / of.max(1) as f64);
        let (recall, precision) = (ratio(self.names), ratio(self.finds));
        let ((touched, professionals), (found, sure, ordinary)) = (self.professionals, self.ordinary);
        write!(f, "recall {recall}, precision {precision}, professionals touched {touched}/{professionals}, ")?;
        write!(f, "ordinary passages with a name {found}/{ordinary}, for sure {sure}")
    }
}
