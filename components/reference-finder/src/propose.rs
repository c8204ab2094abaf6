//! The proposals for a claim: each relevant publication judged, ranked, and what the whole comes to.

use text::contract::claims_types::{Claim, ClaimKind, Priority};
use text::contract::types::Message;

use crate::alert::Alert;
use crate::fit::{self, Coverage, Subject};
use crate::judge::{self, Witness};
use crate::pool::{self, Entry, Pool};
use crate::support;
use crate::{ClaimEvidence, NumberCheck, Proposal, Sufficiency, Support};

/// Statistics grow old after this many years (compliance.md §E.3).
const FRESH_YEARS: u16 = 5;

/// What the searches found for a claim.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Places in the pool, in the order found.
    pub found: Vec<usize>,
    /// Those that the text itself names.
    pub cited: Vec<usize>,
    /// A publication that the text names could not be found.
    pub cited_not_found: bool,
    /// A search was not made.
    pub incomplete: bool,
    /// The broadest search gave all that there is.
    pub exhausted: bool,
}

impl Findings {
    pub fn add(&mut self, found: impl IntoIterator<Item = usize>) {
        for at in found {
            if !self.found.contains(&at) {
                self.found.push(at);
            }
        }
    }
}

/// A publication, judged.
struct Judged<'a> {
    entry: &'a Entry,
    coverage: Coverage,
    score: f32,
    cited: bool,
    /// Not older than a statistic may be.
    fresh: bool,
    /// About the place that the claim speaks of.
    there: bool,
    witness: Witness,
}

/// Whether what was found so far is enough, so that no more need be searched.
pub fn is_enough(subject: &Subject<'_>, findings: &Findings, pool: &Pool, as_of_year: u16) -> bool {
    let judged = judge(subject, findings, pool, as_of_year);
    let witnesses: Vec<Witness> = judged.iter().map(|judged| judged.witness).collect();
    judge::is_enough(subject.claim.priority, &witnesses)
}

pub fn propose(subject: &Subject<'_>, findings: &Findings, pool: &Pool, as_of_year: u16, most: u8) -> ClaimEvidence {
    let claim = subject.claim;
    let mut judged = judge(subject, findings, pool, as_of_year);
    let witnesses: Vec<Witness> = judged.iter().map(|judged| judged.witness).collect();
    let overall = judge::overall(claim, &witnesses);
    let alerts = alerts(claim, findings, pool, &judged, &witnesses, overall);
    rank(&mut judged);
    judged.truncate(usize::from(most));
    ClaimEvidence {
        claim: claim.id.clone(),
        proposals: judged.iter().map(proposal).collect(),
        overall,
        certainty: judge::certainty(&witnesses),
        alerts: alerts.into_iter().map(Alert::into_record).collect(),
    }
}

/// The publications that are about the claim, and those that the text names, which a person must see in any case.
fn judge<'a>(subject: &Subject<'_>, findings: &Findings, pool: &'a Pool, as_of_year: u16) -> Vec<Judged<'a>> {
    let entries = findings.found.iter().filter_map(|&at| Some((at, pool.get(at)?)));
    entries
        .filter_map(|(at, entry)| {
            let coverage = fit::coverage(subject, &entry.profile);
            let cited = findings.cited.contains(&at);
            let about = fit::is_relevant(coverage) && entry.notice.is_none();
            (about || cited).then(|| one(subject, entry, coverage, cited, as_of_year))
        })
        .collect()
}

fn one<'a>(subject: &Subject<'_>, entry: &'a Entry, coverage: Coverage, cited: bool, as_of_year: u16) -> Judged<'a> {
    let (design, claim) = (entry.design, subject.claim);
    let numbers = support::numbers(subject, &entry.profile);
    let resolved = pool::resolved(&entry.publication);
    let support = match () {
        () if entry.retracted => Support::Against,
        () if !resolved || entry.notice.is_some() || !fit::is_relevant(coverage) => Support::Neutral,
        () => support::support(subject, coverage, &entry.profile, numbers),
    };
    let fresh = entry.publication.year.is_some_and(|year| as_of_year.saturating_sub(year) <= FRESH_YEARS);
    let there = subject.place().is_none_or(|place| entry.profile.title_has(place) || entry.profile.body_has(place));
    let witness = Witness {
        design,
        support,
        numbers,
        counts: resolved && !entry.retracted && !entry.publication.preprint && entry.notice.is_none(),
        // A statistic asks for the same place and the last five years.
        fits_population: claim.kind != ClaimKind::Statistic || fresh && there,
        has_abstract: entry.profile.has_abstract(),
    };
    let score = fit::score(subject, coverage, &entry.profile, design, entry.publication.year, as_of_year);
    Judged { entry, coverage, score, cited, fresh, there, witness }
}

