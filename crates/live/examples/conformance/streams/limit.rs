//! A stream of which the browser keeps so many rows.

use live::params::Params;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, Stream, View, html};

pub struct Limit {
    items: Stream<i64>,
    at: i64,
    limit: i64,
    last: i64,
}

impl View for Limit {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let mut view =
            Limit { items: Stream::new("items", |number| format!("items-{number}")), at: -1, limit: -5, last: 0 };
        view.begin();
        Ok(view)
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        match event.name.as_str() {
            "configure" => {
                self.at = event.params.integer(&["at"]).unwrap_or(-1);
                self.limit = event.params.integer(&["limit"]).unwrap_or(-5);
                self.begin();
            }
            "insert_10" => self.insert(10),
            "insert_1" => self.insert(1),
            _ => {
                self.last = 0;
                self.items.reset([]);
            }
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form phx-submit="configure">
                "at: "<input type="text" name="at" value={self.at}>" limit: "
                <input type="text" name="limit" value={self.limit}>
                <button type="submit">"recreate stream"</button>
            </form>
            <div>"configured with at: "{self.at}", limit: "{self.limit}</div>
            <button phx-click="insert_10">"add 10"</button>
            <button phx-click="insert_1">"add 1"</button>
            <button phx-click="clear">"clear"</button>
            <ul id="items" phx-update="stream">for (id, number) in &self.items, stream { <li id={id}>{number}</li>"\n" }</ul>
        }
    }
}

impl Limit {
    fn begin(&mut self) {
        self.items.reset([]);
        self.last = 0;
        self.insert(10);
    }

    fn insert(&mut self, count: i64) {
        for _ in 0..count {
            self.last += 1;
            self.items.insert(self.last, self.at, Some(self.limit));
        }
    }
}
