//! The page: fields, what is wrong with them, and results from a fresh instance of the component.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use cms::calculations::calculate;
use domain::calculation::HealthResults;
use domain::document::Language;
use live::params::{Params, decode};
use live::view::{Context, Event, Reply, Stop};
use live::{Component, Limits, Rendered, View, html};

use super::form::{Faults, Form};
use super::texts::Texts;
use crate::live_pages::{Host, site_page};
use crate::state::Http;

/// Bytes of a plain form; four short fields.
pub const MAX_BODY_BYTES: usize = 4 << 10;

/// The page in Portuguese or in English.
pub struct Calculator<const ENGLISH: bool> {
    http: Arc<Http>,
    form: Form,
    outcome: Outcome,
}

enum Outcome {
    Waiting,
    Results(Box<Results>),
    /// The component did not answer.
    Busy,
}

struct Results {
    values: HealthResults,
    component: String,
    digest: String,
    microseconds: f32,
}

const fn language(english: bool) -> Language {
    if english { Language::En } else { Language::PtBr }
}

impl<const ENGLISH: bool> View for Calculator<ENGLISH> {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        let http = context.state().ok_or(Stop::Status(500))?;
        Ok(Calculator { http, form: Form::default(), outcome: Outcome::Waiting })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        self.fill(Form::read(&event.params, event.name == "calculate"));
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        self.markup()
    }
}

impl<const ENGLISH: bool> Calculator<ENGLISH> {
    fn fill(&mut self, form: Form) {
        self.outcome = match form.metrics() {
            None => Outcome::Waiting,
            // Microseconds, which the component's deadline bounds.
            Some(metrics) => match calculate(&self.http.app.host, &metrics) {
                Ok(answer) => Outcome::Results(Box::new(Results {
                    values: answer.value,
                    component: answer.component.to_string(),
                    digest: answer.digest.to_string(),
                    microseconds: answer.took.as_nanos() as f32 / 1000.0,
                })),
                Err(error) => {
                    tracing::warn!(%error, "the calculator did not answer");
                    Outcome::Busy
                }
            },
        };
        self.form = form;
    }

    fn markup(&self) -> Rendered {
        let language = language(ENGLISH);
        let (texts, form) = (Texts::of(language), &self.form);
        let faults = form.faults(texts);
        let Faults { weight, height, age, sex } = faults;
        html! {
            <div class="calculator">
                <h1>{texts.heading}</h1>
                <p class="lede">{texts.intro}</p>
                <form id="measures" method="post" action={site::paths::calculator(language)} phx-change="type" phx-submit="calculate" novalidate autocomplete="off">
                    <Number name="weight" label={texts.weight} hint={texts.weight_hint} value={form.weight.clone()} mode="decimal" fault={weight}/>
                    <Number name="height" label={texts.height} hint={texts.height_hint} value={form.height.clone()} mode="decimal" fault={height}/>
                    <Number name="age" label={texts.age} hint={texts.age_hint} value={form.age.clone()} mode="numeric" fault={age}/>
                    <fieldset aria-describedby="sex-fault">
                        <legend>{texts.sex}</legend>
                        for (value, label) in [("female", texts.female), ("male", texts.male)], key = value {
                            <label class="choice">
                                <input type="radio" name="sex" id={format!("sex-{value}")} value={value} checked={form.sex == value}>
                                {label}
                            </label>
                        }
                        <p class="fault" id="sex-fault" role="status">{sex}</p>
                    </fieldset>
                    <button class="button" id="calculate">{texts.calculate}</button>
                    <p class="note">{texts.privacy}</p>
                </form>
                <section id="results" aria-live="polite" aria-labelledby="results-heading">
                    <h2 id="results-heading">{texts.results}</h2>
                    match &self.outcome {
                        Outcome::Waiting => { <p class="waiting">{texts.waiting}</p> }
                        Outcome::Busy => { <p class="fault" id="busy">{texts.busy}</p> }
                        Outcome::Results(results) => { {results.markup(texts)} }
                    }
                    <p class="note">{texts.limits}</p>
                </section>
            </div>
        }
    }
}

impl Results {
    fn markup(&self, texts: &'static Texts) -> Rendered {
        let Results { values, component, digest, microseconds } = self;
        let whole = |value| format!("{} {}", texts.number(value, 0), texts.per_day);
        let bmi = format!("{} kg/m², {}", texts.number(values.bmi, 1), texts.class(values.bmi));
        let fat = format!("{} %", texts.number(values.body_fat_percentage, 1));
        let ideal = format!("{} kg", texts.number(values.ideal_weight, 1));
        let time = format!("{} µs", texts.number(*microseconds, 1));
        html! {
            <dl class="facts">
                <Measure id="bmi" label={texts.bmi} value={bmi} source={texts.bmi_source}/>
                <Measure id="bmr" label={texts.bmr} value={whole(values.bmr)} source={texts.bmr_source}/>
                <Measure id="calories" label={texts.calories} value={whole(values.daily_calories)} source={texts.calories_source}/>
                <Measure id="fat" label={texts.fat} value={fat} source={texts.fat_source}/>
                <Measure id="ideal" label={texts.ideal} value={ideal} source={texts.ideal_source}/>
            </dl>
            <p class="note" id="computed">{texts.computed_by}" "<code title={digest.clone()}>{component.clone()}</code>" "{texts.fresh}" "{time}"."</p>
        }
    }
}

/// A field for a number, with its range and what is wrong with it.
struct Number {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    value: String,
    /// The keyboard that a phone shows.
    mode: &'static str,
    fault: Option<&'static str>,
}

impl Component for Number {
    fn render(self) -> Rendered {
        let (hint, fault) = (format!("{}-hint", self.name), format!("{}-fault", self.name));
        let described = format!("{hint} {fault}");
        let invalid = self.fault.map(|_| "true");
        html! {
            <div class="field">
                <label for={self.name}>{self.label}</label>
                <input type="text" id={self.name} name={self.name} value={self.value} inputmode={self.mode} maxlength="16" autocomplete="off" aria-describedby={described} aria-invalid={invalid} phx-debounce="150">
                <p class="hint" id={hint}>{self.hint}</p>
                <p class="fault" id={fault} role="status">{self.fault}</p>
            </div>
        }
    }
}

/// One result with its formula.
struct Measure {
    id: &'static str,
    label: &'static str,
    value: String,
    source: &'static str,
}

impl Component for Measure {
    fn render(self) -> Rendered {
        html! {
            <div>
                <dt>{self.label}</dt>
                <dd><strong id={self.id}>{self.value}</strong><br><span class="hint">{self.source}</span></dd>
            </div>
        }
    }
}

/// The form as a browser without our code sends it: the same page, with results.
pub async fn answer_form<const ENGLISH: bool>(
    State(http): State<Arc<Http>>,
    Extension(Host(host)): Extension<Host>,
    body: Bytes,
) -> Response {
    let Some(params) = std::str::from_utf8(&body).ok().and_then(|body| decode(body, &Limits::default()).ok()) else {
        return (StatusCode::BAD_REQUEST, "the form cannot be read\n").into_response();
    };
    let mut page = Calculator::<ENGLISH> { http: http.clone(), form: Form::default(), outcome: Outcome::Waiting };
    page.fill(Form::read(&params, true));
    let content = page.markup().to_html().unwrap_or_default();
    match site_page(&http, &host, language(ENGLISH), "", &content) {
        Some(html) => ([(header::CACHE_CONTROL, "no-store")], axum::response::Html(html)).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
