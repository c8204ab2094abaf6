//! `lauda calc`: body measures through the same component as the API.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use domain::calculation::{GenderType, PatientMetrics};
use host::{Host, Settings};
use serde_json::json;

use super::Folder;
use super::client::fail;

#[derive(Clone, Copy, ValueEnum)]
enum Sex {
    Male,
    Female,
}

#[derive(Args)]
pub struct Calc {
    /// Weight in kg (0.5-500)
    #[arg(long, value_name = "KG", allow_negative_numbers = true)]
    weight: f32,
    /// Height in m (0.4-2.6)
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    height: f32,
    /// Age in completed years (18-120)
    #[arg(long, value_name = "YEARS")]
    age: u32,
    #[arg(long)]
    sex: Sex,
}

impl Calc {
    pub fn run(self, folder: &Folder) -> ExitCode {
        let gender = match self.sex {
            Sex::Male => GenderType::Male,
            Sex::Female => GenderType::Female,
        };
        let metrics = PatientMetrics { weight: self.weight, height: self.height, age: self.age, gender };
        let settings = Settings { cache: super::check::cache_folder(), ..Settings::default() };
        let host = match Host::start(settings) {
            Ok(host) => host,
            Err(error) => return fail(&error.to_string()),
        };
        let answer = match cms::calculations::calculate(&host, &metrics) {
            Ok(answer) => answer,
            Err(error) => return fail(&error.to_string()),
        };
        let value = answer.value;
        if folder.json {
            println!("{}", json!({"results": value, "component_digest": &*answer.digest}));
            return ExitCode::SUCCESS;
        }
        println!("BMI              {:>8.1} kg/m²   (Quetelet)", value.bmi);
        println!("Basal metabolism {:>8.0} kcal/d  (Roza and Shizgal 1984)", value.bmr);
        println!("Daily calories   {:>8.0} kcal/d  (sedentary: BMR × 1.2)", value.daily_calories);
        println!("Body fat         {:>8.1} %       (Deurenberg 1991)", value.body_fat_percentage);
        println!("Ideal weight     {:>8.1} kg      (Lorentz 1929)", value.ideal_weight);
        println!("Educational figures for adults: no diagnosis and no recommendation for an individual.");
        ExitCode::SUCCESS
    }
}
