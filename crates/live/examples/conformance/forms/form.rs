//! One form as a view, as a view within a view, as a component and in a portal.

use live::component::{Cid, LiveComponent, live_component};
use live::nested::live_render;
use live::params::Params;
use live::ui::{Js, Portal};
use live::view::{Context, Event, Reply, Stop};
use live::{Component, Rendered, View, html};
use serde_json::{Value, json};

use crate::gate::Gate;

/// What the form looks like, by the params of the page.
#[derive(Clone, PartialEq)]
struct Fields(Params);

impl Fields {
    fn new(given: &Params) -> Fields {
        let defaults = [("a", "foo"), ("b", "bar"), ("c", "baz"), ("id", "test-form"), ("phx-change", "validate")];
        let mut params = Params::default();
        defaults.iter().for_each(|(name, value)| params.insert(*name, json!(value)));
        params.extend(given.clone());
        for (word, name) in [("no-id", "id"), ("no-change-event", "phx-change")] {
            if given.get(&[word]).is_some() {
                params.insert(name, Value::Null);
            }
        }
        Fields(params)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.text(&[name])
    }

    fn has(&self, name: &str) -> bool {
        self.0.get(&[name]).is_some()
    }

    /// What a view and a component do alike.
    fn act(&mut self, event: Event, submitted: &mut bool, context: &mut Context) {
        match event.name.as_str() {
            "validate" => self.0.extend(event.params),
            "save" => *submitted = true,
            "custom-recovery" => self.0.insert("b", json!("custom value from server")),
            "patch-recovery" => context.push_patch("/form?patched=true"),
            _ => {}
        }
    }
}

pub struct Form {
    fields: Fields,
    submitted: bool,
    gate: Gate,
}

impl View for Form {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        let handed = Params::from_value(context.handed().clone());
        let params = if context.handed().is_null() { params } else { &handed };
        Ok(Form { fields: Fields::new(params), submitted: false, gate: Gate::default() })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        if let Some(reply) = self.gate.pass(&event).await {
            return reply;
        }
        self.fields.act(event, &mut self.submitted, context);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            if self.fields.has("portal") {
                <h1>"Form"</h1>
                <Portal id="form-portal" target="body" ..>{self.form()}</Portal>
            } else {
                {self.form()}
            }
            if self.submitted { <p>"Form was submitted!"</p> }
        }
    }
}

impl Form {
    fn form(&self) -> Rendered {
        html! {
            if self.fields.has("live-component") {
                {live_component::<Own>("form-component", self.fields.clone())}
            } else {
                <Markup fields={&self.fields} target={None}/>
            }
        }
    }
}

/// The form as a component.
struct Own {
    given: Option<Fields>,
    fields: Fields,
    submitted: bool,
}

impl LiveComponent for Own {
    type Props = Fields;

    fn mount(_: &mut Context) -> Self {
        Own { given: None, fields: Fields::new(&Params::default()), submitted: false }
    }

    fn update(&mut self, fields: Fields, _: &mut Context) {
        // What somebody typed stays until something else is handed over.
        if self.given.as_ref() != Some(&fields) {
            self.fields = fields.clone();
            self.given = Some(fields);
        }
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        self.fields.act(event, &mut self.submitted, context);
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <div>
                <Markup fields={&self.fields} target={Some(myself)}/>
                if self.submitted { <p>"LC Form was submitted!"</p> }
            </div>
        }
    }
}

struct Markup<'a> {
    fields: &'a Fields,
    target: Option<Cid>,
}

impl Component for Markup<'_> {
    fn render(self) -> Rendered {
        let get = |name: &str| self.fields.get(name);
        let push = self.fields.has("js-change").then(|| Js::new().push("validate"));
        let change = if push.is_some() { None } else { get("phx-change") };
        let form = |name: &str| self.input_of(name);
        html! {
            <form
                id={get("id")} phx-submit="save" phx-change={change} {..on_change(push)} phx-target={self.target}
                phx-auto-recover={get("phx-auto-recover")} class="myformclass"
            >
                <fieldset disabled={self.fields.has("disabled-fieldset")}>
                    <input type="text" name="a" readonly value={get("a")}>
                    <input type="text" name="b" value={get("b")}>
                </fieldset>
                <input type="text" name="c" value={get("c")}>
                <select name="d">
                    for word in ["foo", "bar", "baz"] { <option value={word} selected={get("d") == Some(word)}>{word}</option> }
                </select>
                {form("e")}
                <button type="submit" phx-disable-with="Submitting" phx-click={Js::new().dispatch("test", "")}>"Submit with JS"</button>
                <button id="submit" type="submit" phx-disable-with="Submitting">"Submit"</button>
                <button type="button" phx-click="button-test" phx-disable-with="Loading">"Non-form Button"</button>
            </form>
            {form("f")}
        }
    }
}

impl Markup<'_> {
    /// An input that belongs to the form by its id.
    fn input_of(&self, name: &str) -> Option<Rendered> {
        let form = self.fields.get("id")?;
        Some(html! { <input type="text" name={name} form={form} value={self.fields.get(name)}> })
    }
}

fn on_change(push: Option<Js>) -> live::template::Attributes {
    push.map(|push| live::template::Attributes::new().with("phx-change", &push)).unwrap_or_default()
}

/// A view around the form, which gives it the params of the page.
pub struct Around(Value);

impl View for Around {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Around(params.as_value().clone()))
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { {live_render::<Form>("nested").hand(self.0.clone())} }
    }
}
