//! The typed calls, one for each function of the contracts. Each takes a check of its answer: an answer that the check
//! rejects counts as a failure of the component.

use std::thread;

use domain::calculation::{HealthResults, PatientMetrics};
use domain::claim::{ClaimsReport, ClaimsRequest};
use domain::composition::{ComposeReport, ComposeRequest};
use domain::document::Language;
use domain::evidence::{EvidenceReport, EvidenceRequest};
use domain::finding::Finding;
use domain::literature::Literature;
use domain::privacy::{PrivacyReport, PrivacyRequest};
use domain::profile::{ProfileReport, ProfileRequest};
use domain::publication::{CitationStyle, Publication};
use domain::rule::{Rule, RulesRequest};
use jiff::civil::Date;
use wasmtime::UpdateDeadline;

use crate::bridge::{Bridge, Malformed};
use crate::calculator::{Calculator, Function};
use crate::call::{Answer, Call};
use crate::contract::formatting::exports::lauda::content::formatting as wit_formatting;
use crate::contract::shared::types;
use crate::error::{CallError, Failure, StageError};
use crate::host::Host;
use crate::literature;
use crate::role::Role;
use crate::run::{Ready, Request};
use crate::ticker::Ticker;
use crate::version::Typed;

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// 21/11/2025, Nov 21, 2025
    Short,
    /// 21 de novembro de 2025, November 21, 2025
    Long,
}

/// Makes an instance and calls one function of it: `call!(ready, role, interface, method(arguments))`.
macro_rules! call {
    ($ready:ident, $role:ident, $interface:ident, $method:ident($($argument:expr),*)) => {
        call!($ready, $ready.store(), $role, $interface, $method($($argument),*))
    };
    ($ready:ident, $store:expr, $role:ident, $interface:ident, $method:ident($($argument:expr),*)) => {{
        let Typed::$role(pre) = &$ready.loaded.typed else {
            return Err(Failure::WrongRole { is: $ready.version.role, wanted: Role::$role });
        };
        let mut store = $store;
        let guest = pre.instantiate(&mut store).map_err(|error| $ready.not_started(error))?;
        guest.$interface().$method(&mut store $(, $argument)*).map_err(|error| $ready.failed(error))
    }};
}

impl Host {
    /// S.1.1: people, risk and the sanitised document.
    ///
    /// # Errors
    /// See [`CallError`]; `Failure::Stage` where the stage refuses the document.
    pub fn analyze(
        &self,
        to: Call<'_>,
        request: &PrivacyRequest,
        check: impl Fn(&PrivacyReport) -> Result<(), String>,
    ) -> Result<Answer<PrivacyReport>, CallError> {
        let input = request.to_wit();
        self.supervise(&about(to, Role::Privacy, "analyze", request), |ready| {
            stage(call!(ready, Privacy, lauda_content_privacy, call_analyze(&input))?, &check)
        })
    }

    /// S.1.2: statements that need support.
    ///
    /// # Errors
    /// See [`CallError`]; `Failure::Stage` where the stage refuses the document.
    pub fn extract(
        &self,
        to: Call<'_>,
        request: &ClaimsRequest,
        check: impl Fn(&ClaimsReport) -> Result<(), String>,
    ) -> Result<Answer<ClaimsReport>, CallError> {
        let input = request.to_wit();
        self.supervise(&about(to, Role::Claims, "extract", request), |ready| {
            stage(call!(ready, Claims, lauda_content_claims, call_extract(&input))?, &check)
        })
    }

    /// S.2-1.2: publications for each claim. `literature` is asked on the calling thread, for as long as the call runs.
    ///
    /// # Errors
    /// See [`CallError`]; `Failure::Stage` where the stage refuses the claims.
    pub fn find(
        &self,
        to: Call<'_>,
        request: &EvidenceRequest,
        literature: &mut dyn Literature,
        check: impl Fn(&EvidenceReport) -> Result<(), String> + Sync,
    ) -> Result<Answer<EvidenceReport>, CallError> {
        let input = request.to_wit();
        self.supervise(&about(to, Role::Evidence, "find", request), |ready| {
            let (link, desk) = literature::connect(&ready.version.limits);
            let span = tracing::Span::current();
            let guest = || span.in_scope(|| evidence(ready, link, &input, &check));
            thread::scope(|scope| {
                let builder = thread::Builder::new().name("component-evidence".into());
                let guest = builder.spawn_scoped(scope, guest).map_err(|error| Failure::Engine(error.to_string()))?;
                desk.serve(literature);
                guest.join().unwrap_or_else(|_| Err(Failure::Engine("the thread of the guest panicked".into())))
            })
        })
    }

