//! Syllables of one word. Portuguese by the rules of its spelling; English, whose spelling says little, by patterns and
//! a list of what they get wrong.

mod english;
mod portuguese;

pub use english::english;
pub use portuguese::portuguese;