/// What counts first, by support and fit; retracted publications behind it; what nobody resolved last.
fn rank(judged: &mut [Judged<'_>]) {
    let group = |judged: &Judged<'_>| match () {
        () if !pool::resolved(&judged.entry.publication) => 3,
        () if judged.entry.retracted => 2,
        () if !judged.witness.counts => 1,
        () => 0,
    };
    let support = |judged: &Judged<'_>| match judged.witness.support {
        Support::Total => 0,
        Support::Partial => 1,
        Support::Against => 2,
        Support::Neutral => 3,
    };
    judged.sort_by(|a, b| {
        group(a)
            .cmp(&group(b))
            .then(b.cited.cmp(&a.cited))
            .then(support(a).cmp(&support(b)))
            .then(b.score.total_cmp(&a.score))
            .then(b.entry.publication.year.cmp(&a.entry.publication.year))
            .then(a.entry.publication.key.cmp(&b.entry.publication.key))
    });
}

fn proposal(judged: &Judged<'_>) -> Proposal {
    let mut publication = judged.entry.publication.clone();
    publication.retracted |= judged.entry.retracted;
    Proposal {
        reason: reason(judged),
        publication,
        support: judged.witness.support,
        level: judged.witness.design.level(),
        score: judged.score,
        numbers: judged.witness.numbers,
    }
}

fn reason(judged: &Judged<'_>) -> Message {
    let mut reason = judged.witness.design.name();
    let mut add = |pt: &str, en: &str| {
        reason.pt.push_str("; ");
        reason.pt.push_str(pt);
        reason.en.push_str("; ");
        reason.en.push_str(en);
    };
    let share = (judged.coverage.share * 100.0).round() as u32;
    add(&format!("cobre {share}% do que a afirmação diz"), &format!("covers {share}% of what the claim is about"));
    if judged.cited {
        add("citada pelo próprio texto", "cited by the text itself");
    }
    if judged.entry.retracted {
        add("retratada: não pode ser usada", "retracted: it cannot be used");
    } else if !pool::resolved(&judged.entry.publication) {
        add("nenhuma fonte confirmou que existe", "no source confirmed that it exists");
    } else if judged.entry.publication.preprint {
        add("preprint, sem revisão por pares", "preprint, not peer reviewed");
    }
    match judged.witness.support {
        Support::Total => add("o resumo afirma o mesmo", "its abstract says the same"),
        Support::Against if !judged.entry.retracted => add("diz o contrário", "it says the contrary"),
        _ if !judged.witness.has_abstract => add("avaliada só pelo título", "judged by its title alone"),
        _ => {}
    }
    match judged.witness.numbers {
        NumberCheck::Found => add("os números constam nela", "the numbers are in it"),
        NumberCheck::Missing => add("os números não constam no resumo", "the numbers are not in its abstract"),
        NumberCheck::NoAbstract | NumberCheck::NotApplicable => {}
    }
    reason
}

fn alerts(
    claim: &Claim,
    findings: &Findings,
    pool: &Pool,
    judged: &[Judged<'_>],
    witnesses: &[Witness],
    overall: Sufficiency,
) -> Vec<Alert> {
    let supporting: Vec<&Judged<'_>> = judged
        .iter()
        .filter(|judged| judged.witness.counts && matches!(judged.witness.support, Support::Total | Support::Partial))
        .collect();
    let any = |test: fn(&Judged<'_>) -> bool| judged.iter().any(test);
    let cited = || judged.iter().filter(|judged| judged.cited);
    let statistic = claim.kind == ClaimKind::Statistic && !supporting.is_empty();
    let numbered = !claim.numbers.is_empty()
        && !supporting.is_empty()
        && !supporting.iter().any(|judged| judged.witness.numbers == NumberCheck::Found);
    let missing = judge::numbers_missing(witnesses);
    let notices = findings
        .cited
        .iter()
        .filter_map(|&at| pool.get(at))
        .any(|entry| entry.notice.as_ref().is_some_and(|notice| notice.retracts));
    let checks = [
        (overall == Sufficiency::Insufficient, Alert::Insufficient),
        (
            judged.iter().any(|judged| judged.witness.counts && judged.witness.support == Support::Against),
            Alert::Contradictory,
        ),
        (any(|judged| judged.entry.retracted && !judged.cited), Alert::Retracted),
        (cited().any(|judged| judged.entry.retracted) || notices, Alert::CitedRetracted),
        (findings.cited_not_found, Alert::CitedNotFound),
        (cited().any(|judged| !fit::is_relevant(judged.coverage)), Alert::CitedOffTopic),
        (any(|judged| judged.entry.publication.preprint && !judged.entry.retracted), Alert::Preprint),
        (any(|judged| !pool::resolved(&judged.entry.publication)), Alert::Unresolved),
        (numbered && missing, Alert::NumberMissing),
        (numbered && !missing, Alert::NumberUnchecked),
        (statistic && !supporting.iter().any(|judged| judged.fresh), Alert::OldSource),
        (statistic && !supporting.iter().any(|judged| judged.there), Alert::OtherPopulation),
        (!supporting.is_empty() && !supporting.iter().any(|judged| judged.witness.has_abstract), Alert::OnlyTitles),
        (claim.priority == Priority::Critical, Alert::SpecialistSignOff),
        (claim.absolute, Alert::AbsoluteWording),
        (claim.appeal_to_authority && claim.cites.is_empty() && findings.cited.is_empty(), Alert::NameTheStudy),
        (findings.incomplete, Alert::SearchIncomplete),
    ];
    checks.into_iter().filter(|(holds, _)| *holds).map(|(_, alert)| alert).collect()
}
