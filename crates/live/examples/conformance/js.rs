//! `js.spec.js`: commands that the browser runs.

use live::params::Params;
use live::ui::{self, Transition};
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};

pub struct Js {
    count: u32,
}

impl View for Js {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Js { count: 0 })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.count += 1;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let modal = "#my-modal";
        let (come, go) = (Transition::new("fade-in", 50), Transition::new("fade-out", 50));
        let show = ui::Js::new().show_with(modal, &come).set_attribute("aria-expanded", "true", modal);
        let hide = ui::Js::new().hide_with(modal, &go).set_attribute("aria-expanded", "false", modal);
        let toggle = ui::Js::new().toggle_with(modal, &come, &go);
        let toggle = toggle.toggle_attribute_between("aria-expanded", ["true", "false"], modal);
        html! {
            <div id="my-modal" aria-expanded="false" style="display: none;">"Test"</div>
            <button phx-click={show.set_attribute("open", "true", modal)}>"show modal"</button>
            <button phx-click={hide.remove_attribute("open", modal)}>"hide modal"</button>
            <button phx-click={toggle.toggle_attribute("open", "true", modal)}>"toggle modal"</button>
            <details phx-mounted={ui::Js::new().ignore_attributes(&["open"])}>
                <summary>"Details"</summary>
                <button phx-click="increment">{self.count}</button>
            </details>
        }
    }
}
