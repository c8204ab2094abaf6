//! The guest `health-calc`: body measures of adults, exported as `medical:health-calc/calculations`.
//!
//! The contract has no error type, so a value out of range makes every figure that depends on it NaN.

mod contract {
    wit_bindgen::generate!({ path: "../../wit/health-calc", world: "health-calculator" });
}
mod formula;

use contract::exports::medical::health_calc::calculations::{GenderType, Guest, HealthResults, PatientMetrics};
use formula::{Person, Sex};

struct HealthCalc;

impl Guest for HealthCalc {
    fn calculate_health_metrics(metrics: PatientMetrics) -> HealthResults {
        let person = Person::from(metrics);
        HealthResults {
            bmi: formula::body_mass_index(person.weight, person.height) as f32,
            bmr: person.basal_metabolic_rate() as f32,
            ideal_weight: person.ideal_weight() as f32,
            body_fat_percentage: person.body_fat() as f32,
            daily_calories: person.daily_calories() as f32,
        }
    }

    fn calculate_bmi(weight: f32, height: f32) -> f32 {
        formula::body_mass_index(weight.into(), height.into()) as f32
    }

    fn calculate_bmr(metrics: PatientMetrics) -> f32 {
        Person::from(metrics).basal_metabolic_rate() as f32
    }
}

impl From<PatientMetrics> for Person {
    fn from(metrics: PatientMetrics) -> Self {
        let sex = match metrics.gender {
            GenderType::Male => Sex::Male,
            GenderType::Female => Sex::Female,
        };
        Person { weight: metrics.weight.into(), height: metrics.height.into(), age: metrics.age, sex }
    }
}

contract::export!(HealthCalc with_types_in contract);

#[cfg(test)]
mod tests {
    use super::*;

    fn metrics(weight: f32, height: f32, age: u32, gender: GenderType) -> PatientMetrics {
        PatientMetrics { weight, height, age, gender }
    }

    #[test]
    fn the_record_holds_every_figure_in_its_own_field() {
        let results = HealthCalc::calculate_health_metrics(metrics(70.0, 1.75, 30, GenderType::Male));
        let close = |got: f32, expect: f32| assert!((got - expect).abs() < 0.005, "{got} is not {expect}");
        close(results.bmi, 22.857);
        close(results.bmr, 1695.667);
        close(results.ideal_weight, 68.75);
        close(results.body_fat_percentage, 18.129);
        close(results.daily_calories, 2034.80);
    }

    #[test]
    fn the_short_forms_agree_with_the_record() {
        let person = metrics(60.0, 1.65, 25, GenderType::Female);
        let results = HealthCalc::calculate_health_metrics(person);
        assert_eq!(HealthCalc::calculate_bmr(person), results.bmr);
        assert_eq!(HealthCalc::calculate_bmi(60.0, 1.65), results.bmi);
    }

    #[test]
    fn a_bad_age_spares_what_does_not_depend_on_it() {
        let results = HealthCalc::calculate_health_metrics(metrics(70.0, 1.75, 17, GenderType::Male));
        assert!((results.bmi - 22.857).abs() < 0.001);
        assert!((results.ideal_weight - 68.75).abs() < 0.001);
        assert!(results.bmr.is_nan() && results.body_fat_percentage.is_nan() && results.daily_calories.is_nan());
    }
}