    /// S.3-2: title, description, outline, readability, structured data.
    ///
    /// # Errors
    /// See [`CallError`]; `Failure::Stage` where the stage refuses the document.
    pub fn optimize(
        &self,
        to: Call<'_>,
        request: &ProfileRequest,
        check: impl Fn(&ProfileReport) -> Result<(), String>,
    ) -> Result<Answer<ProfileReport>, CallError> {
        let input = request.to_wit();
        self.supervise(&about(to, Role::Profile, "optimize", request), |ready| {
            stage(call!(ready, Profile, lauda_content_profile, call_optimize(&input))?, &check)
        })
    }

    /// S.4-1.1-3: the final document.
    ///
    /// # Errors
    /// See [`CallError`]; `Failure::Stage` where the stage refuses the document.
    pub fn compose(
        &self,
        to: Call<'_>,
        request: &ComposeRequest,
        check: impl Fn(&ComposeReport) -> Result<(), String>,
    ) -> Result<Answer<ComposeReport>, CallError> {
        let input = request.to_wit();
        self.supervise(&about(to, Role::Compose, "compose", request), |ready| {
            stage(call!(ready, Compose, lauda_content_compose, call_compose(&input))?, &check)
        })
    }

    /// What the rules say about a document.
    ///
    /// # Errors
    /// See [`CallError`]; `Failure::Stage` where the validator refuses the document.
    pub fn validate(
        &self,
        to: Call<'_>,
        request: &RulesRequest,
        check: impl Fn(&Vec<Finding>) -> Result<(), String>,
    ) -> Result<Answer<Vec<Finding>>, CallError> {
        let input = request.to_wit();
        self.supervise(&about(to, Role::Rules, "validate", request), |ready| {
            stage(call!(ready, Rules, lauda_content_rules, call_validate(&input))?, &check)
        })
    }

    /// Every rule that the validator knows.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn catalogue(&self, to: Call<'_>) -> Result<Answer<Vec<Rule>>, CallError> {
        self.supervise(&about(to, Role::Rules, "catalogue", &0_u8), |ready| {
            value(call!(ready, Rules, lauda_content_rules, call_catalogue())?)
        })
    }

    /// A number with its unit.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn format_quantity(
        &self,
        to: Call<'_>,
        quantity: f64,
        unit: &str,
        digits: u8,
        language: Language,
    ) -> Result<Answer<String>, CallError> {
        let language = language.to_wit();
        self.supervise(&about(to, Role::Formatting, "format-quantity", &unit.to_owned()), |ready| {
            call!(ready, Formatting, lauda_content_formatting, call_format_quantity(quantity, unit, digits, language))
        })
    }

    /// A date by locale.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn format_date(
        &self,
        to: Call<'_>,
        date: Date,
        style: DateStyle,
        language: Language,
    ) -> Result<Answer<String>, CallError> {
        let (date, style, language) = (date.to_wit(), style.into(), language.to_wit());
        self.supervise(&about(to, Role::Formatting, "format-date", &0_u8), |ready| {
            call!(ready, Formatting, lauda_content_formatting, call_format_date(date, style, language))
        })
    }

    /// A reference as ABNT or Vancouver wants it.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn format_citation(
        &self,
        to: Call<'_>,
        publication: &Publication,
        style: CitationStyle,
        language: Language,
        accessed: Option<Date>,
    ) -> Result<Answer<String>, CallError> {
        let (input, style, language) = (publication.to_wit(), style.to_wit(), language.to_wit());
        let accessed = accessed.to_wit();
        self.supervise(&about(to, Role::Formatting, "format-citation", publication), |ready| {
            call!(ready, Formatting, lauda_content_formatting, call_format_citation(&input, style, language, accessed))
        })
    }

    /// All body measures. Validate the metrics first: out of range every measure is NaN.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn health_metrics(&self, to: Call<'_>, metrics: &PatientMetrics) -> Result<Answer<HealthResults>, CallError> {
        let input = metrics.to_wit();
        self.supervise(&about(to, Role::HealthCalc, "calculate-health-metrics", metrics), |ready| {
            value(calculator(ready)?.call::<_, (_,)>(ready, Function::HealthMetrics, (input,))?.0)
        })
    }

    /// kg/m² from kg and m; NaN out of range.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn bmi(&self, to: Call<'_>, weight: f32, height: f32) -> Result<Answer<f32>, CallError> {
        self.supervise(&about(to, Role::HealthCalc, "calculate-bmi", &weight), |ready| {
            Ok(calculator(ready)?.call::<_, (f32,)>(ready, Function::Bmi, (weight, height))?.0)
        })
    }

    /// kcal/d; NaN out of range.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn bmr(&self, to: Call<'_>, metrics: &PatientMetrics) -> Result<Answer<f32>, CallError> {
        let input = metrics.to_wit();
        self.supervise(&about(to, Role::HealthCalc, "calculate-bmr", metrics), |ready| {
            Ok(calculator(ready)?.call::<_, (f32,)>(ready, Function::Bmr, (input,))?.0)
        })
    }
}

