//! A stream that follows the address.

use live::params::Params;
use live::ui::{Link, Target};
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, Stream, View, html};

use super::{Item, items};

pub struct Healthy {
    fruits: bool,
    items: Stream<Item>,
}

fn named(names: &[(&str, &str)]) -> Vec<Item> {
    names.iter().map(|(id, name)| Item { id: (*id).to_owned(), name: (*name).to_owned() }).collect()
}

impl View for Healthy {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Healthy { fruits: true, items: items() })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.fruits = params.text(&["category"]) == Some("fruits");
        let (fruits, veggies) = ([("1", "Apples"), ("2", "Oranges")], [("3", "Carrots"), ("4", "Tomatoes")]);
        self.items.reset(named(if self.fruits { &fruits } else { &veggies }));
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        named(&[("5", "Pumpkins"), ("6", "Melons")]).into_iter().for_each(|item| self.items.append(item));
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let other = if self.fruits { "/healthy/veggies" } else { "/healthy/fruits" };
        html! {
            <p><Link to={Target::Patch(other.to_owned())} ..>"Switch"</Link></p>
            <h1>{if self.fruits { "Fruits" } else { "Veggies" }}</h1>
            <ul id="items" phx-update="stream">for (id, item) in &self.items, stream { <li id={id}>{item.name}</li> }</ul>
        }
    }
}
