//! Names of authors: surname, particles, kinship and initials, which the two styles arrange differently.

use super::plain::line_of;
use crate::contract::bibliography::Author;

/// Longest name that is shown, in characters: the longest names of organisations have about 150.
const LONGEST: usize = 200;
/// Kinship words that Portuguese names end with; they belong to the surname in both styles.
const KINSHIP: [&str; 6] = ["filho", "neto", "júnior", "junior", "sobrinho", "bisneto"];
/// Particles that stand after the initials in ABNT when they are written in lower case before a surname.
const MOVED: [&str; 16] =
    ["de", "da", "do", "das", "dos", "e", "del", "von", "van", "der", "den", "zu", "zum", "zur", "ten", "ter"];
/// Articles that stay with a surname, but move with a preposition before them (`de la Cruz`).
const ARTICLES: [&str; 4] = ["la", "las", "los", "l'"];

/// An author taken apart. An author without given names is an organisation, unless that is all that the record has.
pub(super) enum Name {
    Organisation(String),
    Person(Person),
}

pub(super) struct Person {
    /// Particles before the surname, in lower case.
    particles: Vec<String>,
    /// With the kinship word, if any.
    surname: String,
    given: Vec<String>,
    /// `Jr`, `2nd`, …: ranks of English names.
    rank: Option<&'static str>,
}

impl Name {
    /// None for an author without any name.
    pub(super) fn new(author: &Author) -> Option<Self> {
        let (family, given) = (line_of(&author.family, LONGEST), line_of(&author.given, LONGEST));
        match (family.is_empty(), given.is_empty()) {
            (true, true) => None,
            (false, true) => Some(Self::Organisation(family)),
            (true, false) => Some(Self::from_one_field(given)),
            (false, false) => Some(Self::Person(Person::new(&family, &given))),
        }
    }

    fn from_one_field(name: String) -> Self {
        match name.rsplit_once(' ') {
            Some((given, family)) => Self::Person(Person::new(family, given)),
            None => Self::Organisation(name),
        }
    }

    /// `SOUZA, M. S. de`; organisations in capitals up to the first subordinate body (`BRASIL. Ministério da Saúde`).
    pub(super) fn abnt(&self) -> String {
        match self {
            Self::Organisation(name) => match name.split_once(". ") {
                Some((head, rest)) => format!("{}. {rest}", head.to_uppercase()),
                None => name.to_uppercase(),
            },
            Self::Person(person) => person.abnt(),
        }
    }

    /// `de Souza MS`: at most two initials, as Citing Medicine (NLM) has it.
    pub(super) fn vancouver(&self) -> String {
        match self {
            Self::Organisation(name) => name.clone(),
            Self::Person(person) => person.vancouver(),
        }
    }

    pub(super) fn is_organisation(&self) -> bool {
        matches!(self, Self::Organisation(_))
    }
}

impl Person {
    fn new(family: &str, given: &str) -> Self {
        let shouted = is_shouted(family) && family.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let family = if shouted { capitalise(family) } else { family.to_owned() };
        let mut given: Vec<String> =
            given.split([' ', ',']).filter(|t| t.contains(char::is_alphabetic)).map(str::to_owned).collect();
        if shouted {
            given = given.iter().map(|t| if t.chars().count() > 3 { capitalise(t) } else { t.clone() }).collect();
        }
        let (particles, mut surname) = split_particles(&family);
        let mut rank = None;
        if given.len() > 1
            && let Some(last) = given.last().cloned()
        {
            rank = rank_of(&last);
            if rank.is_some() {
                given.pop();
            } else if is_kinship(&last) {
                given.pop();
                surname = format!("{surname} {last}");
            }
        }
        // A record that took the kinship word for the surname ("Júnior, Antônio da Silva").
        if is_kinship(&surname)
            && given.len() > 1
            && let Some(at) = given.iter().rposition(|t| !is_particle(t))
            && at > 0
        {
            surname = format!("{} {surname}", given.remove(at));
        }
        Self { particles, surname, given, rank }
    }

