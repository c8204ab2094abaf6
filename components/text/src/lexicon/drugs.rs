//! Active substances: their Brazilian names, what list controls them, whether they need a prescription.

use super::automaton::{boundary, word_end};
use super::layout::{WORD, drugs as field};
use super::{Lexicon, Match};

/// Lists of Portaria SVS/MS 344/1998.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    A1,
    A2,
    A3,
    B1,
    B2,
    C1,
    C2,
    C3,
    /// Antiretrovirals; out of the annex since RDC 103/2016.
    C4,
    C5,
}

/// What is known of a substance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drug {
    pub controlled: Option<List>,
    /// Needs a prescription, in some form or strength.
    pub prescription: bool,
    /// Sold without one, in some form or strength.
    pub otc: bool,
    /// "Durante seu uso, não dirija veículos ou opere máquinas."
    pub sedating: bool,
    /// An ordinary word or an ingredient of food and cosmetics too (ferro, cálcio, água oxigenada, nicotina).
    pub homograph: bool,
}

/// A substance in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Begin and end in the folded text, with the salt ("cloridrato de … monoidratada").
    pub start: usize,
    pub end: usize,
    pub drug: Drug,
    /// One letter is not as it should be.
    pub misspelt: bool,
}

/// Acids and bases that stand before a substance: "cloridrato de sertralina".
const SALTS: &[&str] = &[
    "acetato",
    "benzoato",
    "besilato",
    "bissulfato",
    "bromidrato",
    "brometo",
    "carbonato",
    "cipionato",
    "citrato",
    "cloreto",
    "cloridrato",
    "decanoato",
    "dicloridrato",
    "difosfato",
    "dimesilato",
    "dinitrato",
    "dipropionato",
    "embonato",
    "enantato",
    "esilato",
    "estolato",
    "fosfato",
    "fumarato",
    "furoato",
    "hemifumarato",
    "hemitartarato",
    "hiclato",
    "iodeto",
    "lactato",
    "lisinato",
    "maleato",
    "mesilato",
    "mononitrato",
    "mucato",
    "nitrato",
    "oxalato",
    "palmitato",
    "pamoato",
    "propionato",
    "succinato",
    "sulfato",
    "tartarato",
    "tosilato",
    "trometamol",
    "undecilato",
    "valerato",
    "xinafoato",
];

/// What stands behind one: "losartana potassica", "azitromicina di-hidratada".
const FORMS: &[&str] = &[
    "anidra",
    "anidro",
    "calcica",
    "calcico",
    "diidratada",
    "diidratado",
    "dissodica",
    "dissodico",
    "magnesica",
    "magnesico",
    "monoidratada",
    "monoidratado",
    "potassica",
    "potassico",
    "sodica",
    "sodico",
    "triidratada",
    "triidratado",
    "zincica",
    "zincico",
];

/// Misspelt words are looked for from this length on; shorter ones are too near to others.
const TYPO: usize = 8;

pub fn lexicon() -> &'static Lexicon {
    lexicon!("drugs", inflects: true)
}

/// The substance of this folded name.
pub fn get(name: &str) -> Option<Drug> {
    lexicon().get(name).map(Drug::from)
}

/// Whether a substance or the salt before it may begin with this folded word.
pub fn opens(word: &str) -> bool {
    SALTS.contains(&word) || lexicon().opens(word)
}

/// The substance named at `start` of folded text, plural forms and salts included.
pub fn longest(text: &str, start: usize) -> Option<Found> {
    let lexicon = lexicon();
    let whole = lexicon.longest(text, start);
    let salt = behind_salt(text, start).and_then(|at| lexicon.longest(text, at));
    let found = match (whole, salt) {
        (Some(whole), Some(salt)) if whole.end >= salt.end => whole,
        (whole, salt) => salt.or(whole)?,
    };
    Some(found_at(text, start, found, false))
}

/// Like [`longest`], and for words of eight letters and more a substance that differs in one letter.
pub fn nearest(text: &str, start: usize) -> Option<Found> {
    longest(text, start).or_else(|| {
        let at = behind_salt(text, start).unwrap_or(start);
        let end = word_end(text, at);
        let word = text.get(at..end).filter(|word| word.len() >= TYPO && word.is_ascii() && boundary(text, at))?;
        let value = lexicon().near(word).into_iter().map(|(_, value)| value).next()?;
        Some(found_at(text, start, Match { end, value }, true))
    })
}

fn found_at(text: &str, start: usize, found: Match, misspelt: bool) -> Found {
    let mut end = found.end;
    if let Some(at) = next_word(text, end) {
        let form = word_end(text, at);
        if text.get(at..form).is_some_and(|word| FORMS.contains(&word)) {
            end = form;
        }
    }
    Found { start, end, drug: found.value.into(), misspelt }
}

/// Where the substance begins behind "cloridrato de", when a salt is named at `start`.
fn behind_salt(text: &str, start: usize) -> Option<usize> {
    let end = word_end(text, start);
    let salt = text.get(start..end)?;
    if !boundary(text, start) || !SALTS.contains(&salt) {
        return None;
    }
    let of = next_word(text, end)?;
    let rest = text.get(of..)?;
    rest.starts_with("de ").then(|| of + rest.len() - rest[2..].trim_start_matches(' ').len())
}

/// The word behind `at`, when only one to three spaces part them.
fn next_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '\n']).len();
    (1..=3).contains(&spaces).then_some(at + spaces)
}

impl From<u64> for Drug {
    fn from(value: u64) -> Self {
        use List::*;
        let lists = [A1, A2, A3, B1, B2, C1, C2, C3, C4, C5];
        let list = field::LIST.get(value).checked_sub(1);
        Drug {
            controlled: list.and_then(|index| lists.get(index as usize)).copied(),
            prescription: field::PRESCRIPTION.is(value),
            otc: field::OTC.is(value),
            sedating: field::SEDATING.is(value),
            homograph: WORD.is(value),
        }
    }
}
