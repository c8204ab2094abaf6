//! The report of one file, from what the stages said of it.

use std::ops::Range;

use super::place::Lines;
use super::{CheckedFile, ClaimEntry, DatumEntry, FileReport, FindingEntry, ProfessionalEntry, Risk};
use super::{names, original_span};
use crate::claim::Claim;
use crate::document::{Language, Span};
use crate::finding::{Finding, Profession};
use crate::import::Imported;
use crate::privacy::{PrivacyReport, Professional};

/// Which document the claims were read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Source,
    /// The sanitised document; its places are led back over the redactions.
    Sanitised,
}

/// What the stages said of one file. Spans of the privacy stage and of findings are places in the imported document.
#[derive(Clone, Copy, Debug)]
pub struct Outputs<'a> {
    pub path: &'a str,
    pub input: &'a [u8],
    pub imported: &'a Imported,
    /// Of the messages.
    pub language: Language,
    /// None: the strictest set of rules was used.
    pub profession: Option<Profession>,
    pub privacy: &'a PrivacyReport,
    pub findings: &'a [Finding],
    pub claims: &'a [Claim],
    pub reading: Reading,
}

/// A range of the input and its text.
type Found = (Range<usize>, String);

impl FileReport {
    pub fn of(outputs: &Outputs<'_>) -> FileReport {
        let builder = Builder { outputs, lines: Lines::new(outputs.input, outputs.imported.charset) };
        FileReport::Checked(Box::new(CheckedFile {
            path: outputs.path.to_owned(),
            profession: outputs.profession,
            risk: Risk { lgpd: outputs.privacy.risk.min(100) },
            findings: builder.findings(),
            personal_data: builder.personal_data(),
            professionals: builder.professionals(),
            claims: builder.claims(),
        }))
    }
}

struct Builder<'a> {
    outputs: &'a Outputs<'a>,
    lines: Lines<'a>,
}

impl Builder<'_> {
    /// Where a span stands in the input; none for a block that was not read from it.
    fn find(&self, span: &Span) -> Option<Found> {
        let range = self.outputs.imported.map.span(span)?;
        let bytes = self.outputs.input.get(range.clone())?;
        Some((range, self.outputs.imported.charset.text(bytes)))
    }

    fn findings(&self) -> Vec<FindingEntry> {
        let mut entries: Vec<FindingEntry> =
            self.outputs.findings.iter().map(|finding| self.finding(finding)).collect();
        entries.sort_by(|a, b| (a.start, a.end, &a.rule, &a.message).cmp(&(b.start, b.end, &b.rule, &b.message)));
        entries.dedup();
        entries
    }

    fn finding(&self, finding: &Finding) -> FindingEntry {
        let found = finding.span.as_ref().and_then(|span| self.find(span));
        let place = found.as_ref().map(|(range, _)| self.lines.place(range));
        let (range, text) = found.map_or((0..0, None), |(range, text)| (range, Some(text)));
        let suggestion = finding.suggestion.as_ref();
        FindingEntry {
            rule: finding.rule.clone(),
            source: finding.source.clone(),
            severity: finding.severity,
            start: range.start,
            end: range.end,
            text,
            message: names::message(&finding.message, self.outputs.language).to_owned(),
            suggestion: suggestion.map(|text| names::message(text, self.outputs.language).to_owned()),
            place,
        }
    }

    fn personal_data(&self) -> Vec<DatumEntry> {
        let data = self.outputs.privacy.facts.data.iter().map(|datum| {
            let (range, text) = self.find(&datum.span).map_or((0..0, None), |(range, text)| (range, Some(text)));
            DatumEntry {
                kind: names::kind(datum.kind).to_owned(),
                text,
                start: range.start,
                end: range.end,
                confidence: hundredths(datum.confidence),
                subject: names::subject(datum.role).to_owned(),
            }
        });
        let mut entries: Vec<DatumEntry> = data.collect();
        entries.sort_by(|a, b| (a.start, a.end, &a.kind, &a.subject).cmp(&(b.start, b.end, &b.kind, &b.subject)));
        entries.dedup();
        entries
    }

    fn professionals(&self) -> Vec<ProfessionalEntry> {
        let first = |person: &Professional| {
            let places = person.spans.iter().filter_map(|span| self.outputs.imported.map.span(span));
            places.map(|range| range.start).min().unwrap_or(usize::MAX)
        };
        let mut people: Vec<&Professional> = self.outputs.privacy.facts.professionals.iter().collect();
        people.sort_by_key(|person| first(person));
        people.into_iter().map(professional).collect()
    }

    fn claims(&self) -> Vec<ClaimEntry> {
        let claims = self.outputs.claims.iter().map(|claim| {
            let found = match self.outputs.reading {
                Reading::Source => self.find(&claim.span),
                Reading::Sanitised => self.find(&original_span(&self.outputs.privacy.redactions, &claim.span)),
            };
            let (range, text) = found.map_or((0..0, None), |(range, text)| (range, Some(text)));
            ClaimEntry {
                id: claim.id.clone(),
                text,
                start: range.start,
                end: range.end,
                category: names::category(claim.category).to_owned(),
                priority: names::priority(claim.priority).to_owned(),
                evidence: names::evidence(claim.needs).to_owned(),
            }
        });
        let mut entries: Vec<ClaimEntry> = claims.collect();
        entries.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
        entries
    }
}

fn professional(person: &Professional) -> ProfessionalEntry {
    let joined = |texts: &[String]| (!texts.is_empty()).then(|| texts.join(", "));
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    ProfessionalEntry {
        name: filled(&person.name),
        council: person.council.map(|council| council.name().to_owned()),
        number: filled(&person.number),
        region: filled(&person.region),
        specialty: joined(&person.specialties),
        rqe: joined(&person.rqe),
    }
}

/// A confidence with two decimals, and within its range whatever a component gave.
fn hundredths(confidence: f32) -> f32 {
    let confidence = if confidence.is_nan() { 0.0 } else { confidence.clamp(0.0, 1.0) };
    (confidence * 100.0).round() / 100.0
}
