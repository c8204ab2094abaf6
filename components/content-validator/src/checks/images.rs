//! Images of patients and of results, by what their texts say and what the privacy stage found.

use crate::{draft::Draft, page::Page, phrases::Role, rule::Rule};
use text::{
    contract::{
        privacy_types::{DatumKind, SubjectRole},
        types::{BlockKind, Image},
    },
    fold::fold,
};

/// An image block with what is said of it.
struct Picture {
    block: u32,
    patient: bool,
    before: bool,
    after: bool,
}

/// Words of captions, which are no text of a block.
fn says(caption: &str, words: &[&str]) -> bool {
    words.iter().any(|word| caption.split(|c: char| !c.is_alphanumeric()).any(|found| found == *word))
}

fn pictures(page: &Page<'_>) -> Vec<Picture> {
    let people: Vec<u32> = page
        .request
        .facts
        .data
        .iter()
        .filter(|datum| datum.kind == DatumKind::Image && datum.role == SubjectRole::Patient)
        .filter_map(|datum| page.place(&datum.span).map(|(block, _)| block))
        .collect();
    let image = |(index, view): (usize, &crate::page::View<'_>)| {
        let BlockKind::Image(Image { caption, .. }) = &view.block.kind else { return None };
        let (block, caption) = (index as u32, fold(caption));
        let caption = caption.as_str();
        let stock = caption.contains("banco de imagens") || caption.contains("stock") || caption.contains("ilustra");
        let before = page.has(Role::ImageBefore, block) || says(caption, &["antes", "before"]);
        let after = page.has(Role::ImageAfter, block) || says(caption, &["depois", "after"]);
        let patient = people.contains(&block)
            || page.has(Role::ImagePatient, block)
            || says(caption, &["paciente", "pacientes", "patient", "patients"])
            || alone(view, block, page) && (before || after);
        Some(Picture { block, patient: patient && !stock, before, after })
    };
    page.views.iter().enumerate().filter_map(image).collect()
}

/// An alternative text that says no more than "Antes" or "Depois".
fn alone(view: &crate::page::View<'_>, block: u32, page: &Page<'_>) -> bool {
    view.words.len() <= 2 && (page.has(Role::ImageBefore, block) || page.has(Role::ImageAfter, block))
}

/// Patient images: none, part of the educational set, or outside it. The set has four parts (art. 14 of Res. CFM
/// 2.336/2023): indications, before and after of at least four different patients, complications.
pub fn of_patients(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let pictures = pictures(page);
    let shown: Vec<_> = pictures.iter().filter(|picture| picture.patient).collect();
    if shown.is_empty() {
        return;
    }
    let before = shown.iter().filter(|picture| picture.before).count();
    let after = shown.iter().filter(|picture| picture.after).count();
    let mut lacks = Vec::new();
    if page.marks(Role::Indications).is_empty() {
        lacks.push(("indicações", "indications"));
    }
    if before < 4 {
        lacks.push(("“antes” de ao menos 4 pacientes", "“before” of at least 4 patients"));
    }
    if after < 4 {
        lacks.push(("“depois” de ao menos 4 pacientes", "“after” of at least 4 patients"));
    }
    if page.marks(Role::Complications).is_empty() {
        lacks.push(("resultados insatisfatórios e complicações", "unsatisfactory results and complications"));
    }
    let (pt, en): (Vec<_>, Vec<_>) = lacks.iter().copied().unzip();
    for picture in shown {
        let length = page.view(picture.block).map_or(0, |view| view.block.text.len());
        let draft = Draft::at(rule, picture.block, 0..length);
        drafts.push(match lacks.is_empty() {
            // Complete, and still a person has to see that it is unedited, authorised and unidentifiable.
            true => draft.doubtful(),
            false => draft.detail(format!("Falta: {}.", pt.join(", ")), format!("Missing: {}.", en.join(", "))),
        });
    }
}

/// Dentists may show diagnosis and conclusion, never the procedure (Res. CFO 196/2019, arts. 1º e 2º).
pub fn dental(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for picture in pictures(page) {
        let Some(view) = page.view(picture.block) else { continue };
        let during = says(view.folded.as_str(), &["durante", "during", "transoperatorio"]);
        if picture.patient || during || page.has(Role::ImageInside, picture.block) {
            drafts.push(Draft::at(rule, picture.block, 0..view.block.text.len()));
        }
    }
}
