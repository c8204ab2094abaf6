//! A form that is checked while somebody types, and recovered when the server was away.

use live::params::Params;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};

use crate::page::Top;

#[derive(Default)]
pub struct Form {
    name: String,
    colours: Vec<String>,
    touched: String,
    saved: Option<String>,
}

impl View for Form {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("Form");
        Ok(Form::default())
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        self.read(&event.params);
        if event.name == "save" && self.problem().is_none() {
            self.saved = Some(format!("{} likes {}", self.name, self.colours.join(", ")));
            context.put_flash("info", "Saved");
        }
        Reply::None
    }

    fn render(&self, context: &Context) -> Rendered {
        html! {
            <Top flash={context.flash()}/>
            <form id="profile" phx-change="validate" phx-submit="save">
                <input type="text" id="name" name="profile[name]" value={&self.name} autocomplete="off">
                if let Some(problem) = self.problem() { <em id="problem">{problem}</em> }
                for colour in ["red", "green", "blue"], key = colour {
                    <label>
                        <input type="checkbox" name="profile[colours][]" value={colour} checked={self.likes(colour)}>
                        {colour}
                    </label>
                }
                <button id="save">"Save"</button>
            </form>
            <p id="touched">{self.touched}</p>
            <p id="saved">{self.saved}</p>
        }
    }
}

impl Form {
    fn read(&mut self, params: &Params) {
        self.name = params.text(&["profile", "name"]).unwrap_or_default().to_owned();
        let colours = params.get(&["profile", "colours"]).and_then(|value| value.as_array());
        let colours = colours.into_iter().flatten().filter_map(|colour| colour.as_str());
        self.colours = colours.map(str::to_owned).collect();
        let target = params.get(&["_target"]).and_then(|target| target.as_array());
        if let Some(target) = target {
            self.touched = target.iter().filter_map(|name| name.as_str()).collect::<Vec<_>>().join(" → ");
        }
    }

    fn problem(&self) -> Option<&'static str> {
        (!self.name.is_empty() && self.name.chars().count() < 3).then_some("the name is too short")
    }

    fn likes(&self, colour: &str) -> bool {
        self.colours.iter().any(|liked| liked == colour)
    }
}
