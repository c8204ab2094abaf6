//! What the calculator of body measures is asked and answers, in the names of `wit/health-calc`.
//!
//! The contract has no error type, so a value out of range is refused here, before the call.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GenderType {
    Male,
    Female,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PatientMetrics {
    /// kg, 0.5-500
    pub weight: f32,
    /// m, 0.4-2.6
    pub height: f32,
    /// Completed years, 18-120.
    pub age: u32,
    pub gender: GenderType,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthResults {
    /// kg/m²
    pub bmi: f32,
    /// kcal/d
    pub bmr: f32,
    /// kg
    pub ideal_weight: f32,
    /// %
    pub body_fat_percentage: f32,
    /// kcal/d for a sedentary person: BMR × 1.2.
    pub daily_calories: f32,
}

/// Kilograms.
pub const WEIGHT: RangeInclusive<f32> = 0.5..=500.0;
/// Metres.
pub const HEIGHT: RangeInclusive<f32> = 0.4..=2.6;
/// Completed years.
pub const AGE: RangeInclusive<u32> = 18..=120;

/// A measure that no adult can have, or that is no number. Names the field and its range, in the unit of the field.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("{field} must be within {least} and {most} {unit}")]
pub struct OutOfRange {
    pub field: &'static str,
    pub least: f32,
    pub most: f32,
    pub unit: &'static str,
}

impl PatientMetrics {
    /// # Errors
    /// The first field that is out of range; NaN is out of every range.
    pub fn validate(&self) -> Result<(), OutOfRange> {
        within("weight", self.weight, WEIGHT, "kg")?;
        within("height", self.height, HEIGHT, "m")?;
        within("age", self.age as f32, *AGE.start() as f32..=*AGE.end() as f32, "years")
    }
}

fn within(field: &'static str, value: f32, range: RangeInclusive<f32>, unit: &'static str) -> Result<(), OutOfRange> {
    let (least, most) = (*range.start(), *range.end());
    if range.contains(&value) { Ok(()) } else { Err(OutOfRange { field, least, most, unit }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_in_and_the_first_field_beyond_is_named() {
        let check = |weight, height, age, expect: Option<&str>| {
            let metrics = PatientMetrics { weight, height, age, gender: GenderType::Female };
            assert_eq!(metrics.validate().err().map(|e| e.field), expect, "{metrics:?}");
        };
        check(0.5, 0.4, 18, None);
        check(500.0, 2.6, 120, None);
        for weight in [0.0, -70.0, 0.49, 500.1, f32::NAN, f32::INFINITY] {
            check(weight, 1.75, 30, Some("weight"));
        }
        // Centimetres.
        for height in [0.0, 0.39, 2.61, 175.0, f32::NAN] {
            check(70.0, height, 30, Some("height"));
        }
        for age in [0, 17, 121, u32::MAX] {
            check(70.0, 1.75, age, Some("age"));
        }
    }
}
