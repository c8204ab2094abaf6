//! The professionals of a document with their registrations, as they stand in the text: nothing is made up, what is
//! missing stays missing (compliance.md §0.1).

use std::collections::HashMap;
use std::ops::Range;

use text::contract::privacy_types::{Council, Professional, ProfessionalRole};
use text::id::council::{Body, Registration};
use text::lexicon::specialties;
use text::token::TokenKind;

use crate::cue::Cues;
use crate::name::{Cue, Name};
use crate::person::{People, Standing};
use crate::reading::Reading;
use crate::signature;

/// More professionals than this no document has.
const MOST: usize = 400;

/// How far from a name its registration may stand, in bytes.
const AFTER: usize = 160;
const BEFORE: usize = 60;

/// A professional, and what the form asks about him that the record does not hold.
pub struct Found {
    pub record: Professional,
    pub person: usize,
    /// The council that the profession belongs to, where a word tells it.
    pub implied: Option<Council>,
    pub ranges: Vec<Range<usize>>,
}

/// Persons with a registration get it; one that stands by itself makes a person without a name.
pub fn gather(reading: &Reading, people: &mut People, names: &[Name], registrations: &[Registration]) -> Vec<Found> {
    let mut roster = Roster::default();
    for mention in &people.mentions {
        let Some(name) = mention.name.and_then(|index| names.get(index)) else { continue };
        let Some(person) = people.persons.get(mention.person) else { continue };
        let listed = match person.standing {
            Standing::Participating => true,
            Standing::Cited => matches!(name.cue, Cue::Title | Cue::None | Cue::Author) || person.title.is_some(),
            _ => false,
        };
        if listed {
            roster.entry(mention.person, person.standing, |entry| entry.ranges.push(name.range.clone()));
        }
    }
    let mut last = None;
    for registration in registrations {
        let person = owner(reading, people, &roster, registration, last);
        let person = person.unwrap_or_else(|| people.add(Standing::Participating));
        people.insert(registration.range.clone(), person);
        last = Some((person, registration.range.end));
        let standing = people.persons.get(person).map_or(Standing::Participating, |person| person.standing);
        roster.entry(person, standing, |entry| attach(entry, registration));
        if let Some(range) = signature::name_before(reading, registration.range.start)
            && let Some(signer) = people.persons.get_mut(person)
        {
            let written = reading.corpus.source(&range);
            if signer.name.as_ref().is_none_or(|name| written.len() > name.len() && written.contains(name.as_str())) {
                signer.name = Some(written.to_owned());
                roster.entry(person, standing, |entry| entry.ranges.push(range));
            }
        }
    }
    let mut found = roster.found;
    for professional in &mut found {
        describe(reading, people, professional);
    }
    found.sort_by_key(|professional| professional.ranges.first().map_or(usize::MAX, |range| range.start));
    found
}

#[derive(Default)]
struct Roster {
    found: Vec<Found>,
    by_person: HashMap<usize, usize>,
}

impl Roster {
    fn entry(&mut self, person: usize, standing: Standing, change: impl FnOnce(&mut Found)) {
        let next = self.found.len();
        if next >= MOST && !self.by_person.contains_key(&person) {
            return;
        }
        let index = *self.by_person.entry(person).or_insert(next);
        if index == next {
            self.found.push(Found { record: blank(standing), person, implied: None, ranges: Vec::new() });
        }
        if let Some(entry) = self.found.get_mut(index) {
            change(entry);
        }
    }
}

fn blank(standing: Standing) -> Professional {
    let role =
        if standing == Standing::Participating { ProfessionalRole::Participating } else { ProfessionalRole::Cited };
    Professional {
        role,
        subject: 0,
        name: None,
        title: None,
        council: None,
        number: None,
        region: None,
        category: None,
        specialties: Vec::new(),
        rqe: Vec::new(),
        spans: Vec::new(),
    }
}

/// The professional whose name stands before the registration, or right after it, or whose last registration it goes on.
fn owner(
    reading: &Reading,
    people: &People,
    roster: &Roster,
    registration: &Registration,
    last: Option<(usize, usize)>,
) -> Option<usize> {
    let range = &registration.range;
    let listed = |person: usize| roster.by_person.contains_key(&person);
    let piece = reading.corpus.piece(range.start).map_or(0, |piece| piece.range.start);
    let from = range.start.saturating_sub(AFTER);
    let before = people
        .within(&(from..range.start))
        .iter()
        .rev()
        .find(|mention| mention.name.is_some() && listed(mention.person));
    let before = before.filter(|mention| {
        last.is_none_or(|(_, end)| {
            mention.range.end > end
                || registration.body == Body::Rqe
                || reading.corpus.piece_at(end) == reading.corpus.piece_at(range.start)
        })
    });
    if let Some(mention) = before {
        return Some(mention.person);
    }
    let after = people
        .within(&(range.end..range.end + BEFORE))
        .iter()
        .find(|mention| mention.name.is_some() && listed(mention.person));
    if let Some(mention) =
        after.filter(|mention| reading.corpus.piece_at(mention.range.start) == reading.corpus.piece_at(range.start))
    {
        return Some(mention.person);
    }
    let near = last
        .filter(|&(_, end)| end + AFTER >= range.start && (registration.body == Body::Rqe || end >= piece))
        .map(|(person, _)| person);
    // A signature in lines: the name in one block, the number in the next.
    near.or_else(|| {
        let participating =
            roster.found.iter().filter(|professional| professional.record.role == ProfessionalRole::Participating);
        let index = reading.corpus.piece_at(range.start);
        participating
            .rev()
            .take(8)
            .find(|professional| {
                professional.ranges.iter().any(|name| reading.corpus.piece_at(name.start).abs_diff(index) <= 3)
                    && professional.record.number.is_none()
            })
            .map(|professional| professional.person)
    })
}

