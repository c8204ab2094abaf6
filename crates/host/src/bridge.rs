//! Between the values of `domain` and the generated types of the contracts. Both sides have the same names, so a type
//! is bridged by listing its fields or cases once; a field that only one side has does not compile.

mod bibliography;
mod calculation;
mod claims;
mod compose;
mod document;
mod evidence;
mod privacy;
mod profile;
mod publishing;
mod rules;

use jiff::civil::Date;

use crate::contract::shared::types;

/// A value that a guest may not give: its type is right, and it means nothing.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(String);

/// A type of `domain` with its counterpart in the contracts.
pub trait Bridge: Sized {
    type Wit;

    fn to_wit(&self) -> Self::Wit;

    /// # Errors
    /// Where the contract's type is wider than ours (dates).
    fn from_wit(wit: Self::Wit) -> Result<Self, Malformed>;

    /// What the value takes in the guest's memory, roughly: scalars 8 bytes, strings and lists 8 more than they hold.
    fn bytes(&self) -> usize;
}

macro_rules! scalars {
    ($($scalar:ty),*) => {$(
        impl Bridge for $scalar {
            type Wit = $scalar;

            fn to_wit(&self) -> $scalar {
                *self
            }

            fn from_wit(wit: $scalar) -> Result<Self, Malformed> {
                Ok(wit)
            }

            fn bytes(&self) -> usize {
                8
            }
        }
    )*};
}

scalars!(bool, u8, u16, u32, f32, f64);

impl Bridge for String {
    type Wit = String;

    fn to_wit(&self) -> String {
        self.clone()
    }

    fn from_wit(wit: String) -> Result<Self, Malformed> {
        Ok(wit)
    }

    fn bytes(&self) -> usize {
        8 + self.len()
    }
}

impl<T: Bridge> Bridge for Vec<T> {
    type Wit = Vec<T::Wit>;

    fn to_wit(&self) -> Self::Wit {
        self.iter().map(T::to_wit).collect()
    }

    fn from_wit(wit: Self::Wit) -> Result<Self, Malformed> {
        wit.into_iter().map(T::from_wit).collect()
    }

    fn bytes(&self) -> usize {
        8 + self.iter().map(T::bytes).sum::<usize>()
    }
}

impl<T: Bridge> Bridge for Option<T> {
    type Wit = Option<T::Wit>;

    fn to_wit(&self) -> Self::Wit {
        self.as_ref().map(T::to_wit)
    }

    fn from_wit(wit: Self::Wit) -> Result<Self, Malformed> {
        wit.map(T::from_wit).transpose()
    }

    fn bytes(&self) -> usize {
        8 + self.as_ref().map_or(0, T::bytes)
    }
}

impl Bridge for Date {
    type Wit = types::Date;

    fn to_wit(&self) -> types::Date {
        // A civil date's year lies within -9999..=9999; the contract has no years before 0.
        types::Date { year: self.year().max(0) as u16, month: self.month() as u8, day: self.day() as u8 }
    }

    fn from_wit(wit: types::Date) -> Result<Self, Malformed> {
        let malformed = || Malformed(format!("{}-{}-{} is no date", wit.year, wit.month, wit.day));
        let year = i16::try_from(wit.year).map_err(|_| malformed())?;
        let month = i8::try_from(wit.month).map_err(|_| malformed())?;
        let day = i8::try_from(wit.day).map_err(|_| malformed())?;
        Date::new(year, month, day).map_err(|_| malformed())
    }

    fn bytes(&self) -> usize {
        8
    }
}

/// `record!(domain type => generated type { fields })`
macro_rules! record {
    ($domain:ty => $wit:ty { $($field:ident),* $(,)? }) => {
        impl $crate::bridge::Bridge for $domain {
            type Wit = $wit;

            fn to_wit(&self) -> $wit {
                type Wit = $wit;
                Wit { $($field: $crate::bridge::Bridge::to_wit(&self.$field)),* }
            }

            fn from_wit(wit: $wit) -> Result<Self, $crate::bridge::Malformed> {
                Ok(Self { $($field: $crate::bridge::Bridge::from_wit(wit.$field)?),* })
            }

            fn bytes(&self) -> usize {
                0 $(+ $crate::bridge::Bridge::bytes(&self.$field))*
            }
        }
    };
}

/// `variant!(domain type => generated type { cases without payload; cases with one })`
macro_rules! variant {
    ($domain:ty => $wit:ty { $($unit:ident),* $(,)? $(; $($case:ident),* $(,)?)? }) => {
        impl $crate::bridge::Bridge for $domain {
            type Wit = $wit;

            fn to_wit(&self) -> $wit {
                match self {
                    $(Self::$unit => <$wit>::$unit,)*
                    $($(Self::$case(payload) => <$wit>::$case($crate::bridge::Bridge::to_wit(payload)),)*)?
                }
            }

            fn from_wit(wit: $wit) -> Result<Self, $crate::bridge::Malformed> {
                type Wit = $wit;
                Ok(match wit {
                    $(Wit::$unit => Self::$unit,)*
                    $($(Wit::$case(payload) => Self::$case($crate::bridge::Bridge::from_wit(payload)?),)*)?
                })
            }

            fn bytes(&self) -> usize {
                match self {
                    $(Self::$unit => 8,)*
                    $($(Self::$case(payload) => 8 + $crate::bridge::Bridge::bytes(payload),)*)?
                }
            }
        }
    };
}

use {record, variant};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_no_calendar_has_are_malformed() {
        let check = |year, month, day, expect: Option<&str>| {
            let date = Date::from_wit(types::Date { year, month, day });
            assert_eq!(date.ok().map(|date| date.to_string()).as_deref(), expect, "{year}-{month}-{day}");
        };
        check(2024, 2, 29, Some("2024-02-29"));
        check(2023, 2, 29, None);
        check(2024, 13, 1, None);
        check(2024, 0, 1, None);
        check(2024, 1, 255, None);
        check(65_535, 1, 1, None);
    }

    #[test]
    fn a_value_that_crosses_twice_is_itself_and_is_measured() {
        use domain::document::{Block, BlockKind, Document, Language, ListItem, Mark, MarkKind};
        let mark = Mark { start: 0, end: 4, kind: MarkKind::Link("https://a.example".into()) };
        let item = BlockKind::ListItem(ListItem { list: 1, ordered: true, level: 2 });
        let block = |kind, text: &str| Block { id: "b1".into(), kind, text: text.into(), marks: vec![mark.clone()] };
        let document = Document {
            language: Language::PtBr,
            blocks: vec![block(item, "dose"), block(BlockKind::Paragraph, "água"), block(BlockKind::Heading(2), "t")],
        };
        assert_eq!(Document::from_wit(document.to_wit()), Ok(document.clone()));
        let before = document.bytes();
        let mut longer = document;
        longer.blocks[0].text.push_str(&"x".repeat(1000));
        assert_eq!(longer.bytes(), before + 1000);
    }
}
