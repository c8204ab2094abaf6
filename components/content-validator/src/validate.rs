//! From a request to its findings: choose the rules that apply, gather what they find, merge what several councils say
//! of the same words, and put everything in the order of the text.

use crate::{
    authors, checks,
    contract::exports::lauda::content::rules::{Audience, PageKind, RulesRequest},
    draft::{Draft, lowered},
    input,
    page::{Found, Page},
    phrases::Role,
    rule::{Day, Profession, Rule, Sense, Severity, Topic, When},
    rules,
    sense::{Meaning, meaning},
};
use std::collections::HashMap;
use text::contract::types::{self, Edit, Finding, Language, Span, StageError};

/// The most findings that are told, the severest first.
const MAX_FINDINGS: usize = 5_000;

/// # Errors
/// `too-large` and `invalid-input`, as `input` decides.
pub fn validate(request: &RulesRequest) -> Result<Vec<Finding>, StageError> {
    input::check(request)?;
    let page = Page::read(request);
    let mut drafts = Vec::new();
    let authors = authors::professions(&page);
    for (index, rule) in rules::all().enumerate() {
        if applies(rule, request, &authors) {
            let first = drafts.len();
            phrases(&page, index as u16, rule, &mut drafts);
            if let Some(check) = rule.check {
                checks::run(check, &page, rule, &mut drafts);
            }
            if authors.is_empty() && contested(rule) {
                drafts[first..].iter_mut().for_each(|draft| draft.severity = draft.severity.min(Severity::Error));
            }
        }
    }
    let mut drafts = merged(drafts);
    drafts.truncate(MAX_FINDINGS);
    drafts.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.rule.id.cmp(b.rule.id)));
    Ok(drafts.into_iter().map(|draft| draft.tell(&page)).collect())
}

/// What is missing comes first, then the order of the text.
fn place(draft: &Draft) -> Option<(u32, usize, usize)> {
    draft.at.as_ref().map(|(block, bytes)| (*block, bytes.start, bytes.end))
}

fn applies(rule: &Rule, request: &RulesRequest, authors: &[Profession]) -> bool {
    let day = Day(request.as_of.year, request.as_of.month, request.as_of.day);
    let dated = rule.in_force.is_none_or(|start| start <= day) && rule.until.is_none_or(|end| day <= end);
    // Nobody knows who writes: the strictest set is the union of all.
    let concerned = rule.profession.is_none_or(|wanted| authors.is_empty() || authors.contains(&wanted));
    dated && concerned && rule.when.iter().all(|when| holds(*when, request))
}

/// Whether other councils allow, or say nothing of, what a rule forbids: physicians may state a price. Where nobody
/// tells who writes, such a rule asks for a review and blocks nothing.
fn contested(rule: &Rule) -> bool {
    let alone = matches!(rule.topic, Topic::Own | Topic::Price);
    alone && rule.profession.is_some_and(|profession| profession != Profession::Cfm)
}

fn holds(when: When, request: &RulesRequest) -> bool {
    match when {
        When::Public => request.audience == Audience::GeneralPublic,
        When::Press => request.page == PageKind::Press,
        When::Establishment => request.page == PageKind::Establishment,
        When::NoRqe => checks::identification::no_rqe(&request.facts),
        When::English => request.document.language == Language::En,
    }
}

/// The matches of one rule's phrases that stand once their sentences are read.
fn phrases(page: &Page<'_>, index: u16, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    if rule.phrases.is_empty() || !page.found(index, Role::Absent).is_empty() {
        return;
    }
    let mut kept: Vec<Found> = Vec::new();
    for (role, certain) in [(Role::Certain, true), (Role::Doubtful, false)] {
        for found in page.found(index, role) {
            if kept.iter().rev().take(8).any(|other| other.overlaps(found)) || !stands(page, index, rule, found) {
                continue;
            }
            let severity =
                if certain && !softened(page, index, found) { rule.severity } else { lowered(rule.severity) };
            let Some(severity) = judged(page, found, rule.phrases.sense, severity) else { continue };
            kept.push(*found);
            let Some(bytes) = page.bytes(found) else { continue };
            let fix = insertion(page, rule, found.block);
            drafts.push(Draft::at(rule, found.block, bytes).severity(severity).fix(fix));
        }
    }
    if rule.phrases.once {
        keep_first(drafts, rule);
    }
}

fn stands(page: &Page<'_>, index: u16, rule: &Rule, found: &Found) -> bool {
    if page.view(found.block).is_none_or(|view| view.reference) {
        return false;
    }
    let within = |role, words| page.found_in(index, role, found.block, words).next().is_some();
    let sentence = page.sentence(found.block, found.start);
    !within(Role::Unless, found.start..found.end)
        && !within(Role::Without, sentence.clone())
        && (rule.phrases.with.is_empty() || within(Role::With, sentence))
}

