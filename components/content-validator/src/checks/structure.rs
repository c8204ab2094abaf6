//! How the document is built, and what a health page should carry beside its text.

use crate::{draft::Draft, page::Page, phrases::Role, rule::Rule, validate::append};
use std::collections::HashSet;
use text::contract::types::{BlockKind, Language, MarkKind};
use text::placeholder;

/// From this many words on, an article owes its readers references.
const LONG: usize = 300;
/// From this many mentions on, a page is about mental health.
const ABOUT: usize = 3;

/// Calculators for everyone: figures of wellness, no decision about an individual (RDC 657/2022).
const EDUCATIONAL: &[&str] = &[
    "bmi",
    "imc",
    "bmr",
    "tmb",
    "ideal-weight",
    "peso-ideal",
    "body-fat",
    "gordura-corporal",
    "daily-calories",
    "calorias",
    "calories",
    "waist",
    "waist-height",
    "waist-hip",
    "water",
    "heart-rate",
    "health-calc",
    "body",
    "pregnancy",
    "due-date",
    "macros",
    "pace",
    "steps",
    "sleep",
];

fn headings<'a>(page: &'a Page<'_>) -> impl Iterator<Item = (u32, u8, usize)> + 'a {
    page.views.iter().enumerate().filter_map(|(index, view)| match view.block.kind {
        BlockKind::Heading(level) => Some((index as u32, level, view.block.text.len())),
        _ => None,
    })
}

pub fn clinical_calculator(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for (index, view) in page.views.iter().enumerate() {
        let BlockKind::Calculator(name) = &view.block.kind else { continue };
        let name = name.to_ascii_lowercase().replace(['_', ' '], "-");
        if !EDUCATIONAL.contains(&name.as_str()) {
            drafts.push(Draft::at(rule, index as u32, 0..view.block.text.len()));
        }
    }
}

/// A page about mental health, or one that mentions suicide at all, says where to find help.
pub fn mental_health(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let marks = page.marks(Role::MentalHealth);
    let titled = headings(page).any(|(block, _, _)| page.has(Role::MentalHealth, block));
    let grave = marks.iter().any(|mark| {
        let view = page.view(mark.block);
        view.and_then(|view| {
            Some(view.words.get(mark.start as usize)?.text(view.folded.as_str()).starts_with("suicid"))
        }) == Some(true)
    });
    let about = titled || grave || marks.len() >= ABOUT;
    if !about || !page.marks(Role::MentalHealthHelp).is_empty() {
        return;
    }
    let last = page.views.iter().rev().find(|view| matches!(view.block.kind, BlockKind::Paragraph));
    let sentence = rule.inserts.map(|text| match page.request.document.language {
        Language::PtBr => text.pt,
        Language::En => text.en,
    });
    let fix = last.zip(sentence).map(|(view, sentence)| append(view.block, sentence));
    drafts.push(Draft::missing(rule).fix(fix));
}

/// A row that names a service in one cell and nothing but a price in another.
pub fn price_table(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let row = |block: u32| match page.view(block).map(|view| &view.block.kind) {
        Some(BlockKind::TableCell(cell)) => Some((cell.table, cell.row)),
        _ => None,
    };
    let served: HashSet<_> = page.marks(Role::Service).iter().filter_map(|mark| row(mark.block)).collect();
    for mark in page.marks(Role::PriceAlone) {
        if row(mark.block).is_some_and(|row| served.contains(&row)) {
            drafts.extend(page.bytes(mark).map(|bytes| Draft::at(rule, mark.block, bytes)));
        }
    }
}

/// One heading of level 1: the title. A text without headings is not yet a page.
pub fn title(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let first: Vec<_> = headings(page).filter(|(_, level, _)| *level == 1).collect();
    if first.is_empty() && headings(page).next().is_some() {
        drafts.push(Draft::missing(rule));
    }
    drafts.extend(first.into_iter().skip(1).map(|(block, _, length)| Draft::at(rule, block, 0..length)));
}

pub fn heading_order(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let mut last = None;
    for (block, level, length) in headings(page) {
        if last.is_some_and(|last: u8| level > last + 1) {
            drafts.push(Draft::at(rule, block, 0..length));
        }
        last = Some(level);
    }
}

pub fn alternative_text(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for (index, view) in page.views.iter().enumerate() {
        if matches!(view.block.kind, BlockKind::Image(_)) && view.block.text.trim().is_empty() {
            drafts.push(Draft::at(rule, index as u32, 0..0));
        }
    }
}

/// A list of references, or marks that point to one.
pub fn references(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let marked =
        page.views.iter().flat_map(|view| &view.block.marks).any(|mark| matches!(mark.kind, MarkKind::Reference(_)));
    let listed = page.views.iter().any(|view| view.reference);
    if page.word_count() >= LONG && !marked && !listed {
        drafts.push(Draft::missing(rule));
    }
}

const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("fev", 2),
    ("feb", 2),
    ("mar", 3),
    ("abr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("ago", 8),
    ("aug", 8),
    ("set", 9),
    ("sep", 9),
    ("out", 10),
    ("oct", 10),
    ("nov", 11),
    ("dez", 12),
    ("dec", 12),
];

/// "Atualizado em 10/03/2022", "última revisão: maio de 2019": older than twelve months.
pub fn stale(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let today = i32::from(page.request.as_of.year) * 12 + i32::from(page.request.as_of.month);
    for mark in page.marks(Role::Revised) {
        let Some(view) = page.view(mark.block) else { continue };
        let after = view.words.get(mark.end as usize..).unwrap_or_default().iter().take(6);
        let words: Vec<&str> = after.map(|word| word.text(view.folded.as_str())).collect();
        let Some(year) =
            words.iter().find_map(|word| word.parse::<i32>().ok().filter(|year| (1990..2200).contains(year)))
        else {
            continue;
        };
        let named = words
            .iter()
            .find_map(|word| MONTHS.iter().find(|(name, _)| word.starts_with(name)).map(|(_, month)| *month));
        let numbered = words.get(1).and_then(|word| word.parse::<u8>().ok()).filter(|month| (1..=12).contains(month));
        let month = named.or(numbered).unwrap_or(12);
        if today - (year * 12 + i32::from(month)) > 12 {
            drafts.extend(page.bytes(mark).map(|bytes| Draft::at(rule, mark.block, bytes)));
        }
    }
}

pub fn placeholder(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for (index, view) in page.views.iter().enumerate() {
        drafts.extend(placeholder::find(&view.block.text).map(|bytes| Draft::at(rule, index as u32, bytes)));
    }
}
