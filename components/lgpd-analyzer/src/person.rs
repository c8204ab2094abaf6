//! The people of a document: who each name or word for somebody stands for, and where each is mentioned.

use std::collections::HashMap;
use std::ops::Range;

use text::id::age::{self, Age, Sense};

use crate::cue::Cues;
use crate::name::{Cue, Name};
use crate::reading::Reading;
use crate::standing;
pub use crate::standing::Standing;

#[derive(Clone, Debug)]
pub struct Person {
    pub standing: Standing,
    /// The longest name that was read, as written.
    pub name: Option<String>,
    /// Its words, folded.
    pub words: Vec<String>,
    pub title: Option<String>,
    pub minor: bool,
    pub age: Option<f32>,
    /// Told of as somebody's relative, neighbour or friend.
    pub kin: bool,
    /// A relative in the strict sense.
    pub family: bool,
}

impl Person {
    fn new(standing: Standing) -> Self {
        Self {
            standing,
            name: None,
            words: Vec::new(),
            title: None,
            minor: false,
            age: None,
            kin: false,
            family: false,
        }
    }
}

/// A place that tells of somebody.
#[derive(Clone, Debug)]
pub struct Mention {
    pub range: Range<usize>,
    pub person: usize,
    /// Index in the names, when it is one.
    pub name: Option<usize>,
}

#[derive(Debug, Default)]
pub struct People {
    pub persons: Vec<Person>,
    /// In order.
    pub mentions: Vec<Mention>,
    pub ages: Vec<Age>,
    /// Ages that are somebody's.
    told: Vec<Range<usize>>,
    by_word: HashMap<String, Vec<usize>>,
    by_kin: HashMap<String, usize>,
    inserted: usize,
    last_patient: Option<usize>,
    last_private: Option<(usize, usize)>,
}

const INSERTIONS: usize = 1_000;

/// Of one word of a name so many bearers are remembered.
const BEARERS: usize = 16;

/// All people and their mentions, read in the order of the text.
pub fn gather(reading: &Reading, names: &[Name], credentials: &[usize]) -> People {
    let mut people = People { ages: age::scan(&reading.source), ..People::default() };
    people.told = people.ages.iter().filter(|age| age.sense == Sense::Person).map(|age| age.range.clone()).collect();
    let mut next = 0;
    for at in 0..reading.source.tokens.len() {
        while let Some(name) = names.get(next).filter(|name| name.first <= at) {
            let standing = standing::of(reading, names, next, credentials);
            let person = people.named(reading, name, standing);
            people.mention(whole(reading, name), person, Some(next));
            next += 1;
        }
        let cue = reading.cue(at);
        if cue.is(Cues::PATIENT.or(Cues::KIN).or(Cues::PERSON)) && !part_of_name(names, next, at) {
            nameless(reading, &mut people, at, cue);
        }
    }
    orphans(reading, &mut people);
    people.mentions.sort_by_key(|mention| mention.range.start);
    people
}

/// Whether token `at` is in the name before or announces the next one.
fn part_of_name(names: &[Name], next: usize, at: usize) -> bool {
    let inside = next.checked_sub(1).and_then(|before| names.get(before)).is_some_and(|name| at <= name.last);
    inside || names.get(next).is_some_and(|name| name.cue_at == Some(at))
}

/// The name with the word before it that says who it is.
fn whole(reading: &Reading, name: &Name) -> Range<usize> {
    let start = name
        .cue_at
        .filter(|&at| at + 4 >= name.first)
        .and_then(|at| reading.token(at))
        .map_or(name.range.start, |token| token.start);
    start.min(name.range.start)..name.range.end
}

impl People {
    pub fn private(&self, mention: &Mention) -> bool {
        self.persons.get(mention.person).is_some_and(|person| person.standing.private())
    }

    /// The person of this name: one met before, when the words agree.
    fn named(&mut self, reading: &Reading, name: &Name, standing: Standing) -> usize {
        let kin = name.cue_at.filter(|_| name.cue == Cue::Kin);
        let before = name
            .cue_at
            .filter(|_| matches!(name.cue, Cue::Title | Cue::Intro | Cue::Author | Cue::Says))
            .map(|at| at..name.first);
        let title = before
            .and_then(|mut tokens| tokens.find(|&at| reading.is(at, Cues::TITLE) && !reading.is(at, Cues::PROFESSION)));
        let title = title.map(|at| title_text(reading, at));
        let known = self.known(name, standing);
        let written = reading.corpus.source(&name.range).to_owned();
        let index = known.unwrap_or_else(|| {
            self.persons.push(Person::new(standing));
            self.persons.len() - 1
        });
        if let Some(at) = kin {
            self.by_kin.insert(reading.word(at).to_owned(), index);
            self.persons[index].kin = true;
            self.persons[index].family |= reading.is(at, Cues::FAMILY);
        }
        let person = &mut self.persons[index];
        if person.name.as_ref().is_none_or(|old| old.len() < written.len()) {
            person.name = Some(written);
            person.words = name.words.clone();
        }
        person.title = person.title.take().or(title);
        for word in &name.words {
            let bearers = self.by_word.entry(word.clone()).or_default();
            if bearers.last() != Some(&index) && bearers.len() < BEARERS {
                bearers.push(index);
            }
        }
        let person = &mut self.persons[index];
        if person.standing == Standing::Third
            && standing == Standing::Patient
            && known.is_some()
            && name.cue == Cue::Patient
        {
            person.standing = Standing::Patient;
        }
        // Who is called "médico" later was one before; one word alone may be another bearer's.
        if person.standing == Standing::Third
            && name.cue == Cue::Title
            && name.words.len() > 1
            && person.words == name.words
        {
            person.standing = standing;
        }
        if person.standing == Standing::Cited && standing == Standing::Participating {
            person.standing = standing;
        }
        index
    }

