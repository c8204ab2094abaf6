//! A component elsewhere, with a stream, and with a button that is elsewhere again.

use live::component::{Cid, LiveComponent};
use live::ui::Portal;
use live::view::{Context, Event, Reply};
use live::{Rendered, Stream, html};

use crate::timer::unique;

pub struct Teleported {
    items: Stream<u64>,
}

impl LiveComponent for Teleported {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        let items = Stream::new("items", |id| format!("items-{id}"));
        (1..=2).for_each(|id| items.append(id));
        Teleported { items }
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.items.prepend(1000 + unique());
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <div id="teleported-lc">
                <h1>"LiveComponent"</h1>
                <ul id="stream-in-lc" phx-update="stream">
                    for (id, number) in &self.items, stream { <li id={id}>"Item "{number}</li> }
                </ul>
                <button phx-click="prepend" phx-target={myself}>"Prepend item"</button>
                <Portal id="teleported-from-lc-button" target="body" ..>
                    <button id="lcbtn" phx-hook="TeleportedButton">"Prepend item (teleported)"</button>
                </Portal>
            </div>
        }
    }
}
