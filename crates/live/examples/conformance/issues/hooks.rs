//! Hooks: 3651, 4066, 4088, 4147.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{LiveSession, Rendered, View, html};
use serde_json::json;

use crate::timer::unique;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Ghost>("/issues/3651").view::<Late>("/issues/4066").view::<Thrice>("/issues/4088");
}

/// 3651: a hook within a hook, whose element gets another id.
struct Ghost {
    id: u32,
    counter: u32,
}

impl View for Ghost {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        if let Some(handle) = context.handle() {
            handle.send(Info::new(())).ok();
        }
        context.push_event("myevent", json!({}));
        Ok(Ghost { id: 1, counter: 0 })
    }

    async fn handle_info(&mut self, _: Info, _: &mut Context) {
        self.id = 2;
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        if event.name == "reload" {
            self.counter += 1;
            assert!(self.counter < 4096, "the ghost is there");
            context.push_event("myevent", json!({}));
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div id="main" phx-hook="OuterHook"><div phx-hook="InnerHook" id={format!("id-{}", self.id)}></div></div>
            <div id="counter">"Total Event Calls: "<span id="total">{self.counter}</span></div>
            <div id="notice" phx-update="ignore">"I will disappear if the bug is not present."</div>
        }
    }
}

/// 4066: an event of an element that is gone.
struct Late {
    rendered_at: u64,
    delay: String,
    shown: bool,
}

impl View for Late {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        let delay = params.text(&["delay"]).unwrap_or("3000").to_owned();
        Ok(Late { rendered_at: unique(), delay, shown: true })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        assert_eq!(event.name, "toggle", "the event of the component is not for the view");
        self.shown = !self.shown;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <p id="render-time">{self.rendered_at}</p>
            <button phx-click="toggle">"Toggle"</button>
            if self.shown { {live_component::<LateInput>("foo", self.delay.clone())} }
        }
    }
}

#[derive(Default)]
struct LateInput(String);

impl LiveComponent for LateInput {
    type Props = String;

    fn mount(_: &mut Context) -> Self {
        LateInput::default()
    }

    fn update(&mut self, delay: String, _: &mut Context) {
        self.0 = delay;
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! { <input phx-hook="Delayed" data-delay={&self.0} target={myself} id="foo"> }
    }
}

/// 4088: three events at once.
struct Thrice;

impl View for Thrice {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Thrice)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { {live_component::<ThriceOwn>("lc", ())} }
    }
}

struct ThriceOwn(u64);

impl LiveComponent for ThriceOwn {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        ThriceOwn(0)
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0 = unique();
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! { <div id="foo" phx-hook="ThreeTimes" phx-target={myself}>{self.0}</div> }
    }
}

/// 4147: a hook of the layout, outside of the view.
pub struct Outside;

impl View for Outside {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Outside)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <h1>"Inside"</h1> }
    }
}
