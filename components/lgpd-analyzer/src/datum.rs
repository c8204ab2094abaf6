//! Whose each datum is. A number, an address or a state of health belongs to the person of whom its sentence tells; a
//! contact may also be the practice's own, which is published and never taken out (compliance.md §B.5).

use std::ops::Range;

use text::contract::privacy_types::{DatumKind, SubjectRole};
use text::id::age::Sense;
use text::id::{Found, Kind, email, phone};

use crate::cue::Cues;
use crate::name::Name;
use crate::person::{People, Person, Standing};
use crate::reading::Reading;
use crate::{condition, detail};

/// How sure it is that an address is a home, or a mailbox somebody's own, where nobody is told of: enough to take it out, too little to block.
const DOUBT: f32 = 0.45;

/// A datum and the person whom it tells of.
#[derive(Clone, Debug)]
pub struct Datum {
    pub kind: DatumKind,
    pub range: Range<usize>,
    pub confidence: f32,
    pub role: SubjectRole,
    pub person: usize,
    /// The year, of a date.
    pub year: Option<u16>,
}

pub struct Finder<'r> {
    pub reading: &'r Reading<'r>,
    pub people: &'r mut People,
    institution: Option<usize>,
    /// Of whom nothing is known but an address that may be a practice's.
    unsure: Vec<usize>,
    data: Vec<Datum>,
}

/// Everything in the document that tells of people, in order.
pub fn gather<'r>(reading: &'r Reading<'r>, people: &'r mut People, names: &[Name], found: &[Found]) -> Vec<Datum> {
    let mut finder = Finder { reading, people, institution: None, unsure: Vec::new(), data: Vec::new() };
    finder.names(names);
    for hit in found {
        finder.identifier(hit);
    }
    finder.ages();
    finder.details();
    finder.family();
    finder.promote();
    finder.minors();
    let mut data = finder.data;
    data.sort_by_key(|datum| (datum.range.start, datum.range.end));
    data
}

/// The role of a person.
pub fn role_of(person: &Person) -> SubjectRole {
    role(person.standing)
}

fn role(standing: Standing) -> SubjectRole {
    match standing {
        Standing::Patient => SubjectRole::Patient,
        Standing::Third => SubjectRole::ThirdParty,
        Standing::Participating | Standing::Cited => SubjectRole::Professional,
        Standing::Institution => SubjectRole::Institution,
    }
}

fn private(person: &Person) -> bool {
    person.standing.private()
}

/// What a person or a practice is reached by.
fn contact(kind: DatumKind) -> bool {
    use DatumKind::{Address, Email, Phone, PostalCode, SocialAccount, Url};
    matches!(kind, Phone | Email | Address | PostalCode | SocialAccount | Url)
}

