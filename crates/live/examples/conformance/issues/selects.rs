//! Selects that are cleared, updated, and left alone while somebody uses them: 2787, 3083, 3107.

use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{LiveSession, Rendered, View, html};
use serde_json::Value;

use crate::gate;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Dependent>("/issues/2787").view::<Multiple>("/issues/3083").view::<Kept>("/issues/3107");
}

/// The options of one select follow the other.
#[derive(Default)]
struct Dependent {
    first: String,
    second: String,
    dummy: String,
}

impl Dependent {
    fn options(&self) -> &'static [&'static str] {
        match self.first.as_str() {
            "greetings" => &["hello", "hallo", "hei"],
            "goodbyes" => &["goodbye", "auf wiedersehen", "ha det bra"],
            _ => &[],
        }
    }
}

impl View for Dependent {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Dependent::default())
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        let text = |name: &str| event.params.text(&["demo", name]).unwrap_or_default().to_owned();
        *self = match event.name.as_str() {
            "updated" => Dependent { first: text("select1"), second: text("select2"), dummy: text("dummy") },
            _ => Dependent::default(),
        };
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="demo" phx-change="updated" phx-submit="submitted">
                {select("select1", &["greetings", "goodbyes"], &self.first)}
                {select("select2", self.options(), &self.second)}
                <input type="text" id="demo_dummy" name="demo[dummy]" value={&self.dummy}>
                <button type="submit">"Submit"</button>
            </form>
        }
    }
}

fn select(name: &str, options: &[&str], value: &str) -> Rendered {
    html! {
        <div><select id={format!("demo_{name}")} name={format!("demo[{name}]")}>
            <option value="">"Select"</option>
            for option in options { <option value={option} selected={*option == value}>{option}</option> }
        </select></div>
    }
}

struct Multiple {
    selected: Vec<u64>,
}

impl View for Multiple {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Multiple { selected: Vec::new() })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        // `send(self(), {:select, [1,2]}); nil`
        if let (Some(code), Some(handle)) = (gate::code(&event), context.handle()) {
            let numbers: Vec<u64> =
                code.split(['[', ',', ']']).filter_map(|number| number.trim().parse().ok()).collect();
            handle.send(Info::new(numbers)).ok();
            return gate::result(Value::Null);
        }
        Reply::None
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        if let Some(numbers) = info.get::<Vec<u64>>() {
            self.selected.clone_from(numbers);
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="form" phx-change="validate">
                <select id="ids" name="ids[]" multiple>
                    for number in 1..=5u64 {
                        <option value={number} selected={self.selected.contains(&number)}>{number}</option>
                    }
                </select>
                <input type="text" placeholder="focus me!">
            </form>
        }
    }
}

struct Kept {
    disabled: bool,
}

impl View for Kept {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Kept { disabled: true })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.disabled = false;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form phx-change="validate" style="display: flex;">
                <select><option value="ONE">"ONE"</option><option value="TWO">"TWO"</option></select>
                <button disabled={self.disabled}>"OK"</button>
            </form>
        }
    }
}
