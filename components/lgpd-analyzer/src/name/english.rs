//! What is different in English: the head of a name stands behind it ("Mayo Clinic", "Bell's palsy"), states and towns
//! bear the names of people, and a surname may come first ("O'Brien, Kathleen").

use crate::cue::Cues;
use crate::reading::{Case, Reading, Style};

use super::sequence::Sequence;

/// Whether the sequence is a place, an institution or a thing.
pub fn blocked(reading: &Reading, sequence: &Sequence, personal: bool) -> bool {
    headed(reading, sequence)
        || service(reading, sequence)
        || inner(reading, sequence)
        || town(reading, sequence)
        || !personal && (place(reading, sequence) || titled_work(reading, sequence))
}

/// Heads of proper names that stand behind them and are no cue elsewhere.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "ambulance", "archive", "association", "avenue", "awards", "award", "bank", "building", "campus", "catheter", "cells", "children",
    "chorea", "city", "classification", "college", "company", "corporation", "council", "county", "cyst", "day",
    "department", "drive", "effect", "equation", "forceps", "formula", "fund", "gland", "group", "hall", "health",
    "healthcare", "heights", "house", "inc", "index", "infirmary", "initiative", "inventory", "journal", "lane",
    "ligament", "library", "ltd", "manoeuvre", "medical", "medicine", "memorial", "method", "model", "month", "museum",
    "node", "nodes", "palsy", "paralysis", "park", "pharma", "pharmaceuticals", "phenomenon", "place", "position",
    "press", "procedure", "protocol", "publishing", "questionnaire", "reflex", "report", "river", "road", "square",
    "stadium", "staging", "stain", "station", "street", "study", "surgery", "system", "technique", "manoeuvre", "hypothesis", "ratio", "diet", "theorem", "theory", "trial",
    "trust", "tube", "tumor", "tumour", "university", "valley", "ward", "week", "wort",
];

/// "Mayo Clinic", "King's College Hospital", "Johns Hopkins School of Medicine": a head within four words behind.
fn headed(reading: &Reading, sequence: &Sequence) -> bool {
    let head = |at: usize| {
        let lower = reading.case(at) == Case::Lower
            && matches!(reading.word(at), "ward" | "group" | "children" | "day" | "health" | "surgery");
        !lower && (reading.is(at, Cues::INSTITUTION.or(Cues::QUARTER)) || HEADS.contains(&reading.word(at)))
    };
    let inside = |element: &super::sequence::Element| element.unknown || sequence.elements.len() > 2;
    if sequence.elements.iter().skip(1).any(|element| inside(element) && head(element.at)) {
        return true;
    }
    let mut at = sequence.last + 1;
    for _ in 0..4 {
        let possessive = reading.word(at) == "'" && reading.word(at + 1) == "s";
        at += if possessive { 2 } else { 0 };
        // "Kathleen's ward" is hers; a thing named after somebody is written large, or as one with an eponym.
        if head(at) && (reading.case(at) != Case::Lower || !possessive || reading.word(at) == "wort") {
            return reading.case(at) != Case::Lower || HEADS.contains(&reading.word(at));
        }
        let goes_on = reading.case(at) == Case::Capital || matches!(reading.word(at), "and" | "&" | "-" | "of");
        if !goes_on || reading.opens(at) && reading.word(at) != "-" {
            return false;
        }
        at += 1;
    }
    false
}

/// What hospitals call their departments, and nobody is called.
#[rustfmt::skip]
const SERVICES: &[&str] = &[
    "advice", "advocacy", "advocate", "agreement", "alliance", "appointments", "billing", "care", "charter", "desk", "education",
    "engagement", "estimate", "experience", "guide", "handbook", "helpline", "information", "leaflet", "liaison", "line",
    "network", "office", "participation", "portal", "program", "programme", "project", "records", "relations", "resources", "rights",
    "safety", "satisfaction", "service", "services", "support", "team", "transport", "unit", "wellness",
];

