//! Specialties and titles beside a professional's name.

use super::identification::{at, mention, of_profession, participating};
use crate::{
    draft::Draft,
    page::{Found, Page},
    phrases::Role,
    rule::{Profession, Rule},
};
use std::collections::{BTreeSet, HashSet};
use text::{
    contract::{
        privacy_types::{Council, Professional},
        types::{Edit, Span},
    },
    fold::fold,
};

/// The same specialty twice ("pediatra", "Pediatra") is one.
fn specialties(professional: &Professional) -> BTreeSet<String> {
    professional.specialties.iter().map(|specialty| fold(specialty).as_str().trim().to_owned()).collect()
}

/// Each specialty or area that is announced needs its own RQE (Res. CFM 2.336/2023, art. 4º, II).
pub fn specialty_without_rqe(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for professional in of_profession(page, Profession::Cfm) {
        let announced = specialties(professional);
        if announced.len() <= professional.rqe.len() {
            continue;
        }
        // Without a council and a profession it may be another profession's field of work.
        let known = professional.council.is_some() || page.request.profession.is_some();
        let place = named(page, professional, announced.iter().next_back().map_or("", String::as_str));
        let draft = match place {
            Some((block, bytes)) => Draft::at(rule, block, bytes),
            None => at(page, rule, professional),
        };
        let list = announced.into_iter().collect::<Vec<_>>().join(", ");
        let draft = if known { draft } else { draft.doubtful() };
        drafts.push(draft.detail(format!("Anunciado: {list}."), format!("Announced: {list}.")));
    }
}

/// Where a specialty stands in the block that mentions the professional.
fn named(page: &Page<'_>, professional: &Professional, specialty: &str) -> Option<(u32, std::ops::Range<usize>)> {
    let (block, _) = mention(page, professional)?;
    let view = page.view(block)?;
    let start = view.folded.as_str().find(specialty).filter(|_| !specialty.is_empty())?;
    Some((block, view.folded.original(start..start + specialty.len())))
}

pub fn too_many_specialties(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for professional in of_profession(page, Profession::Cfm) {
        let count = specialties(professional).len();
        if count > 2 {
            drafts.push(at(page, rule, professional).detail(format!("São {count}."), format!("There are {count}.")));
        }
    }
}

/// A degree shown as one's own needs NÃO ESPECIALISTA in capitals beside it (art. 13, § 1º).
pub fn postgraduate(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let spans = participating(&page.request.facts).flat_map(|professional| &professional.spans);
    let signed: HashSet<u32> = spans.filter_map(|span| page.place(span)).map(|(block, _)| block).collect();
    // A specialist with RQE may also hold a degree in that specialty; only a person can tell.
    let registered = of_profession(page, Profession::Cfm).any(|professional| !professional.rqe.is_empty());
    for mark in page.marks(Role::PostGraduate) {
        let Some(view) = page.view(mark.block) else { continue };
        if view.reference
            || view.block.text.contains("NÃO ESPECIALISTA")
            || !(signed.contains(&mark.block) || first_person(page, mark))
        {
            continue;
        }
        let Some(bytes) = page.bytes(mark) else { continue };
        let draft = Draft::at(rule, mark.block, bytes).fix(capitals(view));
        drafts.push(if registered { draft.doubtful() } else { draft });
    }
}

/// Said by the author of the author, shortly before.
fn first_person(page: &Page<'_>, mark: &Found) -> bool {
    let from = mark.start.saturating_sub(6).max(page.sentence(mark.block, mark.start).start);
    page.marks_in(Role::FirstPerson, mark.block, from..mark.start).next().is_some()
}

/// "não especialista" in small letters is mended by capitals.
fn capitals(view: &crate::page::View<'_>) -> Option<Edit> {
    let start = view.folded.as_str().find("nao especialista")?;
    let bytes = view.folded.original(start..start + "nao especialista".len());
    let span = Span { block: view.block.id.clone(), start: bytes.start as u32, end: bytes.end as u32 };
    Some(Edit { span, replacement: "NÃO ESPECIALISTA".into() })
}

/// "Dra." before a nutritionist's name needs a doctorate, which a text does not show: for a person to look at.
pub fn title_of_nutritionist(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for professional in participating(&page.request.facts) {
        let doctor = professional.title.as_deref().is_some_and(|title| {
            matches!(fold(title).as_str().trim_end_matches('.'), "dr" | "dra" | "doutor" | "doutora")
        });
        if doctor && professional.council == Some(Council::Crn) {
            drafts.push(at(page, rule, professional));
        }
    }
}
