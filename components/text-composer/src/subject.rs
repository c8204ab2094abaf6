//! What a text touches that asks for a notice of its own.

use concepts::Class;
use text::contract::privacy_types::Council;
use text::contract::publishing::Identity;
use text::contract::types::{BlockKind, Document};
use text::fold::{fold, same};

/// Preferred terms of the conditions after which a reader may need to be heard at once.
const MENTAL: [&str; 19] = [
    "Depressive Disorder, Major",
    "Depression, Postpartum",
    "Depression",
    "Anxiety Disorders",
    "Anxiety",
    "Panic Disorder",
    "Bipolar Disorder",
    "Schizophrenia",
    "Obsessive-Compulsive Disorder",
    "Attention Deficit Disorder with Hyperactivity",
    "Autism Spectrum Disorder",
    "Stress Disorders, Post-Traumatic",
    "Burnout, Professional",
    "Feeding and Eating Disorders",
    "Suicide",
    "Substance-Related Disorders",
    "Phobic Disorders",
    "Grief",
    "Mental Disorders",
];
/// Words of the same weight that no concept covers, folded.
const MENTAL_WORDS: [&str; 7] =
    ["automutilacao", "autolesao", "psicose", "psicoses", "alcoolismo", "alcoholism", "psychosis"];
/// Words for medicines in general; concepts know the single ones.
const MEDICINE: [&str; 14] = [
    "medicamento",
    "medicamentos",
    "remedio",
    "remedios",
    "medicacao",
    "medicacoes",
    "antibiotico",
    "antibioticos",
    "comprimido",
    "comprimidos",
    "medication",
    "medications",
    "antibiotics",
    "medicines",
];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    pub medicine: bool,
    pub mental_health: bool,
}

pub fn of(document: &Document, author: &Identity) -> Subject {
    let psychiatrist = author.specialty.as_deref().is_some_and(|s| same(s.trim(), "psiquiatria"));
    let mut subject = Subject { medicine: false, mental_health: author.council == Council::Crp || psychiatrist };
    for block in document.blocks.iter().filter(|block| block.kind != BlockKind::Code) {
        if subject.medicine && subject.mental_health {
            break;
        }
        read(&block.text, &mut subject);
    }
    subject
}

fn read(text: &str, subject: &mut Subject) {
    let folded = fold(text);
    let words = concepts::pattern::words(folded.as_str());
    for word in words.iter().map(|word| word.text(folded.as_str())) {
        subject.medicine |= MEDICINE.contains(&word);
        subject.mental_health |= MENTAL_WORDS.contains(&word);
    }
    for found in concepts::find(folded.as_str(), &words) {
        let concept = concepts::concept(found.id);
        // A vaccine is given by those who know its leaflet; nobody takes one by themselves.
        subject.medicine |= concept.class == Class::Drug && !concept.term.contains("Vaccine");
        subject.mental_health |= concept.class == Class::Condition && MENTAL.contains(&concept.term);
    }
}