/// "Patient Services", "Martin House, 40 Castle Street": a department, a building.
fn service(reading: &Reading, sequence: &Sequence) -> bool {
    let offers = sequence.elements.iter().any(|element| SERVICES.contains(&reading.word(element.at)));
    let numbered = reading.word(sequence.last + 2).bytes().all(|b| b.is_ascii_digit());
    let building = sequence.elements.len() > 1
        && HEADS.contains(&reading.word(sequence.last))
        && reading.word(sequence.last + 1) == ","
        && numbered;
    building || offers && sequence.capital
}

/// "a Good Faith Estimate": the middle of a longer title, none of it a surname.
fn inner(reading: &Reading, sequence: &Sequence) -> bool {
    let Some(before) = sequence.first.checked_sub(1) else { return false };
    let title = reading.case(before) == Case::Capital
        && !reading.opens(before)
        && reading.gap(before, sequence.first) == " "
        && reading.cue(before).is_empty()
        && reading.name(before).is_none();
    let unknown = sequence.elements.iter().skip(1).all(|element| element.unknown);
    title && unknown && sequence.elements[0].word
}

/// States, countries and cities that people are named after, or the other way round.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "aberdeen", "adelaide", "alberta", "america", "arizona", "arlington", "asia", "athens", "atlanta", "augusta",
    "austin", "berlin", "birmingham", "boston", "bradford", "brandon", "brazil", "brooklyn", "buffalo", "burlington",
    "california", "cambridge", "carolina", "chad", "charlotte", "chelsea", "chester", "cheyenne", "china", "cleveland",
    "colorado", "columbia", "dakota", "dallas", "delaware", "denver", "devon", "dublin", "durham", "england", "florence",
    "florida", "france", "georgia", "germany", "glasgow", "helena", "holland", "houston", "india", "indiana", "ireland",
    "israel", "jackson", "jamaica", "jersey", "jordan", "kent", "kentucky", "kenya", "kingston", "lancaster", "leeds",
    "lincoln", "london", "louisiana", "madison", "maryland", "melbourne", "memphis", "michigan", "milan", "milton",
    "montana", "montgomery", "montreal", "nevada", "newton", "norfolk", "orlando", "oxford", "paris", "perth",
    "philadelphia", "phoenix", "pierre", "raleigh", "richmond", "rochester", "rome", "salem", "savannah", "scotland",
    "seattle", "sheffield", "sierra", "spain", "stanford", "sydney", "tennessee", "texas", "trenton", "tulsa", "victoria",
    "vienna", "virginia", "wales", "warwick", "washington", "wellington", "york",
];

/// "in Charlotte", "Jackson, Mississippi", "Virginia and Texas": a place beside what says so.
fn place(reading: &Reading, sequence: &Sequence) -> bool {
    let names_place = |at: usize| PLACES.contains(&reading.word(at));
    if sequence.elements.len() > 2 || !names_place(sequence.last) {
        return false;
    }
    let before = sequence.first.wrapping_sub(1);
    let located = matches!(
        reading.word(before),
        "in" | "near" | "across" | "north" | "south" | "west" | "east" | "new" | "of" | "from"
    );
    let listed = matches!(reading.word(before), "," | "and" | "or") && names_place(before.wrapping_sub(1))
        || matches!(reading.word(sequence.last + 1), "," | "and" | "or")
            && (sequence.last + 2..sequence.last + 4).any(names_place);
    located || listed
}

/// "from Gary, Indiana": a town before its state.
fn town(reading: &Reading, sequence: &Sequence) -> bool {
    let state = sequence.last + 2;
    let after = reading.word(state);
    sequence.capital
        && sequence.elements.len() <= 2
        && reading.word(sequence.last + 1) == ","
        && reading.case(state) != Case::Lower
        && (STATES.contains(&after) || after == "new" && reading.case(state + 1) == Case::Capital)
        && matches!(reading.word(sequence.first.wrapping_sub(1)), "from" | "in" | "of" | "near" | "at" | "to")
}

#[rustfmt::skip]
const STATES: &[&str] = &[
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "florida", "hawaii", "idaho",
    "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan",
    "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "ohio", "oklahoma", "ontario", "oregon",
    "pennsylvania", "tennessee", "texas", "utah", "vermont", "washington", "wisconsin", "wyoming",
];

