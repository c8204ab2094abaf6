//! Views within that have parts elsewhere, one of them a view again.

use live::nested::live_render;
use live::params::Params;
use live::ui::Portal;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};

pub struct Nested {
    count: u32,
}

impl View for Nested {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Nested { count: 0 })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.count += 1;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div>
                <h1>"Nested LiveView"</h1>
                <p id="nested-event-count">{self.count}</p>
                <button phx-click="event">"Trigger event in nested LV"</button>
                <Portal id="nested-lv-button" target="body" ..>
                    <button phx-click="event">"Trigger event in nested LV (from teleported button)"</button>
                </Portal>
                <Portal id="nested-lv" target="body" ..>{live_render::<Teleported>("nested-teleported")}</Portal>
            </div>
        }
    }
}

pub struct Teleported;

impl View for Teleported {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Teleported)
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <div><h1>"Nested teleport LiveView"</h1><button phx-click="event">"Toggle event in teleported LV"</button></div> }
    }
}
