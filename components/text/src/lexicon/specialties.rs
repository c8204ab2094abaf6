//! Specialties of the health professions and the names of those who practise them.

use super::layout::{WORD, specialties as field};
use super::{Lexicon, Match};

/// What is known of the name of a specialty or of its practitioner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Specialty {
    /// Council in small letters: cfm, cfo, cfp, cfn, cofen, coffito, cff, cffa, confef, cfbm, cfess.
    pub council: &'static str,
    /// Official name of the field in Portuguese, whatever name was found.
    pub field: &'static str,
    /// Somebody who practises it (dermatologista), not the field (dermatologia).
    pub practitioner: bool,
    /// An "área de atuação": may be announced with an RQE of its own, but is no specialty.
    pub area: bool,
    /// An ordinary word too (voz, linguagem).
    pub homograph: bool,
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("specialties", inflects: true)
}

/// The specialty of this folded name.
pub fn get(name: &str) -> Option<Specialty> {
    lexicon().get(name).map(Specialty::from)
}

/// The specialty or practitioner named at `start` of folded text, plural forms included.
pub fn longest(text: &str, start: usize) -> Option<(Match, Specialty)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Specialty {
    fn from(value: u64) -> Self {
        let council = (field::COUNCIL.get(value) as usize).checked_sub(1);
        Specialty {
            council: council.and_then(|index| field::COUNCILS.get(index)).copied().unwrap_or_default(),
            field: lexicon().text(field::FIELD.get(value)),
            practitioner: field::PRACTITIONER.is(value),
            area: field::AREA.is(value),
            homograph: WORD.is(value),
        }
    }
}
