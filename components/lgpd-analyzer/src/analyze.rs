//! The stage from the request to the report: read once, find who is told of and what, score it, take it out.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use text::contract::privacy_types::{
    Consent, DatumKind, Facts, PersonalDatum, PrivacyReport, PrivacyRequest, Professional, RiskTerm, Subject,
    SubjectRole,
};
use text::contract::types::StageError;
use text::id::{self, Found, Kind, council};

use crate::corpus::Corpus;
use crate::datum::{self, Datum};
use crate::learned::{self, Model};
use crate::papers::Papers;
use crate::person::{self, Person};
use crate::reading::Reading;
use crate::risk::{self, Profile};
use crate::{address, flags, form, image, link, name, prescription, professional, redact};

/// S.1.1.
///
/// # Errors
/// `invalid-input` for a document that breaks its contract, `too-large` for one beyond the sizes of [`text::limits`].
pub fn analyze(request: &PrivacyRequest) -> Result<PrivacyReport, StageError> {
    analyze_by(request, &Model::own())
}

/// The same by another model.
///
/// # Errors
/// As [`analyze`].
pub fn analyze_by(request: &PrivacyRequest, model: &Model) -> Result<PrivacyReport, StageError> {
    text::limits::check(&request.document)?;
    let corpus = Corpus::new(&request.document);
    let reading = Reading::new(&corpus);
    let found = identifiers(&reading);
    let registrations = council::scan(&reading.source);
    let (taken, papers) = (taken(&reading, &found), Papers::new(&found));
    let names = learned::revise(&reading, name::find(&reading, &taken), &taken, &papers, model);
    let mut people = person::gather(&reading, &names, &papers.credentials);
    let professionals = professional::gather(&reading, &mut people, &names, &registrations);
    let data = datum::gather(&reading, &mut people, &names, &found);
    Ok(report(request, &reading, &people.persons, professionals, data))
}

/// Identifiers, addresses and images, in order; an address swallows what is inside it, but not a longer identifier.
pub fn identifiers(reading: &Reading) -> Vec<Found> {
    let mut found = apart(reading, id::scan(&reading.source));
    let mut addresses = address::find(reading);
    addresses.retain_mut(|address| part(address, &found));
    let inside = |range: &Range<usize>| {
        let index = addresses.partition_point(|address| address.range.end < range.end);
        addresses.get(index).is_some_and(|address| address.range.start <= range.start)
    };
    found.retain(|hit| !inside(&hit.range) || hit.kind == Kind::Datum(DatumKind::PostalCode));
    found.extend(addresses);
    found.sort_by_key(|hit| hit.range.start);
    found.extend(link::find(reading, &found));
    found.extend(image::find(reading));
    found.sort_by_key(|hit| hit.range.start);
    found
}

/// A number that goes on in the next block is one find in each: no span can hold both.
fn apart(reading: &Reading, found: Vec<Found>) -> Vec<Found> {
    let pieces = &reading.corpus.pieces;
    let parts = found.into_iter().flat_map(|hit| {
        let (first, last) = (reading.corpus.piece_at(hit.range.start), reading.corpus.piece_at(hit.range.end));
        let inside = move |index: usize| {
            let piece = &pieces[index].range;
            let range = hit.range.start.max(piece.start)..hit.range.end.min(piece.end);
            (!range.is_empty()).then(|| Found { range, ..hit.clone() })
        };
        (first..(last + 1).min(pieces.len())).filter_map(inside)
    });
    parts.collect()
}

/// Cuts an address where an identifier begins that it does not hold whole: "Rua 7, 529" and then the rest of a CPF.
fn part(address: &mut Found, found: &[Found]) -> bool {
    let index = found.partition_point(|hit| hit.range.end <= address.range.end);
    let cuts = |hit: &&Found| matches!(hit.kind, Kind::Datum(_)) && hit.range.start < address.range.end;
    if let Some(hit) = found.get(index).filter(cuts) {
        address.range.end = hit.range.start.max(address.range.start);
    }
    !address.range.is_empty()
}

