//! A number with its unit.

use super::number::{decimal, singular};
use super::unit::unit;
use crate::contract::types::Language;

/// The space between a number and its unit: narrow, and no line breaks at it.
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';
/// What stands for a value that is no number.
const NO_VALUE: &str = "—";

/// `value` with `digits` decimals (at most 9) and `unit`, a UCUM code (`kg/m2`, `mm[Hg]`, `10*3/uL`) or a text that is
/// shown as it is. NaN and the infinities give an em dash without a unit.
pub fn quantity(value: f64, unit_code: &str, digits: u8, language: Language) -> String {
    let Some(mut text) = decimal(value, digits, language) else {
        return NO_VALUE.to_owned();
    };
    let unit = unit(unit_code, singular(value, &text, language), language);
    if !unit.is_empty() && !joined(&unit) {
        text.push(NARROW_NO_BREAK_SPACE);
    }
    text.push_str(&unit);
    text
}

/// Percent, angles and rates without a numerator stand at the number; a temperature does not.
fn joined(unit: &str) -> bool {
    unit.starts_with(['%', '/', '°']) && !unit.starts_with("°C") && !unit.starts_with("°F")
}