fn attach(professional: &mut Found, registration: &Registration) {
    let record = &mut professional.record;
    match registration.body {
        Body::Rqe => record.rqe.extend(registration.number.clone()),
        Body::Council(council) if record.number.is_none() => {
            record.council = Some(council);
            record.number = registration.number.clone();
            record.region = registration.region.clone();
            record.category = registration.category.clone();
        }
        Body::Council(_) => {}
    }
    professional.ranges.push(registration.range.clone());
}

fn describe(reading: &Reading, people: &People, professional: &mut Found) {
    professional.ranges.sort_by_key(|range| range.start);
    if let Some(person) = people.persons.get(professional.person) {
        professional.record.name = person.name.clone();
        professional.record.title = person.title.clone();
    }
    professional.record.spans = professional.ranges.iter().filter_map(|range| reading.corpus.span(range)).collect();
    for range in professional.ranges.clone() {
        around(reading, &range, professional);
    }
}

/// Specialties named right before or behind a name or registration: "psiquiatra", "– Dermatologia –".
fn around(reading: &Reading, range: &Range<usize>, professional: &mut Found) {
    let piece = reading.corpus.piece(range.start).map_or(0..0, |piece| piece.range.clone());
    let scope = range.start.saturating_sub(50).max(piece.start)..(range.end + 70).min(piece.end);
    let sentence = reading.sentence(range.start);
    let scope = scope.start.max(sentence.start)..scope.end.min(sentence.end.max(range.end));
    let mut end = 0;
    for at in reading.tokens_in(&scope) {
        let Some(token) = reading.token(at).filter(|token| token.kind == TokenKind::Word && token.start >= end) else {
            continue;
        };
        if professional.implied.is_none() && reading.is(at, Cues::PROFESSION) {
            professional.implied = implied(reading.word(at));
        }
        let Some((hit, specialty)) = specialties::longest(reading.source.text, token.start) else { continue };
        end = hit.end;
        // The field as an ordinary word ("dor", "voz") is no announcement; after "sobre" and the like it is a topic.
        let topic = at.checked_sub(1).is_some_and(|before| {
            matches!(reading.word(before), "sobre" | "de" | "da" | "do" | "em" | "na" | "no" | "a")
                && !specialty.practitioner
        });
        professional.implied = professional.implied.or(council(specialty.council));
        let profession = matches!(
            specialty.field,
            "medicina"
                | "nutrição"
                | "psicologia"
                | "enfermagem"
                | "odontologia"
                | "fisioterapia"
                | "farmácia"
                | "fonoaudiologia"
                | "terapia ocupacional"
                | "educação física"
                | "biomedicina"
                | "serviço social"
        );
        let written = reading.corpus.source(&(token.start..hit.end)).to_owned();
        let new = !professional.record.specialties.iter().any(|known| text::fold::same(known, &written));
        let announced = specialty.practitioner || !specialty.homograph && !topic;
        if announced && !profession && new {
            professional.record.specialties.push(written);
        }
    }
}

fn council(name: &str) -> Option<Council> {
    Some(match name {
        "cfm" => Council::Crm,
        "cfo" => Council::Cro,
        "cfp" => Council::Crp,
        "cfn" => Council::Crn,
        "cofen" => Council::Coren,
        "coffito" => Council::Crefito,
        "cff" => Council::Crf,
        "cffa" => Council::Crfa,
        "confef" => Council::Cref,
        "cfbm" => Council::Crbm,
        "cfess" => Council::Cress,
        _ => return None,
    })
}

fn implied(profession: &str) -> Option<Council> {
    Some(match profession {
        "medico" | "medica" => Council::Crm,
        "psicologo" | "psicologa" => Council::Crp,
        "nutricionista" => Council::Crn,
        "enfermeiro" | "enfermeira" => Council::Coren,
        "dentista" | "odontologista" => Council::Cro,
        "fisioterapeuta" => Council::Crefito,
        "farmaceutico" | "farmaceutica" => Council::Crf,
        "fonoaudiologo" | "fonoaudiologa" => Council::Crfa,
        _ => return None,
    })
}
