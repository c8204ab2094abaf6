//! Streams of components that are rows of a stream.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, Stream, View, html};

use super::{Item, items, letters};

pub struct NestedReset {
    items: Stream<Item>,
}

impl View for NestedReset {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let items = items();
        letters("abcd").into_iter().for_each(|item| items.append(item));
        Ok(NestedReset { items })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.items.reset(letters("eafg"));
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <ul phx-update="stream" id="thelist">
                for (id, item) in &self.items, stream { {live_component::<Row>(id.clone(), (id, item.name))} }
            </ul>
            <button phx-click="reorder" id="parent-reorder">"Reorder"</button>
        }
    }
}

struct Row {
    id: String,
    name: String,
    connected: bool,
    nested: Stream<Item>,
}

impl Row {
    /// The letters as rows of this one.
    fn own(&self, ids: &str) -> Vec<Item> {
        let own = |item: Item| Item { id: format!("{}-{}", self.id, item.id), name: format!("N-{}", item.name) };
        letters(ids).into_iter().map(own).collect()
    }
}

impl LiveComponent for Row {
    type Props = (String, String);

    fn mount(context: &mut Context) -> Self {
        let nested = Stream::new("nested", |item: &Item| format!("nested-{}", item.id));
        Row { id: String::new(), name: String::new(), connected: context.connected(), nested }
    }

    fn update(&mut self, (id, name): (String, String), _: &mut Context) {
        let first = self.id.is_empty();
        (self.id, self.name) = (id, name);
        if first {
            self.nested.reset(self.own(if self.connected { "abcd" } else { "efgh" }));
        }
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.nested.reset(self.own("eafg"));
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <li id={&self.id}>
                {self.name}
                <div id={format!("{}-nested", self.id)} phx-update="stream" style="display: flex; gap: 4px;">
                    for (id, item) in &self.nested, stream { <span id={id}>{item.name}</span> }
                </div>
                <button phx-click="reorder" phx-target={myself}>"Reorder"</button>
            </li>
        }
    }
}
