//! How a lexicon packs what it knows of an entry into 64 bits. The build script writes and the views read through the
//! same fields, so the two cannot disagree.

/// A run of bits in a packed value.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    shift: u32,
    width: u32,
}

impl Field {
    pub const fn new(shift: u32, width: u32) -> Self {
        Field { shift, width }
    }

    /// The field's number.
    pub const fn get(self, value: u64) -> u64 {
        (value >> self.shift) & self.max()
    }

    /// Whether a field of one bit (or any number but zero) is set.
    pub const fn is(self, value: u64) -> bool {
        self.get(value) != 0
    }

    /// `number` in its place; what does not fit is cut to the largest number that does.
    pub const fn put(self, number: u64) -> u64 {
        let max = self.max();
        (if number > max { max } else { number }) << self.shift
    }

    const fn max(self) -> u64 {
        (1 << self.width) - 1
    }
}

/// The key of a folded name: its runs of letters and of digits, one space between. What else parts them (a hyphen, an
/// apostrophe, nothing) is all the same.
pub fn key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len() + 2);
    let (mut gap, mut before) = (false, None::<char>);
    for c in folded.chars() {
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        let seam = before.is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit());
        if before.is_some() && (gap || seam) {
            key.push(' ');
        }
        key.push(c);
        (gap, before) = (false, Some(c));
    }
    key
}

/// An ordinary word too, so that only a capital or its neighbours tell; the same bit in every lexicon.
pub const WORD: Field = Field::new(63, 1);

pub mod names {
    use super::Field;
    pub const GIVEN: Field = Field::new(0, 4);
    pub const SURNAME: Field = Field::new(4, 4);
    /// 0 unknown, 1 female, 2 male, 3 both.
    pub const SEX: Field = Field::new(8, 2);
}

pub mod places {
    use super::Field;
    /// States that have a municipality of this name, by their place in [`STATES`].
    pub const STATES_OF: Field = Field::new(0, 27);
    /// Those of them in which it has fewer than 20,000 inhabitants.
    pub const SMALL_IN: Field = Field::new(27, 27);
    /// Class of the most populous one.
    pub const CLASS: Field = Field::new(54, 3);
    pub const CAPITAL: Field = Field::new(57, 1);

    pub const STATES: [&str; 27] = [
        "AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB", "PE", "PI", "PR",
        "RJ", "RN", "RO", "RR", "RS", "SC", "SE", "SP", "TO",
    ];

    /// Lower bounds of the population classes 1 to 6; class 0 is below the first.
    pub const BOUNDS: [u64; 6] = [5_000, 20_000, 50_000, 100_000, 500_000, 1_000_000];

    pub fn class(population: u64) -> u64 {
        BOUNDS.iter().filter(|&&bound| population >= bound).count() as u64
    }
}

pub mod drugs {
    use super::Field;
    /// 0 none, else 1 + place in [`LISTS`].
    pub const LIST: Field = Field::new(0, 4);
    pub const PRESCRIPTION: Field = Field::new(4, 1);
    pub const OTC: Field = Field::new(5, 1);
    pub const SEDATING: Field = Field::new(6, 1);
    /// Of a brand: 0 no stripe, 1 red, 2 red with retained prescription, 3 black.
    pub const STRIPE: Field = Field::new(7, 2);
    /// Of a brand: place of its substance in the table of texts.
    pub const SUBSTANCE: Field = Field::new(16, 32);

    pub const LISTS: [&str; 10] = ["A1", "A2", "A3", "B1", "B2", "C1", "C2", "C3", "C4", "C5"];
}

pub mod diseases {
    use super::Field;
    /// 0 none, else 1 + place in [`SPECIAL`].
    pub const CATEGORY: Field = Field::new(0, 3);
    pub const RARE: Field = Field::new(3, 1);
    pub const EPONYM: Field = Field::new(4, 1);
    pub const CHRONIC: Field = Field::new(5, 1);
    /// A state of health; not set for the bare name of a person.
    pub const CONDITION: Field = Field::new(6, 1);

    pub const SPECIAL: [&str; 5] = ["psychiatric", "infection", "reproductive", "genetic", "addiction"];
}

pub mod specialties {
    use super::Field;
    /// 1 + place in [`COUNCILS`].
    pub const COUNCIL: Field = Field::new(0, 4);
    /// The name of a person who practises, not of the field.
    pub const PRACTITIONER: Field = Field::new(4, 1);
    /// An "área de atuação", not a specialty.
    pub const AREA: Field = Field::new(5, 1);
    /// Place of the official name of the field in the table of texts.
    pub const FIELD: Field = Field::new(16, 32);

    pub const COUNCILS: [&str; 12] =
        ["cfm", "cfo", "cfp", "cfn", "cofen", "coffito", "cff", "cffa", "confef", "cfbm", "cfess", "cfmv"];
}

pub mod terms {
    use super::Field;
    /// 0 disease, 1 drug, 2 treatment, 3 symptom, 4 measure or other.
    pub const KIND: Field = Field::new(0, 3);
    pub const MESH: Field = Field::new(3, 1);
    /// Place of the English term in the table of texts.
    pub const ENGLISH: Field = Field::new(16, 32);

    pub const KINDS: [&str; 5] = ["disease", "drug", "treatment", "symptom", "other"];
}

pub mod abbreviations {
    use super::Field;
    /// Place of what it stands for in the table of texts.
    pub const EXPANSION: Field = Field::new(16, 32);
}
