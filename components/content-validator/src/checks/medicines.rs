//! Medicines by name: brands, doses, controlled substances, medicines without prescription.

use crate::{
    draft::Draft,
    lexicons,
    page::{Found, Page},
    phrases::Role,
    rule::{Rule, Severity},
    sense::{Meaning, meaning},
    validate::append,
};
use std::{collections::HashSet, ops::Range};
use text::{
    contract::types::{Edit, Language, Span},
    lexicon::drugs,
};

/// How far a dose and its medicine may stand apart, in words.
const REACH: u32 = 10;
/// How far a brand and the generic name that it glosses may stand apart, in words.
const GLOSS: u32 = 4;
/// How far behind a dose the verb stands whose subject it is, in words.
const TOLD_REACH: u32 = 10;
/// Misspelt names are looked for around this many doses of a document.
const GUESSES: usize = 200;

fn marked<'a>(page: &'a Page<'_>, role: Role) -> impl Iterator<Item = &'a Found> {
    page.marks(role).iter().filter(|mark| page.view(mark.block).is_some_and(|view| !view.reference))
}

fn folded<'a>(page: &'a Page<'_>, mark: &Found) -> &'a str {
    let Some(view) = page.view(mark.block) else { return "" };
    let bounds = view.words.get(mark.start as usize).zip(view.words.get((mark.end as usize).saturating_sub(1)));
    bounds.and_then(|(a, b)| view.folded.as_str().get(a.start as usize..b.end as usize)).unwrap_or_default()
}

/// Brands that people say for the substance, whoever makes it.
const GENERICISED: &[&str] = &["botox"];

/// Every mention counts: it is the name itself that may not stand there. Where it glosses the generic name, or is
/// denied, quoted or told with its harms, a person decides; not where the sentence sells.
pub fn brand(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let behind = marked(page, Role::BrandBehind).map(|mark| Found { start: mark.end - 1, ..*mark });
    for mark in &marked(page, Role::Brand).copied().chain(behind).collect::<Vec<_>>() {
        let Some(bytes) = page.bytes(mark) else { continue };
        let generic = lexicons::generic(folded(page, mark));
        let draft = Draft::at(rule, mark.block, bytes.clone());
        let draft = if advertised(page, mark) { draft } else { draft.doubtful() };
        drafts.push(match generic {
            Some(generic) => draft
                .detail(
                    format!("O nome genérico é {generic}."),
                    format!("The generic name (in Portuguese) is {generic}."),
                )
                .fix(replacement(page, mark.block, bytes, generic)),
            None => draft,
        });
    }
}

fn advertised(page: &Page<'_>, mark: &Found) -> bool {
    if promoted(page, mark) {
        return true;
    }
    let near = mark.start.saturating_sub(GLOSS)..mark.end + GLOSS;
    let glosses = [Role::Prescription, Role::Controlled]
        .into_iter()
        .any(|role| page.marks_in(role, mark.block, near.clone()).any(|generic| !generic.overlaps(mark)));
    let warns = page.marks_in(Role::Harm, mark.block, page.sentence(mark.block, mark.start)).next().is_some();
    !glosses && !warns && !GENERICISED.contains(&folded(page, mark)) && meaning(page, mark) == Meaning::Said
}

/// Whether the sentence invites to buy or to use what it names.
fn promoted(page: &Page<'_>, mark: &Found) -> bool {
    let sentence = page.sentence(mark.block, mark.start);
    let near = sentence.start.max(mark.start.saturating_sub(12))..sentence.end.min(mark.end + 12);
    page.marks_in(Role::Promotion, mark.block, near).any(|promotion| meaning(page, promotion) != Meaning::Denied)
}

/// Only in Portuguese, in which the lexicon's generic names are written.
fn replacement(page: &Page<'_>, block: u32, bytes: Range<usize>, generic: &str) -> Option<Edit> {
    if page.request.document.language != Language::PtBr {
        return None;
    }
    let id = page.view(block)?.block.id.clone();
    Some(Edit {
        span: Span { block: id, start: bytes.start as u32, end: bytes.end as u32 },
        replacement: generic.into(),
    })
}

/// The first mention of each substance.
pub fn controlled(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let mut seen = HashSet::new();
    for mark in marked(page, Role::Controlled) {
        if seen.insert(folded(page, mark)) {
            drafts.extend(page.bytes(mark).map(|bytes| Draft::at(rule, mark.block, bytes)));
        }
    }
    for prescription in &page.request.facts.prescriptions {
        let Some(list) = &prescription.controlled else { continue };
        let Some((block, bytes)) = page.place(&prescription.span) else { continue };
        let words = page.words_at(block, &bytes);
        if page.marks_in(Role::Controlled, block, words).next().is_none()
            && seen.insert(prescription.medication.as_str())
        {
            let draft = Draft::at(rule, block, bytes);
            drafts.push(draft.detail(format!("Lista {list}."), format!("List {list}.")));
        }
    }
}

