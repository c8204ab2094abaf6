//! A view of another live session: going there loads a page.

use live::params::Params;
use live::ui::{FocusWrap, Js, Link, Portal, Target};
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};

use crate::page::Top;

pub struct Tools {
    toggled: u32,
}

impl View for Tools {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("Tools");
        Ok(Tools { toggled: 0 })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.toggled += 1;
        Reply::None
    }

    fn render(&self, context: &Context) -> Rendered {
        let toggle = Js::new().toggle("#menu").toggle_class("on", "#tools").push("toggled");
        html! {
            <Top flash={context.flash()}/>
            <h1 id="tools">"Tools"</h1>
            <button id="toggle" phx-click={toggle}>"toggle the menu"</button>
            <p id="toggled">{self.toggled}</p>
            <Portal id="aside" target="body" ..>
                <FocusWrap id="wrapped" ..>
                    <button id="first" phx-click="toggled">"count"</button>
                    <button id="last">"nothing"</button>
                </FocusWrap>
            </Portal>
            <p id="menu"><Link to={Target::Patch("/tools?again".to_owned())} ..>"again"</Link></p>
        }
    }
}
