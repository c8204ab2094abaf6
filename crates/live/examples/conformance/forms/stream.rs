//! A form with a stream within, that changes all the time.

use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Rendered, Stream, View, html};
use serde_json::json;

use crate::gate::Gate;
use crate::timer;

pub struct FormStream {
    count: u32,
    last: u32,
    items: Stream<u32>,
    gate: Gate,
}

impl View for FormStream {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        timer::every(context, 100, ());
        let items = Stream::new("items", |id| format!("items-{id}"));
        (1..=3).for_each(|id| items.append(id));
        Ok(FormStream { count: 0, last: 3, items, gate: Gate::default() })
    }

    async fn handle_info(&mut self, _: Info, _: &mut Context) {
        self.count += 1;
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        if let Some(reply) = self.gate.pass(&event).await {
            return reply;
        }
        if event.name == "ping" {
            return Reply::Value(json!({}));
        }
        self.count += 1;
        self.last += 1;
        self.items.append(self.last);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            {self.count}
            <form id="test-form" phx-change="validate" phx-submit="save">
                <input name="myname" value={self.count}>
                <input id="other" name="other" value={self.count}>
                <div id="form-stream-hook" phx-hook="FormHook" phx-update="ignore"></div>
                <ul id="form-stream" phx-update="stream">
                    for (id, number) in &self.items, stream {
                        <li id={id} phx-hook="FormStreamHook">"*"{format!("%{{id: {number}}}")}</li>
                    }
                </ul>
                <button id="submit" phx-disable-with="Saving...">"Submit"</button>
            </form>
        }
    }
}
