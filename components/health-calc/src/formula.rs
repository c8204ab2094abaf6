//! The published formulas, in double precision. Sources and vectors: compliance.md §G, rows G1, G3, G7 and G8.

/// kg
const WEIGHTS: std::ops::RangeInclusive<f64> = 0.5..=500.0;
/// completed years
const AGES: std::ops::RangeInclusive<u32> = 18..=120;

/// Whether a height in metres is within 0.4-2.6 m, as it is written in single precision: 2.6 itself lies a little above
/// 2.6 once it is an `f32`, and is still in range.
fn is_height(height: f64) -> bool {
    (0.4f32..=2.6f32).contains(&(height as f32))
}

#[derive(Clone, Copy, Debug)]
pub enum Sex {
    Male,
    Female,
}

#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// kg
    pub weight: f64,
    /// m
    pub height: f64,
    /// completed years
    pub age: u32,
    pub sex: Sex,
}

/// kg/m² (Quetelet); NaN where weight or height is out of range.
pub fn body_mass_index(weight: f64, height: f64) -> f64 {
    if WEIGHTS.contains(&weight) && is_height(height) { weight / (height * height) } else { f64::NAN }
}

impl Person {
    /// kcal/d. Roza and Shizgal, Am J Clin Nutr 1984;40:168-182, with the height in cm.
    pub fn basal_metabolic_rate(&self) -> f64 {
        if !(WEIGHTS.contains(&self.weight) && is_height(self.height) && AGES.contains(&self.age)) {
            return f64::NAN;
        }
        let (weight, height, age) = (self.weight, self.height * 100.0, f64::from(self.age));
        match self.sex {
            Sex::Male => 88.362 + 13.397 * weight + 4.799 * height - 5.677 * age,
            Sex::Female => 447.593 + 9.247 * weight + 3.098 * height - 4.330 * age,
        }
    }

    /// kg. Lorentz 1929; of the two divisors published for women (2 and 2.5) the contract names 2.5.
    pub fn ideal_weight(&self) -> f64 {
        if !is_height(self.height) {
            return f64::NAN;
        }
        let height = self.height * 100.0;
        let divisor = match self.sex {
            Sex::Male => 4.0,
            Sex::Female => 2.5,
        };
        (height - 100.0) - (height - 150.0) / divisor
    }

    /// %. Deurenberg, Weststrate and Seidell, Br J Nutr 1991;65:105-114, adults.
    pub fn body_fat(&self) -> f64 {
        if !AGES.contains(&self.age) {
            return f64::NAN;
        }
        let sex = match self.sex {
            Sex::Male => 1.0,
            Sex::Female => 0.0,
        };
        1.20 * body_mass_index(self.weight, self.height) + 0.23 * f64::from(self.age) - 10.8 * sex - 5.4
    }

    /// kcal/d. The contract carries no activity level: sedentary, BMR × 1.2.
    pub fn daily_calories(&self) -> f64 {
        self.basal_metabolic_rate() * 1.2
    }
}

#[cfg(test)]
mod tests {
    use super::Sex::{Female, Male};
    use super::*;

    /// Values enter as the contract's single precision, as in a real call.
    fn person(weight: f32, height_m: f32, age: u32, sex: Sex) -> Person {
        Person { weight: weight.into(), height: height_m.into(), age, sex }
    }

    fn check(got: f64, expect: f64, within: f64) {
        assert!((got - expect).abs() <= within, "{got} is not {expect}");
    }

    #[test]
    fn body_mass_index_g1() {
        for (weight, height, expect) in [(68.0, 1.82f32, 20.529), (68.0, 1.65, 24.977), (70.0, 1.75, 22.857)] {
            check(body_mass_index(weight, height.into()), expect, 0.0005);
        }
        // Rounded to 25.0 this would be called overweight.
        assert!(body_mass_index(68.0, 1.65) < 25.0);
        // Height in centimetres is out of range instead of 0.002.
        assert!(body_mass_index(70.0, 175.0).is_nan());
    }

    #[test]
    fn basal_metabolic_rate_g3() {
        let vectors = [
            (70.0, 1.75, 30, Male, 1695.667),
            (60.0, 1.65, 25, Female, 1405.33),
            (85.0, 1.80, 45, Male, 1835.46),
            (55.0, 1.58, 60, Female, 1185.86),
        ];
        for (weight, height, age, sex, expect) in vectors {
            check(person(weight, height, age, sex).basal_metabolic_rate(), expect, 0.005);
        }
    }

    #[test]
    fn basal_metabolic_rate_takes_no_height_in_metres() {
        // 864.24 is what the formula gives when metres stand where centimetres belong.
        let got = person(70.0, 1.75, 30, Male).basal_metabolic_rate();
        assert!((got - 864.24).abs() > 500.0, "{got}");
    }

    #[test]
    fn ideal_weight_g7() {
        for (height, sex, expect) in
            [(1.72, Male, 66.5), (1.80, Male, 72.5), (1.75, Male, 68.75), (1.55, Female, 53.0), (1.65, Female, 59.0)]
        {
            check(person(70.0, height, 30, sex).ideal_weight(), expect, 0.0005);
        }
    }

    #[test]
    fn ideal_weight_is_neither_of_the_known_mistakes() {
        // 93.75 comes of swapped terms, 57.5 of the divisor 2 for women.
        assert!((person(70.0, 1.75, 30, Male).ideal_weight() - 93.75).abs() > 1.0);
        assert!((person(70.0, 1.65, 30, Female).ideal_weight() - 57.5).abs() > 1.0);
    }

    #[test]
    fn body_fat_g8() {
        check(person(100.0, 2.0, 40, Male).body_fat(), 23.00, 0.005);
        check(person(100.0, 2.0, 40, Female).body_fat(), 33.80, 0.005);
        check(person(70.0, 1.75, 30, Male).body_fat(), 18.13, 0.005);
    }

    #[test]
    fn daily_calories_are_sedentary() {
        check(person(70.0, 1.75, 30, Male).daily_calories(), 1695.667 * 1.2, 0.005);
    }

    #[test]
    fn the_bounds_are_in_and_everything_beyond_is_nan() {
        let all = |p: Person| [p.basal_metabolic_rate(), p.body_fat(), p.daily_calories()];
        for (weight, height, age) in [(0.5, 0.4, 18), (500.0, 2.6, 120)] {
            assert!(all(person(weight, height, age, Male)).iter().all(|v| v.is_finite()), "{weight} {height} {age}");
        }
        let bad = [
            (0.49, 1.75, 30),
            (500.1, 1.75, 30),
            (70.0, 0.39, 30),
            (70.0, 2.61, 30),
            (70.0, 1.75, 17),
            (70.0, 1.75, 121),
            (0.0, 1.75, 30),
            (-70.0, 1.75, 30),
            (70.0, -1.75, 30),
            (f32::NAN, 1.75, 30),
            (70.0, f32::NAN, 30),
            (f32::INFINITY, 1.75, 30),
            (70.0, f32::INFINITY, 30),
            (70.0, 1.75, u32::MAX),
        ];
        for (weight, height, age) in bad {
            for sex in [Male, Female] {
                assert!(all(person(weight, height, age, sex)).iter().all(|v| v.is_nan()), "{weight} {height} {age}");
            }
        }
    }
}
