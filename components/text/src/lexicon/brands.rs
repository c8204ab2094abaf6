//! Brands of medicines sold in Brazil.

use super::layout::{WORD, drugs as field};
use super::{Lexicon, Match};

/// The stripe on the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stripe {
    /// Sold without a prescription.
    None,
    Red,
    /// Red, and the pharmacy retains the prescription.
    RedRetained,
    Black,
}

/// What is known of a brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brand {
    pub stripe: Stripe,
    /// Needs a prescription; the opposite of an OTC medicine (MIP).
    pub prescription: bool,
    /// Active substances as written in Portuguese, joined by " + ".
    pub substances: &'static str,
    /// An ordinary word or a name too (label, turno, yasmin).
    pub homograph: bool,
}

pub fn lexicon() -> &'static Lexicon {
    lexicon!("brands", inflects: false)
}

/// The brand of this folded name.
pub fn get(name: &str) -> Option<Brand> {
    lexicon().get(name).map(Brand::from)
}

/// The brand named at `start` of folded text.
pub fn longest(text: &str, start: usize) -> Option<(Match, Brand)> {
    let found = lexicon().longest(text, start)?;
    Some((found, found.value.into()))
}

impl From<u64> for Brand {
    fn from(value: u64) -> Self {
        Brand {
            stripe: match field::STRIPE.get(value) {
                0 => Stripe::None,
                1 => Stripe::Red,
                2 => Stripe::RedRetained,
                _ => Stripe::Black,
            },
            prescription: field::PRESCRIPTION.is(value),
            substances: lexicon().text(field::SUBSTANCE.get(value)),
            homograph: WORD.is(value),
        }
    }
}