/// How sure it is that a dose is meant for whoever reads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Address {
    Instruction,
    General,
    None,
}

pub fn dose(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let mut guesses = GUESSES;
    for mark in marked(page, Role::Dose) {
        let Some(medicine) = medicine_of(page, mark, &mut guesses) else { continue };
        let whole = Found { start: mark.start.min(medicine.start), end: mark.end.max(medicine.end), ..*mark };
        let severity = match address(page, &whole, &medicine, mark) {
            Address::Instruction => rule.severity,
            Address::General => Severity::Error,
            Address::None => continue,
        };
        let said = match meaning(page, &whole) {
            Meaning::Said => severity,
            Meaning::Mentioned | Meaning::Reported => severity.min(Severity::Error),
            Meaning::Denied => continue,
        };
        drafts.extend(page.bytes(&whole).map(|bytes| Draft::at(rule, mark.block, bytes).severity(said)));
    }
    for prescription in &page.request.facts.prescriptions {
        let regimen =
            prescription.dosage.is_some() && (prescription.frequency.is_some() || prescription.duration.is_some());
        let Some((block, bytes)) =
            page.place(&prescription.span).filter(|_| regimen && prescription.needs_prescription)
        else {
            continue;
        };
        let words = page.words_at(block, &bytes);
        let whole = Found { owner: 0, role: 0, block, start: words.start, end: words.end, negative: false };
        let known = drafts.iter().rev().take(64).any(|draft| {
            std::ptr::eq(draft.rule, rule)
                && draft.at.as_ref().is_some_and(|(b, at)| *b == block && at.start < bytes.end && bytes.start < at.end)
        });
        if !known && meaning(page, &whole) != Meaning::Denied && !in_study(page, &whole) {
            drafts.push(Draft::at(rule, block, bytes).doubtful());
        }
    }
}

/// The prescription medicine that a dose belongs to: named near it in the same sentence, perhaps misspelt.
fn medicine_of(page: &Page<'_>, dose: &Found, guesses: &mut usize) -> Option<Found> {
    let sentence = page.sentence(dose.block, dose.start);
    let near = sentence.start.max(dose.start.saturating_sub(REACH))..sentence.end.min(dose.end + REACH);
    let distance = |mark: &&Found| dose.start.abs_diff(mark.start);
    let roles = [Role::Prescription, Role::Brand, Role::Controlled];
    let named = roles.into_iter().flat_map(|role| page.marks_in(role, dose.block, near.clone())).min_by_key(distance);
    named.copied().or_else(|| misspelt(page, dose, sentence, guesses))
}

fn misspelt(page: &Page<'_>, dose: &Found, sentence: Range<u32>, guesses: &mut usize) -> Option<Found> {
    *guesses = guesses.checked_sub(1)?;
    let view = page.view(dose.block)?;
    let near = sentence.start.max(dose.start.saturating_sub(3))..sentence.end.min(dose.end + 3);
    let mut words = near.filter_map(|index| Some((index, view.words.get(index as usize)?)));
    words.find_map(|(index, word)| {
        let found = drugs::nearest(view.folded.as_str(), word.start as usize)?;
        let needs = found.misspelt && found.drug.prescription && !found.drug.otc && !found.drug.homograph;
        needs.then_some(Found { start: index, end: index + 1, ..*dose })
    })
}

fn in_study(page: &Page<'_>, whole: &Found) -> bool {
    let sentence = page.sentence(whole.block, whole.start);
    page.marks_in(Role::Study, whole.block, sentence).next().is_some()
}

fn left_to_others(page: &Page<'_>, whole: &Found) -> bool {
    let sentence = page.sentence(whole.block, whole.start);
    page.marks_in(Role::Deference, whole.block, sentence).next().is_some()
}

