//! Body measures over HTTP. Nothing that is sent is stored or logged.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use cms::calculations::{Error, calculate};
use domain::calculation::{GenderType, PatientMetrics};
use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

use super::problem::Problem;
use crate::state::Http;

pub const PATH: &str = "/api/v1/calculations";
/// A line of JSON.
pub const MAX_BODY_BYTES: usize = 16 << 10;

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    Male,
    Female,
}

/// An adult's measures.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// Kilograms
    #[schema(minimum = 0.5, maximum = 500, example = 70.0)]
    weight_kg: f64,
    /// Metres
    #[schema(minimum = 0.4, maximum = 2.6, example = 1.75)]
    height_m: f64,
    /// Completed years
    #[schema(value_type = u32, minimum = 18, maximum = 120, example = 30)]
    age: f64,
    sex: Sex,
}

/// Educational figures for adults; no diagnosis and no recommendation for an individual.
#[derive(Serialize, ToSchema)]
pub struct Results {
    /// kg/m² (Quetelet)
    bmi: f32,
    /// kcal/d (Roza and Shizgal 1984)
    bmr_kcal_day: f32,
    /// kcal/d for a sedentary person: BMR × 1.2, because the measures hold no activity level
    daily_calories_kcal: f32,
    /// % (Deurenberg 1991)
    body_fat_percent: f32,
    /// kg (Lorentz 1929; divisor 4 for men, 2.5 for women)
    ideal_weight_kg: f32,
    /// Always `wasm_component`: a fresh instance for each request
    computed_by: &'static str,
    #[schema(value_type = String)]
    #[serde(serialize_with = "shared")]
    component: Arc<str>,
    #[schema(value_type = String)]
    #[serde(serialize_with = "shared")]
    component_digest: Arc<str>,
    /// Time in the isolated call, in microseconds
    processing_time_us: f64,
}

fn shared<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

type Headers = [(HeaderName, HeaderValue); 1];

/// Computes BMI, basal metabolism, daily calories, body fat and ideal weight.
#[utoipa::path(post, path = "/api/v1/calculations", tag = "calculations", request_body = Measures, responses(
    (status = 200, body = Results),
    (status = 400, body = Problem, content_type = "application/problem+json"),
    (status = 413, body = Problem, content_type = "application/problem+json"),
    (status = 415, body = Problem, content_type = "application/problem+json"),
    (status = 422, body = Problem, content_type = "application/problem+json"),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub async fn create(
    State(http): State<Arc<Http>>,
    measures: Result<Json<Measures>, JsonRejection>,
) -> Result<(Headers, Json<Results>), Problem> {
    let Json(measures) = measures.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(MAX_BODY_BYTES),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::unsupported("Send JSON with Content-Type: application/json."),
        _ => Problem::bad_request(rejection.body_text()),
    })?;
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(compute(&http, &measures.metrics()?)?)))
}

impl Measures {
    /// # Errors
    /// Names the field that is out of its range.
    pub fn metrics(&self) -> Result<PatientMetrics, Problem> {
        Ok(PatientMetrics {
            weight: in_range("weight_kg", self.weight_kg, 0.5, 500.0, "kg")? as f32,
            height: in_range("height_m", self.height_m, 0.4, 2.6, "m")? as f32,
            age: completed_years(self.age)?,
            gender: match self.sex {
                Sex::Male => GenderType::Male,
                Sex::Female => GenderType::Female,
            },
        })
    }
}

/// # Errors
/// The component did not answer.
pub fn compute(http: &Http, metrics: &PatientMetrics) -> Result<Results, Problem> {
    // Microseconds on the worker's own thread cost less than the way to another one; the component's deadline bounds it.
    let answer = calculate(&http.app.host, metrics).map_err(|error| problem(&error))?;
    let value = answer.value;
    Ok(Results {
        bmi: value.bmi,
        bmr_kcal_day: value.bmr,
        daily_calories_kcal: value.daily_calories,
        body_fat_percent: value.body_fat_percentage,
        ideal_weight_kg: value.ideal_weight,
        computed_by: "wasm_component",
        component: answer.component,
        component_digest: answer.digest,
        processing_time_us: answer.took.as_nanos() as f64 / 1000.0,
    })
}

fn in_range(field: &'static str, value: f64, least: f64, most: f64, unit: &str) -> Result<f64, Problem> {
    if (least..=most).contains(&value) {
        return Ok(value);
    }
    Err(Problem::out_of_range(field, [least, most], format!("{field} must be within {least} and {most} {unit}.")))
}

fn completed_years(age: f64) -> Result<u32, Problem> {
    let age = in_range("age", age, 18.0, 120.0, "years")?;
    if age.fract() == 0.0 {
        return Ok(age as u32);
    }
    Err(Problem::out_of_range("age", [18.0, 120.0], "age counts completed years: write a whole number."))
}

fn problem(error: &Error) -> Problem {
    match error {
        Error::OutOfRange(range) => {
            Problem::out_of_range(range.field, [range.least.into(), range.most.into()], range.to_string())
        }
        Error::Component(error) if error.blame() == host::Blame::Host => Problem::busy(),
        Error::Component(error) => Problem::internal(error),
    }
}