impl Finder<'_> {
    fn push(&mut self, kind: DatumKind, range: Range<usize>, confidence: f32, person: usize) {
        let role = self.people.persons.get(person).map_or(SubjectRole::ThirdParty, |person| role(person.standing));
        self.data.push(Datum { kind, range, confidence, role, person, year: None });
    }

    fn names(&mut self, names: &[Name]) {
        let named: Vec<(usize, usize)> =
            self.people.mentions.iter().filter_map(|mention| Some((mention.name?, mention.person))).collect();
        for (index, person) in named {
            if let Some(name) = names.get(index) {
                self.push(DatumKind::Name, name.range.clone(), name.confidence, person);
            }
        }
    }

    fn identifier(&mut self, hit: &Found) {
        let Kind::Datum(kind) = hit.kind else { return };
        let alone = self.perhaps_public(kind, hit);
        let person = match kind {
            DatumKind::Cnpj => Some(self.institution()),
            DatumKind::Npi => Some(self.professional(hit)),
            DatumKind::Date => self.told(&hit.range),
            _ if contact(kind) => Some(self.contact(kind, hit)),
            _ => Some(self.document(kind, hit)),
        };
        let Some(person) = person else { return };
        let known = self.people.persons.get(person);
        let quoted = kind == DatumKind::Address && known.is_some_and(|person| person.standing == Standing::Cited);
        if alone && known.is_some_and(private) {
            self.unsure.push(person);
        }
        let doubt = alone && quoted || contact(kind) && self.unsure.contains(&person);
        let confidence = if doubt { hit.confidence.min(DOUBT) } else { hit.confidence };
        self.push(kind, hit.range.clone(), confidence, person);
        if let Some(datum) = self.data.last_mut() {
            datum.year = hit.year;
            // The private number of somebody who is only quoted is a third party's datum.
            if contact(kind) && self.people.persons.get(person).is_some_and(|person| person.standing == Standing::Cited)
            {
                datum.role = SubjectRole::ThirdParty;
            }
        }
    }

    fn institution(&mut self) -> usize {
        *self.institution.get_or_insert_with(|| self.people.add(Standing::Institution))
    }

    fn professional(&mut self, hit: &Found) -> usize {
        let scope = self.reading.scope(hit.range.start);
        let professional = |person: &Person| matches!(person.standing, Standing::Participating | Standing::Cited);
        let near = self.people.near(&scope, hit.range.start, professional);
        near.unwrap_or_else(|| self.stranger(Standing::Participating, hit.range.clone()))
    }

    /// The private person of whom the sentence tells, or the one before it in the same piece.
    fn told(&self, range: &Range<usize>) -> Option<usize> {
        let scope = self.reading.scope(range.start);
        let piece = self.piece(range.start);
        self.people.near(&scope, range.start, private).or_else(|| self.people.recent(piece.start, range.start, private))
    }

    fn piece(&self, at: usize) -> Range<usize> {
        self.reading.corpus.piece(at).map_or(0..0, |piece| piece.range.clone())
    }

    /// The start of the piece two before: how far back an identifier looks for its owner.
    fn earlier(&self, at: usize) -> usize {
        let index = self.reading.corpus.piece_at(at).saturating_sub(6);
        self.reading.corpus.pieces.get(index).map_or(0, |piece| piece.range.start)
    }

    /// The owner of a number that is one person's. Never a professional: what of theirs is published (compliance.md
    /// §B.5) has no such number, and a patient's may stand beside a signature.
    fn document(&mut self, kind: DatumKind, hit: &Found) -> usize {
        let at = hit.range.start;
        let scope = self.reading.scope(at);
        let earlier = self.earlier(at);
        let owner = self.people.near(&scope, at, private).or_else(|| self.people.recent(earlier, at, private));
        owner.unwrap_or_else(|| {
            let patient = matches!(kind, DatumKind::Mrn | DatumKind::Cns | DatumKind::HealthPlan);
            self.stranger(if patient { Standing::Patient } else { Standing::Third }, hit.range.clone())
        })
    }

    /// Somebody of whom nothing else is known; what follows in the same piece is about the same one.
    fn stranger(&mut self, standing: Standing, range: Range<usize>) -> usize {
        let person = self.people.add(standing);
        self.people.insert(range, person);
        person
    }

    fn contact(&mut self, kind: DatumKind, hit: &Found) -> usize {
        let at = hit.range.start;
        let text = self.reading.source.text.get(hit.range.clone()).unwrap_or_default();
        if kind == DatumKind::Email && email::is_office(text) {
            return self.institution();
        }
        let scope = self.reading.scope(at);
        let piece = self.piece(at);
        let before = scope.start..at;
        let personal = self.people.recent(scope.start, at, private);
        let hers = self.pronoun(&before);
        let cited = |person: &Person| person.standing == Standing::Cited;
        let own = |person: &Person| person.standing == Standing::Participating;
        let mine = self.mine(&before) || kind == DatumKind::Address && self.home(&before);
        // The words of an address ("Rua …, casa 2") say nothing about its owner; those of a link ("agende aqui") do.
        let wordy = kind != DatumKind::Address && !text.contains(|c: char| c.is_ascii_digit() || c == '@');
        let around = [before.clone(), hit.range.end..scope.end, if wordy { hit.range.clone() } else { 0..0 }];
        let says = |cues| around.iter().any(|range| self.reading.any(range, cues));
        let inviting = says(Cues::INVITES) && !hers && !mine;
        let institution = says(Cues::INSTITUTION) && !hers && !mine;
        if let Some(person) = personal.filter(|_| hers || !self.between(person_end(self.people, scope.start, at), at)) {
            return person;
        }
        if let Some(person) = self.people.near(&scope, at, own) {
            return person;
        }
        if let Some(person) = self.people.near(&scope, at, cited).filter(|_| !inviting || !institution) {
            return person;
        }
        let after = self.people.near(&scope, at, private);
        if !hers && (inviting || institution && after.is_none()) {
            return self.institution();
        }
        let earlier = self.earlier(at);
        let short = piece.len() < 160;
        let near = after
            .or_else(|| self.people.recent(piece.start, at, private))
            .or_else(|| self.people.next(at, piece.end, private));
        let near = near.or_else(|| self.people.recent(earlier, at, private).filter(|_| short || hers));
        if let Some(person) = near {
            return person;
        }
        if let Some(person) = self.people.recent(earlier, at, own).or_else(|| self.people.next(at, piece.end, own)) {
            return person;
        }
        if self.reading.piece_has(at, Cues::INVITES) && !mine && kind != DatumKind::Email {
            return self.institution();
        }
        if !mine && !hers && (kind == DatumKind::SocialAccount || phone::is_landline(text)) {
            return self.institution();
        }
        self.stranger(Standing::Third, hit.range.clone())
    }

    /// Whether an address, or a mailbox at a house of its own, stands alone: nobody private is told of in its block, and no
    /// word says that somebody lives there.
    fn perhaps_public(&self, kind: DatumKind, hit: &Found) -> bool {
        let text = self.reading.source.text.get(hit.range.clone()).unwrap_or_default();
        if kind != DatumKind::Address && (kind != DatumKind::Email || email::is_private(text)) {
            return false;
        }
        let piece = self.piece(hit.range.start);
        let scope = self.reading.scope(hit.range.start);
        self.people.recent(piece.start, piece.end, private).is_none() && !self.home(&(scope.start..hit.range.start))
    }

    /// Whether "dela", "dele" or the like says that the contact is somebody's.
    fn pronoun(&self, before: &Range<usize>) -> bool {
        self.reading
            .tokens_in(before)
            .any(|at| matches!(self.reading.word(at), "dela" | "dele" | "deles" | "delas" | "her" | "his"))
    }

    /// "mora na", "residente à": somebody's home, whatever stands beside it.
    fn home(&self, before: &Range<usize>) -> bool {
        let verbs = [
            "mora",
            "morava",
            "moram",
            "moro",
            "reside",
            "residente",
            "resido",
            "vive",
            "moradora",
            "morador",
            "lives",
        ];
        self.reading.tokens_in(before).any(|at| verbs.contains(&self.reading.word(at)))
    }

    /// "meu telefone", "minha chave": the speaker's own.
    fn mine(&self, before: &Range<usize>) -> bool {
        let tokens = self.reading.tokens_in(before);
        let recent = tokens.end.saturating_sub(6).max(tokens.start)..tokens.end;
        recent.into_iter().any(|at| matches!(self.reading.word(at), "meu" | "minha" | "my"))
    }

    /// Whether the practice is named between a person and the contact: "Maria, ligue para a clínica: …".
    fn between(&self, from: usize, to: usize) -> bool {
        self.reading.any(&(from..to), Cues::INVITES.or(Cues::INSTITUTION))
    }

    fn ages(&mut self) {
        let ages: Vec<_> = self.people.ages.iter().filter(|age| age.sense == Sense::Person).cloned().collect();
        for age in ages {
            let scope = self.reading.scope(age.range.start);
            let piece = self.piece(age.range.start);
            let owner = self
                .people
                .near(&scope, age.range.start, private)
                .or_else(|| self.people.recent(piece.start, age.range.start, private));
            let Some(owner) = owner else { continue };
            self.push(DatumKind::Age, age.range.clone(), 1.0, owner);
            if let Some(person) = self.people.persons.get_mut(owner) {
                person.age = person.age.or(Some(age.years));
            }
        }
    }

    /// Sentences that tell of somebody private, and what they say.
    fn details(&mut self) {
        let mut last: Option<(usize, usize)> = None;
        for index in 0..self.reading.sentences.len() {
            let sentence = self.reading.sentences[index].clone();
            let piece = self.reading.corpus.piece_at(sentence.start);
            let tells = self.people.within(&sentence).iter().any(|mention| self.people.private(mention));
            let goes_on =
                last.is_some_and(|(of, before)| of == piece && index - before <= 3) && self.goes_on(&sentence);
            if tells {
                last = Some((piece, index));
            }
            if tells || goes_on {
                self.sentence(&sentence);
            }
        }
    }

    /// Whether a sentence that names nobody goes on telling of the last one: it has a pronoun, a verb of the story, or
    /// is as short as those of notes.
    fn goes_on(&self, sentence: &Range<usize>) -> bool {
        let pronoun =
            self.reading.tokens_in(sentence).take(60).any(|at| {
                matches!(self.reading.word(at), "ela" | "ele" | "dela" | "dele" | "she" | "he" | "her" | "his")
            });
        !self.reading.any(sentence, Cues::MANY)
            && (pronoun || self.reading.any(sentence, Cues::NARRATIVE) || sentence.len() < 80)
    }

    fn sentence(&mut self, sentence: &Range<usize>) {
        let mut found = condition::find(self.reading, sentence);
        found.extend(detail::find(self.reading, sentence));
        for hit in found {
            let Kind::Datum(kind) = hit.kind else { continue };
            if kind == DatumKind::Occupation && self.of_professional(hit.range.start) {
                continue;
            }
            let piece = self.piece(hit.range.start);
            let scope = self.reading.scope(hit.range.start);
            let owner = self
                .people
                .near(&scope, hit.range.start, private)
                .or_else(|| self.people.recent(piece.start, hit.range.start, private));
            if let Some(owner) = owner {
                self.push(kind, hit.range, hit.confidence, owner);
            }
        }
    }

    /// "Jussara Meirinho, enfermeira": the occupation of a professional, right behind the name.
    fn of_professional(&self, at: usize) -> bool {
        let near = self.people.within(&(at.saturating_sub(80)..at)).last();
        near.is_some_and(|mention| mention.range.end + 3 >= at && !self.people.private(mention))
    }

    /// Relatives: the word that says so.
    fn family(&mut self) {
        let relatives: Vec<(Range<usize>, usize)> = self
            .people
            .mentions
            .iter()
            .filter(|mention| {
                self.people.persons.get(mention.person).is_some_and(|person| person.family && private(person))
            })
            .filter_map(|mention| {
                let at = self.reading.tokens_in(&mention.range).find(|&at| self.reading.is(at, Cues::FAMILY))?;
                Some((self.reading.range(at, at), mention.person))
            })
            .collect();
        for (range, person) in relatives {
            self.push(DatumKind::FamilyLink, range, 1.0, person);
        }
    }

    /// Whoever has an illness told, or a number of a health service, is a patient; relatives stay third parties.
    fn promote(&mut self) {
        use DatumKind::{Cns, Health, HealthPlan, HealthSpecial, Mrn, RareCondition};
        for datum in &self.data {
            let medical = matches!(datum.kind, Health | HealthSpecial | RareCondition | Mrn | Cns | HealthPlan);
            if let Some(person) = self
                .people
                .persons
                .get_mut(datum.person)
                .filter(|person| medical && person.standing == Standing::Third && !person.kin)
            {
                person.standing = Standing::Patient;
            }
        }
        for datum in &mut self.data {
            let standing = self.people.persons.get(datum.person).map(|person| person.standing);
            if standing == Some(Standing::Patient) {
                datum.role = SubjectRole::Patient;
            }
        }
    }

    fn minors(&mut self) {
        for mention in &self.people.mentions {
            let young = self.reading.tokens_in(&mention.range).any(|at| self.reading.is(at, Cues::MINOR));
            if let Some(person) = self.people.persons.get_mut(mention.person) {
                person.minor |=
                    young && person.age.is_none_or(|age| age < 18.0) || person.age.is_some_and(|age| age < 18.0);
            }
        }
    }
}

/// Where the last private mention before byte `at` ends.
fn person_end(people: &People, from: usize, at: usize) -> usize {
    let mentions = people.within(&(from..at));
    mentions.iter().rev().find(|mention| people.private(mention)).map_or(from, |mention| mention.range.end.min(at))
}
