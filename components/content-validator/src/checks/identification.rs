//! Whether who publishes is identified as the council wants it.

use crate::{
    authors,
    draft::Draft,
    page::Page,
    phrases::Role,
    rule::{Profession, Rule},
};
use std::ops::Range;
use text::{
    contract::{
        privacy_types::{Council, Facts, Professional, ProfessionalRole},
        types::{Edit, MarkKind, Span},
    },
    fold::fold,
};

/// A line this short beside a name may carry the rest of an identification.
const SHORT_LINE: usize = 120;

pub fn participating(facts: &Facts) -> impl Iterator<Item = &Professional> {
    facts.professionals.iter().filter(|professional| professional.role == ProfessionalRole::Participating)
}

/// No participating physician shows an RQE.
pub fn no_rqe(facts: &Facts) -> bool {
    participating(facts).all(|professional| professional.rqe.is_empty())
}

pub fn council(profession: Profession) -> Council {
    match profession {
        Profession::Cfm => Council::Crm,
        Profession::Cfp => Council::Crp,
        Profession::Cfn => Council::Crn,
        Profession::Cfo => Council::Cro,
        Profession::Cofen => Council::Coren,
    }
}

/// The professionals that a council's rules speak of: its own, and those whose council the text does not say.
pub fn of_profession<'a>(page: &'a Page<'_>, profession: Profession) -> impl Iterator<Item = &'a Professional> {
    let council = council(profession);
    participating(&page.request.facts).filter(move |professional| professional.council.is_none_or(|c| c == council))
}

/// Where a professional is mentioned; the place of the number if there is one.
pub fn mention(page: &Page<'_>, professional: &Professional) -> Option<(u32, Range<usize>)> {
    professional.spans.first().and_then(|span| page.place(span))
}

/// A draft at the professional's first mention.
pub fn at(page: &Page<'_>, rule: &'static Rule, professional: &Professional) -> Draft {
    match mention(page, professional) {
        Some((block, bytes)) => Draft::at(rule, block, bytes),
        None => Draft::missing(rule),
    }
}

pub fn complete(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let Some(profession) = rule.profession else { return };
    let mine: Vec<_> = of_profession(page, profession).collect();
    if mine.is_empty() {
        drafts.push(Draft::missing(rule));
    }
    for professional in mine {
        let lacks = lacking(page, profession, professional);
        if lacks.is_empty() {
            continue;
        }
        let (pt, en): (Vec<_>, Vec<_>) = lacks.iter().map(|part| (part.0, part.1)).unzip();
        let fix = if lacks == [WORD_OF_PHYSICIAN] { medical_word(page, professional) } else { None };
        drafts.push(
            at(page, rule, professional)
                .detail(format!("Falta: {}.", pt.join(", ")), format!("Missing: {}.", en.join(", ")))
                .fix(fix),
        );
    }
}

fn covered(council: Council) -> bool {
    authors::of_council(council).is_some()
}

type Part = (&'static str, &'static str);

const NAME: Part = ("nome completo", "full name");
const NUMBER: Part = ("número de registro", "registration number");
const STATE: Part = ("UF do registro", "state of registration");
const REGION: Part = ("região do conselho", "region of the council");
const CATEGORY: Part = ("categoria (ENF, TEC ou AUX)", "category (ENF, TEC or AUX)");
const WORD_OF_PHYSICIAN: Part = ("a palavra MÉDICO ou MÉDICA", "the word MÉDICO or MÉDICA");
const WORD_OF_PSYCHOLOGIST: Part = ("a palavra psicóloga(o)", "the word psicóloga(o)");
const WORD_OF_NUTRITIONIST: Part = ("a palavra nutricionista", "the word nutricionista");

fn lacking(page: &Page<'_>, profession: Profession, professional: &Professional) -> Vec<Part> {
    let mut parts = Vec::new();
    if !full_name(professional) {
        parts.push(NAME);
    }
    if blank(&professional.number) {
        parts.push(NUMBER);
    }
    if blank(&professional.region) {
        parts.push(if matches!(profession, Profession::Cfp | Profession::Cfn) { REGION } else { STATE });
    }
    if profession == Profession::Cofen && blank(&professional.category) {
        parts.push(CATEGORY);
    }
    let word = match profession {
        Profession::Cfm => Some((Role::MedicalWord, WORD_OF_PHYSICIAN)),
        Profession::Cfp => Some((Role::PsychologyWord, WORD_OF_PSYCHOLOGIST)),
        Profession::Cfn => Some((Role::NutritionWord, WORD_OF_NUTRITIONIST)),
        Profession::Cfo | Profession::Cofen => None,
    };
    if let Some((role, part)) = word
        && !beside(page, professional, role)
    {
        parts.push(part);
    }
    parts
}

