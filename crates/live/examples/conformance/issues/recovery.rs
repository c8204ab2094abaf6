//! Forms that are recovered when the client connects again: 3200, 3819.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::ui::Js;
use live::view::{Context, Event, Reply, Stop};
use live::{LiveSession, Rendered, View, html};

use super::components::Plain;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Panel>("/issues/3200/{tab}").view::<Empty>("/issues/3819");
}

/// 3200: a form in a component that the address shows, whose target is a selector.
struct Panel {
    messages: bool,
}

impl View for Panel {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Panel { messages: false })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.messages = params.text(&["tab"]) == Some("messages");
    }

    fn render(&self, _: &Context) -> Rendered {
        let to = |tab: &str| Js::new().patch(&format!("/issues/3200/{tab}"));
        html! {
            <div>
                <button type="button" phx-click={to("messages")}>"Messages tab"</button>
                <button type="button" phx-click={to("settings")}>"Settings tab"</button>
                if self.messages {
                    <div>{live_component::<Messages>("messages_tab", ())}</div>
                } else {
                    <div>{live_component::<Plain>("settings_tab", ())}</div>
                }
            </div>
        }
    }
}

#[derive(Default)]
struct Messages(String);

impl LiveComponent for Messages {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        Messages::default()
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        event.text("new_message").unwrap_or_default().clone_into(&mut self.0);
        Reply::None
    }

    fn render(&self, _: Cid) -> Rendered {
        html! {
            <div>
                {live_component::<Plain>("some_unique_message_id", ())}
                <form
                    id="full_add_message_form" phx-change="add_message_change" phx-submit="add_message"
                    phx-target="#full_add_message_form"
                >
                    <div><input id="new_message_input" name="new_message" value={&self.0}></div>
                </form>
            </div>
        }
    }
}

/// 3819: a form without inputs.
struct Empty(bool);

impl View for Empty {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Empty(false))
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        self.0 |= event.name == "reconnected";
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="recover" phx-change="validate" phx-submit="save"><button>"Submit"</button></form>
            if self.0 { <p id="reconnected">"Reconnected!"</p> }
        }
    }
}
