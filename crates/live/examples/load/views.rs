//! A channel that does nothing, a counter, and a table that is sorted by a click.

use live::channel::{Channel, ConnectInfo, Forbidden, Joined, Refused, Socket, UserSocket};
use live::params::Params;
use live::view::{Context, Event, Reply, Stop};
use live::wire::Payload;
use live::{Rendered, View, html};

/// What everybody of a crowd hears.
pub const NEWS: &str = "topic:news";
const ROWS: u32 = 50;

pub struct Anybody;

impl UserSocket for Anybody {
    async fn connect(_: &Params, _: &ConnectInfo) -> Result<Self, Forbidden> {
        Ok(Anybody)
    }
}

pub struct Topic;

impl Channel for Topic {
    type User = Anybody;

    async fn join(_: &str, _: Payload, _: &Socket<Anybody>) -> Result<Joined<Self>, Refused> {
        Ok(Joined::new(Topic))
    }
}

pub struct Counter(i64);

impl View for Counter {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("Counter");
        Ok(Counter(0))
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0 += 1;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <main>
                <p class={if self.0 > 5 { "big" } else { "small" }}><b id="count">{self.0}</b></p>
                <button id="inc" phx-click="inc">"+"</button>
            </main>
        }
    }
}

struct Person {
    id: u32,
    name: String,
    city: &'static str,
    visits: u32,
}

pub struct Table {
    people: Vec<Person>,
    by: String,
}

impl Table {
    fn sort(&mut self) {
        match self.by.as_str() {
            "name" => self.people.sort_by(|a, b| a.name.cmp(&b.name)),
            "city" => self.people.sort_by(|a, b| (a.city, a.id).cmp(&(b.city, b.id))),
            "visits" => self.people.sort_by_key(|person| (person.visits, person.id)),
            _ => self.people.sort_by_key(|person| person.id),
        }
    }
}

impl View for Table {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let cities = ["Recife", "Manaus", "Curitiba", "Belém", "Natal"];
        let person = |id: u32| {
            // Seven and 50, and 37 and 1009, have no factor in common: the orders are unlike each other.
            let name = format!("Person {:02}", id * 7 % ROWS);
            Person { id, name, city: cities[id as usize % cities.len()], visits: id * 37 * 37 % 1009 }
        };
        Ok(Table { people: (0..ROWS).map(person).collect(), by: "id".to_owned() })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        self.by = event.text("by").unwrap_or_default().to_owned();
        self.sort();
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <main>
                <h1>"People by "{self.by}</h1>
                <table>
                    <thead>
                        <tr>
                            for column in ["id", "name", "city", "visits"] {
                                <th><button type="button" phx-click="sort" phx-value-by={column}>{column}</button></th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for person in &self.people, key = person.id {
                            <tr id={format!("person-{}", person.id)}>
                                <td>{person.id}</td>
                                <td><a href={format!("/people/{}", person.id)}>{person.name}</a></td>
                                <td>{person.city}</td>
                                <td class="number">{person.visits}</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </main>
        }
    }
}
