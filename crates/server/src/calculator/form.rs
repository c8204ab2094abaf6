//! What somebody typed, field by field, and what is wrong with it.

use domain::calculation::{AGE, GenderType, HEIGHT, PatientMetrics, WEIGHT};
use live::params::Params;

use super::texts::Texts;

/// Longest value of a field that is kept; no measure needs more.
const MAX_CHARS: usize = 16;

/// The fields as they were typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    pub weight: String,
    pub height: String,
    pub age: String,
    pub sex: String,
    /// Whether empty fields are faults too: the form was sent, not only typed in.
    pub sent: bool,
}

/// What to write under each field; none where nothing is wrong, or where nobody has typed yet.
#[derive(Debug, Default, PartialEq)]
pub struct Faults {
    pub weight: Option<&'static str>,
    pub height: Option<&'static str>,
    pub age: Option<&'static str>,
    pub sex: Option<&'static str>,
}

impl Form {
    pub fn read(params: &Params, sent: bool) -> Form {
        let text = |name: &str| params.text(&[name]).unwrap_or_default().trim().chars().take(MAX_CHARS).collect();
        Form { weight: text("weight"), height: text("height"), age: text("age"), sex: text("sex"), sent }
    }

    pub fn faults(&self, texts: &Texts) -> Faults {
        let fault = |typed: &str, is_fine: bool, fault: &'static str| match (typed.is_empty(), self.sent) {
            (true, false) => None,
            (true, true) => Some(texts.missing),
            (false, _) => (!is_fine).then_some(fault),
        };
        let height = if self.is_height_in_centimetres() { texts.height_in_centimetres } else { texts.height_fault };
        Faults {
            weight: fault(&self.weight, self.weight().is_some(), texts.weight_fault),
            height: fault(&self.height, self.height().is_some(), height),
            age: fault(&self.age, self.age().is_some(), texts.age_fault),
            sex: fault(&self.sex, self.sex().is_some(), texts.missing),
        }
    }

    /// All measures, once each is there and within its range.
    pub fn metrics(&self) -> Option<PatientMetrics> {
        Some(PatientMetrics { weight: self.weight()?, height: self.height()?, age: self.age()?, gender: self.sex()? })
    }

    fn weight(&self) -> Option<f32> {
        number(&self.weight).filter(|weight| WEIGHT.contains(weight))
    }

    fn height(&self) -> Option<f32> {
        number(&self.height).filter(|height| HEIGHT.contains(height))
    }

    fn is_height_in_centimetres(&self) -> bool {
        number(&self.height).is_some_and(|height| (40.0..=260.0).contains(&height))
    }

    fn age(&self) -> Option<u32> {
        self.age.parse().ok().filter(|age| AGE.contains(age))
    }

    fn sex(&self) -> Option<GenderType> {
        match self.sex.as_str() {
            "female" => Some(GenderType::Female),
            "male" => Some(GenderType::Male),
            _ => None,
        }
    }
}

/// "70,5" and "70.5"; neither signs nor exponents.
fn number(typed: &str) -> Option<f32> {
    let plain = typed.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    plain.then(|| typed.replace(',', ".").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(weight: &str, height: &str, age: &str, sex: &str, sent: bool) -> Form {
        let [weight, height, age, sex] = [weight, height, age, sex].map(str::to_owned);
        Form { weight, height, age, sex, sent }
    }

    #[test]
    fn measures_are_read_with_either_decimal_mark() {
        let metrics = PatientMetrics { weight: 70.5, height: 1.75, age: 30, gender: GenderType::Female };
        assert_eq!(form("70,5", "1.75", "30", "female", false).metrics(), Some(metrics));
        for (weight, height, age, sex) in [
            ("", "1.75", "30", "female"),
            ("1e2", "1.75", "30", "female"),
            ("-70", "1.75", "30", "female"),
            ("NaN", "1.75", "30", "female"),
            ("1.000,5", "1.75", "30", "female"),
            ("70", "175", "30", "female"),
            ("70", "1.75", "17", "female"),
            ("70", "1.75", "30.5", "female"),
            ("70", "1.75", "30", "x"),
        ] {
            let form = form(weight, height, age, sex, false);
            assert_eq!(form.metrics(), None, "{form:?}");
        }
    }

    #[test]
    fn faults_wait_until_something_is_typed_or_sent() {
        let texts = Texts::of(domain::document::Language::En);
        assert_eq!(form("", "", "", "", false).faults(texts), Faults::default());
        let missing = Some(texts.missing);
        let all = Faults { weight: missing, height: missing, age: missing, sex: missing };
        assert_eq!(form("", "", "", "", true).faults(texts), all);
        let faults = form("501", "175", "17", "", false).faults(texts);
        let expect = [texts.weight_fault, texts.height_in_centimetres, texts.age_fault].map(Some);
        assert_eq!([faults.weight, faults.height, faults.age], expect);
        assert_eq!(form("", "3", "", "", false).faults(texts).height, Some(texts.height_fault));
        assert_eq!(form("70", "1.7", "30", "male", true).faults(texts), Faults::default());
    }

    #[test]
    fn what_is_kept_is_short() {
        let params = Params::from_value(serde_json::json!({"weight": "9".repeat(1000), "height": ["x"], "age": {}}));
        let form = Form::read(&params, false);
        assert_eq!((form.weight.len(), form.height.as_str(), form.age.as_str()), (MAX_CHARS, "", ""));
    }
}
