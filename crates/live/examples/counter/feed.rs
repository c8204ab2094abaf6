//! A long list: the first rows are loaded beside the view, others come as somebody scrolls, and those far away go.

use live::params::Params;
use live::view::{AsyncValue, Context, Event, Reply, Stop};
use live::{Rendered, Stream, View, html};

use crate::page::Top;

/// Rows that come at once.
const PAGE: u32 = 20;
/// Rows that the browser keeps.
const KEPT: i64 = 60;
/// All that there are.
const ROWS: u32 = 500;

pub struct Feed {
    rows: Stream<u32>,
    loaded: AsyncValue<()>,
}

impl View for Feed {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("Feed");
        context.stream_async(|feed: &mut Feed| (&mut feed.rows, &mut feed.loaded), async {
            Ok((0..PAGE).collect::<Vec<_>>())
        });
        let rows = Stream::new("rows", |row: &u32| format!("row-{row}"));
        Ok(Feed { rows, loaded: AsyncValue::Loading })
    }

    /// The client waits for the rows with the reply: it then keeps in sight what was there. Where somebody scrolls past the
    /// first row it asks twice, and says so.
    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        let seen = event.text("id").and_then(|id| id.strip_prefix("row-")?.parse().ok()).unwrap_or(0);
        match event.name.as_str() {
            "after" => (seen + 1..ROWS.min(seen + 1 + PAGE)).for_each(|row| self.rows.insert(row, -1, Some(-KEPT))),
            _ if event.params.get(&["_overran"]).is_some() => {}
            _ => (seen.saturating_sub(PAGE)..seen).rev().for_each(|row| self.rows.insert(row, 0, Some(KEPT))),
        }
        Reply::None
    }

    fn render(&self, context: &Context) -> Rendered {
        html! {
            <Top flash={context.flash()}/>
            <p id="loaded">{if self.loaded.ready().is_some() { "loaded" } else { "loading" }}</p>
            <ul id="rows" phx-update="stream" phx-viewport-top="before" phx-viewport-bottom="after">
                for (id, row) in &self.rows, stream { <li id={id} class="tall">"Row "{row}</li> }
            </ul>
        }
    }
}