    /// A person of whom no name is known.
    pub fn add(&mut self, standing: Standing) -> usize {
        self.persons.push(Person::new(standing));
        self.persons.len() - 1
    }

    /// Adds a mention where it belongs. For the few that are met out of order: after a thousand they are forgotten, so
    /// that a list of numbers cannot make it slow.
    pub fn insert(&mut self, range: Range<usize>, person: usize) {
        self.inserted += 1;
        if self.inserted > INSERTIONS {
            return;
        }
        let place = self.mentions.partition_point(|mention| mention.range.start < range.start);
        self.mentions.insert(place, Mention { range, person, name: None });
    }

    /// A person met before who may bear this name.
    fn known(&self, name: &Name, standing: Standing) -> Option<usize> {
        let words = [name.words.first()?, name.words.last()?];
        let bearers = words.into_iter().filter_map(|word| self.by_word.get(word)).flatten();
        bearers.copied().find(|&person| self.persons.get(person).is_some_and(|person| same(person, name, standing)))
    }

    fn mention(&mut self, range: Range<usize>, person: usize, name: Option<usize>) {
        let standing = self.persons.get(person).map(|person| person.standing);
        if standing == Some(Standing::Patient) {
            self.last_patient = Some(person);
        }
        if standing.is_some_and(Standing::private) {
            self.last_private = Some((person, range.start));
        }
        self.mentions.push(Mention { range, person, name });
    }

    /// The nearest mention that fits: the last one before byte `at` in `scope`, or else the first one after it.
    pub fn near(&self, scope: &Range<usize>, at: usize, fits: impl Fn(&Person) -> bool) -> Option<usize> {
        let fit = |mention: &&Mention| self.persons.get(mention.person).is_some_and(&fits);
        let within = self.within(scope);
        let split = within.partition_point(|mention| mention.range.start <= at);
        let found = within[..split].iter().rev().find(fit).or_else(|| within[split..].iter().find(fit));
        found.map(|mention| mention.person)
    }

    /// The first mention that fits after byte `at`, before byte `until`; a bounded number is looked at.
    pub fn next(&self, at: usize, until: usize, fits: impl Fn(&Person) -> bool) -> Option<usize> {
        let from = self.mentions.partition_point(|mention| mention.range.start < at);
        let mentions = self.mentions[from..].iter().take(64).take_while(|mention| mention.range.start < until);
        mentions.map(|mention| mention.person).find(|&person| self.persons.get(person).is_some_and(&fits))
    }

    /// The last mention that fits before byte `at`, not before byte `from`; a bounded number of mentions is looked at.
    pub fn recent(&self, from: usize, at: usize, fits: impl Fn(&Person) -> bool) -> Option<usize> {
        let end = self.mentions.partition_point(|mention| mention.range.start < at);
        let mentions = self.mentions[..end].iter().rev().take(64).take_while(|mention| mention.range.start >= from);
        mentions.map(|mention| mention.person).find(|&person| self.persons.get(person).is_some_and(&fits))
    }

    /// Whether an age that is somebody's stands within 60 bytes of `at`, in `scope`.
    fn aged(&self, scope: &Range<usize>, at: usize) -> bool {
        let from = self.told.partition_point(|age| age.end < at.saturating_sub(60).max(scope.start));
        self.told.get(from).is_some_and(|age| age.start < (at + 60).min(scope.end))
    }

    /// The mentions inside a byte range.
    pub fn within(&self, range: &Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.range.start < range.start);
        let to = self.mentions.partition_point(|mention| mention.range.start < range.end);
        &self.mentions[from..to.max(from)]
    }
}

/// The title as written, with its dot.
fn title_text(reading: &Reading, at: usize) -> String {
    let dot = reading.word(at + 1) == "." && reading.gap(at, at + 1).is_empty();
    reading.corpus.source(&reading.range(at, at + usize::from(dot))).to_owned()
}