/// "Tome 10 mg" and "alprazolam 0,5 mg à noite" give a regimen; "a dose usual é de 50 mg por dia" informs, perhaps.
fn address(page: &Page<'_>, whole: &Found, medicine: &Found, dose: &Found) -> Address {
    if in_study(page, whole) {
        return Address::None;
    }
    let sentence = page.sentence(whole.block, whole.start);
    let from = sentence.start.max(whole.start.saturating_sub(REACH));
    let told = page.marks_in(Role::Instruction, whole.block, from..whole.end).next().is_some();
    let after =
        page.marks_in(Role::Schedule, whole.block, dose.end..(whole.end + 4).min(sentence.end)).next().is_some();
    let beside = dose.start <= medicine.end + 1;
    match (told, after) {
        (true, _) | (_, true) if left_to_others(page, whole) => Address::General,
        (true, _) => Address::Instruction,
        (false, true) if beside && medicine.start < dose.start && !told_of(page, whole, &sentence) => {
            Address::Instruction
        }
        (false, true) => Address::General,
        (false, false) => Address::None,
    }
}

/// "Amoxicilina 500 mg três vezes ao dia foi não inferior": the regimen is what the sentence is about.
fn told_of(page: &Page<'_>, whole: &Found, sentence: &Range<u32>) -> bool {
    let Some(view) = page.view(whole.block) else { return false };
    let behind = whole.end as usize..(whole.end + TOLD_REACH).min(sentence.end) as usize;
    let words = view.words.get(behind).unwrap_or_default();
    words.iter().any(|word| {
        matches!(word.text(view.folded.as_str()), "was" | "were" | "is" | "are" | "foi" | "era" | "sao" | "foram")
    })
}

/// The warnings of Law 9.294/1996, art. 7º, § 5º, and RDC 96/2008, as the law words them.
const PERSIST: &str = "SE PERSISTIREM OS SINTOMAS, O MÉDICO DEVERÁ SER CONSULTADO.";
const LEAFLET: &str = "É UM MEDICAMENTO. SEU USO PODE TRAZER RISCOS. PROCURE O MÉDICO E O FARMACÊUTICO. LEIA A BULA.";
const DRIVING: &str =
    "DURANTE SEU USO, NÃO DIRIJA VEÍCULOS OU OPERE MÁQUINAS, POIS SUA AGILIDADE E ATENÇÃO PODEM ESTAR PREJUDICADAS.";

/// Warnings of single substances, from memory (RDC 96/2008, Annex III).
const OF_SUBSTANCE: &[(&str, &str)] = &[
    (
        "acetilsalicilico",
        "NÃO USE ESTE MEDICAMENTO EM CASO DE GRAVIDEZ, GASTRITE OU ÚLCERA DO ESTÔMAGO E SUSPEITA DE DENGUE OU CATAPORA.",
    ),
    ("dipirona", "NÃO USE ESTE MEDICAMENTO DURANTE A GRAVIDEZ E EM CRIANÇAS MENORES DE TRÊS MESES DE IDADE."),
    (
        "paracetamol",
        "NÃO USE JUNTO COM OUTROS MEDICAMENTOS QUE CONTENHAM PARACETAMOL, COM ÁLCOOL, OU EM CASO DE DOENÇA GRAVE DO FÍGADO.",
    ),
    (
        "ibuprofeno",
        "NÃO USE ESTE MEDICAMENTO EM CASOS DE ÚLCERA, GASTRITE, DOENÇA DOS RINS OU SE VOCÊ JÁ TEVE REAÇÃO ALÉRGICA A ANTI-INFLAMATÓRIOS.",
    ),
];

pub fn over_the_counter(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let persist = !page.marks(Role::PersistWarning).is_empty();
    let leaflet = !page.marks(Role::LeafletWarning).is_empty();
    if persist && leaflet {
        return;
    }
    let mut seen = HashSet::new();
    for mark in marked(page, Role::OverTheCounter) {
        if !promoted(page, mark) || meaning(page, mark) == Meaning::Denied || !seen.insert(folded(page, mark)) {
            continue;
        }
        let (Some(bytes), Some(view)) = (page.bytes(mark), page.view(mark.block)) else { continue };
        let name = view.block.text.get(bytes.clone()).unwrap_or_default();
        let text = warnings(name, folded(page, mark), persist, leaflet);
        drafts.push(Draft::at(rule, mark.block, bytes).fix(Some(append(view.block, &text))));
    }
}

/// What is missing of the warnings, for one medicine.
fn warnings(name: &str, folded: &str, persist: bool, leaflet: bool) -> String {
    let mut parts = Vec::new();
    if !leaflet {
        parts.push(format!("{} {LEAFLET}", name.to_uppercase()));
        let special = OF_SUBSTANCE.iter().find(|(substance, _)| folded.contains(substance));
        parts.extend(special.map(|(_, warning)| (*warning).to_owned()));
        if drugs::get(folded).is_some_and(|drug| drug.sedating) {
            parts.push(DRIVING.to_owned());
        }
    }
    if !persist {
        parts.push(PERSIST.to_owned());
    }
    parts.join(" ")
}