/// "May I", "Will this": a word that opens a sentence as itself, and months wherever they stand.
fn titled_work(reading: &Reading, sequence: &Sequence) -> bool {
    sequence.elements.len() > 1 && reading.is(sequence.first, Cues::CAMPAIGN) && sequence.elements[1].initial
}

/// Who does what next: verbs that tell of one person.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "added", "admitted", "agreed", "arrived", "asked", "asks", "attended", "began", "called", "came", "cancelled", "collapsed", "confirmed", "consented", "continues",
    "could", "cried", "decided", "declined", "denied", "denies", "describes", "developed", "died", "does", "drinks", "feels",
    "fell", "felt", "found", "gets", "goes", "got", "grew", "has", "is", "keeps", "knew", "lay", "learned", "learnt",
    "left", "likes", "lives", "looks", "lost", "missed", "needs", "noticed", "now", "phoned", "presented", "presents", "rang",
    "received", "recovered", "refused", "remembers", "remains", "reported", "reports", "returned", "said", "says",
    "seemed", "seems", "slept", "smokes", "started", "states", "still", "stopped", "struggled", "suffered", "takes", "tells",
    "tested", "thought", "told", "took", "tried", "underwent", "uses", "walks", "wanted", "wants", "weighed", "went", "woke",
    "works", "wrote",
];

/// Whether a verb behind token `last` tells of one person; behind an ordinary word ("hope is", "will need") only those do
/// that hardly tell of a thing.
pub fn acts(reading: &Reading, last: usize, word: bool) -> bool {
    let verb = reading.word(last + 1);
    let vague = matches!(
        verb,
        "is" | "has"
            | "does"
            | "could"
            | "needs"
            | "now"
            | "still"
            | "gets"
            | "goes"
            | "seems"
            | "remains"
            | "uses"
            | "left"
            | "found"
            | "tested"
            | "took"
            | "began"
            | "developed"
    );
    let filed = verb == "(" && matches!(reading.word(last + 2), "dob" | "mrn");
    filed || VERBS.contains(&verb) && !(word && vague) || !word && matches!(verb, "was" | "had" | "c" | "to")
}

/// Whether the words before token `at` reach or meet somebody: "spoke to", "tell", "saw".
fn met(reading: &Reading, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.word(at));
    let verb = |word: &str| {
        matches!(
            word,
            "tell"
                | "told"
                | "call"
                | "called"
                | "ask"
                | "asked"
                | "met"
                | "saw"
                | "phone"
                | "phoned"
                | "ring"
                | "rang"
                | "remind"
                | "text"
                | "texted"
                | "email"
                | "emailed"
                | "thanked"
                | "helped"
                | "visited"
                | "reviewed"
                | "discharged"
        )
    };
    let spoke =
        matches!(word(2), "spoke" | "spoken" | "talked" | "speak" | "talk" | "chatted" | "listened" | "wrote" | "said");
    verb(word(1)) || spoke && matches!(word(1), "to" | "with" | "w") || word(1) == "/" && word(2) == "w"
}

