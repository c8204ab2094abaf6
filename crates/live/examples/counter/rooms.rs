//! A view with others within it: one that ends with it, and one that stays while somebody goes from room to room.

use live::nested::live_render;
use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Rendered, View, html};
use serde_json::json;

use crate::page::{Link, Top};

pub struct Rooms {
    name: String,
    heard: u32,
    lamp: bool,
}

/// A lamp was switched.
struct Switched;

impl View for Rooms {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("Rooms");
        Ok(Rooms { name: params.text(&["name"]).unwrap_or_default().to_owned(), heard: 0, lamp: true })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        assert_ne!(event.name, "crash", "somebody asked for it");
        self.lamp = !self.lamp;
        Reply::None
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        self.heard += u32::from(info.get::<Switched>().is_some());
    }

    fn render(&self, context: &Context) -> Rendered {
        html! {
            <Top flash={context.flash()}/>
            <h1 id="room">{self.name}</h1>
            <Link to="/rooms/kitchen" id="kitchen" kind="redirect">"kitchen"</Link>" "
            <Link to="/rooms/attic" id="attic" kind="redirect">"attic"</Link>
            <p id="heard">{self.heard}</p>
            <button id="take" phx-click="take">"take the lamp"</button>
            <button id="crash-room" phx-click="crash">"crash"</button>
            if self.lamp { {live_render::<Lamp>("lamp").hand(json!({"colour": "red"}))} }
            {live_render::<Radio>("radio").sticky()}
        }
    }
}

pub struct Lamp {
    colour: String,
    on: bool,
}

impl View for Lamp {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        Ok(Lamp { colour: context.handed()["colour"].as_str().unwrap_or("white").to_owned(), on: false })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        assert_ne!(event.name, "crash", "somebody asked for it");
        self.on = !self.on;
        context.push_event("highlight", json!({"id": "lamp-state"}));
        if let Some(room) = context.parent() {
            // A room that is gone needs no word.
            room.send(Info::new(Switched)).ok();
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <p id="lamp-state">{self.colour}" "{if self.on { "on" } else { "off" }}</p>
            <button id="switch" phx-click="switch">"switch"</button>
            <button id="crash-lamp" phx-click="crash">"crash"</button>
        }
    }
}

pub struct Radio {
    volume: u32,
}

impl View for Radio {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Radio { volume: 0 })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.volume += 1;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <button id="louder" phx-click="louder">"volume "{self.volume}</button> }
    }
}
