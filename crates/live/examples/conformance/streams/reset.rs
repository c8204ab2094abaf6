//! A stream that is reset, and inserted into at all places.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::ui::Js;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, Stream, View, html};

use super::{Item, items, letters};
use crate::timer::unique;

pub struct Reset {
    items: Stream<Item>,
    removes: bool,
}

const BUTTONS: [(&str, &str); 13] = [
    ("filter", "Filter"),
    ("reorder", "Reorder"),
    ("reset", "Reset"),
    ("prepend", "Prepend"),
    ("append", "Append"),
    ("bulk-insert", "Bulk insert"),
    ("insert-at-one", "Insert at 1"),
    ("insert-existing-at-one", "Insert C at 1"),
    ("delete-insert-existing-at-one", "Delete C and insert at 1"),
    ("prepend-existing", "Prepend C"),
    ("append-existing", "Append C"),
    ("new-update-only", "Add E (update only)"),
    ("existing-update-only", "Update C (update only)"),
];

impl View for Reset {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        let items = items();
        letters("abcd").into_iter().for_each(|item| items.append(item));
        Ok(Reset { items, removes: params.get(&["phx-remove"]).is_some() })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        let fresh = || Item { id: format!("a-{}", unique()), name: unique().to_string() };
        let c = || letters("c").remove(0);
        match event.name.as_str() {
            "filter" => self.items.reset(letters("bcd")),
            "reorder" => self.items.reset(letters("bacd")),
            "reset" => self.items.reset(letters("abcd")),
            "prepend" => self.items.prepend(fresh()),
            "append" => self.items.append(fresh()),
            "bulk-insert" => letters("gfe").into_iter().for_each(|item| self.items.insert(item, 1, None)),
            "insert-at-one" => self.items.insert(fresh(), 1, None),
            "insert-existing-at-one" => self.items.insert(c(), 1, None),
            "delete-insert-existing-at-one" => {
                self.items.delete(&c());
                self.items.insert(c(), 1, None);
            }
            "prepend-existing" => self.items.prepend(c()),
            "append-existing" => self.items.append(c()),
            "new-update-only" => self.items.update(letters("e").remove(0)),
            _ => self.items.update(Item { name: format!("C {}", unique()), ..c() }),
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let remove = self.removes.then(|| Js::new().hide(""));
        html! {
            <ul phx-update="stream" id="thelist">
                for (id, item) in &self.items, stream { <li id={id} phx-remove={&remove}>{item.name}</li> }
            </ul>
            for (event, label) in BUTTONS { <button phx-click={event}>{label}</button> }
        }
    }
}

/// The same where each row is a component.
pub struct ResetComponents {
    items: Stream<Item>,
}

impl View for ResetComponents {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let items = items();
        letters("abcd").into_iter().for_each(|item| items.append(item));
        Ok(ResetComponents { items })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.items.reset(letters("eafg"));
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <ul phx-update="stream" id="thelist">
                for (id, item) in &self.items, stream { {live_component::<Row>(id.clone(), (id, item))} }
            </ul>
            <button phx-click="reorder">"Reorder"</button>
        }
    }
}

struct Row(String, String);

impl LiveComponent for Row {
    type Props = (String, Item);

    fn mount(_: &mut Context) -> Self {
        Row(String::new(), String::new())
    }

    fn update(&mut self, (id, item): (String, Item), _: &mut Context) {
        (self.0, self.1) = (id, item.name);
    }

    fn render(&self, _: Cid) -> Rendered {
        html! { <li id={&self.0}>{self.1}</li> }
    }
}
