//! Scores from 0 to 100, each derived from rule results and counts, never from an opinion.
//!
//! - **seo**: 100, less 30, 20, 8 or 2 for each rule of the profile that found something, by its highest severity
//!   (blocking, error, warning, info), however often it did; the rules on readability are left out.
//! - **readability**: the Flesch index, where 75 and more is 100, 0 and less is 0, and linear between.
//! - **compliance**: 100, less 50, 20, 5 or 1 for each finding of the validator, by severity.
//! - **authority**: 60 for the share of claims with a reference (critical claims count three times, high ones twice; a
//!   text without claims has them all), 20 for the share of references that are reviews, trials or guidelines, 10 for
//!   a registered author, 5 more with a registered specialty, 5 for a site that names its registration or director.
//! - **overall**: 40 % compliance, 25 % authority, 20 % readability, 15 % seo; at most the compliance while a finding
//!   blocks.

use crate::contract::exports::lauda::content::compose::{ComposeRequest, Scores};
use crate::numbering::Numbered;
use std::collections::{BTreeMap, HashSet};
use text::contract::bibliography::PublicationType::{
    self, ClinicalTrial, Consensus, Guideline, MetaAnalysis, RandomizedTrial, SystematicReview,
};
use text::contract::claims_types::Priority;
use text::contract::types::{Finding, Severity};
use text::format::credential;

const STRONG: [PublicationType; 6] =
    [MetaAnalysis, SystematicReview, Guideline, Consensus, RandomizedTrial, ClinicalTrial];
/// Rules of the profile whose matter the index already measures.
const OF_READABILITY: [&str; 4] = ["E-SEO-16", "E-SEO-17", "E-SEO-18", "E-SEO-19"];
/// The index from which on a text counts as very easy (Martins).
const VERY_EASY: f32 = 75.0;

pub fn scores(request: &ComposeRequest, numbered: &[Numbered<'_>]) -> Scores {
    let seo = seo(&request.profile.warnings);
    let readability = readability(request.profile.readability.index);
    let compliance = compliance(&request.findings);
    let authority = authority(request, numbered);
    let weighted =
        u32::from(compliance) * 40 + u32::from(authority) * 25 + u32::from(readability) * 20 + u32::from(seo) * 15;
    let overall = percent(weighted, 100);
    let blocked = request.findings.iter().any(|f| f.severity == Severity::Blocking);
    Scores { seo, readability, compliance, authority, overall: if blocked { overall.min(compliance) } else { overall } }
}

fn seo(warnings: &[Finding]) -> u8 {
    let mut rules: BTreeMap<&str, u32> = BTreeMap::new();
    for finding in warnings.iter().filter(|f| !OF_READABILITY.contains(&f.rule.as_str())) {
        let loss = loss(finding.severity, [30, 20, 8, 2]);
        let known = rules.entry(&finding.rule).or_default();
        *known = (*known).max(loss);
    }
    rest(rules.into_values())
}

fn readability(index: f32) -> u8 {
    // NaN is no number of points.
    if index.is_nan() { 0 } else { (index / VERY_EASY * 100.0).clamp(0.0, 100.0).round() as u8 }
}

fn compliance(findings: &[Finding]) -> u8 {
    rest(findings.iter().map(|finding| loss(finding.severity, [50, 20, 5, 1])))
}

fn authority(request: &ComposeRequest, numbered: &[Numbered<'_>]) -> u8 {
    let supported: HashSet<&str> = numbered.iter().flat_map(|n| n.claims.iter().map(String::as_str)).collect();
    let weight = |priority| match priority {
        Priority::Critical => 3,
        Priority::High => 2,
        Priority::Medium | Priority::Low => 1,
    };
    let (mut all, mut covered) = (0_u32, 0_u32);
    for claim in &request.claims {
        all += weight(claim.priority);
        covered += if supported.contains(claim.id.as_str()) { weight(claim.priority) } else { 0 };
    }
    let strong = numbered.iter().filter(|n| n.publication.types.iter().any(|t| STRONG.contains(t))).count() as u32;
    let coverage = (covered * 60).checked_div(all).unwrap_or(60);
    let quality = (strong * 20).checked_div(numbered.len() as u32).unwrap_or(0);
    let author = u32::from(credential::missing(&request.author).is_none()) * 10;
    let specialist = u32::from(author > 0 && credential::specialty(&request.author).is_some()) * 5;
    let site = &request.site;
    let named = u32::from(site.registration.is_some() || site.technical_director.is_some()) * 5;
    percent(coverage + quality + author + specialist + named, 1)
}

/// Losses for blocking, error, warning and info, in this order.
fn loss(severity: Severity, losses: [u32; 4]) -> u32 {
    match severity {
        Severity::Blocking => losses[0],
        Severity::Error => losses[1],
        Severity::Warning => losses[2],
        Severity::Info => losses[3],
    }
}

fn rest(losses: impl Iterator<Item = u32>) -> u8 {
    let lost = losses.fold(0_u32, u32::saturating_add);
    percent(100_u32.saturating_sub(lost), 1)
}

/// `value / by`, rounded, at most 100.
fn percent(value: u32, by: u32) -> u8 {
    u8::try_from(((value + by / 2) / by).min(100)).unwrap_or(100)
}