fn blank(field: &Option<String>) -> bool {
    field.as_deref().is_none_or(|value| value.trim().is_empty())
}

/// A given name alone identifies nobody.
fn full_name(professional: &Professional) -> bool {
    professional.name.as_deref().is_some_and(|name| name.split_whitespace().count() >= 2)
}

/// Whether a word stands in a block that mentions the professional, or in a short line next to one.
fn beside(page: &Page<'_>, professional: &Professional, role: Role) -> bool {
    let blocks = professional.spans.iter().filter_map(|span| page.place(span)).map(|(block, _)| block);
    blocks.take(64).any(|block| {
        let short = |near: u32| page.view(near).is_some_and(|view| view.block.text.len() <= SHORT_LINE);
        let neighbours = [block.checked_sub(1), block.checked_add(1)].into_iter().flatten();
        page.has(role, block) || neighbours.into_iter().any(|near| short(near) && page.has(role, near))
    })
}

/// "Dra. Ana Souza" becomes "Dra. Ana Souza – MÉDICA" where the title tells the gender.
fn medical_word(page: &Page<'_>, professional: &Professional) -> Option<Edit> {
    let title = fold(professional.title.as_deref()?);
    let word = match title.as_str().trim_end_matches('.') {
        "dra" | "doutora" => "MÉDICA",
        "dr" | "doutor" => "MÉDICO",
        _ => return None,
    };
    let name = professional.name.as_deref()?;
    let span = professional.spans.first()?;
    let (block, _) = page.place(span)?;
    let end = page.view(block)?.block.text.find(name)? + name.len();
    let span = Span { block: span.block.clone(), start: end as u32, end: end as u32 };
    Some(Edit { span, replacement: format!(" – {word}") })
}

/// Superscript and subscript are smaller than the text; so is what raw HTML marks as small.
pub fn diminished(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for professional in participating(&page.request.facts) {
        let small = professional.spans.iter().filter_map(|span| page.place(span)).find(|(block, bytes)| {
            let marks = page.view(*block).map(|view| view.block.marks.as_slice()).unwrap_or_default();
            marks.iter().any(|mark| {
                let small = matches!(mark.kind, MarkKind::Superscript | MarkKind::Subscript);
                small && (mark.start as usize) < bytes.end && bytes.start < mark.end as usize
            })
        });
        if let Some((block, bytes)) = small {
            drafts.push(Draft::at(rule, block, bytes));
        }
    }
}

/// A page of an establishment shows its own registration and that of its technical director.
pub fn establishment(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let director = !page.marks(Role::Director).is_empty();
    let mut numbers: Vec<_> = page.marks(Role::RegistryNumber).iter().filter_map(|mark| number(page, mark)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut lacks: Vec<Part> = Vec::new();
    if !director {
        lacks.push(("diretor ou responsável técnico", "technical director"));
    }
    // One number is the director's, another the establishment's.
    if numbers.len() < 2 {
        lacks.push((
            "registro do estabelecimento e do responsável",
            "registration of the establishment and of the director",
        ));
    }
    if !lacks.is_empty() {
        let (pt, en): (Vec<_>, Vec<_>) = lacks.into_iter().unzip();
        drafts.push(
            Draft::missing(rule).detail(format!("Falta: {}.", pt.join(", ")), format!("Missing: {}.", en.join(", "))),
        );
    }
}

fn number<'a>(page: &'a Page<'_>, mark: &crate::page::Found) -> Option<&'a str> {
    let view = page.view(mark.block)?;
    let last = view.words.get((mark.end as usize).checked_sub(1)?)?;
    Some(last.text(view.folded.as_str()))
}

/// Registrations of councils whose rules are not here in full.
pub fn other_council(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for professional in participating(&page.request.facts) {
        if professional.council.is_none_or(covered) {
            continue;
        }
        let whole = full_name(professional) && !blank(&professional.number) && !blank(&professional.region);
        if !whole {
            drafts.push(at(page, rule, professional));
        }
    }
}