/// A short name is the same person as a long one that has all its words; a cited author and a patient never are.
fn same(person: &Person, name: &Name, standing: Standing) -> bool {
    let cited = standing == Standing::Cited && matches!(name.cue, Cue::Citation | Cue::Public);
    if person.words.is_empty() || cited && person.standing.private() {
        return false;
    }
    let (mine, theirs) = (&person.words, &name.words);
    let (short, long) = if mine.len() <= theirs.len() { (mine, theirs) } else { (theirs, mine) };
    short.iter().all(|word| long.contains(word)) && (mine.first() == theirs.first() || mine.last() == theirs.last())
}

/// A word for somebody without a name: "a paciente", "minha filha", "uma mulher de 42 anos".
fn nameless(reading: &Reading, people: &mut People, at: usize, cue: Cues) {
    if let Some(standing) = told_of(reading, people, at, cue) {
        let person = identify(reading, people, at, standing, cue);
        people.mention(reading.range(at, at), person, None);
    }
}

/// Whether the word at `at` tells of one certain person, and of what standing.
fn told_of(reading: &Reading, people: &People, at: usize, cue: Cues) -> Option<Standing> {
    let token = reading.token(at)?;
    let scope = reading.scope(token.start);
    let before = at.checked_sub(1).map(|before| reading.word(before)).unwrap_or_default();
    let aged = people.aged(&scope, token.start);
    let narrated = reading.any(&scope, Cues::NARRATIVE);
    if matches!(before, "cada" | "todo" | "toda" | "qualquer" | "nenhum" | "nenhuma" | "every" | "each" | "any") {
        return None;
    }
    if cue.is(Cues::KIN) {
        let possessive = at.checked_sub(1).is_some_and(|before| reading.is(before, Cues::POSSESSIVE))
            || reading.is(at + 1, Cues::POSSESSIVE);
        let owned = possessive || matches!(before, "pela" | "pelo");
        // "seu filho", "sua mãe" address the reader of an article.
        let reader = matches!(before, "seu" | "sua" | "your") && !narrated;
        return (!reader && (owned && (cue.is(Cues::FAMILY) || narrated) || aged)).then_some(Standing::Third);
    }
    if cue.is(Cues::PATIENT) {
        return (aged || narrated).then_some(Standing::Patient);
    }
    (aged && !cue.is(Cues::STOP)).then_some(Standing::Patient)
}

/// The person whom a nameless mention stands for: "a paciente" is the last one, "uma paciente" a new one.
fn identify(reading: &Reading, people: &mut People, at: usize, standing: Standing, cue: Cues) -> usize {
    let range = reading.range(at, at);
    let before = at.checked_sub(1).map(|before| reading.word(before)).unwrap_or_default();
    if cue.is(Cues::KIN) {
        let word = reading.word(at);
        if let Some(&known) = people.by_kin.get(word) {
            return known;
        }
        let person = people.add(standing);
        people.persons[person].kin = true;
        people.persons[person].family = cue.is(Cues::FAMILY);
        people.by_kin.insert(word.to_owned(), person);
        return person;
    }
    let new = matches!(before, "um" | "uma" | "outro" | "outra" | "an" | "another");
    let near = people
        .last_private
        .filter(|&(_, start)| reading.corpus.piece_at(start) == reading.corpus.piece_at(range.start));
    let near_person = near.map(|(person, _)| person).filter(|_| cue.is(Cues::PERSON));
    match near_person.or(people.last_patient) {
        // "Maria é uma paciente de 40 anos" is still Maria.
        Some(person) if !new || near.is_some_and(|(near, _)| near == person) => person,
        _ => people.add(Standing::Patient),
    }
}

/// An age that is somebody's in a sentence that names nobody: "Masc, 61a, HAS".
fn orphans(reading: &Reading, people: &mut People) {
    let private: Vec<(usize, usize)> = people
        .mentions
        .iter()
        .filter(|mention| people.private(mention))
        .map(|mention| (mention.range.start, mention.person))
        .collect();
    let mut more = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for range in people.told.clone() {
        let scope = reading.scope(range.start);
        let index = private.partition_point(|&(start, _)| start < scope.start);
        if private.get(index).is_some_and(|&(start, _)| start < scope.end) || reading.any(&scope, Cues::MANY) {
            continue;
        }
        let piece = reading.corpus.piece_at(range.start);
        let recent = index
            .checked_sub(1)
            .and_then(|before| private.get(before))
            .filter(|&&(start, _)| reading.corpus.piece_at(start) == piece);
        let person =
            recent.map(|&(_, person)| person).or(last.filter(|&(_, of)| of == piece).map(|(person, _)| person));
        let person = person.unwrap_or_else(|| people.add(Standing::Patient));
        last = Some((person, piece));
        more.push(Mention { range, person, name: None });
    }
    people.mentions.append(&mut more);
}