fn calculator<'r>(ready: &Ready<'r>) -> Result<&'r Calculator, Failure> {
    match &ready.loaded.typed {
        Typed::HealthCalc(calculator) => Ok(calculator),
        _ => Err(Failure::WrongRole { is: ready.version.role, wanted: Role::HealthCalc }),
    }
}

fn about<'a>(call: Call<'a>, role: Role, function: &'static str, input: &impl Bridge) -> Request<'a> {
    Request { call, role: Some(role), function, input_bytes: input.bytes() }
}

/// The answer of a stage: its typed refusal, or a value that the caller accepts.
fn stage<T: Bridge>(
    answer: Result<T::Wit, types::StageError>,
    check: &impl Fn(&T) -> Result<(), String>,
) -> Result<T, Failure> {
    let value = value(answer.map_err(|refusal| Failure::Stage(refusal.into()))?)?;
    check(&value).map_err(Failure::Invalid)?;
    Ok(value)
}

fn value<T: Bridge>(answer: T::Wit) -> Result<T, Failure> {
    T::from_wit(answer).map_err(|error: Malformed| Failure::Malformed(error.to_string()))
}

/// The guest's side of the evidence stage. Time that it waited for the literature moves its deadline.
fn evidence(
    ready: &Ready<'_>,
    link: literature::Link,
    input: &<EvidenceRequest as Bridge>::Wit,
    check: &impl Fn(&EvidenceReport) -> Result<(), String>,
) -> Result<EvidenceReport, Failure> {
    let mut store = ready.store();
    store.data_mut().literature = Some(link);
    store.epoch_deadline_callback(|mut store| {
        let waited = store.data_mut().literature.as_mut().map(literature::Link::take_waited).unwrap_or_default();
        Ok(if waited.is_zero() { UpdateDeadline::Interrupt } else { UpdateDeadline::Continue(Ticker::ticks(waited)) })
    });
    stage(call!(ready, store, Evidence, lauda_content_evidence, call_find(input))?, check)
}

impl From<types::StageError> for StageError {
    fn from(error: types::StageError) -> Self {
        match error {
            types::StageError::InvalidInput(why) => StageError::InvalidInput(shortened(why)),
            types::StageError::TooLarge(why) => StageError::TooLarge(shortened(why)),
        }
    }
}

/// A component may say why it refuses; it may not fill a log.
fn shortened(mut why: String) -> String {
    why.truncate(why.floor_char_boundary(500));
    why
}

impl From<DateStyle> for wit_formatting::DateStyle {
    fn from(style: DateStyle) -> Self {
        match style {
            DateStyle::Short => wit_formatting::DateStyle::Short,
            DateStyle::Long => wit_formatting::DateStyle::Long,
        }
    }
}