/// How sure it is that one given name is a name where no cue stands before it, 0-1.
pub fn single(reading: &Reading, sequence: &Sequence, aged: bool) -> f32 {
    let element = &sequence.elements[0];
    let (at, last) = (sequence.first, sequence.last);
    let acts = acts(reading, last, element.word) || reading.is(last + 1, Cues::NARRATIVE) && !element.word;
    let owns = reading.word(last + 1) == "'" && reading.word(last + 2) == "s";
    let met = met(reading, at);
    let lower = reading.style(at) == Style::Lower;
    // "Wilson", "Graham": those who are cited by their surnames.
    let cited = element.surname > element.given + if introduced(reading, at) { 1 } else { 2 };
    let scholar =
        paired(reading, at) && matches!(reading.word(last + 1), "wrote" | "found" | "developed" | "described");
    let surname = scholar || (cited || paired(reading, at)) && !acts && !met;
    let among = at.checked_sub(1).is_some_and(|before| reading.case(before) == Case::Capital && !reading.opens(before))
        || reading.case(last + 1) == Case::Capital;
    if reading.case(at) == Case::Upper && reading.word(at).len() <= 3 && !lower {
        return 0.2;
    }
    match (sequence.capital && !sequence.shouted, element.word) {
        _ if sequence.apostrophe => 0.8,
        (true, _) if element.given == 0 && reading.opens(at) && (aged || complains(reading, last)) => 0.7,
        (true, _) if element.given == 0 && reading.word(last + 1) == "," && reading.word(last + 2) == "who" => 0.7,
        _ if element.given == 0 => 0.0,
        (true, _) | (false, false) if aged => 0.8,
        (true, _) if surname => 0.4,
        (true, false) if !reading.opens(at) => 0.85,
        (true, false) if element.given >= 4 || acts || owns => 0.8,
        (true, false) if element.given >= 2 => 0.7,
        (true, false) => 0.5,
        (true, true) if acts || met && !among => 0.7,
        (true, true) if !reading.opens(at) && !among && element.given >= 5 => 0.62,
        (false, false) if met || lower && (acts || owns || element.given >= 4) => 0.7,
        (false, false) if lower => 0.4,
        (false, true) if met && element.given >= 4 && pronoun(reading, last) => 0.65,
        _ => 0.2,
    }
}

/// "by Graham", "of Wilson (2009)": how works are ascribed to those who wrote them.
fn introduced(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at.wrapping_sub(1)), "by" | "of" | "the" | "and" | "&" | "(" | "," | ";" | "in")
}

/// "Ngozi denies fever": what notes say of nobody but a patient.
fn complains(reading: &Reading, last: usize) -> bool {
    let verb = reading.word(last + 1);
    matches!(verb, "denies" | "endorses" | "complains") || verb == "reports" && reading.word(last + 2) != "that"
}

/// "Orem and Roy": behind somebody else who is named by his surname.
fn paired(reading: &Reading, at: usize) -> bool {
    let other = at.wrapping_sub(2);
    matches!(reading.word(at.wrapping_sub(1)), "and" | "&")
        && reading.case(other) == Case::Capital
        && reading.name(other).is_none_or(|name| !name.given)
}

/// "tell mark his results": the word behind the name stands for a person.
fn pronoun(reading: &Reading, last: usize) -> bool {
    matches!(reading.word(last + 1), "his" | "her" | "he" | "she" | "to" | "about" | "that" | "re" | "today" | "who")
}

/// A surname and behind its comma the given name, as lists and forms have it: "Nguyen, Thi Mai (62)".
pub fn inverted(reading: &Reading, sequence: &Sequence) -> Option<Sequence> {
    let comma = sequence.last + 1;
    let particles = (1..=2).take_while(|&back| {
        sequence
            .first
            .checked_sub(back)
            .is_some_and(|at| reading.is(at, Cues::PARTICLE) && reading.case(at) == Case::Capital)
    });
    let first = sequence.first - particles.count();
    let opens = reading.opens(first) || first > 0 && reading.is(first - 1, Cues::PATIENT);
    let surname = sequence.elements.iter().any(|element| element.surname > 0);
    let fits = reading.english() && opens && surname && sequence.capital && !reading.is(sequence.first, Cues::CAMPAIGN);
    if !(fits && reading.word(comma) == "," && reading.gap(sequence.last, comma).is_empty()) {
        return None;
    }
    let given = super::sequence::at(reading, comma + 1)?;
    let after = reading.word(given.last + 1);
    let ends = matches!(
        after,
        "" | "(" | "," | ";" | ":" | "-" | "—" | "–" | "." | "dob" | "mrn" | "age" | "aged" | "d" | "m" | "f"
    ) || reading.gap(given.last, given.last + 1).contains('\n')
        || after.bytes().all(|b| b.is_ascii_digit());
    if !(ends && given.capital && given.elements[0].given > 0) {
        return None;
    }
    let mut whole = sequence.clone();
    whole.last = given.last;
    whole.known += given.known;
    whole.elements.extend(given.elements);
    Some(whole)
}
