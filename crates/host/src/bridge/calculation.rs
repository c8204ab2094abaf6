//! `medical:health-calc/calculations`.

use domain::calculation;

use super::{record, variant};
use crate::contract::health_calc::exports::medical::health_calc::calculations as wit;

variant!(calculation::GenderType => wit::GenderType { Male, Female });
record!(calculation::PatientMetrics => wit::PatientMetrics { weight, height, age, gender });
record!(calculation::HealthResults => wit::HealthResults { bmi, bmr, ideal_weight, body_fat_percentage, daily_calories });
