//! Names of things that an enumeration or the words around it say the kind of: "Yasmin e Diane são marcas", "cidades
//! como Vitória e Salvador", "o Nordeste do Brasil".

use text::lexicon::{brands, drugs, places};
use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading};

use super::sequence::Sequence;

/// What the members of an enumeration may be said to be, and no person is.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "aparelhos", "aplicativo", "aplicativos", "apps", "assistentes", "bairros", "bancos", "brands", "capitais", "capital",
    "cidade", "cidades", "cities", "countries", "cultivares", "devices", "distritos", "drugs", "empresas", "estados",
    "farmacias", "furacoes", "hospitais", "laboratorios", "localidades", "maiusculas", "marca", "marcas",
    "medicamentos", "medicines", "municipios", "paises", "pilulas", "places", "plataformas", "programas", "provincias",
    "regioes", "remedios", "rios", "sistemas", "states", "tecnologias", "towns", "variedades",
];

/// Parts of a country: "Nordeste do Brasil", "Sul da Bahia".
#[rustfmt::skip]
const REGIONS: &[&str] = &[
    "centro", "east", "leste", "litoral", "nordeste", "noroeste", "norte", "north", "northeast", "oeste", "reconcavo",
    "semiarido", "sertao", "south", "sudeste", "sudoeste", "sul", "west", "zona",
];

/// What a compound ends with that is a place: countries and continents that are surnames too, or look like one.
#[rustfmt::skip]
const LANDS: &[&str] = &[
    "africa", "alemanha", "america", "argentina", "asia", "bolivia", "brasil", "brazil", "canada", "chile", "china",
    "colombia", "espanha", "estado", "europa", "franca", "holanda", "inglaterra", "italia", "japao", "mexico",
    "paraguai", "peru", "portugal", "suecia", "suica", "uruguai", "venezuela",
];

/// Whether the sequence names a thing by what stands around it.
pub fn thing(reading: &Reading, sequence: &Sequence) -> bool {
    region(reading, sequence) || said(reading, sequence) || among(reading, sequence)
}

/// "Nordeste do Brasil", "Ministério … do Estado": a part of a country, or what belongs to one.
fn region(reading: &Reading, sequence: &Sequence) -> bool {
    let first = sequence.elements[0];
    let part = REGIONS.contains(&reading.word(sequence.first));
    let of_land = sequence.elements.len() > 1
        && LANDS.contains(&reading.word(sequence.last))
        && reading.is(sequence.last - 1, Cues::PARTICLE);
    part && sequence.capital && first.given < 3 || of_land && (first.given < 4 || first.word)
}

/// The tokens on one side of a member of an enumeration, the nearest first, as far as the enumeration reaches.
fn members(reading: &Reading, from: usize, forward: bool) -> Vec<usize> {
    let step = |at: usize| if forward { Some(at + 1) } else { at.checked_sub(1) };
    let mut at = from;
    let mut found = Vec::new();
    while let Some(next) = step(at).filter(|_| found.len() < MOST) {
        let joins = matches!(reading.word(next), "," | "e" | "ou" | "and" | "or" | "de" | "do" | "da" | "-");
        let number = reading.token(next).is_some_and(|token| token.kind == TokenKind::Number);
        if !(joins || number || reading.case(next) != Case::Lower)
            || reading.gap(at.min(next), at.max(next)).contains('\n')
        {
            break;
        }
        found.push(next);
        at = next;
    }
    found
}

/// How far an enumeration is followed, in tokens.
const MOST: usize = 24;

/// "… são marcas", "marcas como …", "as capitais …": what the enumeration says that its members are.
fn said(reading: &Reading, sequence: &Sequence) -> bool {
    let kind = |at: usize| KINDS.contains(&reading.word(at));
    let end = members(reading, sequence.last, true).last().copied().unwrap_or(sequence.last) + 1;
    let are = matches!(reading.word(end), "sao" | "eram" | "foram" | "are" | "were");
    if are && (end + 1..end + 5).take_while(|&at| !reading.word(at).is_empty()).any(kind) {
        return true;
    }
    let start = members(reading, sequence.first, false).last().copied().unwrap_or(sequence.first);
    let mut before = start;
    let mut of = false;
    for _ in 0..3 {
        let Some(place) = before.checked_sub(1) else { return false };
        let leads = matches!(reading.word(place), "como" | ":" | "(" | "as" | "like" | "such");
        let owner = matches!(reading.word(place), "de" | "do" | "da" | "das" | "of");
        if !leads && !owner {
            // "os remédios de Maria" are hers; "as cidades de Vitória e Salvador" are nobody's.
            return kind(place) && (!of || LOCALITIES.contains(&reading.word(place)));
        }
        of |= owner;
        before = place;
    }
    false
}

/// Kinds that take the name of a place behind "de".
#[rustfmt::skip]
const LOCALITIES: &[&str] = &[
    "bairros", "capitais", "capital", "cidade", "cidades", "cities", "countries", "distritos", "estados", "localidades",
    "municipios", "paises", "places", "provincias", "regioes", "rios", "states", "towns",
];

/// Machines that are spoken to or worn, and bear the names of people.
const DEVICES: &[&str] = &["alexa", "apple", "cortana", "fitbit", "garmin", "google", "samsung", "siri", "xiaomi"];

/// A brand or town among others that are nothing else.
fn among(reading: &Reading, sequence: &Sequence) -> bool {
    let text = reading.source.text;
    let range = reading.range(sequence.first, sequence.last);
    let whole = |end: usize| end >= range.end;
    let thing = DEVICES.contains(&reading.word(sequence.first))
        || brands::longest(text, range.start).is_some_and(|(found, _)| whole(found.end))
        || places::longest(text, range.start).is_some_and(|(found, _)| whole(found.end));
    if !thing || !sequence.capital {
        return false;
    }
    let (mut things, mut people) = (0, 0);
    for at in members(reading, sequence.first, false).into_iter().chain(members(reading, sequence.last, true)) {
        let (word, start) = (reading.word(at), reading.token(at).map_or(0, |token| token.start));
        if reading.case(at) == Case::Lower {
            continue;
        }
        let name = reading.name(at).is_some_and(|name| name.given_frequency >= 3);
        let brand = brands::longest(text, start).is_some_and(|(_, brand)| !brand.homograph);
        let device = DEVICES.contains(&word);
        let other =
            brand || drugs::get(word).is_some_and(|drug| !drug.homograph) || places::longest(text, start).is_some();
        things += usize::from(device || other && !name);
        people += usize::from(name && !other && !device);
    }
    things > people
}