fn softened(page: &Page<'_>, index: u16, found: &Found) -> bool {
    let sentence = page.sentence(found.block, found.start);
    page.found_in(index, Role::Soften, found.block, sentence).next().is_some()
}

/// The severity once the sense of the sentence is known; none if the sentence denies its words.
fn judged(page: &Page<'_>, found: &Found, sense: Sense, severity: Severity) -> Option<Severity> {
    match (sense, meaning(page, found)) {
        (Sense::Literal, _) | (_, Meaning::Said) => Some(severity),
        (_, Meaning::Denied) => None,
        (_, Meaning::Reported) | (Sense::Full, Meaning::Mentioned) => Some(severity.min(Severity::Error)),
        (Sense::Speech, Meaning::Mentioned) => Some(severity),
    }
}

/// The rule's own sentence, put at the end of the block.
fn insertion(page: &Page<'_>, rule: &Rule, block: u32) -> Option<Edit> {
    let sentence = rule.inserts?;
    let view = page.view(block)?;
    let sentence = match page.request.document.language {
        Language::PtBr => sentence.pt,
        Language::En => sentence.en,
    };
    Some(append(view.block, sentence))
}

/// An edit that adds a sentence at the end of a block.
pub fn append(block: &types::Block, sentence: &str) -> Edit {
    let end = block.text.trim_end().len();
    let space = if end == 0 { "" } else { " " };
    let stop = match block.text.trim_end().chars().next_back() {
        None | Some('.' | '!' | '?' | ':' | ';' | '…') => "",
        Some(_) => ".",
    };
    let span = Span { block: block.id.clone(), start: end as u32, end: end as u32 };
    Edit { span, replacement: format!("{stop}{space}{sentence}") }
}

fn keep_first(drafts: &mut Vec<Draft>, rule: &'static Rule) {
    let mine = |draft: &Draft| std::ptr::eq(draft.rule, rule) && draft.at.is_some();
    let first = drafts.iter().filter(|draft| mine(draft)).map(place).min();
    let mut kept = false;
    drafts.retain(|draft| {
        let keep = !mine(draft) || Some(place(draft)) == first && !kept;
        kept |= mine(draft) && keep;
        keep
    });
}

/// Merges findings of one topic on the same words; the strictest stays and names the others.
fn merged(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.severity));
    let mut kept: Vec<Draft> = Vec::new();
    // Findings are compared with those near them only, so that many stay linear.
    let mut near: HashMap<Bucket, Vec<usize>> = HashMap::new();
    for draft in drafts {
        let candidates = buckets(&draft).filter_map(|bucket| near.get(&bucket)).flatten();
        match candidates.copied().find(|&index| kept.get(index).is_some_and(|other| covers(other, &draft))) {
            Some(index) => {
                if let Some(other) = kept.get_mut(index)
                    && other.rule.id != draft.rule.id
                    && !other.also.contains(&draft.rule.id)
                {
                    other.also.push(draft.rule.id);
                }
            }
            None => {
                buckets(&draft).for_each(|bucket| near.entry(bucket).or_default().push(kept.len()));
                kept.push(draft);
            }
        }
    }
    kept
}

/// Whether a finding already says what another would: the same rule on the same words, or another council's on the topic.
fn covers(kept: &Draft, draft: &Draft) -> bool {
    let councils = draft.rule.profession != kept.rule.profession;
    let topic = councils && draft.rule.topic != Topic::Own && kept.rule.topic == draft.rule.topic;
    (topic || kept.rule.id == draft.rule.id && draft.at.is_some()) && kept.repeats(draft)
}

/// A stretch of a block; nothing where something is missing.
type Bucket = Option<(u32, usize)>;

const STRETCH: usize = 128;

fn buckets(draft: &Draft) -> impl Iterator<Item = Bucket> + use<> {
    let (block, first, last) = match &draft.at {
        None => (None, 0, 0),
        Some((block, bytes)) => (Some(*block), bytes.start / STRETCH, bytes.end / STRETCH),
    };
    (first..=last).map(move |stretch| block.map(|block| (block, stretch)))
}

impl From<types::Profession> for Profession {
    fn from(profession: types::Profession) -> Self {
        match profession {
            types::Profession::Cfm => Self::Cfm,
            types::Profession::Cfp => Self::Cfp,
            types::Profession::Cfn => Self::Cfn,
            types::Profession::Cfo => Self::Cfo,
            types::Profession::Cofen => Self::Cofen,
        }
    }
}
