//! A stream within the row of a list, filled by a task.

use std::time::Duration;

use live::params::Params;
use live::view::{Context, Outcome, Stop};
use live::{Rendered, Stream, View, html};

use super::{Item, items, letters};

pub struct InsideFor {
    items: Stream<Item>,
}

impl View for InsideFor {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.start_async("fill", tokio::time::sleep(Duration::from_millis(50)));
        Ok(InsideFor { items: items() })
    }

    async fn handle_async(&mut self, _: &str, _: Outcome, _: &mut Context) {
        letters("abcd").into_iter().for_each(|item| self.items.append(item));
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            for _ in [1] {
                <div><ul phx-update="stream" id="thelist">
                    for (id, item) in &self.items, stream { <li id={id}>{item.name}</li> }
                </ul></div>
            }
        }
    }
}