    fn abnt(&self) -> String {
        let mut out = self.surname.to_uppercase();
        if let Some(rank) = self.rank {
            out.push(' ');
            out.push_str(&rank.to_uppercase());
            if rank == "Jr" || rank == "Sr" {
                out.push('.');
            }
        }
        if !self.given.is_empty() {
            out.push(',');
        }
        for token in &self.given {
            out.push(' ');
            if is_particle(token) {
                out.push_str(token);
                continue;
            }
            let initials: Vec<String> = initials(token)
                .into_iter()
                .map(|part| part.iter().map(|c| format!("{c}.")).collect::<Vec<_>>().join(" "))
                .collect();
            out.push_str(&initials.join("-"));
        }
        for particle in &self.particles {
            out.push(' ');
            out.push_str(particle);
        }
        out
    }

    fn vancouver(&self) -> String {
        let mut out = String::new();
        for particle in &self.particles {
            out.push_str(particle);
            out.push(' ');
        }
        out.push_str(&self.surname);
        let given = self.given.iter().filter(|t| !is_particle(t));
        let letters: String = given.flat_map(|t| initials(t).into_iter().flatten()).take(2).collect();
        for part in [letters.as_str(), self.rank.unwrap_or("")] {
            if !part.is_empty() {
                out.push(' ');
                out.push_str(part);
            }
        }
        out
    }
}

/// Leading particles in lower case, and the rest of the surname.
fn split_particles(family: &str) -> (Vec<String>, String) {
    let tokens: Vec<&str> = family.split(' ').collect();
    let mut count = 0;
    while count + 1 < tokens.len() {
        let token = tokens[count];
        let article = count > 0 && ARTICLES.contains(&token);
        if !article && !MOVED.contains(&token) {
            break;
        }
        count += 1;
    }
    (tokens[..count].iter().map(|t| (*t).to_owned()).collect(), tokens[count..].join(" "))
}

fn is_particle(token: &str) -> bool {
    MOVED.contains(&token) || ARTICLES.contains(&token)
}

fn is_kinship(token: &str) -> bool {
    KINSHIP.contains(&token.to_lowercase().as_str())
}

fn rank_of(token: &str) -> Option<&'static str> {
    match token.trim_end_matches('.') {
        "Jr" | "jr" | "JR" => Some("Jr"),
        "Sr" | "sr" | "SR" => Some("Sr"),
        "II" | "2nd" => Some("2nd"),
        "III" | "3rd" => Some("3rd"),
        "IV" | "4th" => Some("4th"),
        _ => None,
    }
}

/// The initials of one given name; the parts of a hyphenated name apart. `EP` and `J.P.` are initials already.
fn initials(token: &str) -> Vec<Vec<char>> {
    let parts = token.split(['-', '‐', '‑']).map(|part| {
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        if part.contains('.') || letters <= 4 && letters > 1 && is_shouted(part) {
            let pieces = part.split('.').filter(|p| !p.is_empty());
            let all =
                pieces.flat_map(|p| p.chars().filter(|c| c.is_alphabetic()).take(if is_shouted(p) { 4 } else { 1 }));
            all.flat_map(char::to_uppercase).collect()
        } else {
            part.chars().find(|c| c.is_alphabetic()).into_iter().flat_map(char::to_uppercase).collect()
        }
    });
    parts.filter(|part: &Vec<char>| !part.is_empty()).collect()
}

fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// `DA SILVA` becomes `da Silva`.
fn capitalise(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let lower = word.to_lowercase();
        if is_particle(&lower) {
            return lower;
        }
        let mut out = String::new();
        let mut start = true;
        for c in lower.chars() {
            if start {
                out.extend(c.to_uppercase())
            } else {
                out.push(c)
            }
            start = matches!(c, '-' | '\'' | '’');
        }
        out
    });
    words.collect::<Vec<_>>().join(" ")
}