/// What cannot be a name any more: identifiers, addresses, and the lists of references.
pub fn taken(reading: &Reading, found: &[Found]) -> Vec<Range<usize>> {
    let images = |hit: &&Found| !matches!(hit.kind, Kind::Datum(DatumKind::Image | DatumKind::Voice) | Kind::Quantity);
    let mut taken: Vec<Range<usize>> = found.iter().filter(images).map(|hit| hit.range.clone()).collect();
    let references = name::reference_pieces(reading);
    taken.extend(
        reading
            .corpus
            .pieces
            .iter()
            .zip(references)
            .filter(|(_, reference)| *reference)
            .map(|(piece, _)| piece.range.clone()),
    );
    taken.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(taken.len());
    for range in taken {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn report(
    request: &PrivacyRequest,
    reading: &Reading,
    persons: &[Person],
    professionals: Vec<professional::Found>,
    data: Vec<Datum>,
) -> PrivacyReport {
    let corpus = reading.corpus;
    let consented: Vec<bool> = persons.iter().map(|person| consents(person, &request.consents)).collect();
    let redactions = redact::plan(corpus, &data, persons, &consented, request.document.language);
    let sanitised = redactions.apply(&request.document);
    let numbers = Numbers::new(&data, &professionals);
    let mut scored = Scored::new(reading, persons, &consented, &data, &numbers);
    if scored.risk == 0 && flags::aggregate(reading) {
        scored.risk = risk::AGGREGATE;
    }
    let prescriptions = prescription::find(reading);
    let content = flags::flags(reading, &data, persons, &prescriptions, scored.risk);
    let address_known = data.iter().any(|datum| {
        datum.kind == DatumKind::Address && matches!(datum.role, SubjectRole::Professional | SubjectRole::Institution)
    });
    let missing = form::missing(&professionals, address_known);
    let personal = data.iter().filter_map(|datum| {
        let subject = numbers.of(datum.person)?;
        Some(PersonalDatum {
            kind: datum.kind,
            span: corpus.span(&datum.range)?,
            confidence: datum.confidence,
            role: datum.role,
            subject,
        })
    });
    let facts = Facts {
        data: personal.collect(),
        subjects: scored.subjects,
        professionals: professionals.into_iter().map(|professional| numbered(professional, &numbers)).collect(),
        prescriptions,
    };
    PrivacyReport {
        facts,
        missing,
        risk: scored.risk,
        risk_terms: scored.terms,
        content,
        redactions: redactions.edits,
        sanitised,
    }
}

fn numbered(professional: professional::Found, numbers: &Numbers) -> Professional {
    Professional { subject: numbers.of(professional.person).unwrap_or(0), ..professional.record }
}

/// A consent holds for the person of that name, and never for a minor (LGPD art. 14 asks for the guardian's).
fn consents(person: &Person, consents: &[Consent]) -> bool {
    let named = |consent: &Consent| {
        let folded = text::fold::fold(&consent.name);
        let words: HashSet<&str> = folded.as_str().split_whitespace().collect();
        let all = person.words.iter().all(|word| words.contains(word.as_str()));
        all && person.words.len() >= 2.min(words.len())
    };
    !person.minor && !person.words.is_empty() && consents.iter().any(named)
}

/// Persons by the number that the report gives them, in order of their first datum.
struct Numbers(HashMap<usize, u32>);

impl Numbers {
    fn new(data: &[Datum], professionals: &[professional::Found]) -> Self {
        let mut numbers = HashMap::new();
        let people =
            data.iter().map(|datum| datum.person).chain(professionals.iter().map(|professional| professional.person));
        for person in people {
            let next = numbers.len() as u32 + 1;
            numbers.entry(person).or_insert(next);
        }
        Self(numbers)
    }

    fn of(&self, person: usize) -> Option<u32> {
        self.0.get(&person).copied()
    }
}

/// The subjects with their scores, and the terms behind them.
struct Scored {
    subjects: Vec<Subject>,
    terms: Vec<RiskTerm>,
    risk: u8,
}

impl Scored {
    fn new(reading: &Reading, persons: &[Person], consented: &[bool], data: &[Datum], numbers: &Numbers) -> Self {
        let mut by_person: HashMap<usize, Vec<&Datum>> = HashMap::new();
        for datum in data {
            by_person.entry(datum.person).or_default().push(datum);
        }
        let mut order: Vec<(u32, usize)> = numbers.0.iter().map(|(&person, &number)| (number, person)).collect();
        order.sort_unstable();
        let mut scored = Self { subjects: Vec::new(), terms: Vec::new(), risk: 0 };
        for (id, index) in order {
            let Some(person) = persons.get(index) else { continue };
            let data = by_person.get(&index).map(Vec::as_slice).unwrap_or_default();
            let consented = consented.get(index).copied().unwrap_or(false);
            let risk = scored.person(reading, person, id, data, consented);
            scored.risk = scored.risk.max(risk);
            let role = data.first().map_or(SubjectRole::Professional, |datum| standing_role(person, datum));
            scored.subjects.push(Subject { id, role, minor: person.minor, consented, risk });
        }
        scored
    }

    /// The score of one person: each kind of datum once, by its surest find.
    fn person(&mut self, reading: &Reading, person: &Person, id: u32, data: &[&Datum], consented: bool) -> u8 {
        let mut surest: Vec<&Datum> = Vec::new();
        for datum in data.iter().filter(|datum| matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty)) {
            match surest.iter_mut().find(|known| known.kind == datum.kind) {
                Some(known) if known.confidence < datum.confidence => *known = datum,
                Some(_) => {}
                None => surest.push(datum),
            }
        }
        let mut profile = Profile { terms: Vec::new(), minor: person.minor, consented };
        for datum in surest {
            let Some(category) = risk::category(datum.kind, person.age) else { continue };
            profile.terms.push((category, f64::from(datum.confidence)));
            self.terms.push(RiskTerm {
                subject: id,
                kind: datum.kind,
                weight: category.weight() as f32,
                confidence: datum.confidence,
                span: reading.corpus.span(&datum.range),
            });
        }
        risk::score(&profile)
    }
}

/// The role of a subject: that of its person, whatever the role of one contact.
fn standing_role(person: &Person, first: &Datum) -> SubjectRole {
    if person.standing.private() { first.role } else { datum::role_of(person) }
}
