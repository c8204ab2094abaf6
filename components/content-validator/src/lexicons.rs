//! What the lexicons know of the words of a text, as classes that patterns name: `@brand`, `@rx`, `@controlled`, `@otc`,
//! `@disease`, `@name`; `@brandword` where a brand is an ordinary word or a first name too ("Concerta", "Kelly").

use crate::words::{Break, Word, WordKind};
use text::{
    fold::Folded,
    lexicon::{brands, diseases, drugs},
};

/// A class as `phrases::sets::CLASSES` numbers it, and how many words its entry takes.
pub struct Entry {
    pub class: u16,
    pub words: u16,
}

const BRAND: u16 = 1;
const PRESCRIPTION: u16 = 2;
const CONTROLLED: u16 = 3;
const OVER_THE_COUNTER: u16 = 4;
const DISEASE: u16 = 5;
const NAME: u16 = 6;
const BRAND_OR_WORD: u16 = 7;

/// Words that are too short to be the first of an entry, or too common to be worth a look.
const SHORTEST: usize = 3;

/// Whether an entry of a lexicon may begin with a folded word.
pub fn opens(word: &str) -> bool {
    diseases::lexicon().opens(word) || brands::lexicon().opens(word) || drugs::opens(word)
}

/// A block's text with its words.
pub struct Reader<'a> {
    pub source: &'a str,
    pub folded: &'a Folded,
    pub words: &'a [Word],
}

impl Reader<'_> {
    /// The entries that begin at a word; `opens` tells whether any may begin with it.
    pub fn entries(&self, index: usize, opens: bool, mut push: impl FnMut(Entry)) {
        let Some(word) = self.words.get(index) else { return };
        let (folded, start) = (self.folded.as_str(), word.start as usize);
        let capital = self.capital(word) && word.before != Break::Sentence;
        if capital {
            push(Entry { class: NAME, words: 1 });
        }
        if !opens || word.kind != WordKind::Letters || ((word.end - word.start) as usize) < SHORTEST {
            return;
        }
        if let Some((found, disease)) = diseases::longest(folded, start)
            && disease.condition
            && !disease.homograph
        {
            push(Entry { class: DISEASE, words: self.count(index, found.end) });
        }
        if let Some((found, brand)) = brands::longest(folded, start) {
            let words = self.count(index, found.end);
            match (brand.prescription, brand.homograph) {
                (true, false) => push(Entry { class: BRAND, words }),
                (true, true) => push(Entry { class: BRAND_OR_WORD, words }),
                (false, false) => push(Entry { class: OVER_THE_COUNTER, words }),
                (false, true) => {}
            }
        }
        if let Some(found) = drugs::longest(folded, start)
            && !found.drug.homograph
        {
            let words = self.count(index, found.end);
            let drug = found.drug;
            if drug.otc {
                push(Entry { class: OVER_THE_COUNTER, words });
            } else if drug.prescription {
                push(Entry { class: PRESCRIPTION, words });
            }
            // The antiretrovirals of C4 left the annex with RDC 103/2016.
            if !drug.otc && drug.controlled.is_some_and(|list| list != drugs::List::C4) {
                push(Entry { class: CONTROLLED, words });
            }
        }
    }

    fn capital(&self, word: &Word) -> bool {
        let at = self.folded.original(word.start as usize..word.end as usize).start;
        self.source.get(at..).and_then(|text| text.chars().next()).is_some_and(char::is_uppercase)
    }

    fn count(&self, index: usize, end: usize) -> u16 {
        let words = self.words.get(index..).unwrap_or_default();
        words.iter().take(u16::MAX.into()).take_while(|word| (word.start as usize) < end).count().max(1) as u16
    }
}

/// The generic name of a brand of one substance.
pub fn generic(folded: &str) -> Option<&'static str> {
    let brand = brands::get(folded)?;
    (brand.prescription && !brand.substances.is_empty() && !brand.substances.contains('+')).then_some(brand.substances)
}
